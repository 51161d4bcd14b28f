/** Who makes the ClusterRole and the ClusterRoleBinding of a name; one binding more, or one role, would be the same object. */
interface RbacOwner {
  readonly owner: string;
  readonly roles: readonly string[];
  readonly bindings: readonly string[];
}

const ARGOCD = ['argocd-application-controller', 'argocd-applicationset-controller', 'argocd-server'];
const KARPENTER = ['karpenter', 'karpenter-core'];
const LOAD_BALANCER_CONTROLLER = 'aws-load-balancer-controller';

/**
 * Sources: templates/ of the charts karpenter 1.14.1, aws-load-balancer-controller 3.5.0 and external-dns 1.21.1 under the
 * release names that are rendered; manifests/cluster-rbac of Argo CD 3.5.1; the VPC CNI of EKS;
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
const OWNERS: readonly RbacOwner[] = [
  {
    owner: 'Kubernetes itself',
    roles: ['admin', 'cluster-admin', 'edit', 'view'],
    bindings: ['cluster-admin'],
  },
  { owner: 'the VPC CNI of EKS', roles: ['aws-node'], bindings: ['aws-node'] },
  { owner: 'Argo CD', roles: ARGOCD, bindings: ARGOCD },
  { owner: 'Karpenter', roles: [...KARPENTER, 'karpenter-admin'], bindings: KARPENTER },
  {
    owner: 'the AWS Load Balancer Controller',
    roles: [`${LOAD_BALANCER_CONTROLLER}-role`],
    bindings: [`${LOAD_BALANCER_CONTROLLER}-rolebinding`],
  },
  { owner: 'ExternalDNS', roles: ['external-dns'], bindings: ['external-dns-viewer'] },
];

/** Whose role or binding already has a name, or undefined. The components need not run: they may tomorrow. */
export function rbacNameOwner(kind: 'roles' | 'bindings', name: string): string | undefined {
  return OWNERS.find((one) => one[kind].includes(name))?.owner;
}
