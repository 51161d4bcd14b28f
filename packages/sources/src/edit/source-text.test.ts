import { SourceText } from './source-text.ts';

const edited = (text: string, edit: (source: SourceText) => void): string => {
  const source = new SourceText(text);
  edit(source);
  return source.toString();
};
const upper = (value: string): string => value.toUpperCase();

test.each([
  [
    'in a list',
    'a: # list\n  - { b: one } # first\n  - b: two\n',
    ['a', '*', 'b'],
    'a: # list\n  - { b: ONE } # first\n  - b: TWO\n',
  ],
  [
    'in any map',
    'a:\n  x: { b: one }\n  y: { b: two, c: two }\n',
    ['a', '*', 'b'],
    'a:\n  x: { b: ONE }\n  y: { b: TWO, c: two }\n',
  ],
  ['with its quotes', `a: 'one' # x\nb: "two"\n`, ['*'], `a: 'ONE' # x\nb: "TWO"\n`],
  ['once behind an alias', 'a: &a { b: one }\nc: *a\n', ['*', 'b'], 'a: &a { b: ONE }\nc: *a\n'],
  ['not where there is another type', 'a: 1\nb: [x]\nc: { d: x }\n', ['*'], 'a: 1\nb: [x]\nc: { d: x }\n'],
  ['not in a block of text', 'a: |\n  one\n', ['a'], 'a: |\n  one\n'],
  ['not where nothing is', 'a: one\n', ['b', '*', 'c'], 'a: one\n'],
])('a string is replaced %s', (_, before, pattern, after) => {
  expect(edited(before, (source) => source.replace(pattern, upper))).toBe(after);
});

test('a value that YAML would read as another type gets quotes', () => {
  expect(edited('a: one\n', (source) => source.replace(['a'], () => 'true'))).toBe('a: "true"\n');
});

test('what change leaves alone stays byte for byte', () => {
  const text = "a:   one   # x\r\n\r\nb: [ 'c' ]";
  expect(edited(text, (source) => source.replace(['*'], () => undefined))).toBe(text);
  expect(edited(text, (source) => source.replace(['*'], (value) => value))).toBe(text);
});

test.each([
  ['a: { old: 1 } # x\n', 'a: { new: 1 } # x\n'],
  ['a:\n  # why\n  old: 1\n', 'a:\n  # why\n  new: 1\n'],
  ['a: { old: 1, new: 2 }\n', 'a: { old: 1, new: 2 }\n'],
  ['a: [old]\n', 'a: [old]\n'],
])('a key is renamed: %j', (before, after) => {
  expect(edited(before, (source) => source.rename(['a', 'old'], 'new'))).toBe(after);
});

test('several edits are one', () => {
  const both = edited('kind: A\nold: [{ x: y }]\n', (source) => {
    source.rename(['old'], 'fresh');
    source.replace(['old', '*', 'x'], upper);
    source.replace(['kind'], () => 'Bee');
  });
  expect(both).toBe('kind: Bee\nfresh: [{ x: Y }]\n');
});

test('a string can be asked for, and what is no YAML is an error', () => {
  expect(new SourceText('a: { b: c, d: 1 }\n').stringAt('a', 'b')).toBe('c');
  expect(new SourceText('a: { b: c, d: 1 }\n').stringAt('a', 'd')).toBeUndefined();
  expect(() => new SourceText('a: [\n')).toThrow();
});
