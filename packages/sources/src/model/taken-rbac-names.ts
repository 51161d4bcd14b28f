import { KUBE_SYSTEM, type Catalogue, type RbacNames } from '@nodeless/catalogue';
import { ARGOCD_NAMESPACE, KARPENTER_NAMESPACE } from './workload-identity.ts';

/** Who makes RBAC objects of a name; one more of that kind and name would be the same object. */
interface RbacOwner extends RbacNames {
  readonly owner: string;
}

const ARGOCD = ['argocd-application-controller', 'argocd-applicationset-controller', 'argocd-server'];
const KARPENTER = ['karpenter', 'karpenter-core'];

/**
 * Besides those of components. Sources: what Helm makes of the chart karpenter 1.9.2, 1.13.1 and 1.14.1 under the release name
 * that is rendered; manifests/install.yaml of Argo CD 3.5.1;
 * https://docs.aws.amazon.com/eks/latest/userguide/default-roles-users.html;
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings.
 * Other names of EKS and Kubernetes hold a colon, which names here may not.
 */
const OWNERS: readonly RbacOwner[] = [
  {
    owner: 'Kubernetes itself',
    clusterRoles: ['admin', 'cluster-admin', 'edit', 'view'],
    clusterRoleBindings: ['cluster-admin'],
  },
  { owner: 'the VPC CNI of EKS', clusterRoles: ['aws-node'], clusterRoleBindings: ['aws-node'] },
  {
    owner: 'the VPC resource controller of EKS',
    clusterRoles: ['vpc-resource-controller-role'],
    clusterRoleBindings: ['vpc-resource-controller-rolebinding'],
  },
  {
    owner: 'Argo CD',
    clusterRoles: ARGOCD,
    clusterRoleBindings: ARGOCD,
    roleBindings: {
      [ARGOCD_NAMESPACE]: [...ARGOCD, 'argocd-dex-server', 'argocd-notifications-controller', 'argocd-redis'],
    },
  },
  {
    owner: 'Karpenter',
    clusterRoles: [...KARPENTER, 'karpenter-admin'],
    clusterRoleBindings: KARPENTER,
    roleBindings: { [KARPENTER_NAMESPACE]: ['karpenter'], [KUBE_SYSTEM]: ['karpenter-dns'] },
  },
];

/**
 * Whose RBAC object already has a name, or undefined. The components need not run: they may tomorrow.
 *
 * @param namespace of a RoleBinding
 */
export function rbacNameOwner(
  catalogue: Catalogue,
  kind: 'ClusterRole' | 'ClusterRoleBinding' | 'RoleBinding',
  name: string,
  namespace = '',
): string | undefined {
  const namesOf = ({ clusterRoles, clusterRoleBindings, roleBindings = {} }: RbacOwner) =>
    ({
      ClusterRole: clusterRoles,
      ClusterRoleBinding: clusterRoleBindings,
      RoleBinding: Object.hasOwn(roleBindings, namespace) ? (roleBindings[namespace] ?? []) : [],
    })[kind];
  const components = Object.values(catalogue).flatMap(({ title, rbac }) =>
    rbac === undefined ? [] : [{ owner: title, ...rbac }],
  );
  return [...OWNERS, ...components].find((one) => namesOf(one).includes(name))?.owner;
}
