import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Waiver } from '../input.ts';
import { outcomeOf, readChangeCases, type ChangeCase } from '../testing/change-cases.ts';
import { reviewFleets } from '../testing/trees.ts';
import { DANGER_RULES } from './catalogue.ts';

const FOLDER = join(__dirname, '../../testdata/dangers');
const REMEDIES = new Map(DANGER_RULES.map(({ id, remedy }) => [id as string, remedy]));
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .map((file) => ({ file, cases: readChangeCases(readFileSync(join(FOLDER, file), 'utf8')) }));
const ALL = FILES.flatMap(({ cases }) => cases);
/** Its cases are of more than 10 MB: `argocd-size.test.ts`. */
const TOO_LARGE = 'argocd/large-application';
const RULES = DANGER_RULES.map(({ id }): string => id).filter((id) => id !== TOO_LARGE);

const review = ({ cluster, base, head }: ChangeCase, waivers: readonly Waiver[] = []) =>
  reviewFleets({ [cluster]: base }, { [cluster]: head }, waivers);
const meets = ({ rule, finds }: ChangeCase) => finds.some((found) => found.split(' ')[1] === rule);

describe.each(FILES)('$file', ({ cases }) => {
  test.each(cases.map((one): [string, string, ChangeCase] => [one.rule, one.title, one]))(
    '%s: %s',
    (_rule, _title, one) => {
      expect(outcomeOf(review(one), REMEDIES)).toEqual({ does: one.does, finds: one.finds });
    },
  );
});

test('every rule has a change that meets it and one much like it that does not', () => {
  const rulesOf = (cases: readonly ChangeCase[]) => [...new Set(cases.map(({ rule }) => rule))].sort();
  expect(rulesOf(ALL.filter(meets))).toEqual([...RULES].sort());
  expect(rulesOf(ALL.filter((one) => !meets(one)))).toEqual([...RULES].sort());
});

test('each case of a file has a title of its own', () => {
  const titles = FILES.flatMap(({ file, cases }) =>
    cases.map(({ rule, title }) => `${file}: ${rule}: ${title}`),
  );
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

/** The first case of each rule that meets it. */
const FIRST = RULES.flatMap((rule): [string, ChangeCase][] => {
  const one = ALL.find((candidate) => candidate.rule === rule && meets(candidate));
  return one === undefined ? [] : [[rule, one]];
});

describe.each(FIRST)('%s', (rule, one) => {
  const waiver = (expires: string): Waiver => ({
    rule,
    reason: 'we know what we do',
    expires,
    file: 'clusters/prod/cluster.yaml',
    line: 3,
  });

  test('is accepted by a waiver up to its last day', () => {
    const { dangers, verdict, waivers } = review(one, [waiver('2026-06-15')]);
    const { rule: _rule, ...applied } = waiver('2026-06-15');
    const own = dangers.filter((danger) => danger.rule === rule);
    expect(own.map((danger) => danger.waiver)).toEqual(own.map(() => applied));
    const others = dangers.filter((danger) => danger.rule !== rule);
    expect(verdict).toBe(others.some(({ severity }) => severity === 'danger') ? 'dangerous' : 'changes');
    expect(waivers).toEqual([]);
  });

  test('is not accepted after it', () => {
    const late = review(one, [waiver('2026-06-14')]);
    expect(outcomeOf(late, REMEDIES).finds).toEqual(one.finds);
    expect(late.dangers.filter((danger) => danger.waiver !== undefined)).toEqual([]);
    expect(late.waivers).toEqual([{ ...waiver('2026-06-14'), state: 'expired', clusters: ['prod'] }]);
  });
});
