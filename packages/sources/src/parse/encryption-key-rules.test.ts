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

const fsx = (digit: string) =>
  `subnetId: subnet-01234567, securityGroupIds: [sg-01234567], deploymentType: PERSISTENT_2, perUnitStorageThroughput: 250, kmsKeyId: '${digit}'`;

test.each([
  ['ebs', (arn: string) => `{ name: a, ebs: { kmsKeyId: '${arn}' } }`],
  ['fsx', (arn: string) => `{ name: a, fsx: { ${fsx(arn)} } }`],
])('the key of a class of %s is one of the region', (kind, one) => {
  const storage = (arn: string) =>
    parse(
      edited(
        'cluster',
        'apps: [web]',
        `addons: { aws-ebs-csi-driver: {}, aws-fsx-csi-driver: {} }\nstorage:\n  classes:\n    - ${one(arn)}\napps: [web]`,
      ),
    ).diagnostics;
  expect(storage('arn:aws:kms:eu-central-1:111122223333:key/1')).toEqual([]);
  const found = storage('arn:aws:kms:eu-west-1:111122223333:key/1');
  const column = one('arn').indexOf('kmsKeyId: ') + 'kmsKeyId: '.length + '    - '.length + 1;
  expect([kind, ...placesOf(found)]).toEqual([kind, `23:${column} spec/conflict`]);
  expect(found[0]).toMatchObject({
    message: 'the key of the StorageClass "a" is in eu-west-1, the cluster in eu-central-1',
    related: [{ message: 'region', location: { line: 5 } }],
  });
});

test.each([
  [
    'karpenter:',
    (arn: string) =>
      `karpenter:\n    nodeClasses: [{ name: default, blockDeviceMappings: [{ deviceName: /dev/xvda, rootVolume: true, ebs: { volumeSize: 100Gi, kmsKeyID: '${arn}' } }] }]`,
    '14:137',
  ],
  [
    'compute:',
    (arn: string) =>
      `compute:\n  autoMode: { nodeClasses: [{ name: batch, ephemeralStorage: { size: 100Gi, kmsKeyID: '${arn}' } }] }`,
    '10:87',
  ],
])('the key of the volumes of nodes below %s is one of the region', (owner, text, place) => {
  const of = (region: string) =>
    parse(
      edited('cluster', owner, text(`arn:aws:kms:${region}:111122223333:key/1234abcd`)),
    ).diagnostics.filter(({ message }) => message.startsWith('the key of the node class "'));
  expect(of('eu-central-1')).toEqual([]);
  expect(placesOf(of('eu-west-1'))).toEqual([`${place} spec/conflict`]);
});
