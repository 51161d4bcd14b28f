import { ownersOf, ownersOfChange, parseCodeOwners } from './code-owners.ts';

const OWNERS = parseCodeOwners(`# a comment
*            @org/all
/docs/       @writer docs@example.com   # together
/docs/free/
/docs/free/own.md  @org/team.one
`);

test('the last line that matches decides, and a line without owners takes them away', () => {
  expect(OWNERS.problems).toEqual([]);
  expect(ownersOf(OWNERS, 'a.ts')).toEqual(['@org/all']);
  expect(ownersOf(OWNERS, 'docs/a.md')).toEqual(['@writer', 'docs@example.com']);
  expect(ownersOf(OWNERS, 'docs/free/a.md')).toEqual([]);
  expect(ownersOf(OWNERS, 'docs/free/own.md')).toEqual(['@org/team.one']);
});

test('a change asks the owners of each of its files', () => {
  expect([...ownersOfChange(OWNERS, ['a.ts', 'docs/a.md', 'b.ts', 'docs/free/x'])]).toEqual([
    ['@org/all', ['a.ts', 'b.ts']],
    ['@writer', ['docs/a.md']],
    ['docs@example.com', ['docs/a.md']],
  ]);
});

test('lines that GitHub passes over are named', () => {
  expect(parseCodeOwners('!a @b\r\n/c d\r\n/e @f/g/h\n').problems).toEqual([
    'line 1: !a is not a pattern',
    'line 2: d is not an owner',
    'line 3: @f/g/h is not an owner',
  ]);
});
