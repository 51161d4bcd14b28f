import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeDefinitions } from './rules/codes.ts';
import type { CodeDefinition } from '@nodeless/core';
import { parseCase } from './testing/bad-input-case.ts';
import { REPOSITORY } from './testing/repository-root.ts';

const DEFINITIONS = new Map<string, CodeDefinition>(
  codeDefinitions().map((definition) => [definition.code, definition]),
);
const CODES = [...DEFINITIONS.keys()].sort();

interface Row {
  readonly code: string;
  readonly severity: string;
  readonly meaning: string;
  readonly example: string;
  readonly fix: string;
}

/** Cells of a table of Markdown; `\|` stands for a bar inside one. */
function cellsOf(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

const bare = (cell: string) => cell.replace(/^`(.*)`$/, '$1');

const rows = readFileSync(join(REPOSITORY, 'docs/diagnostics.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\|\s*`/.test(line))
  .map(cellsOf)
  .map(([code = '', severity = '', meaning = '', example = '', fix = '', ...rest]): Row => {
    expect(rest).toEqual([]);
    return { code: bare(code), severity, meaning, example: bare(example), fix };
  });

test('every code has exactly one row, and every row a code', () => {
  expect(rows.map(({ code }) => code).sort()).toEqual(CODES);
});

test.each(rows)('the row of $code is complete', ({ code, severity, meaning, example, fix }) => {
  expect(severity).toBe(DEFINITIONS.get(code)?.severity);
  expect(meaning.startsWith(`${DEFINITIONS.get(code)?.title}.`)).toBe(true);
  expect(example).not.toBe('');
  expect(fix).toMatch(/^[A-Z`].*\.$/);
});

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

/** The findings that the cases of bad input expect. */
const expected = readdirSync(join(__dirname, '../testdata/bad-input')).flatMap((file): Finding[] => {
  const text = readFileSync(join(__dirname, '../testdata/bad-input', file), 'utf8');
  const lines = parseCase(text).expected.split('\n');
  return lines.flatMap((line, index): Finding[] => {
    const [, severity, code] = /^\S+ (error|warning|info) (\S+)$/.exec(line) ?? [];
    if (severity === undefined || code === undefined) return [];
    return [{ code, severity, message: (lines[index + 1] ?? '').trim() }];
  });
});

test('an example is what a case of bad input is answered with, where there is one', () => {
  const invented = rows
    .map(({ code, example }) => ({
      code,
      example,
      real: expected.filter((finding) => finding.code === code),
    }))
    .filter(({ real }) => real.length > 0)
    .filter(({ example, real }) => !real.some(({ message }) => message === example))
    .map(({ code, example }) => `${code}: ${example}`);
  expect(invented).toEqual([]);
});

test('the severity is the one of the cases', () => {
  const wrong = expected.filter(
    ({ code, severity }) =>
      !rows.some((row) => row.code === code && row.severity.split(' or ').includes(severity)),
  );
  expect(wrong).toEqual([]);
});

/** Texts below `packages/<layer>/<folder>`, with their paths. */
function texts(folder: string, wanted: (path: string) => boolean): string[] {
  return readdirSync(join(REPOSITORY, 'packages'))
    .map((layer) => join(REPOSITORY, 'packages', layer, folder))
    .flatMap((root) => filesBelow(root))
    .filter(wanted)
    .map((path) => readFileSync(path, 'utf8'));
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const isTest = (path: string) => /\.(test|upstream)\.ts$/.test(path);

function notIn(all: readonly string[]): string[] {
  return CODES.filter((code) => !all.some((text) => new RegExp(`${code}(?![a-z-])`).test(text)));
}

const isProgram = (path: string) => path.endsWith('.ts') && !isTest(path) && !/[\\/]testing[\\/]/.test(path);

test('every code that the program names is defined', () => {
  // Other things begin with `argocd/` too: documents of the sources, and ids of dangers.
  const areas = [...new Set(CODES.map((code) => code.split('/')[0]))]
    .filter((area) => area !== 'argocd')
    .join('|');
  const named = new RegExp(`'((?:${areas})/[a-z]+(?:-[a-z]+)*)'|\\bcode: '([^']+/[^']+)'`, 'g');
  const noCodes = [
    'aws/karpenter-provider-aws',
    'config/crd',
    'eksctl/cluster',
    'manifests/cluster-install',
    'yaml/util',
  ];
  const undefinedCodes = texts('src', isProgram)
    .flatMap((text) => [...text.matchAll(named)])
    .map(([, inArea, reported]) => inArea ?? reported ?? '')
    .filter((code) => !DEFINITIONS.has(code) && !noCodes.includes(code));
  expect(undefinedCodes).toEqual([]);
});

test('every code is produced somewhere', () => {
  const produces = (path: string) => isProgram(path) && !/[\\/]codes\.ts$/.test(path);
  const definition = /code: '[^']+',\s*severity: '[^']+',\s*title: /g;
  expect(notIn(texts('src', produces).map((text) => text.replace(definition, '')))).toEqual([]);
});

test('every code has a case of bad input or a test that names it', () => {
  const tests = [...texts('src', isTest), ...texts('testdata', (path) => path.endsWith('.txt'))];
  expect(notIn(tests)).toEqual([]);
});
