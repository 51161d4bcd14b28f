import { edited, parse, placesOf, wordsOf } from '../testing/sources.ts';

const controlPlane = (text: string) =>
  parse(edited('cluster', 'apps: [web]', `controlPlane: ${text}\napps: [web]`)).diagnostics;
const key = (arn: string) => `{ secretsEncryption: { keyArn: '${arn}' } }`;

test.each([
  key('arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
  '{ supportType: STANDARD, tier: tier-xl, zonalShift: true }',
])('%s is fine', (text) => {
  expect(controlPlane(text)).toEqual([]);
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html
test('a key of another region', () => {
  const found = controlPlane(key('arn:aws:kms:eu-west-1:111122223333:key/1234abcd'));
  expect(placesOf(found)).toEqual(['20:46 spec/conflict']);
  expect(found[0]?.message).toBe(
    'the key of controlPlane.secretsEncryption is in eu-west-1, the cluster in eu-central-1',
  );
  expect(found[0]?.related).toEqual([{ message: 'region', location: expect.objectContaining({ line: 5 }) }]);
});

test.each([
  [key('arn:aws:kms:eu-central-1:111122223333:alias/a'), 'spec/invalid-value'],
  ['{ supportType: standard }', 'spec/invalid-value'],
  ['{ tier: large }', 'spec/invalid-value'],
  ['{ deletionProtection: true }', 'spec/unknown-key'],
])('%s is refused with %s', (text, code) => {
  expect(wordsOf(controlPlane(text)).map((words) => words.split(':')[0])).toEqual([code]);
});

test('policies are ARNs', () => {
  const { diagnostics } = parse(
    edited('cluster', 'apps: [web]', 'iam: { permissionsBoundary: boundary }\napps: [web]'),
  );
  expect(placesOf(diagnostics)).toEqual(['20:29 spec/invalid-value']);
});
