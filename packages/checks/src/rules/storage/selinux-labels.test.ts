import type { JsonObject } from '@nodeless/core';
import { brief, deployment, run } from '../../testing/view.ts';
import { seLinuxLabels } from './selinux-labels.ts';

const KARPENTER = `versions:
  karpenter: { version: 1.15.2, source: { commit: 1123456789abcdef0123456789abcdef01234567 }, crds: { commit: 1123456789abcdef0123456789abcdef01234567 } }
`;
const on = (version: string) => ({ cluster: `kubernetes: { version: '${version}' }\n${KARPENTER}` });
const CLASS: JsonObject = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'gp3' },
  provisioner: 'ebs.csi.aws.com',
};
const CLAIM: JsonObject = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'web' },
  spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'gp3' },
};
const pods = (name: string, ...levels: readonly string[]): JsonObject => ({
  ...deployment({
    containers: levels.map((level, index) => ({
      name: `c${index}`,
      securityContext: { seLinuxOptions: { level } },
      volumeMounts: [{ name: 'v', mountPath: '/data' }],
    })),
    volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }],
  }),
  metadata: { name, namespace: 'web' },
});
const ADDON = (configurationValues?: string) => ({
  addons: [{ name: 'aws-ebs-csi-driver', ...(configurationValues !== undefined && { configurationValues }) }],
});
const LABELLING = ADDON('{"node":{"selinux":true}}');
const DIFFERENT = [CLASS, CLAIM, pods('a', 's0:c1,c2'), pods('b', 's0:c3,c4')];
const found = (version: string, manifests: readonly JsonObject[], config: object = LABELLING) =>
  run(seLinuxLabels, on(version), manifests, [], config);

test('two workloads', () => {
  const all = found('1.37', DIFFERENT);
  expect(brief(all)).toEqual(['clusters/test/cluster.yaml:2:1 warning storage/selinux-labels']);
  expect(all.map(({ message, hint }) => [message, hint])).toEqual([
    [
      'Deployment web/a and Deployment web/b mount the claim "data" with different SELinux labels, and ebs.csi.aws.com mounts it with one: on one node with SELinux, such as those of Bottlerocket, only one of them starts',
      'give them one label, or write seLinuxChangePolicy: Recursive in the securityContext of both',
    ],
  ]);
});

test('two containers of a pod', () => {
  expect(
    found('1.37', [CLASS, CLAIM, pods('a', 's0:c1,c2', 's0:c3,c4')]).map(({ message }) => message),
  ).toEqual([
    'containers of Deployment web/a mount the claim "data" with different SELinux labels, and ebs.csi.aws.com mounts it with one: on nodes with SELinux, such as those of Bottlerocket, the pod does not start',
  ]);
});

test('a driver of their own', () => {
  const driver = (seLinuxMount: boolean): JsonObject => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSIDriver',
    metadata: { name: 'ebs.csi.aws.com' },
    spec: { seLinuxMount },
  });
  expect(found('1.37', [...DIFFERENT, driver(true)], {})).toHaveLength(1);
  expect(found('1.37', [...DIFFERENT, driver(false)], {})).toEqual([]);
});

test.each<[string, string, readonly JsonObject[], object]>([
  ['before 1.37', '1.36', DIFFERENT, LABELLING],
  ['a driver that relabels files', '1.37', DIFFERENT, ADDON()],
  ['the same labels', '1.37', [CLASS, CLAIM, pods('a', 's0'), pods('b', 's0')], LABELLING],
  ['a claim that is not here', '1.37', DIFFERENT.slice(2), LABELLING],
])('%s: fine', (_, version, manifests, config) => {
  expect(found(version, manifests, config)).toEqual([]);
});
