/** Labels of Kubernetes' own domains that a kubelet may set on its node. */
const OF_KUBELET: ReadonlySet<string> = new Set([
  'kubernetes.io/hostname',
  'kubernetes.io/os',
  'kubernetes.io/arch',
  'node.kubernetes.io/instance-type',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'beta.kubernetes.io/arch',
  'beta.kubernetes.io/instance-type',
  'beta.kubernetes.io/os',
  'failure-domain.beta.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
]);
const OPEN_DOMAINS = ['kubelet.kubernetes.io', 'node.kubernetes.io'];
const OWN_DOMAINS = ['kubernetes.io', 'k8s.io'];

/**
 * Whether a node may give itself a label. Domains of Kubernetes are kept from nodes, with some exceptions; eksctl and
 * the API server refuse the others.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction
 */
export function isNodeLabelAllowed(key: string): boolean {
  const slash = key.indexOf('/');
  const domain = slash < 0 ? '' : key.slice(0, slash);
  const below = (parent: string) => domain === parent || domain.endsWith(`.${parent}`);
  return OF_KUBELET.has(key) || OPEN_DOMAINS.some(below) || !OWN_DOMAINS.some(below);
}
