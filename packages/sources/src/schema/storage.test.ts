import { edited, parse, wordsOf } from '../testing/sources.ts';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd';
const storage = (text: string) =>
  parse(edited('cluster', 'apps: [web]', `storage: { classes: [{ name: a, ${text} }] }\napps: [web]`))
    .diagnostics;
const FSX = 'subnetId: subnet-0123456789abcdef0, securityGroupIds: [sg-0123456789abcdef0]';

test.each([
  'ebs: {}',
  'ebs: { type: gp3, iops: 16000, throughput: 1000 }',
  'ebs: { type: io1, iops: 100 }',
  'ebs: { type: st1, encrypted: false }',
  'efs: { fileSystemId: fs-0123456789abcdef0, uid: 1000, gid: 1000 }',
  `fsx: { ${FSX} }`,
  `fsx: { ${FSX}, deploymentType: PERSISTENT_1, storageType: HDD, driveCacheType: READ, perUnitStorageThroughput: 12 }`,
])('%s is fine', (text) => {
  expect(storage(text)).toEqual([]);
});

// https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html and the parameters of the drivers
test.each([
  ['ebs: { type: gp2, iops: 3000 }', 'iops is for gp3, io1 and io2, not for gp2'],
  ['ebs: { type: gp3, iops: 100 }', '100 iops: gp3 has 3000 to 80000'],
  ['ebs: { type: io2 }', 'io2 needs iops'],
  ['ebs: { type: io1, iops: 100, throughput: 200 }', 'throughput is for gp3, not for io1'],
  [`ebs: { encrypted: false, kmsKeyId: '${KEY}' }`, 'kmsKeyId has no effect beside encrypted: false'],
  ['efs: { fileSystemId: fs-0123456789abcdef0, uid: 1 }', 'uid needs gid'],
  [
    'efs: { fileSystemId: fs-0123456789abcdef0, gid: 1, gidRange: { start: 1, end: 9 } }',
    'gid and gidRange exclude each other',
  ],
  [
    'efs: { fileSystemId: fs-0123456789abcdef0, gidRange: { start: 9, end: 3 } }',
    'gidRange starts at 9 and ends at 3',
  ],
  [`fsx: { ${FSX}, storageType: HDD }`, 'HDD is for PERSISTENT_1, not for SCRATCH_2'],
  [`fsx: { ${FSX}, deploymentType: PERSISTENT_2 }`, 'PERSISTENT_2 needs perUnitStorageThroughput'],
  [
    `fsx: { ${FSX}, deploymentType: PERSISTENT_1, storageType: HDD, perUnitStorageThroughput: 12 }`,
    'HDD needs driveCacheType',
  ],
  [`fsx: { ${FSX}, driveCacheType: READ }`, 'driveCacheType is for HDD'],
  [
    `fsx: { ${FSX}, backupRetentionDays: 1 }`,
    'backupRetentionDays is for PERSISTENT_1 and PERSISTENT_2, not for SCRATCH_2',
  ],
])('%s is refused: %s', (text, words) => {
  expect(wordsOf(storage(text))).toEqual([expect.stringContaining(`: ${words}`)]);
});

test('two classes of one name', () => {
  const { diagnostics } = parse(
    edited(
      'cluster',
      'apps: [web]',
      'storage: { classes: [{ name: a, ebs: {} }, { name: a, ebs: {} }], snapshotClasses: [{ name: b }, { name: b }] }\napps: [web]',
    ),
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(['spec/duplicate-name', 'spec/duplicate-name']);
});

test('the class of EKS is not ours', () => {
  const { diagnostics } = parse(
    edited('cluster', 'apps: [web]', 'storage: { classes: [{ name: gp2, ebs: {} }] }\napps: [web]'),
  );
  expect(wordsOf(diagnostics)).toEqual([
    'spec/invalid-name: storage.classes[0].name: "gp2" is the class that EKS makes by itself | choose another name, for example gp3',
  ]);
});
