import { at, isJsonObject, maps, type JsonObject } from '@nodeless/core';

/**
 * What a pod uses and Fargate does not have, apart from architectures.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html
 */
export function* unsupportedOnFargate(podSpec: JsonObject): Generator<string> {
  for (const flag of ['hostNetwork', 'hostPID', 'hostIPC']) if (podSpec[flag] === true) yield flag;
  for (const volume of maps(podSpec['volumes'])) if ('hostPath' in volume) yield 'a hostPath volume';
  for (const container of [...maps(podSpec['containers']), ...maps(podSpec['initContainers'])])
    yield* unsupportedIn(container);
}

/** On Fargate pods share it with kubelet. Source: https://docs.aws.amazon.com/eks/latest/userguide/metrics-server.html */
const KUBELET_PORT = 10_250;

function* unsupportedIn(container: JsonObject): Generator<string> {
  if (at(container['securityContext'], 'privileged') === true) yield 'a privileged container';
  const ports = maps(container['ports']);
  if (ports.some((port) => 'hostPort' in port)) yield 'a hostPort';
  if (ports.some(({ containerPort }) => containerPort === KUBELET_PORT))
    yield `a port ${KUBELET_PORT} beside that of kubelet`;
  const limits = at(container['resources'], 'limits');
  const resources = isJsonObject(limits) ? Object.keys(limits) : [];
  for (const name of resources.filter((key) => /gpu|neuron/.test(key))) yield `the resource ${name}`;
}
