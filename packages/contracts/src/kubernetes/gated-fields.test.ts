import type { JsonObject } from '@nodeless/core';
import { SUPPORTED_KUBERNETES_VERSIONS } from '../aws/kubernetes-versions.ts';
import { canScaleFromZero, fieldsWithoutGate } from './gated-fields.ts';

const pods = (spec: JsonObject): JsonObject => ({ kind: 'Deployment', spec: { template: { spec } } });
const container = (more: JsonObject): JsonObject => pods({ containers: [{ name: 'a', ...more }] });
const autoscaler = (spec: JsonObject): JsonObject => ({ kind: 'HorizontalPodAutoscaler', spec });

/** One letter a version, oldest first: `-` drops, `x` refuses, `.` takes the field. */
function told(object: JsonObject): string {
  return SUPPORTED_KUBERNETES_VERSIONS.map((version) => {
    const [use] = fieldsWithoutGate(object, version);
    return use === undefined ? '.' : use.effect === 'dropped' ? '-' : 'x';
  }).join('');
}

test.each<[string, JsonObject, string]>([
  [
    'maxUnavailable of a StatefulSet',
    { kind: 'StatefulSet', spec: { updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } } },
    '-----.',
  ],
  [
    'partition of a StatefulSet',
    { kind: 'StatefulSet', spec: { updateStrategy: { rollingUpdate: { partition: 2 } } } },
    '......',
  ],
  [
    'Recreate of a StatefulSet',
    { kind: 'StatefulSet', spec: { updateStrategy: { type: 'Recreate' } } },
    'xxxxxx',
  ],
  [
    'Recreate of a Deployment',
    { kind: 'Deployment', spec: { updateStrategy: { type: 'Recreate' } } },
    '......',
  ],
  ['minReplicas 0', autoscaler({ minReplicas: 0 }), 'xxxxx.'],
  ['minReplicas 1', autoscaler({ minReplicas: 1 }), '......'],
  ['a tolerance', autoscaler({ behavior: { scaleUp: { tolerance: '0.2' } } }), 'x--...'],
  [
    'a class of volume attributes',
    { kind: 'PersistentVolumeClaim', spec: { volumeAttributesClassName: 'a' } },
    '--....',
  ],
  ['PreferSameZone', { kind: 'Service', spec: { trafficDistribution: 'PreferSameZone' } }, 'xx....'],
  ['PreferClose', { kind: 'Service', spec: { trafficDistribution: 'PreferClose' } }, '......'],
  ['resources of a pod', pods({ resources: { limits: { cpu: '1' } } }), '--....'],
  ['hostUsers: false', pods({ hostUsers: false }), '-.....'],
  ['hostUsers: true', pods({ hostUsers: true }), '......'],
  ['a volume of an image', pods({ volumes: [{ name: 'a', image: { reference: 'a:1' } }] }), '---...'],
  ['Lt of a toleration', pods({ tolerations: [{ key: 'a', operator: 'Lt', value: '1' }] }), 'xxxxxx'],
  ['Exists of a toleration', pods({ tolerations: [{ operator: 'Exists' }] }), '......'],
  [
    'seLinuxChangePolicy: Recursive',
    pods({ securityContext: { seLinuxChangePolicy: 'Recursive' } }),
    '-.....',
  ],
  [
    'seLinuxChangePolicy: MountOption',
    pods({ securityContext: { seLinuxChangePolicy: 'MountOption' } }),
    '-xxxx.',
  ],
  ['a stop signal', container({ lifecycle: { stopSignal: 'SIGUSR1' } }), 'x-----'],
  ['restart rules', container({ restartPolicy: 'Never', restartPolicyRules: [] }), 'xx-...'],
  ['a field of 1.37', container({ livenessProbe: { httpGet: { port: 1, protocol: 'H2C' } } }), 'xxxxx-'],
  ['no list where one belongs', pods({ containers: {}, volumes: null, tolerations: 'a' }), '......'],
  ['an empty object', {}, '......'],
])('%s', (_, object, expected) => {
  expect(told(object)).toBe(expected);
});

test('what is told of a field', () => {
  const spec = { initContainers: [{ name: 'a' }, { name: 'b', lifecycle: { stopSignal: 'SIGUSR1' } }] };
  const job = { kind: 'CronJob', spec: { jobTemplate: { spec: { template: { spec } } } } };
  const template = ['spec', 'jobTemplate', 'spec', 'template'];
  expect(fieldsWithoutGate(job, '1.36')).toEqual([
    {
      path: [...template, 'spec', 'initContainers', 1, 'lifecycle', 'stopSignal'],
      value: 'SIGUSR1',
      gate: 'ContainerStopSignals',
      onFrom: undefined,
      effect: 'dropped',
    },
  ]);
});

test('an autoscaler comes back from no pod by a metric that exists without pods', () => {
  const metrics = (...types: readonly string[]) => ({
    spec: { metrics: types.map((type) => ({ type })) },
  });
  expect(canScaleFromZero(metrics('Resource', 'External'))).toBe(true);
  expect(canScaleFromZero(metrics('Object'))).toBe(true);
  expect(canScaleFromZero(metrics('Resource', 'Pods', 'ContainerResource'))).toBe(false);
  expect(canScaleFromZero({ spec: {} })).toBe(false);
});
