import { at, isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

/** The key of a list entry that takes away the rendered entry of the same identity. */
export const REMOVE = '$remove';

/** One part of an identity: where it stands in an entry, and what it is when left out. Without that it is required. */
interface Part {
  readonly keys: readonly string[];
  readonly otherwise?: string;
}

/** A list of the ClusterConfig whose entries are the same thing when their identities are equal. */
export interface KeyedList {
  readonly identity: readonly Part[];
  /** The key of cluster.yaml that lists such entries. Undefined where this format has none. */
  readonly own?: string;
  /** Some entries follow from other keys, so that they may be taken away here. Default: none do. */
  readonly derived?: boolean;
  /** Entries that the key of cluster.yaml cannot express, so that they are added here. Default: none. */
  readonly beyond?: (entry: JsonObject) => boolean;
}

const key = (...keys: readonly string[]): Part => ({ keys });
const optional = (name: string): Part => ({ keys: [name], otherwise: '' });

/** Whose image is Windows: the node groups of this format are Linux alone. */
const isWindows = (entry: JsonObject) => /^windows/i.test(String(entry['amiFamily'] ?? ''));

/**
 * Lists that merge by identity, by their place in the ClusterConfig. The identities are those by which eksctl and EKS
 * tell the entries apart. Source: `ClusterConfig` in pkg/apis/eksctl.io/v1alpha5 of eksctl 0.230.0: types.go, iam.go (a
 * service account without a namespace is in `default`), access_entry.go, fargate.go, addon.go, identity_providers.go.
 */
export const KEYED_LISTS: ReadonlyMap<string, KeyedList> = new Map<string, KeyedList>([
  ['accessConfig.accessEntries', { identity: [key('principalARN')], own: 'access.entries', derived: true }],
  ['addons', { identity: [key('name')], own: 'addons' }],
  ['addons[].podIdentityAssociations', { identity: [key('namespace'), key('serviceAccountName')] }],
  ['capabilities', { identity: [key('name')] }],
  ['fargateProfiles', { identity: [key('name')], own: 'compute.fargate.profiles' }],
  ['iam.podIdentityAssociations', { identity: [key('namespace'), key('serviceAccountName')] }],
  [
    'iam.serviceAccounts',
    {
      identity: [{ keys: ['metadata', 'namespace'], otherwise: 'default' }, { keys: ['metadata', 'name'] }],
    },
  ],
  [
    'iamIdentityMappings',
    {
      identity: [optional('arn'), optional('account'), optional('serviceName'), optional('namespace')],
      own: 'access.mappings',
      derived: true,
      beyond: ({ account, serviceName, groups }) =>
        account !== undefined || serviceName !== undefined || groups === undefined,
    },
  ],
  ['identityProviders', { identity: [key('name')] }],
  ['managedNodeGroups', { identity: [key('name')], own: 'compute.managedNodeGroups', beyond: isWindows }],
  ['nodeGroups', { identity: [key('name')], own: 'compute.selfManagedNodeGroups', beyond: isWindows }],
]);

/** Lists without an order, whose entries are their own identities: what is written is added to what is rendered. */
export const SETS: ReadonlySet<string> = new Set([
  'addons[].podIdentityAssociations[].permissionPolicy.Statement',
  'addons[].podIdentityAssociations[].permissionPolicyARNs',
  'iam.podIdentityAssociations[].permissionPolicy.Statement',
  'iam.podIdentityAssociations[].permissionPolicyARNs',
  'iam.serviceAccounts[].attachPolicy.Statement',
  'iam.serviceAccounts[].attachPolicyARNs',
]);

/** What tells an entry apart, for example `kube-system/web`; undefined where a part is missing. */
export function identityOf({ identity }: KeyedList, entry: JsonValue): string | undefined {
  if (!isJsonObject(entry)) return undefined;
  const parts = identity.map(({ keys, otherwise }) => {
    const written = at(entry, ...keys);
    return typeof written === 'string' && written !== '' ? written : otherwise;
  });
  if (parts.includes(undefined)) return undefined;
  const told = parts.filter((part) => part !== '').join('/');
  return told === '' ? undefined : told;
}

/** The keys that an entry is told apart by, as people write them: `{ name: … }`. */
export function identityWords({ identity }: KeyedList): string {
  const [first, ...others] = identity.map(({ keys }) => keys);
  const shown =
    first !== undefined && identity.every(({ otherwise }) => otherwise === '') ? [first] : undefined;
  const outer = first?.length === 2 ? first[0] : undefined;
  const names = (shown ?? [first ?? [], ...others]).map((keys) => `${keys[keys.length - 1] ?? ''}: …`);
  return outer === undefined ? names.join(', ') : `${outer}: { ${names.join(', ')} }`;
}

/** What tells an entry of a list apart, by the place of the list in the ClusterConfig; undefined where nothing does. */
export function entryIdentity(pattern: string, entry: JsonValue): string | undefined {
  const list = KEYED_LISTS.get(pattern);
  return list === undefined ? undefined : identityOf(list, entry);
}
