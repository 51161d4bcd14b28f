import { instanceType, type InstanceType } from '@nodeless/contracts/aws';
import { type Diagnostic, type CodeDefinition } from '@nodeless/core';
import { suggestion } from '@nodeless/catalogue/schema';
import { conflictAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { LayerStack } from '../layers/stack.ts';
import { prefixOf } from '../model/ipv4.ts';
import {
  hasPodSubnets,
  mostPods,
  podNetworking,
  podSubnetsPath,
  typesOfNodeClass,
  typesOfPool,
  type PodNetworking,
  type PodNetworkingSources,
} from '../model/pod-networking.ts';
import type { Compute } from '../schema/compute.ts';
import { isExistingVpc, type Network } from '../schema/network.ts';
import { duplicateEntries, DUPLICATE_NAME } from './duplicates.ts';
import { subnetRanges } from './subnet-ranges.ts';
import type { ClusterRule } from './rule.ts';

const ENV: Segments = ['addons', 'vpc-cni', 'configuration', 'env'];
const PREFIXES = 'ENABLE_PREFIX_DELEGATION';
const POD_INTERFACES = 'ENABLE_POD_ENI';

interface Context {
  readonly networking: PodNetworking;
  readonly stack: LayerStack;
}

export const SECURITY_GROUPS_FOR_PODS: CodeDefinition = {
  code: 'network/sg-for-pods',
  severity: 'error or warning',
  title: 'Security groups of pods have nothing to work with',
};

/** Modes of the VPC CNI against the network and the instance types of the nodes. */
export const podNetworkModes: ClusterRule = {
  codes: [
    {
      code: 'network/maxpods-eni-bound',
      severity: 'error',
      title: 'Nodes would take more pods than they have addresses for',
    },
    SECURITY_GROUPS_FOR_PODS,
    VALUE_CODES['spec/conflict'],
    DUPLICATE_NAME,
  ],
  title: 'A mode of the VPC CNI does not suit the network, or the instance types of nodes',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html',
    'https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses-procedure.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html',
  ],
  check({ spec: { addons, apps, compute, network, region }, stack }) {
    if (addons === undefined || network === undefined || region === undefined) return [];
    const sources: PodNetworkingSources = { addons, network, region };
    const context: Context = { networking: podNetworking(sources), stack };
    return [
      ...customNetworking(sources, context),
      ...smallSubnets(sources, context),
      ...securityGroupsOfApps(network, apps, stack),
      ...(compute === undefined
        ? []
        : [
            ...withoutPrefixes(compute, context),
            ...tooManyPods(compute, context),
            ...withoutTrunk(compute, context),
          ]),
    ];
  },
};

/**
 * Nodes of a zone without an ENIConfig give no pod an address.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html
 */
function customNetworking(
  { addons, network: { vpc } }: PodNetworkingSources,
  context: Context,
): Diagnostic[] {
  const { networking, stack } = context;
  if (hasPodSubnets(vpc)) return [...switchedOff(vpc, context), ...podZones(vpc, context)];
  const { configuration = {} } = addons['vpc-cni'];
  const raw = addons['vpc-cni'].rawConfiguration ?? {};
  if (!networking.customNetworking || 'eniConfig' in configuration || 'eniConfig' in raw) return [];
  const name = 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG';
  return [
    conflictAt(
      stack,
      [...ENV, name],
      `${name} without an ENIConfig for each zone: no pod would get an address`,
      'write network.vpc.podCidr (madeBy: cloudformation), list the subnets of an existing VPC as network.vpc.subnets.pods, or write eniConfig beside env',
      { path: ['network', 'vpc'], message: 'the VPC names no subnets of pods' },
    ),
  ];
}

function switchedOff(vpc: Network['vpc'], { networking, stack }: Context): Diagnostic[] {
  if (networking.customNetworking) return [];
  const off = 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG';
  const other = { path: [...ENV, off], message: `${off} is "false"` };
  const message = 'the subnets of pods have no effect: custom networking is switched off';
  return [conflictAt(stack, podSubnetsPath(vpc), message, `remove ${off}, or the subnets`, other)];
}

