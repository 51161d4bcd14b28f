import { placesOf, sourceFile } from '../testing/sources.ts';
import { readManifests } from './document.ts';

const read = (text: string) => readManifests(sourceFile('manifests/web.yaml', text));
const dataOf = (text: string) => read(text).value?.map(({ data }) => data);

test('documents of a file, without the empty ones; a list of JSON is one too', () => {
  expect(dataOf('---\n# nothing\n---\na: 1\n---\nb: 2\n')).toEqual([{ a: 1 }, { b: 2 }]);
  expect(dataOf('{"a": [1, "x"]}')).toEqual([{ a: [1, 'x'] }]);
});

test('YAML 1.1, as kubectl reads it', () => {
  expect(dataOf('a: yes\nb: 0644\nc: 12:30\nd: 2026-01-01\n')).toEqual([
    { a: true, b: 420, c: '12:30', d: '2026-01-01' },
  ]);
});

test('aliases and merge keys are resolved, own keys win, and places are those of what is written', () => {
  const text = `base: &base { cpu: 1, memory: 2 }
one: *base
two: { <<: *base, memory: 3 }
three: { <<: [*base, { cpu: 9, disk: 4 }] }
`;
  const [document] = read(text).value ?? [];
  expect(document?.data).toEqual({
    base: { cpu: 1, memory: 2 },
    one: { cpu: 1, memory: 2 },
    two: { cpu: 1, memory: 3 },
    three: { cpu: 1, memory: 2, disk: 4 },
  });
  const place = (...segments: string[]) => {
    const { line, column } = document?.locateValue(segments) ?? {};
    return `${line}:${column}`;
  };
  expect(place('one', 'memory')).toBe('1:31');
  expect(place('two', 'memory')).toBe('3:27');
  expect(place('two', 'cpu')).toBe('1:20');
  expect(place('three', 'disk')).toBe('4:38');
});

test.each([
  ['a: *nowhere\n', '1:4 yaml/alias'],
  ['a: 1\na: 2\n', '2:1 yaml/duplicate-key'],
  ['a: &x { b: *x }\n', '1:12 yaml/alias'],
  ['', '1:1 source/empty'],
])('%j is refused', (text, place) => {
  expect(placesOf(read(text).diagnostics)).toEqual([place]);
});
