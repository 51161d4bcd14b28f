import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  clusterConfigProblems,
  NEWEST_RELEASES,
  objectProblems,
  OLDER_RELEASES,
} from '@nodeless/contract-tables';
import type { JsonValue } from '@nodeless/core';
import type { PlannedFile } from '@nodeless/tree';
import { parse } from 'yaml';
import { REPOSITORY } from './testing/repository-root.ts';
import { type Attempt, attempt } from './testing/combinations/attempt.ts';
import { DIMENSIONS } from './testing/combinations/dimensions.ts';
import {
  allLevels,
  allPairs,
  coveringArray,
  holds,
  type Named,
  shows,
} from './testing/combinations/pairs.ts';
import { type Choice, completed } from './testing/combinations/sources.ts';

const REFUSED = join(REPOSITORY, 'packages', 'cli', 'testdata', 'combinations', 'refused.txt');
const OWN_CFN_LINT = join(REPOSITORY, '.ci', 'venv', 'bin', 'cfn-lint');
const CFN_LINT = [OWN_CFN_LINT, 'cfn-lint'].find((binary) => spawnSync(binary, ['--version']).status === 0);

const rows = coveringArray();
const pairs = allPairs();

interface Tried {
  readonly name: string;
  readonly choice: Choice;
  readonly outcome: Attempt;
}

/** The rows of the array, and every pair alone that no row shows to work: a row is refused for one pair of many. */
let tried: readonly Tried[];
let alone: readonly (Tried & { readonly pair: Named })[];

beforeAll(() => {
  const array = rows.map((choice, index) => ({ name: `row ${index}`, choice, outcome: attempt(choice) }));
  const sound = array.filter(({ outcome }) => outcome.kind === 'rendered');
  alone = pairs
    .filter((pair) => !sound.some(({ choice }) => shows(choice, pair)))
    .map((pair) => ({
      name: pair.name,
      pair,
      choice: completed(pair.choice),
      outcome: attempt(pair.choice),
    }));
  tried = [...array, ...alone];
});

const rendered = () =>
  tried.flatMap(({ name, choice, outcome }) =>
    outcome.kind === 'rendered'
      ? outcome.files.map((file) => ({
          name,
          file,
          kubernetes: String(choice['kubernetes']),
          isNewest: isNewest(choice),
        }))
      : [],
  );

/** Whether a combination is for the newest releases alone. */
function isNewest({ karpenter }: Choice): boolean {
  return karpenter === 'all that 1.15 brought';
}

/** What one look at equal files finds, for all of them. */
function problemsIn(
  folder: string,
  look: (document: JsonValue, kubernetes: string, isNewest: boolean) => string[],
): { combination: string; path: string; problems: string[] }[] {
  const known = new Map<string, string[]>();
  return rendered()
    .filter(({ file }) => file.path.startsWith(folder) && isManifest(file))
    .flatMap(({ name, file, kubernetes, isNewest }) => {
      const key = `${kubernetes} ${isNewest} ${file.sha256}`;
      const problems =
        known.get(key) ?? look(parse(Buffer.from(file.bytes).toString()) as JsonValue, kubernetes, isNewest);
      known.set(key, problems);
      return problems.length === 0 ? [] : [{ combination: name, path: file.path, problems }];
    });
}

function codesOf(outcome: Attempt): string[] {
  return outcome.kind === 'rendered' ? [] : [...new Set(outcome.errors.map(({ code }) => code))].sort();
}

function isManifest({ path }: PlannedFile): boolean {
  return path.endsWith('.yaml') && !path.endsWith('kustomization.yaml');
}

test('the array holds every pair', () => {
  expect(pairs.filter((pair) => !rows.some((row) => holds(row, pair))).map(({ name }) => name)).toEqual([]);
  const sizes = Object.values(DIMENSIONS).map((levels) => Object.keys(levels).length);
  expect(pairs).toHaveLength(
    sizes.flatMap((one, index) => sizes.slice(index + 1).map((two) => one * two)).reduce((a, b) => a + b, 0),
  );
});

test('every answer is possible in some cluster', () => {
  const possible = tried.filter(({ outcome }) => outcome.kind === 'rendered');
  const never = Object.entries(DIMENSIONS).flatMap(([dimension, levels]) =>
    Object.keys(levels)
      .filter((level) => !possible.some(({ choice }) => choice[dimension] === level))
      .map((level) => `${dimension}: ${level}`),
  );
  expect(never).toEqual([]);
});

test('what is refused is answered with places in the sources and ways out', () => {
  const mute = tried.flatMap(({ name, outcome }) =>
    outcome.kind === 'rendered'
      ? []
      : outcome.errors
          .filter(({ location, hint }) => location === undefined || hint === undefined)
          .map(({ code, message }) => `${name}: ${code} ${message}`),
  );
  expect(mute).toEqual([]);
  const unexplained = tried.filter(
    ({ outcome }) => outcome.kind === 'refused' && outcome.errors.length === 0,
  );
  expect(unexplained).toEqual([]);
});

test('these levels and pairs are refused, and no others', () => {
  const single = allLevels()
    .map((level) => ({ ...level, codes: codesOf(attempt(level.choice)) }))
    .filter(({ codes }) => codes.length > 0);
  const isNews = (pair: Named, codes: readonly string[]) =>
    !single.some((level) => holds(pair.choice, level) && codes.every((code) => level.codes.includes(code)));
  const together = alone
    .map(({ pair, outcome }) => ({ ...pair, codes: codesOf(outcome) }))
    .filter((pair) => pair.codes.length > 0 && isNews(pair, pair.codes));
  const refused = [...single, ...together].map(({ name, codes }) => `${name} = ${codes.join(', ')}`);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(REFUSED, `${refused.join('\n')}\n`);
  expect(refused).toEqual(readFileSync(REFUSED, 'utf8').trimEnd().split('\n'));
});

const MANIFESTS = ['argocd/', 'manifests/', 'bootstrap/'];

test('Kubernetes and the CRDs take every object', () => {
  for (const folder of MANIFESTS) {
    const older = problemsIn(folder, (object, kubernetes, isNewest) =>
      isNewest ? [] : objectProblems(object, { ...OLDER_RELEASES, kubernetes }),
    );
    expect(older).toEqual([]);
    const newest = problemsIn(folder, (object, kubernetes) =>
      objectProblems(object, { ...NEWEST_RELEASES, kubernetes }),
    );
    expect(newest).toEqual([]);
  }
});

test('eksctl takes every ClusterConfig', () => {
  expect(problemsIn('eksctl/', clusterConfigProblems)).toEqual([]);
});

(CFN_LINT === undefined ? test.skip : test)(
  'cfn-lint finds nothing in any template (needs cfn-lint: pip install cfn-lint)',
  () => {
    const templates = new Map(
      rendered()
        .filter(({ file }) => file.path.startsWith('cloudformation/'))
        .map(({ file }) => [`${file.sha256}.yaml`, file.bytes]),
    );
    expect(templates.size).toBeGreaterThan(1);
    const folder = mkdtempSync(join(tmpdir(), 'nodeless-combinations-'));
    try {
      for (const [name, bytes] of templates) writeFileSync(join(folder, name), bytes);
      const { status, stdout } = spawnSync(
        String(CFN_LINT),
        ['--regions', 'ap-northeast-2', '--', ...[...templates.keys()].map((name) => join(folder, name))],
        { encoding: 'utf8' },
      );
      expect([status, stdout]).toEqual([0, '']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  600_000,
);
