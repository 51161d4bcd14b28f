import { at, type JsonValue } from '@nodeless/core';

/**
 * How the items of a list are told apart, by the key that holds the list. Sources: `x-kubernetes-list-map-keys` and
 * `patchMergeKey` of the Kubernetes API (https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy),
 * Karpenter's CRDs, and the identities in the documentation of eksctl and CloudFormation. The first combination that all
 * items have, each item another one, is taken; without any the list is compared by position.
 */
const MERGE_KEYS: { readonly [list: string]: readonly (readonly string[])[] } = {
  accessEntries: [['principalARN']],
  accessPolicies: [['policyARN']],
  addons: [['name']],
  allowedTopologies: [],
  bindings: [['name']],
  blockDeviceMappings: [['deviceName']],
  capabilities: [['name']],
  conditions: [['type']],
  configMaps: [['name']],
  containers: [['name']],
  drivers: [['name']],
  env: [['name']],
  ephemeralContainers: [['name']],
  fargateProfiles: [['name']],
  hostAliases: [['ip']],
  identityProviders: [['name']],
  images: [['name']],
  imagePullSecrets: [['name']],
  info: [['name']],
  ingress: [],
  initContainers: [['name']],
  managedNodeGroups: [['name']],
  nodeGroups: [['name']],
  parameters: [['name']],
  paths: [['path', 'pathType']],
  podIdentityAssociations: [['namespace', 'serviceAccountName']],
  ports: [['containerPort', 'protocol'], ['containerPort'], ['port', 'protocol'], ['port'], ['name']],
  requirements: [['key', 'operator'], ['key']],
  rules: [['host']],
  secrets: [['name']],
  Statement: [['Sid']],
  Tags: [['Key']],
  taints: [
    ['key', 'effect'],
    ['key', 'value', 'effect'],
  ],
  tls: [['secretName']],
  topologySpreadConstraints: [['topologyKey', 'whenUnsatisfiable']],
  versions: [['name']],
  volumeMounts: [['mountPath']],
  volumes: [['name']],
  webhooks: [['name']],
};

/** Lists whose order means nothing although their items have no key of their own. */
const SETS: ReadonlySet<string> = new Set([
  ...['accessModes', 'Action', 'aggregationRule', 'apiGroups', 'apiVersions', 'attachPolicyARNs'],
  ...['availabilityZones', 'clusterResourceWhitelist', 'clusterRoleSelectors', 'destinations', 'enableTypes'],
  ...[
    'enum',
    'required',
    'finalizers',
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

export function mergeKeysOf(list: string): readonly (readonly string[])[] {
  return Object.hasOwn(MERGE_KEYS, list) ? (MERGE_KEYS[list] ?? []) : [];
}

/** Tells whether the items may stand in any order. `values` of Helm and arguments of programs are not meant: these are maps. */
export function isSet(list: string): boolean {
  return SETS.has(list);
}

/** Variables of a container are expanded with those that stand before them: `$(NAME)`. */
export function orderCounts(list: string, items: readonly JsonValue[]): boolean {
  if (list === 'env') return items.some((item) => String(at(item, 'value')).includes('$('));
  return ORDERED.has(list);
}
