import type { Manifest } from '@nodeless/core';
import { NAMESPACES_APPLICATION, sortedBy, specPath } from '@nodeless/core';
import { ARGOCD_NAMESPACE } from '@nodeless/sources';
import { KUBE_SYSTEM } from '@nodeless/catalogue';
import { KEEP_FOREVER, type NamespaceNeed, POD_SECURITY_LEVELS, WAVE } from '@nodeless/catalogue/render';
import type { Component } from '../component.ts';
import { emit } from '../objects/emit.ts';
import { type BuiltUnit } from '../unit.ts';

/** Namespaces that Kubernetes itself makes; they are not ours to describe. */
const BUILT_IN = new Set(['default', KUBE_SYSTEM, 'kube-public', 'kube-node-lease']);

/** Every Namespace of the cluster, in one Application: an app that goes away must not take a shared one with it. */
export const namespaces: Component = {
  name: NAMESPACES_APPLICATION,
  overview: (_model, units) => [
    {
      name: NAMESPACES_APPLICATION,
      project: 'platform',
      wave: WAVE.namespaces,
      namespace: KUBE_SYSTEM,
      specPath: specPath('cluster', 'name'),
      onRemoval: 'keep',
      retirements: [],
      source: {
        kind: 'manifests',
        draw: (chart) => {
          for (const { need, unit } of needed(units)) emit(chart, namespaceObject(need), unit?.specPath);
        },
      },
    },
  ],
};

interface Needed {
  readonly need: NamespaceNeed;
  readonly unit?: BuiltUnit;
}

/** One entry a name, with the first unit that asks for it and the weakest level that any unit needs. */
function needed(units: readonly BuiltUnit[]): Needed[] {
  // All Applications live in Argo CD's namespace, also where its pods do not.
  const found = new Map<string, Needed>([
    [ARGOCD_NAMESPACE, { need: { name: ARGOCD_NAMESPACE, podSecurity: 'restricted' } }],
  ]);
  for (const unit of sortedBy(units, ({ name }) => name)) {
    for (const need of unit.namespaces ?? []) {
      const other = found.get(need.name);
      found.set(need.name, {
        unit: other?.unit ?? unit,
        need: other === undefined ? need : weaker(need, other.need),
      });
    }
  }
  return sortedBy(found.values(), ({ need }) => need.name).filter(({ need }) => !BUILT_IN.has(need.name));
}

function weaker(a: NamespaceNeed, b: NamespaceNeed): NamespaceNeed {
  const weakness = (need: NamespaceNeed) => POD_SECURITY_LEVELS.indexOf(need.podSecurity);
  return { ...(weakness(a) > weakness(b) ? a : b), labels: { ...b.labels, ...a.labels } };
}

function namespaceObject({ name, podSecurity, labels }: NamespaceNeed): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: { 'pod-security.kubernetes.io/enforce': podSecurity, ...labels },
      annotations: KEEP_FOREVER,
    },
  };
}
