import { problem, type ConfigPath, type ConfigProblem, type ConfigRule } from '../problem.ts';
import type { AccessEntry, AccessPolicy, ClusterConfig } from '../types.ts';
import { duplicates, givenKeys } from './lists.ts';

/** Entries of these types carry the permissions of a node; nothing can be added. */
const NODE_TYPES: readonly AccessEntry['type'][] = [
  'EC2_LINUX',
  'EC2_WINDOWS',
  'FARGATE_LINUX',
  'HYBRID_LINUX',
];

/** The service, and all that stands behind the account. */
const ACCESS_POLICY_ARN = /^arn:[^:]*:eks:[^:]*:[^:]*:cluster-access-policy\/.+$/;

/** Entries are read in two of the three modes. Source: `ValidateClusterConfig` in validation.go. */
export const accessEntryMode: ConfigRule = function* ({ accessConfig }) {
  const { accessEntries = [], authenticationMode } = accessConfig ?? {};
  if (accessEntries.length > 0 && authenticationMode === 'CONFIG_MAP') {
    yield problem(
      ['accessConfig', 'authenticationMode'],
      'access entries are not used in authentication mode CONFIG_MAP',
      'write API_AND_CONFIG_MAP or API',
    );
  }
};

/** A principal has one entry. Source: `validateAccessEntries` in access_entry.go. */
export const uniquePrincipals: ConfigRule = function* ({ accessConfig }) {
  for (const [index, arn, first] of duplicates(
    accessConfig?.accessEntries ?? [],
    (entry) => entry.principalARN,
  )) {
    yield problem(
      ['accessConfig', 'accessEntries', index, 'principalARN'],
      `two access entries name ${arn}`,
      'a principal has one entry; put all of its policies there',
      ['accessConfig', 'accessEntries', first, 'principalARN'],
    );
  }
};

/** Entries of nodes have nothing but their type. Source: `validateAccessEntries` in access_entry.go. */
export const nodeAccessEntries: ConfigRule = function* ({ accessConfig }) {
  for (const [index, entry] of (accessConfig?.accessEntries ?? []).entries()) {
    if (!NODE_TYPES.includes(entry.type)) continue;
    for (const key of givenKeys(entry, ['kubernetesGroups', 'kubernetesUsername', 'accessPolicies'])) {
      yield problem(
        ['accessConfig', 'accessEntries', index, key],
        `an access entry of type ${entry.type} cannot have ${key}`,
        'leave it out: the type brings all that nodes need',
      );
    }
  }
};

/**
 * Only EKS access policies can be associated. Source: `validateAccessEntries` in access_entry.go; the EKS API says the
 * same about those of capabilities.
 */
export const accessPolicyArns: ConfigRule = function* (config) {
  for (const { policy, path } of accessPolicies(config)) {
    if (ACCESS_POLICY_ARN.test(policy.policyARN)) continue;
    yield problem(
      [...path, 'policyARN'],
      `${policy.policyARN} is not an EKS access policy`,
      'IAM policies do not work here; write arn:aws:eks::aws:cluster-access-policy/<name>',
    );
  }
};

/** Namespaces belong to one kind of scope. Source: `validateAccessEntries` in access_entry.go. */
export const accessScopes: ConfigRule = function* (config) {
  for (const { policy, path } of accessPolicies(config)) yield* scopeProblems(policy, path);
};

function* scopeProblems({ accessScope }: AccessPolicy, path: ConfigPath): Iterable<ConfigProblem> {
  const { type, namespaces = [] } = accessScope;
  const where = [...path, 'accessScope', 'namespaces'];
  if (type === 'cluster' && namespaces.length > 0) {
    yield problem(
      where,
      'a policy for the whole cluster cannot list namespaces',
      'leave the namespaces out, or write type: namespace',
    );
  }
  if (type === 'namespace' && namespaces.length === 0) {
    yield problem(
      where,
      'a policy for namespaces lists none',
      'list at least one namespace, or write type: cluster',
    );
  }
}

/**
 * Somebody must be able to let self-managed nodes in. Source: `ValidateAPIServerAccess` in pkg/accessentry/service.go.
 */
export const clusterCreatorAccess: ConfigRule = function* ({ accessConfig, nodeGroups = [] }) {
  if (accessConfig?.bootstrapClusterCreatorAdminPermissions !== false || nodeGroups.length === 0) return;
  const { accessEntries = [], authenticationMode } = accessConfig;
  if (authenticationMode !== 'CONFIG_MAP' && accessEntries.length > 0) return;
  yield problem(
    ['accessConfig', 'bootstrapClusterCreatorAdminPermissions'],
    'nobody can use the Kubernetes API, so eksctl cannot let self-managed nodes in',
    authenticationMode === 'CONFIG_MAP' ? 'write true' : 'write true, or list accessEntries',
  );
};

/** The policies of entries and of capabilities, with the place of each. */
function accessPolicies({ accessConfig, capabilities = [] }: ClusterConfig) {
  const placed = (holder: { accessPolicies?: AccessPolicy[] | undefined }, path: ConfigPath) =>
    (holder.accessPolicies ?? []).map((policy, index) => ({
      policy,
      path: [...path, 'accessPolicies', index],
    }));
  return [
    ...(accessConfig?.accessEntries ?? []).flatMap((entry, index) =>
      placed(entry, ['accessConfig', 'accessEntries', index]),
    ),
    ...capabilities.flatMap((capability, index) => placed(capability, ['capabilities', index])),
  ];
}