/** Those of our own stack are planned, one in each zone. */
function podZones(vpc: Network['vpc'], { stack }: Context): Diagnostic[] {
  if (!isExistingVpc(vpc)) return [];
  const { subnets } = vpc;
  const { pods = [] } = subnets;
  const path = podSubnetsPath(vpc);
  const found: Diagnostic[] = [];
  for (const [index, { zone }] of subnets.private.entries()) {
    if (pods.some((subnet) => subnet.zone === zone)) continue;
    const message = `no subnet of pods in the zone ${zone}: pods on nodes there would get no address`;
    const other = { path: [...path.slice(0, -1), 'private', index], message: `nodes run in ${zone}` };
    found.push(conflictAt(stack, path, message, `add one in ${zone}`, other));
  }
  for (const [index, { zone }] of pods.entries()) {
    const first = pods.findIndex((subnet) => subnet.zone === zone);
    if (first === index) continue;
    const message = `a second subnet of pods in the zone ${zone}: the ENIConfig of a zone has one`;
    const other = { path: [...path, first], message: 'the first one' };
    found.push(conflictAt(stack, [...path, index], message, 'remove one of them', other));
  }
  return found;
}

/** Shortest block that surely holds a free prefix: AWS keeps addresses in the first and the last /28 of a subnet. */
const LONGEST_WITH_PREFIXES = 26;

/** Source: https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html */
function smallSubnets(
  { network: { vpc } }: PodNetworkingSources,
  { networking, stack }: Context,
): Diagnostic[] {
  if (!networking.prefixDelegation || networking.ipv6) return [];
  return subnetRanges(vpc, [hasPodSubnets(vpc) ? 'pods' : 'private']).flatMap(({ what, cidr, path }) => {
    if (prefixOf(cidr) <= LONGEST_WITH_PREFIXES) return [];
    return [
      conflictAt(
        stack,
        path,
        `${cidr} of ${what} has no whole /28 for a node: AWS keeps addresses in its first and last 16`,
        `use subnets of /${LONGEST_WITH_PREFIXES} at least, better /22, or leave prefix delegation out`,
        { path: [...ENV, PREFIXES], message: PREFIXES },
      ),
    ];
  });
}

interface Named {
  readonly what: string;
  readonly path: Segments;
  readonly types: readonly (InstanceType | undefined)[];
}

/** Node groups and node pools with the types that they name one by one. */
function namedTypes({ managedNodeGroups, selfManagedNodeGroups, karpenter }: Compute): Named[] {
  const named = (
    what: string,
    list: Segments,
    items: readonly { readonly instanceTypes?: readonly string[] | undefined; readonly name: string }[],
  ) =>
    items.map(({ name, instanceTypes = [] }, index) => ({
      what: `${what} ${JSON.stringify(name)}`,
      path: [...list, index, 'instanceTypes'],
      types: instanceTypes.map((type) => instanceType(type)),
    }));
  return [
    ...named('the node group', ['compute', 'managedNodeGroups'], managedNodeGroups),
    ...named('the node group', ['compute', 'selfManagedNodeGroups'], selfManagedNodeGroups),
    ...named('the node pool', ['compute', 'karpenter', 'nodePools'], karpenter.nodePools),
  ];
}

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses-procedure.html (Nitro alone) */
function withoutPrefixes(compute: Compute, { networking, stack }: Context): Diagnostic[] {
  if (!networking.prefixDelegation) return [];
  return namedTypes(compute).flatMap(({ path, types }) =>
    types.flatMap((type, index) => {
      if (type === undefined || type.nitro) return [];
      const message = `${type.name} is not built on Nitro, so its interfaces take no prefixes`;
      const other = networking.ipv6
        ? { path: ['network', 'ipFamily'], message: 'IPv6 needs prefixes' }
        : { path: [...ENV, PREFIXES], message: PREFIXES };
      return [conflictAt(stack, [...path, index], message, 'choose a type of a newer generation', other)];
    }),
  );
}

/**
 * The scheduler fills a node up to maxPods, whether there are addresses or not.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
 */
