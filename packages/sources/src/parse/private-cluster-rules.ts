import { fargateProfileOf } from '@nodeless/contracts/placement';
import { at, type Diagnostic, type JsonValue, type CodeDefinition } from '@nodeless/core';
import { conflictAt, errorAt, isFullyPrivate, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { LayerStack } from '../layers/stack.ts';
import { hasPrivateNodes, hasPublicNodes } from '../model/node-subnets.ts';
import { KARPENTER_NAMESPACE } from '../model/workload-identity.ts';
import type { Compute } from '../schema/compute.ts';
import { isExistingVpc, isStackVpc, type Network } from '../schema/network.ts';
import type { ClusterRule } from './rule.ts';

const VPC: Segments = ['network', 'vpc'];
const ENABLED: Segments = ['network', 'privateCluster', 'enabled'];
const PRIVATE = { path: ENABLED, message: 'the cluster is fully private' };

export const PRIVATE_CLUSTER_ENDPOINTS: CodeDefinition = {
  code: 'network/private-cluster-endpoints',
  severity: 'error',
  title: 'Something calls a service of AWS that cannot be reached from the VPC',
};

/** What cannot stand beside a fully private cluster, and what cannot be without one. */
export const privateCluster: ClusterRule = {
  codes: [PRIVATE_CLUSTER_ENDPOINTS, VALUE_CODES['spec/missing-key'], VALUE_CODES['spec/conflict']],
  title: 'Something cannot stand beside a fully private cluster, or cannot be without one',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html',
    'https://karpenter.sh/docs/getting-started/getting-started-with-karpenter/#private-clusters',
  ],
  check({ spec: { network, compute }, stack }) {
    if (network === undefined) return [];
    if (!isFullyPrivate({ network })) {
      return [
        ...checkGateway(network, stack),
        ...(compute === undefined ? [] : waysOut(network, compute, stack)),
      ];
    }
    return [...checkEndpoints(network, stack), ...checkVpc(network, stack)];
  },
};

/** The API server answers inside the VPC, and people are known to get there. */
function checkEndpoints({ endpoint }: Network, stack: LayerStack): Diagnostic[] {
  if (endpoint.public !== false) {
    const message = 'a fully private cluster has no public endpoint';
    const hint = 'write public: false, and say in network.endpoint.access how people reach the private one';
    return [conflictAt(stack, ['network', 'endpoint', 'public'], message, hint, PRIVATE)];
  }
  if (endpoint.access !== undefined || !endpoint.private) return [];
  return [
    errorAt(stack, ENABLED, {
      code: 'spec/missing-key',
      message:
        'a fully private cluster needs network.endpoint.access: eksctl and kubectl have to reach an API server that answers inside the VPC only',
      hint: 'for example endpoint: { access: { via: vpn } }',
    }),
  ];
}

/** The ways to the internet that somebody wrote. What nobody wrote follows from the cluster being private. */
function checkVpc({ vpc }: Network, stack: LayerStack): Diagnostic[] {
  if (isExistingVpc(vpc)) return [];
  if (!isStackVpc(vpc)) {
    const message =
      'in a VPC that eksctl makes, a fully private cluster would lack endpoints (eks, ssm, sqs, elasticloadbalancing), and nobody could reach its API server';
    const hint = 'write madeBy: cloudformation and zones, or name a VPC that exists: id, subnets';
    return [conflictAt(stack, VPC, message, hint, PRIVATE)];
  }
  const written = (key: string): JsonValue | undefined => at(stack.value, 'network', 'vpc', key);
  const refused: readonly (readonly [key: string, isRefused: boolean, why: string])[] = [
    ['nat', written('nat') !== undefined && written('nat') !== 'none', 'NAT gateways lead to the internet'],
    ['internetGateway', written('internetGateway') === true, 'an internet gateway leads to the internet'],
    ['interfaceEndpoints', written('interfaceEndpoints') === false, 'AWS is reached through endpoints alone'],
  ];
  const conflicts = refused
    .filter(([, isRefused]) => isRefused)
    .map(([key, , why]) =>
      conflictAt(
        stack,
        [...VPC, key],
        `network.vpc.${key}: ${String(written(key))} cannot stand beside a fully private cluster: ${why}`,
        'leave it out: the right value follows',
        PRIVATE,
      ),
    );
  return [...conflicts, ...publicBlocks(stack, PRIVATE)];
}

