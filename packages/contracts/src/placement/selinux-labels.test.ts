import { toManifest, type JsonObject } from '@nodeless/core';
import { podTemplates } from './pods.ts';
import { seLinuxLabelConflicts } from './selinux-labels.ts';

const LEVEL = (level: string): JsonObject => ({ seLinuxOptions: { level } });

interface Parts {
  readonly pod?: JsonObject;
  readonly containers?: readonly JsonObject[];
  readonly namespace?: string;
  readonly claim?: string;
}

const workload = (
  name: string,
  { pod, containers = [{}], namespace = 'web', claim = 'data' }: Parts,
): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: {
    template: {
      spec: {
        ...(pod === undefined ? {} : { securityContext: pod }),
        containers: containers.map((securityContext, index) => ({
          name: `c${index}`,
          securityContext,
          volumeMounts: [{ name: 'v', mountPath: '/data' }],
        })),
        volumes: [{ name: 'v', persistentVolumeClaim: { claimName: claim } }],
      },
    },
  },
});

function conflicts(...manifests: readonly JsonObject[]): string[] {
  const resources = manifests.map((manifest) => ({
    manifest: toManifest(manifest),
    application: 'a',
    path: 'manifests/a/a.yaml',
    origin: { component: '', constructPath: '', specPath: '' as never },
  }));
  return seLinuxLabelConflicts(podTemplates(resources)).map(
    ({ namespace, claim, pods }) =>
      `${namespace}/${claim}: ${pods.map(({ resource }) => resource.manifest.metadata.name).join(' ')}`,
  );
}

test.each<[string, readonly JsonObject[], readonly string[]]>([
  [
    'two labels',
    [
      workload('a', { pod: LEVEL('s0:c1,c2') }),
      workload('b', { pod: LEVEL('s0:c3,c4') }),
      workload('c', { pod: LEVEL('s0:c1,c2') }),
    ],
    ['web/data: a b', 'web/data: b c'],
  ],
  ['one without a label', [workload('a', { pod: LEVEL('s0:c1,c2') }), workload('b', {})], ['web/data: a b']],
  [
    'the label of a container counts before that of its pod',
    [
      workload('a', { pod: LEVEL('s0:c1,c2'), containers: [LEVEL('s0:c3,c4')] }),
      workload('b', { pod: LEVEL('s0:c1,c2') }),
    ],
    ['web/data: a b'],
  ],
  [
    'two containers of a pod, even with Recursive',
    [workload('a', { pod: { seLinuxChangePolicy: 'Recursive' }, containers: [LEVEL('s0'), LEVEL('s1')] })],
    ['web/data: a'],
  ],
  [
    'the same label',
    [workload('a', { pod: LEVEL('s0:c1,c2') }), workload('b', { containers: [LEVEL('s0:c1,c2')] })],
    [],
  ],
  ['no label', [workload('a', {}), workload('b', {})], []],
  [
    'both Recursive',
    [
      workload('a', { pod: { ...LEVEL('s0:c1,c2'), seLinuxChangePolicy: 'Recursive' } }),
      workload('b', { pod: { ...LEVEL('s0:c3,c4'), seLinuxChangePolicy: 'Recursive' } }),
    ],
    [],
  ],
  [
    'other claims, other namespaces',
    [
      workload('a', { pod: LEVEL('s0') }),
      workload('b', { pod: LEVEL('s1'), claim: 'logs' }),
      workload('c', { pod: LEVEL('s1'), namespace: 'db' }),
    ],
    [],
  ],
])('%s', (_, manifests, expected) => {
  expect(conflicts(...manifests)).toEqual(expected);
});
