import { at, isJsonObject, texts, type JsonObject, type JsonValue } from '@nodeless/core';
import { sortedTexts } from './forms.ts';

const ANYWHERE = ['0.0.0.0/0'];

/**
 * The network, new or existing. eksctl makes `192.168.0.0/16` with one NAT gateway, and opens the public endpoint to all.
 * Sources: `DefaultCIDR`, `DefaultClusterNAT` and `ClusterEndpointAccessDefaults` in pkg/apis/eksctl.io/v1alpha5 of eksctl
 * 0.230.0
 */
export function describedVpc(config: JsonObject): JsonObject {
  const vpc = isJsonObject(config['vpc']) ? config['vpc'] : {};
  const { publicAccess = true, privateAccess = false } = isJsonObject(vpc['clusterEndpoints'])
    ? vpc['clusterEndpoints']
    : {};
  const { publicAccessCIDRs, subnets, ...others } = vpc;
  return {
    ...(isGiven(vpc) ? {} : made(config)),
    manageSharedNodeSecurityGroupRules: true,
    ...others,
    clusterEndpoints: { publicAccess, privateAccess },
    ...(publicAccess === true ? { publicAccessCIDRs: sortedTexts(publicAccessCIDRs ?? ANYWHERE) } : {}),
    ...(isJsonObject(subnets)
      ? { subnets: Object.fromEntries(Object.entries(subnets).map(([kind, one]) => [kind, byId(one)])) }
      : {}),
    controlPlaneSubnetIDs: controlPlaneSubnets(texts(vpc['controlPlaneSubnetIDs']), subnets),
    controlPlaneSecurityGroupIDs: [
      ...texts(vpc['controlPlaneSecurityGroupIDs']),
      ...(typeof vpc['securityGroup'] === 'string' ? [vpc['securityGroup']] : []),
    ].sort(),
    extraCIDRs: texts(vpc['extraCIDRs']).sort(),
  };
}

/** Without a word of its own, the control plane has all subnets that are listed. */
function controlPlaneSubnets(ids: readonly string[], listed: JsonValue | undefined): JsonValue {
  const all = Object.values(isJsonObject(listed) ? listed : {}).flatMap((kind) =>
    Object.keys(map(byId(kind))),
  );
  const isAll = ids.length === all.length && all.every((id) => ids.includes(id));
  return isAll ? [] : [...ids].sort();
}

function map(value: JsonValue): JsonObject {
  return isJsonObject(value) ? value : {};
}

function isGiven(vpc: JsonObject): boolean {
  return vpc['id'] !== undefined || vpc['subnets'] !== undefined;
}

/** What eksctl makes; the ways out of an IPv6 cluster are not a choice. */
function made(config: JsonObject): JsonObject {
  const family = String(at(config, 'kubernetesNetworkConfig', 'ipFamily') ?? '').toLowerCase();
  const isPrivate = at(config, 'privateCluster', 'enabled') === true;
  return {
    cidr: '192.168.0.0/16',
    ...(family === 'ipv6' ? {} : { nat: { gateway: isPrivate ? 'Disable' : 'Single' } }),
  };
}

/** Subnets by their ids: the keys of eksctl are zones or any names. */
function byId(subnets: JsonValue): JsonValue {
  if (!isJsonObject(subnets)) return subnets;
  return Object.fromEntries(
    Object.entries(subnets).map(([key, subnet]) => {
      const { id, az = key, ...others } = isJsonObject(subnet) ? subnet : {};
      return [typeof id === 'string' ? id : key, { ...others, az }];
    }),
  );
}
