import type { JsonObject, JsonValue } from '@nodeless/core';
import { compareText } from '@nodeless/core';
import { autoModeAlbProblems } from './auto-mode.ts';
import { givenByClass } from './class-members.ts';
import type { IngressClassOptions } from './ingress-class-options.ts';

type Options = Omit<IngressClassOptions, 'default'>;

/** `spec` of the IngressClassParams of the load balancer controller 3.5.0. */
export function controllerClassParams(options: Options): JsonObject {
  const { subnets, tls, waf, minimumCapacityUnits, ipamIpv4PoolId, namespaceLabels } = options;
  return without({
    ...shared(options),
    loadBalancerName: options.name,
    certificateArn: tls?.certificates,
    sslRedirectPort: tls?.redirectPort === undefined ? undefined : String(tls.redirectPort),
    subnets,
    prefixListsIDs: options.securityGroupPrefixLists,
    listeners: listeners(options, 'listenerAttributes'),
    minimumLoadBalancerCapacity:
      minimumCapacityUnits === undefined ? undefined : { capacityUnits: minimumCapacityUnits },
    ipamConfiguration: ipamIpv4PoolId === undefined ? undefined : { ipv4IPAMPoolId: ipamIpv4PoolId },
    namespaceSelector: namespaceLabels === undefined ? undefined : { matchLabels: namespaceLabels },
    wafv2AclArn: waf?.aclArn,
    wafv2AclName: waf?.aclName,
  });
}

/**
 * `spec` of the IngressClassParams of EKS Auto Mode, which has other names for three fields.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html
 */
export function autoModeClassParams(options: Options): JsonObject {
  const { subnets, tls } = options;
  const byTags = Object.entries(subnets?.tags ?? {}).map(([key, values]) => ({ key, values }));
  return without({
    ...shared(options),
    certificateARNs: tls?.certificates,
    subnets: subnets && (subnets.ids === undefined ? { matchTags: byTags } : { ids: subnets.ids }),
    listeners: listeners(options, 'attributes'),
  });
}

/** Options of a class that EKS Auto Mode has neither there nor as annotations, as paths below it. */
export function autoModeClassProblems(options: Options): (readonly string[])[] {
  return [
    ...(options.namespaceLabels === undefined ? [] : [['namespaceLabels']]),
    ...autoModeAlbProblems(givenByClass(options, true)).map(({ path }) => path),
  ];
}

/** What both call alike. */
function shared({ group, scheme, ipAddressType, inboundCidrs, tls, attributes, tags }: Options) {
  return {
    group: group === undefined ? undefined : { name: group },
    scheme,
    ipAddressType,
    inboundCIDRs: inboundCidrs,
    sslPolicy: tls?.policy,
    loadBalancerAttributes: pairs(attributes),
    tags: pairs(tags),
  };
}

function listeners({ listenerAttributes }: Options, key: string): JsonValue | undefined {
  if (listenerAttributes === undefined) return undefined;
  return Object.entries(listenerAttributes)
    .sort(([a], [b]) => compareText(a, b))
    .map(([listener, attributes]) => {
      const [protocol = '', port = ''] = listener.split('-');
      return { protocol, port: Number(port), [key]: pairs(attributes) ?? [] };
    });
}

function pairs(map: object | undefined): { key: string; value: string }[] | undefined {
  if (map === undefined) return undefined;
  return Object.entries(map)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, value]) => ({ key, value: String(value) }));
}

function without(map: { readonly [key: string]: unknown }): JsonObject {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined)) as JsonObject;
}