/** NAT gateways stand in public subnets, and these exist with an internet gateway alone. */
function checkGateway({ vpc }: Network, stack: LayerStack): Diagnostic[] {
  if (!isStackVpc(vpc) || vpc.internetGateway) return [];
  const other = { path: [...VPC, 'internetGateway'], message: 'there is no internet gateway' };
  const message = `nat: ${vpc.nat} needs an internet gateway`;
  const hint = 'write nat: none, or internetGateway: true';
  return [
    ...(vpc.nat === 'none' ? [] : [conflictAt(stack, [...VPC, 'nat'], message, hint, other)]),
    ...publicBlocks(stack, other),
  ];
}

function publicBlocks(stack: LayerStack, other: Parameters<typeof conflictAt>[4]): Diagnostic[] {
  if (at(stack.value, 'network', 'vpc', 'cidrs', 'public') === undefined) return [];
  const message = 'network.vpc.cidrs.public: without an internet gateway there are no public subnets';
  return [conflictAt(stack, [...VPC, 'cidrs', 'public'], message, 'leave it out', other)];
}

function waysOut(network: Network, compute: Compute, stack: LayerStack): Diagnostic[] {
  const toIam = wayToIam(network, compute, stack);
  return toIam.length > 0 ? toIam : wayToAws(network, compute, stack);
}

/**
 * Nodes and Fargate pods in private subnets pull images from ECR and register with EKS: without NAT they need the endpoints
 * that only our own stack makes. EKS Auto Mode makes its nodes in private subnets, too.
 */
function wayToAws({ vpc, ipFamily, endpoint }: Network, compute: Compute, stack: LayerStack): Diagnostic[] {
  // Without a private endpoint nodes do not even reach the API server: another rule says so.
  if (!endpoint.private) return [];
  if (isExistingVpc(vpc) || vpc.nat !== 'none' || ipFamily === 'IPv6') return [];
  if (isStackVpc(vpc) && vpc.interfaceEndpoints) return [];
  const isAuto = compute.autoMode !== false && compute.autoMode !== undefined;
  if (!isAuto && !hasPrivateNodes(compute)) return [];
  const message =
    'without NAT and without VPC endpoints, private subnets have no way to AWS: nothing there could pull an image or join the cluster';
  const hint = isStackVpc(vpc)
    ? 'write interfaceEndpoints: true, or nat: single'
    : 'write nat: single, or let our own stack make the VPC with endpoints: madeBy: cloudformation, interfaceEndpoints: true';
  const path = isAuto ? ['compute', 'autoMode'] : privatePath(compute);
  const other = { path, message: 'what runs in private subnets' };
  return [
    {
      ...conflictAt(stack, [...VPC, 'nat'], message, hint, other),
      code: 'network/private-cluster-endpoints',
    },
  ];
}

function privatePath({ fargate, karpenter, managedNodeGroups }: Compute): Segments {
  if (fargate.profiles.length > 0) return ['compute', 'fargate', 'profiles'];
  if (karpenter.nodePools.length > 0) return ['compute', 'karpenter', 'nodePools'];
  const isManaged = managedNodeGroups.some(({ privateNetworking }) => privateNetworking);
  return ['compute', isManaged ? 'managedNodeGroups' : 'selfManagedNodeGroups'];
}

const KARPENTER_PODS = { namespace: KARPENTER_NAMESPACE, labels: { 'app.kubernetes.io/name': 'karpenter' } };

/** Karpenter makes instance profiles by IAM, which has no VPC endpoint: its pods need a way to the internet. */
function wayToIam({ vpc }: Network, compute: Compute, stack: LayerStack): Diagnostic[] {
  const { fargate, karpenter } = compute;
  if (isExistingVpc(vpc) || vpc.nat !== 'none' || karpenter.nodePools.length === 0) return [];
  const onFargate = fargateProfileOf(fargate.profiles, KARPENTER_PODS) !== undefined;
  if (!onFargate && hasPublicNodes(compute)) return [];
  const message =
    'without NAT, Karpenter cannot reach IAM, which has no VPC endpoint: it could not make the instance profile of its nodes';
  const hint =
    'write network.privateCluster: { enabled: true }, which brings an instance profile, or a NAT gateway; a VPC with another way out (a transit gateway) is one that exists: id, subnets';
  const other = { path: ['compute', 'karpenter', 'nodePools'], message: 'what Karpenter shall make' };
  return [
    {
      ...conflictAt(stack, [...VPC, 'nat'], message, hint, other),
      code: 'network/private-cluster-endpoints',
    },
  ];
}
