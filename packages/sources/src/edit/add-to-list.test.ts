import { parse } from 'yaml';
import { addToList } from './add-to-list.ts';

const APPS = ['one', 'two'];

test.each([
  ['a flow list', 'apps: [one, two] # all\nz: 1\n', 'apps: [one, two, new] # all\nz: 1\n'],
  ['an empty one', '# a\napps: []\n', '# a\napps: [new]\n'],
  [
    'one of several lines, with a comma at its end',
    'apps:\n  [\n    one, # first\n    two,\n  ]\n',
    'apps:\n  [\n    one, # first\n    two, new,\n  ]\n',
  ],
  [
    'a block list with comments',
    'apps:\n  - one\n  # the second\n  - two # behind\n\n# next\nz: 1\n',
    'apps:\n  - one\n  # the second\n  - two # behind\n  - new\n\n# next\nz: 1\n',
  ],
  ['a block list without indentation', 'apps:\n- one\nz: 1\n', 'apps:\n- one\n- new\nz: 1\n'],
  ['a block list at the end, without a line feed', 'apps:\n  - one', 'apps:\n  - one\n  - new'],
  ['quotes', "apps:\n  - 'one'\n", "apps:\n  - 'one'\n  - new\n"],
  ['a key without a value', 'apps: # none\nz: 1\n', 'apps: [new] # none\nz: 1\n'],
  ['a key at the end', 'z: 1\napps:', 'z: 1\napps: [new]'],
  ['no list', 'z: 1 # a\n', 'z: 1 # a\napps: [new]\n'],
  ['no list and no line feed', 'z: 1', 'z: 1\napps: [new]\n'],
])('%s gets the name, and nothing else changes', (_, before, after) => {
  expect(addToList(before, 'apps', 'new')).toEqual({ text: after });
  expect((parse(after) as { apps: string[] }).apps.at(-1)).toBe('new');
});

test('a list that is not there begins with the names that counted', () => {
  expect(addToList('z: 1\n', 'apps', 'new', APPS)).toEqual({ text: 'z: 1\napps: [one, two, new]\n' });
  expect(addToList('apps: []\n', 'apps', 'new', APPS)).toEqual({ text: 'apps: [new]\n' });
});

test.each([
  ['apps: one\n', 'apps is no list of names'],
  ['apps: { one: 1 }\n', 'apps is no list of names'],
  ['apps: [{ name: one }]\n', 'apps is no list of names'],
  ['a: &names [one]\napps: *names\n', 'apps is no list of names'],
  ['apps: null\n', 'apps is no list of names'],
  ['{ apps: [one] }\n', 'it is not a map with a key a line'],
  ['- apps\n', 'it is not a map with a key a line'],
  ['apps: [\n', 'it is not a map with a key a line'],
])('%j is left alone', (text, problem) => {
  expect(addToList(text, 'apps', 'new')).toEqual({ problem });
});
