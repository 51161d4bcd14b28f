import { type Ownership, unionOf } from './ownership.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);

test('the union claims the files of all, and every content of a file of several', () => {
  const before: Ownership = new Map([
    ['gone', [A]],
    ['same', [A]],
    ['changed', [B]],
  ]);
  const after: Ownership = new Map([
    ['same', [A]],
    ['changed', [A]],
    ['made', [A]],
  ]);
  expect([...unionOf(before, after)]).toEqual([
    ['gone', [A]],
    ['same', [A]],
    ['changed', [A, B]],
    ['made', [A]],
  ]);
});
