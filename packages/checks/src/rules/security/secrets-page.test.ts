import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CREDENTIAL_SHAPES } from './credential-shapes.ts';
import { namesSecret, pointsElsewhere } from './secret-names.ts';
import { SECRET_PLACES } from './written-secrets.ts';

const page = readFileSync(join(__dirname, '../../../../../docs/secrets.md'), 'utf8');

/** The lines of the list below a heading. */
function listed(heading: string): string[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return own
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => line.slice(2));
}

test('the page lists every shape', () => {
  expect(listed('Shapes')).toEqual(CREDENTIAL_SHAPES.map(({ what }) => what));
});

test('the page lists every place', () => {
  expect(listed('Places').slice(0, -1)).toEqual(SECRET_PLACES);
});

test('the words of the page are those of the rule', () => {
  const [words = '', keys = '', base = '', written = ''] = listed('Names');
  const quoted = (line: string) => [...line.matchAll(/`([a-z0-9_]+)`/g)].map(([, word = '']) => word);
  const named = [
    ...quoted(words).map((word) => `db_${word}`),
    ...quoted(keys)
      .slice(1)
      .map((word) => `${word}_key`),
    ...quoted(base),
    ...quoted(written).map((word) => `token_${word}`),
  ];
  expect(named).toHaveLength(11 + 11 + 1 + 8);
  expect(named.filter((name) => !namesSecret(name))).toEqual([]);
  const [, exceptions = ''] = page.split('\nNot: ');
  const harmless = [...exceptions.split('Values that')[0]!.matchAll(/`([^`]+)`/g)].map(
    ([, name = '']) => name,
  );
  expect(harmless.filter(namesSecret)).toEqual([]);
  const pointers = [...exceptions.split('Values that')[1]!.matchAll(/`([^`]+)`/g)].map(
    ([, value = '']) => value,
  );
  expect(pointers.filter((value) => !pointsElsewhere(value))).toEqual([]);
});
