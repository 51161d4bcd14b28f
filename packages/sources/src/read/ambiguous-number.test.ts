import { isJsonObject, type JsonObject } from '@nodeless/core';
import { LayerStack, type Layer } from '../layers/stack.ts';
import { documentOf } from '../testing/sources.ts';
import { ambiguousNumbers } from './ambiguous-number.ts';

function layer(text: string, name: Layer['name'] = 'cluster', path?: string): Layer {
  const document = documentOf(text, path);
  return {
    name,
    document,
    base: [],
    value: isJsonObject(document.data) ? document.data : ({} as JsonObject),
  };
}
const findings = (text: string) => ambiguousNumbers(new LayerStack([layer(text)]));

test.each([
  [
    '0400',
    '0400 is 400 to YAML 1.2, and 256 to kubectl, which reads YAML 1.1',
    'write 256 for the octal number, 400 for the other, "0400" in quotes for a string',
  ],
  [
    '-030',
    '-030 is -30 to YAML 1.2, and -24 to kubectl, which reads YAML 1.1',
    'write -24 for the octal number, -30 for the other, "-030" in quotes for a string',
  ],
  [
    '089',
    '089 is the number 89 to YAML 1.2, and a string to YAML 1.1',
    'write "089" in quotes for a string, 89 for the number',
  ],
  [
    '9007199254740993',
    '9007199254740993 has more digits than a number of JSON keeps',
    'write "9007199254740993" in quotes for a string, or a smaller number',
  ],
  [
    '0xffffffffffffffff',
    '0xffffffffffffffff has more digits than a number of JSON keeps',
    'write "0xffffffffffffffff" in quotes for a string, or a smaller number',
  ],
])('the number %s is refused, wherever it stands', (typed, message, hint) => {
  expect(findings(`a:\n  - { b: ${typed} }\n`)).toEqual([
    {
      code: 'yaml/ambiguous-number',
      severity: 'error',
      message,
      hint,
      location: { file: 'source.yaml', line: 2, column: 10, endLine: 2, endColumn: 10 + typed.length },
    },
  ]);
});

test.each([
  ...['0', '-0', '007', '10', '0o400', '0x1f', '0.5', '00.5', '1e3', '1e30'],
  ...[
    '9007199254740991',
    '-9007199254740991',
    '"0400"',
    "'9007199254740993'",
    'a0400',
    '0400:a',
    '2026-01-01',
  ],
])('the value %s is the same to everybody, or no whole number', (typed) => {
  expect(findings(`a: ${typed}\n0400: key\n`)).toEqual([]);
});

test('a number is told in the layer that decides it', () => {
  const layers = [layer('a: 010\nb: 010\n', 'fleet', 'fleet.yaml'), layer('b: 8\n')] as const;
  expect(ambiguousNumbers(new LayerStack(layers)).map(({ location }) => location)).toEqual([
    { file: 'fleet.yaml', line: 1, column: 4, endLine: 1, endColumn: 7 },
  ]);
});
