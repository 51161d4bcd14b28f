import { specPath } from '@nodeless/core';
import { KARPENTER_NAMESPACE, runsKarpenter } from '@nodeless/sources';
import { KUBE_SYSTEM } from '@nodeless/catalogue';
import { NEVER_PRUNE, WAVE } from '@nodeless/catalogue/render';
import type { Component } from '../component.ts';
import { controllerPods, controllerValues, KARPENTER } from './controller-values.ts';
import { drawNodes } from './nodes.ts';

/**
 * Karpenter: makes, renews and removes the nodes. Three Applications: its CRDs, which must outlive everything; the
 * controller; and what we tell it, apart, so that a bad NodePool never blocks an upgrade of the controller.
 */
export const karpenter: Component = {
  name: 'karpenter',
  units: (model) => {
    const { spec } = model;
    if (!runsKarpenter(spec)) return [];
    const { version, source, crds } = spec.versions.karpenter;
    const common = {
      project: 'platform',
      namespace: KARPENTER_NAMESPACE,
      namespaces: [{ name: KARPENTER_NAMESPACE, podSecurity: 'restricted' }],
      specPath: specPath('cluster', 'compute', 'karpenter'),
      onRemoval: 'keep',
    } as const;
    return [
      {
        ...common,
        name: `${KARPENTER}-crd`,
        wave: WAVE.definitions,
        // Its CRDs are never pruned: all objects of their kinds would go with them.
        retirements: ['orphan'],
        source: {
          kind: 'helm',
          pin: crds,
          version,
          releaseName: `${KARPENTER}-crd`,
          values: { additionalAnnotations: NEVER_PRUNE },
          footprint: {
            clusterKinds: [{ group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' }],
            namespaces: [],
          },
          pods: [],
        },
      },
      {
        ...common,
        name: KARPENTER,
        wave: WAVE.controllers,
        source: {
          kind: 'helm',
          pin: source,
          version,
          releaseName: KARPENTER,
          values: controllerValues(model),
          // What chart 1.14.1 makes with these values; the Role in kube-system lets it read the address of DNS.
          footprint: {
            clusterKinds: [
              { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
              { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
            ],
            namespaces: [KARPENTER_NAMESPACE, KUBE_SYSTEM],
          },
          pods: controllerPods(model),
        },
      },
      {
        ...common,
        name: `${KARPENTER}-config`,
        wave: WAVE.nodes,
        // The kinds come with another Application.
        syncOptions: ['SkipDryRunOnMissingResource=true'],
        source: { kind: 'manifests', draw: (chart) => drawNodes(chart, model) },
      },
    ];
  },
};
