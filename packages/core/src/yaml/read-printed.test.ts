import fc from 'fast-check';
import { parse } from 'yaml';
import type { JsonObject } from '../json.ts';
import { parseYaml } from './parse.ts';
import { printYaml } from './print.ts';
import { readPrinted } from './read-printed.ts';

const PIECES = fc.constantFrom(
  ...[
    'a',
    'on',
    'no',
    '1',
    '1.0',
    '0x1f',
    '1e3',
    ' ',
    ': ',
    ' #',
    '- ',
    '\n',
    '\t',
    '"',
    "'",
    '{',
    '[',
    '|',
    '>',
  ],
  ...[
    '&a',
    '*a',
    '!t',
    '%',
    '@',
    '`',
    '?',
    '~',
    'null',
    'é',
    '\u0085',
    '\u2028',
    '\\',
    ':',
    ',',
    '--',
    '=',
    '<<',
  ],
);
const text = fc.oneof(
  fc.string(),
  fc.array(PIECES, { maxLength: 6 }).map((parts) => parts.join('')),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
}));
const objects = fc.dictionary(
  text.filter((key) => key !== '__proto__'),
  value,
  { minKeys: 1, maxKeys: 4 },
) as fc.Arbitrary<JsonObject>;

test('what is printed is read back, by the quick reader or the whole one', () => {
  fc.assert(
    fc.property(objects, (object) => {
      const printed = printYaml(object);
      const quick = readPrinted(printed);
      if (quick !== undefined) expect(quick).toEqual(parse(printed));
      expect(parseYaml(printed)).toEqual({ documents: [parse(printed)] });
    }),
    { numRuns: 1000 },
  );
});

test('whatever the lines are, the quick reader agrees with the whole one, or leaves the text to it', () => {
  const line = fc.tuple(
    fc.constantFrom('', '  ', '    '),
    fc.constantFrom('', '- ', 'a: ', 'b:', '"c": ', 'a: b: ', '- a b: '),
    text,
  );
  const lines = fc.array(
    line.map((parts) => parts.join('')),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(lines, (parts) => {
      const written = `${parts.join('\n')}\n`;
      const quick = readPrinted(written);
      if (quick !== undefined) expect(parseYaml(written)).toEqual({ documents: [parse(written)] });
    }),
    { numRuns: 2000 },
  );
});

test.each(['a: a: a', 'a: a b: c', '- a b: c', 'a:\n  - b c: d'])(
  'a key inside of %j is left to the whole reader',
  (text) => {
    expect(readPrinted(`${text}\n`)).toBeUndefined();
  },
);

test('an ordinary manifest is read by the quick reader', () => {
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', annotations: { 'example.com/a': 'true', b: 'https://example.com/x?y=z' } },
    spec: {
      replicas: 2,
      items: [
        { name: 'a', args: ['--x', 'y: z'] },
        { name: 'b', empty: {} },
      ],
      text: 'a\n\nb\n',
    },
  };
  expect(readPrinted(printYaml(manifest))).toEqual(manifest);
});

test.each([
  ['a: 1\na: 2\n', /unique/i],
  ['a: [\n', /./],
  ['a: *b\n', /./],
])('%j is no exception but a problem', (written, reason) => {
  expect(parseYaml(written)).toEqual({ problem: expect.stringMatching(reason) as string });
});

test('a problem is one line, without the place, which the caller knows', () => {
  expect(parseYaml('a: 1\na: 2\n')).toEqual({ problem: 'Map keys must be unique' });
  expect(parseYaml('a: b: c\n')).toEqual({
    problem: 'Nested mappings are not allowed in compact mappings',
  });
});

test('words that YAML 1.1 takes for more than strings are strings', () => {
  const written = 'a: yes\nb: 0o17\nc: 017\nd: 1_000\ne: 2026-01-01\nf: "<<"\n<<: { g: 1 }\n';
  expect(parseYaml(`# comment\n${written}`)).toEqual({
    documents: [{ a: 'yes', b: 15, c: 17, d: '1_000', e: '2026-01-01', f: '<<', '<<': { g: 1 } }],
  });
});

test('documents are told apart, empty ones are left out', () => {
  expect(parseYaml('---\na: 1\n---\n---\nb: 2\n')).toEqual({ documents: [{ a: 1 }, { b: 2 }] });
  expect(parseYaml('')).toEqual({ documents: [] });
});

test('a line of many megabytes is left to the whole parser', () => {
  const value = { kind: 'ConfigMap', data: { text: 'x'.repeat(12_000_000) } };
  expect(readPrinted(printYaml(value))).toBeUndefined();
  expect(parseYaml(printYaml(value))).toEqual({ documents: [value] });
});
