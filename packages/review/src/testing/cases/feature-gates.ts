import type { JsonObject } from '@nodeless/core';
import { deployment, inWeb, object, pod } from '../objects.ts';
import type { Files } from '../trees.ts';
import type { Cases } from './case.ts';

/** A cluster of a version with one object. */
export const gated = (version: string, manifest: JsonObject, ...more: readonly JsonObject[]): Files => ({
  'eksctl/cluster.yaml': object('eksctl.io/v1alpha5', 'ClusterConfig', 'prod', {
    metadata: { region: 'eu-central-1', version },
  }),
  'manifests/web/it.yaml': manifest,
  ...Object.fromEntries(more.map((one, index) => [`manifests/web/more-${index}.yaml`, one])),
});

/** A StatefulSet that may lose several pods at once in a rollout, or not. */
export const stateful = (rollingUpdate: JsonObject): JsonObject =>
  object('apps/v1', 'StatefulSet', 'it', { ...inWeb, spec: { updateStrategy: { rollingUpdate } } });

const plain = deployment({ template: pod({}) });

export const FEATURE_GATES_CASES: Cases = {
  'availability/feature-gate': {
    meets: {
      base: gated('1.36', stateful({ maxUnavailable: 2 })),
      head: gated('1.37', stateful({ maxUnavailable: 2 })),
    },
    spares: { base: gated('1.36', plain), head: gated('1.37', plain) },
  },
  'immutable-fields/dropped-field': {
    meets: {
      base: gated('1.36', stateful({ partition: 0 })),
      head: gated('1.36', stateful({ partition: 0, maxUnavailable: 2 })),
    },
    spares: {
      base: gated('1.37', stateful({ partition: 0 })),
      head: gated('1.37', stateful({ partition: 0, maxUnavailable: 2 })),
    },
  },
};
