import { readdirSync, readFileSync } from 'node:fs';
import { RULES } from './rules.ts';

const files = readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const exported = files.flatMap((file) =>
  [...readFileSync(`${__dirname}/${file}`, 'utf8').matchAll(/export const (\w+): ConfigRule/g)].map(
    ([, name = '']) => ({ file, name }),
  ),
);

test('every rule is asked', () => {
  expect(exported.map(({ name }) => name).sort()).toEqual(Object.keys(RULES).sort());
});

test.each(exported)('the rule $name of $file has cases, and names its source', ({ file, name }) => {
  expect(readdirSync(__dirname)).toContain(file.replace(/\.ts$/, '.test.ts'));
  const [before = ''] = readFileSync(`${__dirname}/${file}`, 'utf8').split(
    `export const ${name}: ConfigRule`,
  );
  const comment = before.slice(before.lastIndexOf('/**'));
  expect(comment).toMatch(/Source:\s[^]+\*\/\n$/);
});
