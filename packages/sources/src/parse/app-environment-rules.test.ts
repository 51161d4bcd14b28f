import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (env: string) => parse({ app: `${GOOD.app}env: ${env}` }).diagnostics;

test.each([
  '{ A: $(B), B: $(C), C: x }',
  '{ A: $$(B), B: $(A) }',
  '{ A: $(B), B: { field: status.podIP } }',
  '{ A: { secret: database, key: password } }',
  '{ A: { field: "metadata.labels[\'team\']" } }',
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
])('%s is refused', (env, words) => {
  expect(wordsOf(told(env))).toContainEqual(expect.stringContaining(words));
});
