import { at, isJsonObject, maps, texts, type JsonObject, type JsonValue } from '@nodeless/core';
import { describedAddons } from './addons.ts';
import { keysWith, sortedTexts, sortedValues, without } from './forms.ts';
import { describedManagedGroup, describedSelfManagedGroup } from './node-groups.ts';
import { describedVpc } from './vpc.ts';

/**
 * The cluster that a ClusterConfig describes, whatever its author left to eksctl: defaults are filled in, lists without an
 * order are sorted, and what has two spellings has one. Two files that describe the same cluster become equal. What only
 * eksctl or EKS chooses, a Kubernetes version or a zone that is not written, stays absent.
 *
 * Sources: `SetClusterConfigDefaults`, `SetManagedNodeGroupDefaults` and `SetNodeGroupDefaults` in defaults.go, `KnownAddons`
 * in known_addons.go, `CreateAddonTasks` of eksctl 0.230.0; the defaults of a key are told at its type in
 * `@nodeless/eksctl-schema`.
 */
export function describedConfig(config: JsonObject): JsonObject {
  const { autoModeConfig } = config;
  return withoutEmpty({
    ...config,
    metadata: without(map(config['metadata']), 'auto', 'version'),
    accessConfig: accessConfig(map(config['accessConfig'])),
    iam: iam(map(config['iam'])),
    iamIdentityMappings: maps(config['iamIdentityMappings']).map((entry) => ({
      noDuplicateARNs: false,
      ...keysWith(entry, ['groups'], sortedTexts),
    })),
    kubernetesNetworkConfig: networkConfig(map(config['kubernetesNetworkConfig'])),
    vpc: describedVpc(config),
    availabilityZones: texts(config['availabilityZones']).sort(),
    ...describedAddons(config),
    fargateProfiles: maps(config['fargateProfiles']).map((profile) =>
      keysWith(profile, ['selectors'], sortedValues),
    ),
    managedNodeGroups: maps(config['managedNodeGroups']).map(describedManagedGroup),
    nodeGroups: maps(config['nodeGroups']).map(describedSelfManagedGroup),
    cloudWatch: cloudWatch(map(config['cloudWatch'])),
    privateCluster: at(config, 'privateCluster', 'enabled') === true ? map(config['privateCluster']) : {},
    controlPlaneScalingConfig: { tier: 'standard', ...map(config['controlPlaneScalingConfig']) },
    upgradePolicy: { supportType: 'EXTENDED', ...map(config['upgradePolicy']) },
    zonalShiftConfig: { enabled: false, ...map(config['zonalShiftConfig']) },
    ...(at(autoModeConfig, 'enabled') === true
      ? { autoModeConfig: { nodePools: ['general-purpose', 'system'], ...map(autoModeConfig) } }
      : { autoModeConfig: {} }),
  });
}

function accessConfig(written: JsonObject): JsonObject {
  return {
    authenticationMode: 'API_AND_CONFIG_MAP',
    bootstrapClusterCreatorAdminPermissions: true,
    ...written,
    accessEntries: maps(written['accessEntries']).map((entry) => ({
      type: 'STANDARD',
      ...keysWith(entry, ['kubernetesGroups'], sortedTexts),
      accessPolicies: sortedValues(
        maps(entry['accessPolicies']).map((policy) =>
          keysWith(policy, ['accessScope'], (scope) => keysWith(map(scope), ['namespaces'], sortedTexts)),
        ),
      ),
    })),
  };
}

function iam(written: JsonObject): JsonObject {
  return {
    withOIDC: false,
    vpcResourceControllerPolicy: true,
    ...written,
    serviceAccounts: maps(written['serviceAccounts']).map((account) => ({
      roleOnly: false,
      ...keysWith(account, ['attachPolicyARNs'], sortedTexts),
      metadata: { namespace: 'default', ...map(account['metadata']) },
    })),
    podIdentityAssociations: maps(written['podIdentityAssociations']).map((association) => ({
      createServiceAccount: false,
      ...keysWith(association, ['permissionPolicyARNs'], sortedTexts),
    })),
  };
}

function networkConfig(written: JsonObject): JsonObject {
  const family = String(written['ipFamily'] ?? 'IPv4').toLowerCase();
  return { ...written, ipFamily: family === 'ipv6' ? 'IPv6' : 'IPv4' };
}

const ALL_LOGS = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

function cloudWatch(written: JsonObject): JsonObject {
  const logging = map(written['clusterLogging']);
  const types = texts(logging['enableTypes']);
  const isAll = types.includes('*') || types.includes('all');
  return { ...written, clusterLogging: { ...logging, enableTypes: isAll ? ALL_LOGS : types.sort() } };
}

function map(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** An empty map or list says nothing, but for a list of pools of Auto Mode: there it means none. */
function withoutEmpty(value: JsonObject): JsonObject {
  const kept = Object.entries(value).flatMap(([key, item]): [string, JsonValue][] => {
    const inside = isJsonObject(item)
      ? withoutEmpty(item)
      : Array.isArray(item)
        ? item.map((one: JsonValue) => (isJsonObject(one) ? withoutEmpty(one) : one))
        : item;
    return key !== 'nodePools' && isEmpty(inside) ? [] : [[key, inside]];
  });
  return Object.fromEntries(kept);
}

function isEmpty(value: JsonValue): boolean {
  return Array.isArray(value)
    ? value.length === 0
    : isJsonObject(value)
      ? Object.keys(value).length === 0
      : value === null;
}
