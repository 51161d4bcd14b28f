import { DANGER_RULES } from './catalogue.ts';

test('each rule has an id of its own, its source, and words that end a sentence of others', () => {
  const ids = DANGER_RULES.map(({ id }): string => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  for (const { source, consequence, remedy } of DANGER_RULES) {
    expect(source).toMatch(/^https:\/\//);
    expect([consequence, remedy].every((text) => text.length > 10 && !text.endsWith('.'))).toBe(true);
  }
});
