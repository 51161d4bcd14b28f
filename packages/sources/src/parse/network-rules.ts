import type { Diagnostic } from '@nodeless/core';
import { conflictAt, errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { LayerStack } from '../layers/stack.ts';
import { contains } from '../model/ipv4.ts';
import { EXISTING_SUBNETS, isExistingVpc, isStackVpc, type Network } from '../schema/network.ts';
import { duplicateEntries, DUPLICATE_NAME } from './duplicates.ts';
import { RESERVED_CIDR } from './reserved-ranges.ts';
import type { ClusterRule } from './rule.ts';

/**
 * eksctl refuses a cluster without any endpoint; nodes need the private one when the public one is limited; an endpoint for
 * the whole internet is seldom meant.
 */
export const apiServerEndpoint: ClusterRule = {
  codes: [
    {
      code: 'network/open-endpoint',
      severity: 'warning',
      title: 'The whole internet can reach the API server',
    },
    RESERVED_CIDR,
    VALUE_CODES['spec/conflict'],
  ],
  title: 'The endpoint of the API server is open to everybody, or nothing can reach it',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/config-cluster-endpoint.html',
    'pkg/cfn/builder/cluster.go (addResourcesForSecurityGroups) of eksctl 0.230.0',
  ],
  check({ spec: { network }, stack }) {
    if (network === undefined) return [];
    const { endpoint } = network;
    return [...openEndpoint(endpoint, stack), ...closedEndpoint(endpoint, stack), ...waysIn(network, stack)];
  },
};

/** The block of all IPv4 addresses. */
export const EVERYBODY = '0.0.0.0/0';

/**
 * Blocks that the public endpoint cannot be limited to.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/config-cluster-endpoint.html ("cannot include reserved addresses")
 */
const NOT_ON_THE_INTERNET = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/4',
];

function openEndpoint({ public: open }: Network['endpoint'], stack: LayerStack): Diagnostic[] {
  if (open === false) return [];
  const path = ['network', 'endpoint', 'public', 'cidrs'];
  const unreachable = open.cidrs.flatMap((cidr, index): Diagnostic[] => {
    const range = NOT_ON_THE_INTERNET.find((reserved) => contains(reserved, cidr));
    if (range === undefined) return [];
    const message = `network.endpoint.public: ${cidr} is in ${range}, which the internet does not know: EKS refuses it`;
    const hint =
      'write the addresses that people have on the internet; those of a VPN or a peer belong in network.endpoint.access.cidrs';
    return [errorAt(stack, [...path, index], { code: 'network/reserved-cidr', message, hint })];
  });
  const index = open.cidrs.indexOf(EVERYBODY);
  if (index < 0) return unreachable;
  return [
    ...unreachable,
    {
      code: 'network/open-endpoint',
      severity: 'warning',
      message: `network.endpoint.public: ${EVERYBODY} lets the whole internet reach the API server`,
      hint: 'list the addresses of people and pipelines, or write public: false',
      location: stack.placeOf([...path, index]).location,
    },
  ];
}

function closedEndpoint(endpoint: Network['endpoint'], stack: LayerStack): Diagnostic[] {
  if (endpoint.private) return [];
  const path = ['network', 'endpoint'];
  const hint = 'set private: true';
  if (endpoint.public === false) {
    const message = 'network.endpoint: neither public nor private: nobody could reach the API server';
    return [errorAt(stack, path, { code: 'spec/conflict', message, hint })];
  }
  if (endpoint.access !== undefined) return [uselessAccess(stack)];
  if (endpoint.public.cidrs.includes(EVERYBODY)) return [];
  const message =
    'network.endpoint: a public endpoint limited to some CIDRs shuts out the nodes, which have no private one';
  return [errorAt(stack, [...path, 'private'], { code: 'spec/conflict', message, hint })];
}

function uselessAccess(stack: LayerStack): Diagnostic {
  const path = ['network', 'endpoint'];
  const found = errorAt(stack, [...path, 'access'], {
    code: 'spec/conflict',
    message: 'network.endpoint.access leads to the private endpoint, and there is none',
    hint: 'set private: true, or remove access',
  });
  const location = stack.placeOf([...path, 'private']).location;
  return { ...found, related: [{ message: 'no private endpoint', location }] };
}