function tooManyPods(compute: Compute, { networking, stack }: Context): Diagnostic[] {
  const { karpenter, selfManagedNodeGroups } = compute;
  const limits = [
    ...karpenter.nodeClasses.map(({ name, kubelet }, index) => ({
      // What an expression gives depends on the instance; Karpenter bounds it.
      wanted: typeof kubelet?.maxPods === 'number' ? kubelet.maxPods : undefined,
      path: ['compute', 'karpenter', 'nodeClasses', index, 'kubelet', 'maxPods'],
      types: typesOfNodeClass({ compute }, name),
      other: ['compute', 'karpenter', 'nodePools'],
    })),
    ...selfManagedNodeGroups.map(({ maxPodsPerNode, instanceTypes }, index) => ({
      wanted: maxPodsPerNode,
      path: ['compute', 'selfManagedNodeGroups', index, 'maxPodsPerNode'],
      types: instanceTypes.map((type) => instanceType(type)),
      other: ['compute', 'selfManagedNodeGroups', index, 'instanceTypes'],
    })),
  ];
  return limits.flatMap(({ wanted, path, types, other }): Diagnostic[] => {
    const smallest = types
      .flatMap((type) => (type === undefined ? [] : [{ name: type.name, most: mostPods(type, networking) }]))
      .reduce<{ name: string; most: number } | undefined>(
        (least, one) => (least === undefined || one.most < least.most ? one : least),
        undefined,
      );
    if (wanted === undefined || smallest === undefined || wanted <= smallest.most) return [];
    return [
      {
        code: 'network/maxpods-eni-bound',
        severity: 'error',
        message: `maxPods is ${wanted}, but a ${smallest.name} has addresses for ${smallest.most} pods: the others would wait for one for ever`,
        hint: networking.prefixDelegation
          ? `write ${smallest.most}, or leave out the types that are too small`
          : `write ${smallest.most} or leave it out; ${PREFIXES}: "true" gives nodes of Nitro more addresses`,
        location: stack.placeOf(path).location,
        related: [
          { message: `the types, ${smallest.name} among them`, location: stack.placeOf(other).location },
        ],
      },
    ];
  });
}

/**
 * A pod with a security group of its own waits for a branch interface, and only types with a trunk have those.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
 */
function withoutTrunk(compute: Compute, { networking, stack }: Context): Diagnostic[] {
  if (!networking.podInterfaces) return [];
  const groups = [
    ...namedTypes({ ...compute, karpenter: { ...compute.karpenter, nodePools: [] } }),
    ...compute.karpenter.nodePools.map((pool, index) => ({
      what: `the node pool ${JSON.stringify(pool.name)}`,
      path: ['compute', 'karpenter', 'nodePools', index],
      types: typesOfPool(pool),
    })),
  ];
  const useless = groups.filter(
    ({ types }) => types.length > 0 && types.every((type) => type?.branchInterfaces === 0),
  );
  return useless.map(({ what, path }) => ({
    code: 'network/sg-for-pods',
    severity: useless.length === groups.length ? 'error' : 'warning',
    message: `no instance type of ${what} has a trunk interface, so no pod with security groups of its own runs there`,
    hint: 'choose types with one: most of c, m and r from generation 5 on, none of t',
    location: stack.placeOf(path).location,
    related: [{ message: POD_INTERFACES, location: stack.placeOf([...ENV, POD_INTERFACES]).location }],
  }));
}

/** Each app once, and only apps that run in the cluster. */
function securityGroupsOfApps(
  { podSecurityGroups }: Network,
  apps: readonly string[] = [],
  stack: LayerStack,
): Diagnostic[] {
  const entries = podSecurityGroups.map(({ app }, index) => ({
    name: app,
    path: ['network', 'podSecurityGroups', index, 'app'],
  }));
  const unknown = entries
    .filter(({ name }) => !apps.includes(name))
    .map(({ name, path }) =>
      conflictAt(
        stack,
        path,
        `the app ${JSON.stringify(name)} does not run in this cluster, so nothing has these security groups`,
        suggestion(name, apps) ?? 'add it to apps, or remove the entry',
        { path: ['apps'], message: 'the apps of the cluster' },
      ),
    );
  return [...unknown, ...duplicateEntries(stack, 'the app', entries)];
}
