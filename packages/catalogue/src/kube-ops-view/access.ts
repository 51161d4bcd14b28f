import type { Manifest } from '@nodeless/core';
import { nameLabel } from '../render/labels.ts';

const RBAC = 'rbac.authorization.k8s.io';

/** The service account of kube-ops-view, and the right to list nodes and pods and how much they use. */
export function readOnlyAccess(name: string, namespace: string): Manifest[] {
  const labels = nameLabel(name);
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace, labels } },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRole',
      metadata: { name, labels },
      rules: [
        { apiGroups: [''], resources: ['nodes', 'pods'], verbs: ['list'] },
        { apiGroups: ['metrics.k8s.io'], resources: ['nodes', 'pods'], verbs: ['get', 'list'] },
      ],
    },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name, labels },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
  ];
}