/**
 * eksctl opens port 443 only in a security group that it makes itself; given groups it leaves as they are.
 * Source: addResourcesForSecurityGroups in https://github.com/eksctl-io/eksctl/blob/v0.230.0/pkg/cfn/builder/cluster.go
 */
function waysIn({ vpc, endpoint }: Network, stack: LayerStack): Diagnostic[] {
  const { cidrs } = endpoint.access ?? {};
  if (cidrs === undefined) return [];
  const path = ['network', 'endpoint', 'access', 'cidrs'];
  const blocks = cidrs.map((name, index) => ({ name, path: [...path, index] }));
  const twice = duplicateEntries(stack, 'the block', blocks);
  if (!isExistingVpc(vpc) || vpc.securityGroups?.controlPlane === undefined) return twice;
  const clash = conflictAt(
    stack,
    path,
    'network.endpoint.access.cidrs: eksctl opens no port in security groups that exist already',
    'open port 443 in these groups where they are made, and remove cidrs; or remove the groups',
    {
      path: ['network', 'vpc', 'securityGroups', 'controlPlane'],
      message: 'the security groups of the control plane',
    },
  );
  return [...twice, clash];
}

interface Named {
  readonly name: string;
  readonly path: Segments;
}

/** Zones belong to the region, and nothing is listed twice. EKS needs subnets in two zones. */
export const zones: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict'], DUPLICATE_NAME],
  title: 'Zones and subnets are not those of the region, or too few for EKS',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html'],
  check({ spec: { network, region }, stack }) {
    if (network === undefined) return [];
    const { vpc } = network;
    if (!isExistingVpc(vpc)) {
      const named = (vpc.zones ?? []).map((name, index) => ({
        name,
        path: ['network', 'vpc', 'zones', index],
      }));
      return [
        ...foreignZones(named, region, stack),
        ...duplicateEntries(stack, 'the zone', named),
        ...foreignEndpoints(network, region, stack),
      ];
    }
    const subnets = EXISTING_SUBNETS.flatMap((side) =>
      (vpc.subnets[side] ?? []).map((subnet, index) => ({
        subnet,
        path: ['network', 'vpc', 'subnets', side, index],
      })),
    );
    const named = subnets.map(({ subnet, path }) => ({ name: subnet.zone, path: [...path, 'zone'] }));
    const ids = subnets.map(({ subnet, path }) => ({ name: subnet.id, path: [...path, 'id'] }));
    const found = [...foreignZones(named, region, stack), ...duplicateEntries(stack, 'the subnet', ids)];
    const oneZone = (['private', 'controlPlane'] as const).filter(
      (side) => new Set(vpc.subnets[side]?.map(({ zone }) => zone)).size === 1,
    );
    const few = oneZone.map((side) =>
      errorAt(stack, ['network', 'vpc', 'subnets', side], {
        code: 'spec/conflict',
        message: `network.vpc.subnets.${side}: EKS needs subnets in at least two zones`,
        hint: 'add a subnet in another zone',
      }),
    );
    return [...found, ...few];
  },
};

/** Some services have names that begin with `cn.` there, some have not. */
function foreignEndpoints(
  { vpc, privateCluster }: Network,
  region: string | undefined,
  stack: LayerStack,
): Diagnostic[] {
  if (!isStackVpc(vpc) || !vpc.interfaceEndpoints || region?.startsWith('cn-') !== true) return [];
  const [key, hint] = privateCluster.enabled
    ? (['privateCluster.enabled', 'name a VPC that exists, with endpoints of your own: id, subnets'] as const)
    : (['vpc.interfaceEndpoints', 'write false, and make the endpoints in a stack of your own'] as const);
  const found = errorAt(stack, ['network', ...key.split('.')], {
    code: 'spec/conflict',
    message: `network.${key}: in China the services of AWS have other names, which are not known here`,
    hint,
  });
  const location = stack.placeOf(['region']).location;
  return [{ ...found, related: [{ message: `the region ${region}`, location }] }];
}

function foreignZones(zones: readonly Named[], region: string | undefined, stack: LayerStack): Diagnostic[] {
  if (region === undefined) return [];
  return zones
    .filter(({ name }) => name.slice(0, -1) !== region)
    .map(({ name, path }) =>
      errorAt(stack, path, {
        code: 'spec/conflict',
        message: `the zone ${name} is not in the region ${region}`,
        hint: `zones of the region are called ${region}a, ${region}b, …`,
      }),
    );
}
