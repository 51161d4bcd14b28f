import { podTemplatePath } from '@nodeless/contracts/kubernetes';
import { at, describeObject, maps, type JsonObject } from '@nodeless/core';
import { located } from '../../located.ts';
import type { Rule } from '../../rule.ts';

const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'];
const HOOKS = ['postStart', 'preStop'];
const LISTS = ['initContainers', 'containers'];

/**
 * A probe or hook that asks a port by a name which its container does not give to one. kubelet resolves the name among the ports of
 * the container alone, so it fails each time: the pod is never ready, or killed again and again.
 */
export const probePorts: Rule = {
  codes: [
    {
      code: 'consistency/unknown-port',
      severity: 'error',
      title: 'A probe or hook asks a port by a name that its container does not have',
    },
  ],
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    'pkg/probe/util.go of Kubernetes (ResolveContainerPort)',
  ],
  *check({ model, pods }) {
    for (const { resource, spec } of pods) {
      const { manifest } = resource;
      const template = podTemplatePath(manifest.kind) ?? [];
      for (const list of LISTS)
        for (const [index, container] of maps(spec[list]).entries())
          for (const { path, port } of namedPorts(container)) {
            const names = maps(container['ports']).flatMap(({ name }) =>
              typeof name === 'string' ? [name] : [],
            );
            if (names.includes(port)) continue;
            yield located(
              model,
              resource,
              'consistency/unknown-port',
              `${describeObject(manifest)}: the ${path[0] ?? ''} of the container ${String(container['name'])} asks the port ${JSON.stringify(port)}, which the container does not have`,
              {
                hint:
                  names.length === 0
                    ? 'name a port of the container, or write its number'
                    : `its ports are ${names.join(', ')}`,
              },
              [...template, 'spec', list, index, ...path],
            );
          }
    }
  },
};

/** The ports that probes and hooks of a container ask for by name. */
function namedPorts(container: JsonObject): { readonly path: readonly string[]; readonly port: string }[] {
  const askers = [...PROBES.map((probe) => [probe]), ...HOOKS.map((hook) => ['lifecycle', hook])];
  return askers
    .flatMap((asker) => [
      [...asker, 'httpGet', 'port'],
      [...asker, 'tcpSocket', 'port'],
    ])
    .flatMap((path) => {
      const port = at(container, ...path);
      return typeof port === 'string' && !/^\d+$/.test(port) ? [{ path, port }] : [];
    });
}
