import { Tags } from './primitives.ts';

const takes = (tags: Record<string, string>) => Tags.safeParse(tags).success;

test.each([
  { team: 'payments' },
  { 'example.com/cost centre': '팀 a_1.2:3/4=5+6-7@8' },
  { ['k'.repeat(128)]: 'v'.repeat(256) },
  { a: '' },
])('%#: AWS takes it', (tags) => {
  expect(takes(tags)).toBe(true);
});

test.each([
  { 'aws:team': 'a' },
  { 'AWS:team': 'a' },
  { '': 'a' },
  { ['k'.repeat(129)]: 'a' },
  { a: 'v'.repeat(257) },
  { a: 'x\n```\n# heading' },
  { a: '`id`' },
  { a: '<b>' },
  { a: '50%' },
  { 'a,b': 'c' },
  { a: 'tab\there' },
])('%#: AWS refuses it', (tags) => {
  expect(takes(tags)).toBe(false);
});
