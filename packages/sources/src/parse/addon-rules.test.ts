import { edited, parse, placesOf, wordsOf } from '../testing/sources.ts';

const addons = (text: string) => parse(edited('cluster', 'apps: [web]', `addons: ${text}\napps: [web]`));

test('three add-ons are always there, others when they are asked for', () => {
  const { model } = addons(
    '{ metrics-server: {}, snapshot-controller: false, kubecost_kubecost: { configuration: { a: 1 } } }',
  );
  expect(model?.spec.addons).toEqual({
    'vpc-cni': { resolveConflicts: 'OVERWRITE' },
    'kube-proxy': { resolveConflicts: 'OVERWRITE' },
    coredns: { resolveConflicts: 'OVERWRITE' },
    'metrics-server': { resolveConflicts: 'OVERWRITE' },
    'snapshot-controller': false,
    kubecost_kubecost: { resolveConflicts: 'OVERWRITE', configuration: { a: 1 } },
  });
});

test.each([
  '{ aws-ebs-csi-driver: { identity: { policies: ["arn:aws:iam::111122223333:policy/ebs"] } } }',
  '{ aws-mountpoint-s3-csi-driver: { identity: { serviceAccount: { name: s3-csi-driver-sa }, policies: ["arn:aws:iam::111122223333:policy/s3"] } } }',
  '{ coredns: { configuration: { autoScaling: { enabled: true } }, rawConfiguration: { anything: else } } }',
  '{ aws-efs-csi-driver: {} }',
])('%s is fine', (text) => {
  expect(addons(text).diagnostics).toEqual([]);
});

// Names of add-ons: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
test.each([
  [
    '{ karpenter: {} }',
    '20:22',
    'spec/conflict: addons.karpenter is not an add-on of EKS | write compute.karpenter.nodePools',
  ],
  [
    '{ external-dns: {} }',
    '20:25',
    'spec/conflict: addons.external-dns and components.externalDns would both own the same objects | keep one of them; false leaves one out',
  ],
  [
    '{ adot: { identity: { serviceAccount: { name: a } } } }',
    '20:29',
    'spec/missing-key: addons.adot.identity: the key "policies" is missing | list the policies of the role',
  ],
  [
    '{ coredns: { configuration: { replicaCount: many } } }',
    '20:53',
    'spec/wrong-type: addons.coredns.configuration.replicaCount must be a number, not "many"',
  ],
  [
    '{ coredns: { configuration: { replicaCounts: 2 } } }',
    '20:39',
    'spec/unknown-key: unknown key "replicaCounts" in addons.coredns.configuration | did you mean "replicaCount"?',
  ],
  [
    '{ aws-ebs-csi-driver: { configuration: { controller: { extraVolumeTag: { a: b } } } } }',
    '20:64',
    'spec/unknown-key: unknown key "extraVolumeTag" in addons.aws-ebs-csi-driver.configuration.controller | did you mean "extraVolumeTags"?',
  ],
  [
    '{ coredns: { configuration: { autoScaling: { enabled: true, minReplicas: 4, maxReplicas: 3 } } } }',
    '20:52',
    'spec/conflict: addons.coredns.configuration.autoScaling: minReplicas 4 is more than maxReplicas 3 | raise maxReplicas or lower minReplicas',
  ],
  [
    '{ coredns: { configuration: { podDisruptionBudget: { minAvailable: 1, maxUnavailable: "50%" } } } }',
    '20:60',
    'spec/conflict: addons.coredns.configuration.podDisruptionBudget: maxUnavailable 50% and minAvailable 1 cannot stand side by side | keep one of them',
  ],
  [
    '{ adot: { rawConfiguration: { a: 1 } } }',
    '20:19',
    'spec/unknown-key: unknown key "rawConfiguration" in addons.adot | did you mean "configuration"?',
  ],
  [
    '{ coredns: { version: latest } }',
    '20:31',
    'spec/version-range: addons.coredns.version: "latest" is not an exact add-on version | for example v1.19.5-eksbuild.3',
  ],
])('%s is refused at %s', (text, place, words) => {
  const { diagnostics } = addons(text);
  expect(placesOf(diagnostics)).toEqual([`${place} ${words.split(':')[0]}`]);
  expect(wordsOf(diagnostics)).toEqual([words]);
});

// EKS refuses an unknown name with ResourceNotFoundException, when the control plane already runs.
test.each([
  [
    '{ aws-efs-csi-drvier: {} }',
    'no add-on of EKS is known as "aws-efs-csi-drvier": EKS would refuse it while the cluster is made | did you mean "aws-efs-csi-driver"?',
  ],
  [
    '{ newest-thing-of-aws: {} }',
    'no add-on of EKS is known as "newest-thing-of-aws": EKS would refuse it while the cluster is made | aws eks describe-addon-versions lists the names',
  ],
])('%s is asked about', (text, words) => {
  const { model, diagnostics } = addons(text);
  expect(model).toBeDefined();
  expect(wordsOf(diagnostics)).toEqual([`spec/unknown-addon: ${words}`]);
  expect(diagnostics[0]).toMatchObject({
    severity: 'warning',
    location: { file: 'clusters/sample/cluster.yaml', line: 20, column: text.indexOf(': {') + 11 },
  });
});

test('a name that a lower layer brings and the cluster leaves out asks nothing', () => {
  expect(addons('{ newest-thing-of-aws: false }').diagnostics).toEqual([]);
});

test('two owners are shown with both places', () => {
  const { diagnostics } = addons('{ external-dns: {} }');
  expect(diagnostics[0]?.related).toEqual([
    { message: 'components.externalDns', location: expect.objectContaining({ line: 19 }) },
  ]);
});

test.each(['vpc-cni', 'kube-proxy', 'coredns'])('%s cannot be left out', (name) => {
  expect(placesOf(addons(`{ ${name}: false }`).diagnostics)).toEqual([
    `20:${13 + name.length} spec/wrong-type`,
  ]);
});
