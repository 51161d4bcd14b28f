import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (env: string) => parse({ app: `${GOOD.app}env: ${env}` }).diagnostics;

test.each([
  '{ A: $(B), B: $(C), C: x }',
  '{ A: $$(B), B: $(A) }',
  '{ A: $(B), B: { field: status.podIP } }',
  '{ A: { secret: database, key: password } }',
  '{ A: { field: "metadata.labels[\'example.com/team\']" } }',
  '{ A: { resource: limits.cpu, divisor: 1m }, B: { resource: limits.memory, divisor: 1Mi } }',
])('%s', (env) => expect(told(env)).toEqual([]));

test('variables that stand for each other are told once', () => {
  const found = told('{ C: $(A), A: $(B), B: $(C), D: $(A) }');
  expect(placesOf(found)).toEqual(['8:20 spec/conflict']);
  expect(wordsOf(found)).toEqual([
    'spec/conflict: variables stand for each other in a circle: $(A) in $(B) in $(C) in $(A) | take one reference away; $$(NAME) is the text $(NAME)',
  ]);
});

test('a variable that stands for itself, as in a shell', () => {
  expect(wordsOf(told('{ PATH: /opt/bin:$(PATH) }'))).toEqual([
    'spec/conflict: $(PATH) in PATH stays as it is typed: Kubernetes puts in variables that stand above, not those of the image | take one reference away; $$(NAME) is the text $(NAME)',
  ]);
});

test('thousands of references are followed once each', () => {
  const layers = Array.from({ length: 400 }, (_, index) => {
    const both = index === 399 ? 'x' : `$(A${index + 1})$(B${index + 1})`;
    return `A${index}: ${both}, B${index}: ${both}`;
  });
  expect(told(`{ ${layers.join(', ')} }`)).toEqual([]);
  const chain = Array.from({ length: 3000 }, (_, index) => `C${index}: $(C${(index + 1) % 3000})`);
  expect(told(`{ ${chain.join(', ')} }`)).toHaveLength(1);
});

test.each([
  ['{ A: { secret: database } }', 'spec/missing-key: env.A: the key "key" is missing'],
  [
    '{ A: { secret: Database, key: a } }',
    'spec/invalid-name: env.A.secret: "Database" is not a name of a Secret',
  ],
  [
    '{ A: { field: status.phase } }',
    'spec/invalid-value: env.A.field: "status.phase" is not a field that a pod may read',
  ],
  ['{ A: { resource: limits.gpu } }', 'spec/invalid-value: env.A.resource'],
  [
    '{ A: { secret: database, field: status.podIP } }',
    'spec/conflict: env.A: "secret" cannot stand beside "field"',
  ],
  ['{ A: 1 }', 'spec/unquoted-text'],
  ['{ A: { resource: limits.cpu, divisor: 1Mi } }', 'limits.cpu cannot be counted in 1Mi | write 1 or 1m'],
  ['{ A: { resource: limits.memory, divisor: 1m } }', 'limits.memory cannot be counted in 1m'],
  ['{ A: { field: "metadata.labels[\'a b\']" } }', 'is not a field that a pod may read'],
])('%s is refused', (env, words) => {
  expect(wordsOf(told(env))).toContainEqual(expect.stringContaining(words));
});
