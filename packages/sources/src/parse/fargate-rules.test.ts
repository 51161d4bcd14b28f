import { edited, parse, placesOf, wordsOf } from '../testing/sources.ts';

const logging = (settings: string, profiles?: string) => {
  const { cluster } = edited('cluster', '  fargate:\n', `  fargate:\n    logging: ${settings}\n`);
  const text =
    profiles === undefined ? cluster : cluster.replace(/( {4}profiles:).*\n( {6}.*\n)*/, `$1 ${profiles}\n`);
  return parse({ cluster: text });
};

test('logs of pods on Fargate', () => {
  expect(
    logging('{ logGroupName: /aws/eks/x/fargate, retentionDays: 30, processLogs: true }').diagnostics,
  ).toEqual([]);
  expect(logging('false', '[]').diagnostics.map(({ code }) => code)).not.toContain('spec/conflict');
});

test('logs of no pods', () => {
  const { diagnostics } = logging('{}', '[]');
  const found = diagnostics.filter(({ message }) => message.includes('logging'));
  expect(wordsOf(found)).toEqual([
    'spec/conflict: compute.fargate.logging has no effect: no pod runs on Fargate | remove it, or add profiles',
  ]);
  expect(found[0]?.related).toMatchObject([{ message: 'no profile' }]);
});

test.each([
  ['{ logGroupName: "a b" }', '"a b" is not the name of a log group'],
  ['{ logGroupName: aws/x }', '"aws/x" is not the name of a log group'],
  ['{ logGroupName: "${HOME}" }', '"${HOME}" is not the name of a log group'],
  ['{ retentionDays: 31 }', 'retentionDays'],
])('%s is refused', (settings, words) => {
  const { diagnostics } = logging(settings);
  expect(diagnostics).toHaveLength(1);
  expect(wordsOf(diagnostics)[0]).toContain(words);
  expect(placesOf(diagnostics)[0]).toMatch(/^\d+:\d+ spec\/invalid-value$/);
});
