import { ARGOCD_NAMESPACE, KARPENTER_NAMESPACE, KUBE_SYSTEM } from './workload-identity.ts';

/** Who makes RBAC objects of a name; one more of that kind and name would be the same object. */
interface RbacOwner {
  readonly owner: string;
  readonly clusterRoles: readonly string[];
  readonly clusterRoleBindings: readonly string[];
  /** Names by namespace. Default: none. */
  readonly roleBindings?: { readonly [namespace: string]: readonly string[] };
}

const ARGOCD = ['argocd-application-controller', 'argocd-applicationset-controller', 'argocd-server'];
const KARPENTER = ['karpenter', 'karpenter-core'];
const LOAD_BALANCER_CONTROLLER = 'aws-load-balancer-controller';
const CLUSTER_AUTOSCALER = ['cluster-autoscaler'];

/**
 * Sources: what Helm makes of the charts karpenter 1.9.2, 1.13.1 and 1.14.1, aws-load-balancer-controller 1.17.1 to 3.5.0,
 * and external-dns 1.18.0 and 1.21.1 under the release names that are rendered; templates/ of the chart cluster-autoscaler
 * 9.59.0 with the name that is given to it; manifests/install.yaml of Argo CD 3.5.1;
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
  {
    owner: 'the AWS Load Balancer Controller',
    clusterRoles: [`${LOAD_BALANCER_CONTROLLER}-role`],
    clusterRoleBindings: [`${LOAD_BALANCER_CONTROLLER}-rolebinding`],
    roleBindings: { [KUBE_SYSTEM]: [`${LOAD_BALANCER_CONTROLLER}-leader-election-rolebinding`] },
  },
  {
    owner: 'the Cluster Autoscaler',
    clusterRoles: CLUSTER_AUTOSCALER,
    clusterRoleBindings: CLUSTER_AUTOSCALER,
    roleBindings: { [KUBE_SYSTEM]: CLUSTER_AUTOSCALER },
  },
  { owner: 'ExternalDNS', clusterRoles: ['external-dns'], clusterRoleBindings: ['external-dns-viewer'] },
  { owner: 'kube-ops-view', clusterRoles: ['kube-ops-view'], clusterRoleBindings: ['kube-ops-view'] },
];

/**
 * Whose RBAC object already has a name, or undefined. The components need not run: they may tomorrow.
 *
 * @param namespace of a RoleBinding
 */
export function rbacNameOwner(
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
  return OWNERS.find((one) => namesOf(one).includes(name))?.owner;
}
