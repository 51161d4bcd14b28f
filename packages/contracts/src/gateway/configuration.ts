import { compareText, type JsonObject } from '@nodeless/core';
import type { AlbGatewayOptions, NlbGatewayOptions } from './gateway-options.ts';
import type { AnyListener } from './listeners.ts';

type Loose = 'attributes' | 'ipAddressType';
type Options = Omit<AlbGatewayOptions, Loose> &
  Omit<NlbGatewayOptions, Loose> & { readonly [key in Loose]?: unknown };

/**
 * `spec` of a LoadBalancerConfiguration; undefined where nothing is said that it could hold.
 * Source: apis/gateway/v1/loadbalancerconfig_types.go of the load balancer controller v3.5.0
 */
export function loadBalancerConfiguration(
  options: AlbGatewayOptions | NlbGatewayOptions,
  listeners: readonly AnyListener[] = [],
): JsonObject | undefined {
  const all: Options = options;
  const { minimumCapacityUnits, inboundRulesOnPrivateLinkTraffic: privateLink, webAclArn, shield } = all;
  return withValues({
    loadBalancerName: all.name,
    scheme: all.scheme,
    ipAddressType: all.ipAddressType,
    loadBalancerSubnets: all.subnets?.map((id, index) => subnet(id, index, all)),
    loadBalancerSubnetsSelector: all.subnetTags,
    securityGroups: all.securityGroups,
    manageBackendSecurityGroupRules: all.manageBackendSecurityGroupRules,
    disableSecurityGroup: all.disableSecurityGroups,
    sourceRanges: all.inboundCidrs ?? all.sourceRanges,
    securityGroupPrefixes: all.securityGroupPrefixLists,
    enableICMP: all.icmpForPathMtuDiscovery,
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic:
      privateLink === undefined ? undefined : privateLink ? 'on' : 'off',
    customerOwnedIpv4Pool: all.customerOwnedIpv4Pool,
    ipv4IPAMPoolId: all.ipamIpv4PoolId,
    loadBalancerAttributes: pairs(all.attributes as object | undefined),
    listenerConfigurations: listenerConfigurations(listeners),
    wafV2: webAclArn === undefined ? undefined : { webACL: webAclArn },
    shieldConfiguration: shield === undefined ? undefined : { enabled: shield },
    tags: all.tags,
    minimumLoadBalancerCapacity:
      minimumCapacityUnits === undefined ? undefined : { capacityUnits: minimumCapacityUnits },
  });
}

function subnet(id: string, index: number, options: Options): JsonObject {
  return {
    identifier: id,
    ...withValues({
      eipAllocation: options.eipAllocations?.[index],
      privateIPv4Allocation: options.privateIpv4Addresses?.[index],
      ipv6Allocation: options.ipv6Addresses?.[index],
      sourceNatIPv6Prefix: options.sourceNatIpv6Prefixes?.[index],
    }),
  };
}

/** One entry a port: the load balancer has one listener there, whatever hosts the listeners of the Gateway are for. */
function listenerConfigurations(listeners: readonly AnyListener[]): JsonObject[] | undefined {
  const ports = [...new Set(listeners.map(({ port }) => port))].sort((a, b) => a - b);
  const all = ports.flatMap((port) => {
    const same = listeners.filter((one) => one.port === port);
    const protocols = [...new Set(same.map(({ protocol }) => protocol))].sort();
    const [defaultCertificate, ...certificates] = [...new Set(same.flatMap((one) => one.certificates ?? []))];
    const said = <Key extends keyof AnyListener>(key: Key): AnyListener[Key] | undefined =>
      same.find((one) => one[key] !== undefined)?.[key];
    const more = withValues({
      defaultCertificate,
      certificates: certificates.length === 0 ? undefined : certificates,
      sslPolicy: said('policy'),
      alpnPolicy: said('alpnPolicy'),
      mutualAuthentication: said('mutualAuthentication'),
      quicEnabled: said('quic'),
      targetGroupStickiness: said('stickyTargetGroups'),
      listenerAttributes: pairs(said('attributes')),
    });
    return more === undefined ? [] : [{ protocolPort: `${protocols.join('_')}:${port}`, ...more }];
  });
  return all.length === 0 ? undefined : all;
}

/** Keys and values as Elastic Load Balancing has them, in order. */
export function pairs(map: object | undefined): { key: string; value: string }[] | undefined {
  if (map === undefined) return undefined;
  return Object.entries(map)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, value]) => ({ key, value: String(value) }));
}

/** The map without what is undefined; undefined itself when nothing is left. */
export function withValues(map: { readonly [key: string]: unknown }): JsonObject | undefined {
  const entries = Object.entries(map).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as JsonObject);
}
