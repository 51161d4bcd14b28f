import { at, type JsonObject } from '@nodeless/core';

/** Where objects of a kind are, and the status that a healthy one has; undefined where the object waits for nothing. */
export interface FakedKind {
  readonly path: string;
  readonly status: (object: JsonObject, now: string) => JsonObject | undefined;
}

const WORKLOADS = '/apis/apps/v1';

/** What controllers without nodes and without AWS would never report. */
export const FAKED_KINDS: readonly FakedKind[] = [
  { path: `${WORKLOADS}/deployments`, status: deployment },
  { path: `${WORKLOADS}/statefulsets`, status: statefulSet },
  { path: `${WORKLOADS}/daemonsets`, status: daemonSet },
  {
    path: '/api/v1/services',
    status: (object) => (at(object, 'spec', 'type') === 'LoadBalancer' ? balancer(object) : undefined),
  },
  { path: '/apis/networking.k8s.io/v1/ingresses', status: balancer },
  { path: '/apis/policy/v1/poddisruptionbudgets', status: disruptionBudget },
  { path: '/apis/karpenter.sh/v1/nodepools', status: ready },
  { path: '/apis/karpenter.k8s.aws/v1/ec2nodeclasses', status: ready },
];

/** Path of the status of an object from the path of its kind. */
export function statusPath(kind: string, { metadata }: JsonObject): string {
  const cut = kind.lastIndexOf('/');
  const namespace = at(metadata, 'namespace');
  const folder = namespace === undefined ? '' : `/namespaces/${String(namespace)}`;
  return `${kind.slice(0, cut)}${folder}${kind.slice(cut)}/${String(at(metadata, 'name'))}/status`;
}

function generation(object: JsonObject): number {
  return Number(at(object, 'metadata', 'generation') ?? 1);
}

function replicas(object: JsonObject): number {
  return Number(at(object, 'spec', 'replicas') ?? 1);
}

function allReady(object: JsonObject): JsonObject {
  const count = replicas(object);
  return {
    observedGeneration: generation(object),
    replicas: count,
    updatedReplicas: count,
    readyReplicas: count,
    availableReplicas: count,
  };
}

function deployment(object: JsonObject, now: string): JsonObject {
  const condition = (type: string, reason: string): JsonObject => ({
    ...{ type, status: 'True', reason, message: '' },
    ...{ lastTransitionTime: now, lastUpdateTime: now },
  });
  return {
    ...allReady(object),
    conditions: [
      condition('Available', 'MinimumReplicasAvailable'),
      condition('Progressing', 'NewReplicaSetAvailable'),
    ],
  };
}

function statefulSet(object: JsonObject): JsonObject {
  const revision = `revision-${generation(object)}`;
  return {
    ...allReady(object),
    currentReplicas: replicas(object),
    currentRevision: revision,
    updateRevision: revision,
  };
}

/** No node, so no pod is wanted. */
function daemonSet(object: JsonObject): JsonObject {
  const counts = ['currentNumberScheduled', 'desiredNumberScheduled', 'numberMisscheduled'];
  const ready = ['numberReady', 'updatedNumberScheduled', 'numberAvailable'];
  return {
    observedGeneration: generation(object),
    ...Object.fromEntries([...counts, ...ready].map((name) => [name, 0])),
  };
}

function balancer({ metadata }: JsonObject): JsonObject {
  return { loadBalancer: { ingress: [{ hostname: `${String(at(metadata, 'name'))}.elb.invalid` }] } };
}

function disruptionBudget(object: JsonObject, now: string): JsonObject {
  return {
    observedGeneration: generation(object),
    ...{ disruptionsAllowed: 1, currentHealthy: 2, desiredHealthy: 1, expectedPods: 2 },
    conditions: [condition('DisruptionAllowed', 'SufficientPods', object, now)],
  };
}

function ready(object: JsonObject, now: string): JsonObject {
  return { conditions: [condition('Ready', 'Ready', object, now)] };
}

function condition(type: string, reason: string, object: JsonObject, now: string): JsonObject {
  return {
    type,
    status: 'True',
    reason,
    message: '',
    lastTransitionTime: now,
    observedGeneration: generation(object),
  };
}
