import pc from 'picocolors';
import type { Diagnostic } from '@nodeless/core';
import type { Console } from './console.ts';
import { report, type Answer, type Format } from './report.ts';

const AT = { file: 'clusters/a/cluster.yaml', line: 3, column: 7, endLine: 3, endColumn: 11 };
const ERROR: Diagnostic = {
  code: 'spec/unknown-key',
  severity: 'error',
  message: 'unknown key "nmae"',
  hint: 'did you mean "name"?',
  location: AT,
  related: [{ message: 'the other one', location: { ...AT, file: 'b.yaml', line: 1, column: 1 } }],
};
const note = (index: number): Diagnostic => ({
  code: 'facts/missing',
  severity: 'info',
  message: `note ${index}`,
});

function print(
  format: Format,
  diagnostics: readonly Diagnostic[],
  summary: readonly string[] = [],
  more: Partial<Answer> = {},
  root = '/nowhere',
  columns?: number,
) {
  const written = { out: '', err: '' };
  const console: Console = {
    out: (text) => (written.out += text),
    err: (text) => (written.err += text),
    outColors: pc.createColors(false),
    errColors: pc.createColors(false),
    interactive: false,
    ...(columns === undefined ? {} : { columns }),
  };
  report(console, root, format, { diagnostics, result: { clusters: ['a'] }, summary, ...more });
  return written;
}

test('pretty: place, severity, code, message, the other place, the hint; then the counts', () => {
  expect(print('pretty', [ERROR], ['done'])).toEqual({
    out: 'done\n',
    err: [
      'clusters/a/cluster.yaml:3:7  error  spec/unknown-key  unknown key "nmae"',
      '     see b.yaml:1:1  the other one',
      '     hint: did you mean "name"?',
      '',
      '1 error',
      '',
    ].join('\n'),
  });
});

test('pretty: on a terminal messages and hints are wrapped between words, and a command never is', () => {
  const command =
    'aws eks describe-addon-versions --region eu-west-1 --kubernetes-version 1.35 --output text';
  const diagnostic = {
    ...ERROR,
    message: 'the versions of the add-ons coredns and kube-proxy are not known, so EKS chooses its defaults',
    hint: `write what this prints below addons into facts.json: ${command}\nor set \`addons.coredns.version\` in the file`,
  };
  expect(print('pretty', [diagnostic], [], {}, '/nowhere', 60).err.split('\n')).toEqual([
    'clusters/a/cluster.yaml:3:7  error  spec/unknown-key',
    '     the versions of the add-ons coredns and kube-proxy are',
    '     not known, so EKS chooses its defaults',
    '     see b.yaml:1:1  the other one',
    '     hint: write what this prints below addons into',
    '           facts.json:',
    `           ${command}`,
    '           or set `addons.coredns.version` in the file',
    '',
    '1 error',
    '',
  ]);
});

test('pretty: many notes are cut, errors never', () => {
  const notes = Array.from({ length: 9 }, (_, index) => note(index));
  const { err } = print('pretty', [...notes, ERROR]);
  expect(err.match(/note \d/g)).toHaveLength(4);
  expect(err).toContain('… and 5 more of severity info; --format json shows all');
  expect(err).toContain('unknown key "nmae"');
  expect(err.trimEnd().split('\n').at(-1)).toBe('1 error, 9 info');
});

test('pretty: all notes are shown where they are what was asked for', () => {
  const notes = Array.from({ length: 9 }, (_, index) => note(index));
  const { err } = print('pretty', notes, [], { everyNote: true });
  expect(err.match(/note \d/g)).toHaveLength(9);
  expect(err).not.toContain('more of severity info');
});

test('pretty: lines come from where the answer says', () => {
  const { err } = print('pretty', [ERROR], [], { textOf: () => '\n\n      nmae: x\n' });
  expect(err).toContain('   3 |       nmae: x\n     |       ^^^^\n');
});

test('pretty: a device in place of a source is not read', () => {
  const location = { ...AT, file: 'zero', line: 1 };
  const { err } = print('pretty', [{ ...note(1), location }], [], {}, '/dev');
  expect(err).toContain('zero:1:7  info  facts/missing  note 1');
});

test('pretty: a line feed in the name of a file begins no line of a log', () => {
  const location = { ...AT, file: 'clusters/a\n::error::forged' };
  const { err } = print('pretty', [{ ...ERROR, message: 'x\n::error::forged', location, related: [] }]);
  expect(err).toContain(
    'clusters/a\\u{a}::error::forged:3:7  error  spec/unknown-key  x\\u{a}::error::forged',
  );
  expect(err).not.toMatch(/^::error/m);
});

test('pretty: what a file holds cannot steer the terminal', () => {
  const { err } = print('pretty', [{ ...ERROR, message: 'x\u001b[31m\u202e\r', hint: '\u0007' }]);
  expect(err).toContain('x\\u{1b}[31m\\u{202e}\\u{d}');
  expect(err).toContain('hint: \\u{7}');
  expect(err).not.toMatch(/[\u001b\u202e\r\u0007]/);
});

test('json: the result and every diagnostic, folded and sorted', () => {
  const { out, err } = print('json', [note(1), ERROR, note(1)]);
  expect(err).toBe('');
  expect(JSON.parse(out)).toEqual({ clusters: ['a'], diagnostics: [note(1), ERROR] });
});

test('sarif: one run, one rule a code, regions count from 1', () => {
  const unknownKey = {
    code: 'spec/unknown-key',
    severity: 'error',
    title: 'A key is not known here',
  } as const;
  const { out } = print({ sarif: [unknownKey] }, [ERROR, note(1)]);
  const { version, runs } = JSON.parse(out) as {
    version: string;
    runs: { tool: { driver: { rules: object[] } }; results: object[] }[];
  };
  expect(version).toBe('2.1.0');
  expect(runs[0]?.tool.driver.rules).toEqual([
    { id: 'facts/missing', shortDescription: { text: 'facts/missing' } },
    { id: 'spec/unknown-key', shortDescription: { text: 'A key is not known here' } },
  ]);
  expect(runs[0]?.results[1]).toEqual({
    ruleId: 'spec/unknown-key',
    level: 'error',
    message: { text: 'unknown key "nmae". did you mean "name"?' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'clusters/a/cluster.yaml' },
          region: { startLine: 3, startColumn: 7, endLine: 3, endColumn: 11 },
        },
      },
    ],
    relatedLocations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'b.yaml' },
          region: { startLine: 1, startColumn: 1, endLine: 3, endColumn: 11 },
        },
        message: { text: 'the other one' },
      },
    ],
  });
});
