import { specPath } from '@nodeless/core';
import { ARGOCD_NAMESPACE, mirroredImage, type ClusterModel } from '@nodeless/sources';
import { nonEmpty, present, type Unit, type UpstreamPods, WAVE } from '@nodeless/catalogue/render';
import { installImages } from './images.ts';
import { installPatches } from './install-patches.ts';
import { PARTS } from './parts.ts';
import { argocdPlacement } from './placement.ts';

/**
 * Argo CD as one of its own Applications: an upgrade is a change of its pin. Nothing where AWS runs it (EKS capability),
 * which would not look at an installation in the cluster.
 */
export function selfManagement(model: ClusterModel): Unit[] {
  const { spec } = model;
  if (spec.argocd.mode !== 'in-cluster') return [];
  const { version, source } = spec.versions.argocd;
  return [
    {
      name: 'argocd',
      project: 'platform',
      wave: WAVE.argocd,
      namespace: ARGOCD_NAMESPACE,
      namespaces: [{ name: ARGOCD_NAMESPACE, podSecurity: 'restricted' }],
      specPath: specPath('cluster', 'versions', 'argocd'),
      onRemoval: 'keep',
      retirements: [],
      source: present({
        kind: 'kustomize' as const,
        pin: source,
        version,
        images: nonEmpty(installImages(spec)),
        patches: installPatches(model),
        footprint: {
          clusterKinds: [
            { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
            { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
            { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
          ],
          namespaces: [ARGOCD_NAMESPACE],
        },
        pods: pods(model),
      }),
    },
  ];
}

function pods(model: ClusterModel): UpstreamPods[] {
  const { settings } = model.argocd;

  return PARTS.map(({ workload, name, setting, images }) => ({
    workload,
    name,
    namespace: ARGOCD_NAMESPACE,
    labels: { 'app.kubernetes.io/name': name },
    replicas: 1,
    ...argocdPlacement(model.spec),
    images: images.map((image) => mirroredImage(model.spec, image)),
    resources: settings.resources[setting],
  }));
}
