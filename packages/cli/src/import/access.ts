import { at, isJsonObject, maps, texts, type JsonObject } from '@nodeless/core';
import type { ClusterDraft, Path } from './draft.ts';

const ADMIN = 'AmazonEKSClusterAdminPolicy';
const ENTRIES: Path = ['accessConfig', 'accessEntries'];

/**
 * Who may use the Kubernetes API. Administrators of the whole cluster become `admins`, unless whoever made the cluster is one
 * by itself: with `admins`, this format asks EKS for no such thing.
 *
 * @param made entries that follow from other keys of cluster.yaml, by their principals
 */
export function accessKeys(draft: ClusterDraft, described: JsonObject, made: ReadonlySet<string>): void {
  const access = isJsonObject(described['accessConfig']) ? described['accessConfig'] : {};
  draft.set(['access', 'mode'], access['authenticationMode'], ['accessConfig', 'authenticationMode']);
  const creator = access['bootstrapClusterCreatorAdminPermissions'] === true;
  const entries = maps(access['accessEntries'])
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => !made.has(String(entry['principalARN'])));
  const admins = creator ? [] : entries.filter(({ entry }) => isAdmin(entry));
  const others = entries.filter((one) => !admins.includes(one));
  if (admins.length > 0) {
    draft.set(
      ['access', 'admins'],
      admins.map(({ entry }) => entry['principalARN'] ?? ''),
      ENTRIES,
    );
    admins.forEach(({ index }, place) => draft.from(['access', 'admins', place], [...ENTRIES, index]));
  } else {
    draft.from(['access', 'admins'], ['accessConfig', 'bootstrapClusterCreatorAdminPermissions']);
  }
  if (others.length > 0) {
    draft.set(
      ['access', 'entries'],
      others.map(({ entry }) => entryOf(entry)),
      ENTRIES,
    );
    others.forEach(({ index }, place) => draft.from(['access', 'entries', place], [...ENTRIES, index]));
  }
  const mappings = maps(described['iamIdentityMappings']).filter(
    ({ arn, groups }) => typeof arn === 'string' && texts(groups).length > 0 && !made.has(arn),
  );
  if (mappings.length > 0) {
    draft.set(['access', 'mappings'], mappings.map(mappingOf), ['iamIdentityMappings']);
  }
}

function isAdmin(entry: JsonObject): boolean {
  const { type, accessPolicies, kubernetesGroups, kubernetesUsername } = entry;
  const [policy, ...more] = maps(accessPolicies);
  return (
    type === 'STANDARD' &&
    kubernetesGroups === undefined &&
    kubernetesUsername === undefined &&
    policy !== undefined &&
    more.length === 0 &&
    policyName(policy) === ADMIN &&
    at(policy, 'accessScope', 'type') === 'cluster'
  );
}

function entryOf(entry: JsonObject): JsonObject {
  const { type, kubernetesUsername, kubernetesGroups, accessPolicies } = entry;
  return {
    principal: entry['principalARN'] ?? '',
    ...(type === 'STANDARD' || type === undefined ? {} : { type }),
    ...(kubernetesUsername === undefined ? {} : { username: kubernetesUsername }),
    ...(kubernetesGroups === undefined ? {} : { groups: kubernetesGroups }),
    ...(accessPolicies === undefined
      ? {}
      : {
          policies: maps(accessPolicies).map((policy) => ({
            policy: policyName(policy),
            ...(at(policy, 'accessScope', 'type') === 'cluster'
              ? {}
              : { namespaces: at(policy, 'accessScope', 'namespaces') ?? [] }),
          })),
        }),
  };
}

/** The name at the end of `arn:aws:eks::aws:cluster-access-policy/<name>`. */
function policyName({ policyARN }: JsonObject): string {
  return String(policyARN).split('/').at(-1) ?? '';
}

function mappingOf({ arn, username, groups }: JsonObject): JsonObject {
  return { principal: arn ?? '', ...(username === undefined ? {} : { username }), groups: groups ?? [] };
}
