import { typeOfName, type ValueType } from '@nodeless/contracts/kubernetes';
import { at, type JsonValue } from '@nodeless/core';

/**
 * How the items of lists are told apart that the API server replaces as a whole, or that are in files of other programs, by the
 * key that holds the list. Sources: what the items are in Karpenter's and Argo CD's CRDs, and the identities in the documentation of
 * Kubernetes, eksctl and CloudFormation. The first combination that all items have, each item another one, is taken; without
 * any the list is compared by position.
 */
const MERGE_KEYS: { readonly [list: string]: readonly (readonly string[])[] } = {
  accessEntries: [['principalARN']],
  accessPolicies: [['policyARN']],
  addons: [['name']],
  allowedTopologies: [],
  bindings: [['name']],
  blockDeviceMappings: [['deviceName']],
  capabilities: [['name']],
  configMaps: [['name']],
  drivers: [['name']],
  fargateProfiles: [['name']],
  identityProviders: [['name']],
  images: [['name']],
  info: [['name']],
  ingress: [],
  managedNodeGroups: [['name']],
  nodeGroups: [['name']],
  parameters: [['name']],
  paths: [['path', 'pathType']],
  podIdentityAssociations: [['namespace', 'serviceAccountName']],
  ports: [['port', 'protocol'], ['port'], ['name']],
  requirements: [['key', 'operator'], ['key']],
  rules: [['host']],
  Statement: [['Sid']],
  Tags: [['Key']],
  taints: [
    ['key', 'effect'],
    ['key', 'value', 'effect'],
  ],
  tls: [['secretName']],
  versions: [['name']],
};

/** Lists whose order means nothing although their items have no key of their own. */
const SETS: ReadonlySet<string> = new Set([
  ...['accessModes', 'Action', 'aggregationRule', 'apiGroups', 'apiVersions', 'attachPolicyARNs'],
  ...['availabilityZones', 'clusterResourceWhitelist', 'clusterRoleSelectors', 'destinations', 'enableTypes'],
  ...[
    'enum',
    'required',
    'groups',
    'ingress',
    'kubernetesGroups',
    'ManagedPolicyArns',
    'mountOptions',
    'names',
  ],
  ...['namespaceResourceBlacklist', 'namespaceResourceWhitelist', 'namespaces', 'nonResourceURLs'],
  ...['operations', 'egress', 'publicAccessCIDRs', 'policyTypes', 'resourceNames', 'resources', 'Resource'],
  ...['securityGroupSelectorTerms', 'selectors', 'serviceAccounts', 'sourceNamespaces', 'sourceRepos'],
  ...['subjects', 'subnetSelectorTerms', 'syncOptions', 'tolerations', 'values', 'verbs', 'rules'],
  ...[
    'controlPlaneSubnetIDs',
    'controlPlaneSecurityGroupIDs',
    'jsonPointers',
    'amiSelectorTerms',
    'add',
    'drop',
  ],
]);

/** Lists with merge keys in which the order counts, too: they run one after the other, or the first match wins. */
const ORDERED: ReadonlySet<string> = new Set(['initContainers', 'versions']);

/** Types whose lists mean the same in kinds of which nothing is known, as in one with a template of pods. */
const FAMILIAR = ['api.core.v1.PodSpec', 'api.core.v1.Container', 'apimachinery.pkg.apis.meta.v1.ObjectMeta'];

/**
 * By which fields the items of a list are told apart, best first: those of the API server, then those of our own.
 * @param list the key that holds the list
 * @param type what the API server knows of the list
 */
export function mergeKeysOf(list: string, type: ValueType | undefined): readonly (readonly string[])[] {
  const { listType, listKeys, mergeKey } = type ?? familiar(list) ?? {};
  const own = Object.hasOwn(MERGE_KEYS, list) ? (MERGE_KEYS[list] ?? []) : [];
  return [
    ...(listType === 'map' && listKeys !== undefined ? [listKeys] : []),
    ...(mergeKey === undefined ? [] : [[mergeKey]]),
    ...own,
  ];
}

/** Tells whether the items may stand in any order. `values` of Helm and arguments of programs are not meant: these are maps. */
export function isSet(list: string, type: ValueType | undefined): boolean {
  return (type ?? familiar(list))?.listType === 'set' || SETS.has(list);
}

function familiar(list: string): ValueType | undefined {
  for (const name of FAMILIAR) {
    const type = typeOfName(name)?.field(list);
    if (type !== undefined) return type;
  }
  return undefined;
}

/** Variables of a container are expanded with those that stand before them: `$(NAME)`. */
export function orderCounts(list: string, items: readonly JsonValue[]): boolean {
  if (list === 'env') return items.some((item) => String(at(item, 'value')).includes('$('));
  return ORDERED.has(list);
}
