import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineOf } from './choose.ts';
import { EQUIVALENT, equivalence } from './equivalent.ts';
import { mutantsOf, mutated } from './mutants.ts';

test.each(EQUIVALENT)('$file: $before can become $after', ({ file, before, after }) => {
  const text = readFileSync(join(__dirname, '../../..', file), 'utf8');
  const changes = mutantsOf(text).map((mutant) => ({
    before: lineOf(text, mutant),
    after: lineOf(mutated(text, mutant), mutant),
  }));
  expect(changes).toContainEqual({ before, after });
});

test('a change is known by its file and by the line before and after it', () => {
  const [known] = EQUIVALENT;
  if (known === undefined) return;
  expect(equivalence(known)).toBe(known.reason);
  expect(equivalence({ ...known, file: 'other.ts' })).toBeUndefined();
  expect(equivalence({ ...known, before: 'other' })).toBeUndefined();
  expect(equivalence({ ...known, after: 'other' })).toBeUndefined();
});
