import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (workload: string) => parse({ app: `${GOOD.app}workload: { ${workload} }\n` }).diagnostics;

test.each([
  'deployment: { strategy: { maxSurge: 1, maxUnavailable: 0 } }',
  'deployment: { strategy: { maxSurge: 0, maxUnavailable: 1 } }',
  'deployment: { minReadySeconds: 599 }',
  'deployment: { minReadySeconds: 600, progressDeadlineSeconds: 601 }',
  'statefulSet: { updateStrategy: { partition: 1 } }',
  'statefulSet: { updateStrategy: { type: OnDelete } }',
  'daemonSet: { updateStrategy: { maxUnavailable: 10% } }',
  'daemonSet: { updateStrategy: { maxSurge: 1, maxUnavailable: 0 } }',
  'daemonSet: { updateStrategy: { maxSurge: 0, maxUnavailable: 1 } }',
  'daemonSet: { updateStrategy: { type: OnDelete } }',
])('%s', (workload) => expect(told(workload)).toEqual([]));

test.each([
  [
    'deployment: { strategy: { type: Recreate, maxSurge: 1 } }',
    '8:65 spec/conflict',
    'spec/conflict: maxSurge belongs to RollingUpdate, and the type is Recreate | keep one of them',
  ],
  [
    'deployment: { strategy: { maxSurge: 0, maxUnavailable: 0% } }',
    '8:68 spec/conflict',
    'spec/conflict: no pod may be missing and none may be added: no rollout could ever go on | let maxSurge be 1',
  ],
  [
    'deployment: { minReadySeconds: 600 }',
    '8:44 spec/conflict',
    'spec/conflict: a pod must be ready for 600 s, and the rollout fails after 600 s, the default | set progressDeadlineSeconds to more than minReadySeconds',
  ],
  [
    'deployment: { minReadySeconds: 30, progressDeadlineSeconds: 30 }',
    '8:44 spec/conflict',
    'spec/conflict: a pod must be ready for 30 s, and the rollout fails after 30 s | set progressDeadlineSeconds to more than minReadySeconds',
  ],
  [
    'statefulSet: { updateStrategy: { type: OnDelete, partition: 1 } }',
    '8:73 spec/conflict',
    'spec/conflict: partition belongs to RollingUpdate, and the type is OnDelete | keep one of them',
  ],
  [
    'statefulSet: { persistentVolumeClaimRetentionPolicy: { whenScaled: Delete } }',
    '8:66 spec/conflict',
    'spec/conflict: the StatefulSet makes no claims that could be kept or deleted | give one of volumes a claimTemplate, or take it away',
  ],
  [
    'daemonSet: { updateStrategy: { maxSurge: 1 } }',
    '8:54 spec/conflict',
    'spec/conflict: pods are added before the old ones go, so that none may be missing; the default of maxUnavailable is 1 | write maxUnavailable: 0 beside maxSurge',
  ],
  [
    'daemonSet: { updateStrategy: { maxUnavailable: 0 } }',
    '8:60 spec/conflict',
    'spec/conflict: no pod may be missing and none may be added: no rollout could ever go on | let maxUnavailable be 1',
  ],
  [
    'daemonSet: { updateStrategy: { type: OnDelete, maxUnavailable: 1 } }',
    '8:76 spec/conflict',
    'spec/conflict: maxUnavailable belongs to RollingUpdate, and the type is OnDelete | keep one of them',
  ],
])('%s is refused', (workload, place, words) => {
  const found = told(workload);
  expect(placesOf(found)).toEqual([place]);
  expect(wordsOf(found)).toEqual([words]);
});
