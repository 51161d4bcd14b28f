import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_EXTENSIONS } from '@nodeless/catalogue';
import type { CodeDefinition } from '@nodeless/core';
import { code, joined, own, table, text, type Markdown } from '@nodeless/core/markdown';
import { REPOSITORY } from '../testing/repository-root.ts';
import { definingFiles, rulesIn, type DefiningFile } from '../testing/rule-files.ts';
import { inOrder, listed, listedRules } from './list.ts';
import { registeredRules, type RegisteredRule } from './rules.ts';

const PAGE = join(REPOSITORY, 'docs/diagnostics.md');
const BEGIN = '<!-- the rules: UPDATE_GOLDEN=1 npx jest packages/cli/src/rules -->\n';
const END = '<!-- end of the rules -->';

const registered = registeredRules(NO_EXTENSIONS);
let files: readonly DefiningFile[];
beforeAll(async () => {
  files = await definingFiles();
});

/** The file that a rule stands in, found by its identity. A code that is a rule by itself stands in its table. */
function fileOf({ rule }: RegisteredRule): string {
  const [first] = rule.codes;
  const holds = (value: unknown): boolean =>
    value === rule || (typeof value === 'object' && value !== null && Object.values(value).includes(first));
  const same = files.find((file) => rulesIn(file).some(({ codes }) => codes === rule.codes));
  const found = same ?? files.find(({ exports }) => exports.some(holds));
  if (found === undefined) throw new Error(`no file exports the rule ${first.code}`);
  return found.path;
}

function reference(value: string): Markdown {
  if (value.startsWith('https://')) return { markdown: `<${value}>` };
  return existsSync(join(REPOSITORY, value)) ? linkTo(value) : text(value);
}

function linkTo(path: string): Markdown {
  return own`[${code(path.split('/').at(-1) ?? path)}](${{ markdown: `../${path}` }})`;
}

function section(): string {
  const rows = inOrder(registered).map((one) => {
    const { codes, reads, title, references } = listed(one);
    return [
      text(title),
      joined(codes.map(code)),
      text(reads),
      linkTo(fileOf(one)),
      joined(references.map(reference)),
    ];
  });
  return table(['What it finds', 'Codes', 'Reads', 'File', 'Who says so'], rows, '').markdown;
}

test('the page names every rule with its file', () => {
  const page = readFileSync(PAGE, 'utf8');
  const [before = '', after = ''] = page.split(BEGIN);
  const [, rest = ''] = after.split(END);
  const expected = `${before}${BEGIN}\n<!-- prettier-ignore-start -->\n\n${section()}\n<!-- prettier-ignore-end -->\n\n${END}${rest}`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(PAGE, expected);
  expect(readFileSync(PAGE, 'utf8')).toBe(expected);
});

test('every rule that a file exports is registered', () => {
  const known = new Set(registered.map(({ rule }) => rule.codes));
  const forgotten = files.flatMap((file) =>
    rulesIn(file)
      .filter(({ codes }) => !known.has(codes))
      .map(({ codes: [first] }) => `${file.path}: ${first.code}`),
  );
  expect(forgotten).toEqual([]);
});

test('no two rules say the same of what they find', () => {
  const titles = listedRules(NO_EXTENSIONS).map(({ title }) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  expect(titles.filter((title) => title.endsWith('.'))).toEqual([]);
});

test('a reference is an address, a file of this repository, or names a release', () => {
  const odd = listedRules(NO_EXTENSIONS)
    .flatMap(({ references }) => references)
    .filter((one) => /^(packages|docs)\//.test(one) && !existsSync(join(REPOSITORY, one)));
  expect(odd).toEqual([]);
});

test('a code is defined once', () => {
  const definitions = new Map<string, CodeDefinition>();
  for (const definition of registered.flatMap(({ rule }) => rule.codes)) {
    const earlier = definitions.get(definition.code);
    if (earlier !== undefined) expect(earlier).toBe(definition);
    definitions.set(definition.code, definition);
  }
});

test('a rule declares every code that its file names', () => {
  const undeclared = files.flatMap((file) => {
    const rules = rulesIn(file);
    if (rules.length === 0) return [];
    const declared = rules.flatMap(({ codes }) => codes.map((one) => one.code));
    const named = readFileSync(join(REPOSITORY, file.path), 'utf8').matchAll(
      /'([a-z]+\/[a-z]+(?:-[a-z]+)*)'/g,
    );
    const known = new Set(registered.flatMap(({ rule }) => rule.codes.map((one) => one.code)));
    return [...named]
      .map(([, one = '']) => one as CodeDefinition['code'])
      .filter((one) => known.has(one) && !declared.includes(one))
      .map((one) => `${file.path}: ${one}`);
  });
  expect(undeclared).toEqual([]);
});
