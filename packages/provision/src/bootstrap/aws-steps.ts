import { RENDERED } from '@nodeless/core';
import {
  type ClusterModel,
  type ClusterSpec,
  clusterAddons,
  isExistingVpc,
  isStackVpc,
  karpenterStackName,
  runsKarpenter,
} from '@nodeless/sources';
import { autoModeNodes, autoModeStack } from './auto-mode-steps.ts';
import { tagList } from '../cloudformation/scope.ts';
import { controlPlaneCidrs } from '../cluster-config/vpc.ts';
import { CLOSE, createOpen, opensForCreation } from './endpoint-steps.ts';
import { corednsOnFargate } from './coredns-steps.ts';
import { fargateLoggingStack, fargateLogRouter } from './fargate-steps.ts';
import { networkStack } from './network-steps.ts';
import { commandLine } from './shell.ts';
import { kubectl, renderedPath, type BootstrapStep } from './step.ts';

/** Name of the template of Karpenter below `cloudformation/`. */
export const KARPENTER_TEMPLATE = 'karpenter';

/** From nothing to the network of the cluster, where we make it. */
export function networkSteps(model: ClusterModel): BootstrapStep[] {
  return [rightAccount(model), ...networkStack(model)];
}

/** From the network to a cluster that kubectl reaches. */
export function awsSteps(model: ClusterModel): BootstrapStep[] {
  return [
    ...(runsKarpenter(model.spec) ? [karpenterStack(model)] : []),
    ...autoModeStack(model),
    ...fargateLoggingStack(model),
    createCluster(model),
    kubeconfig(model),
    ...fargateLogRouter(model),
    ...corednsOnFargate(model),
    ...autoModeNodes(model),
  ];
}

function rightAccount({ spec }: ClusterModel): BootstrapStep {
  const identity = (query: string) =>
    commandLine('aws', 'sts', 'get-caller-identity', '--query', query, '--output', 'text');
  const who =
    spec.access.admins.length > 0
      ? 'The cluster lets in nobody but the principals of access.admins: be one of them, or eksctl cannot finish.'
      : 'cluster.yaml names no access.admins, so whoever runs eksctl becomes the administrator of the cluster.';
  return {
    title: 'Check the account and who you are',
    why: `Everything is made in account ${spec.accountId}, region ${spec.region}. ${who}`,
    command: `test "$(${identity('Account')})" = ${spec.accountId}`,
    verify: identity('Arn'),
  };
}

function karpenterStack(model: ClusterModel): BootstrapStep {
  const { spec } = model;
  const stack = karpenterStackName(spec);
  const tags = tagList(spec.tags).map(({ Key, Value }) => `${Key}=${Value}`);
  return {
    title: 'Make the node role, the policies and the interruption queue of Karpenter',
    why: 'Before the cluster: eksctl attaches these policies to the role of the controller and lets the node role in.',
    command: commandLine(
      ...['aws', 'cloudformation', 'deploy', '--region', spec.region, '--stack-name', stack],
      ...['--template-file', renderedPath(model, RENDERED.cloudFormation(KARPENTER_TEMPLATE))],
      ...['--capabilities', 'CAPABILITY_NAMED_IAM', '--no-fail-on-empty-changeset'],
      ...(tags.length === 0 ? [] : ['--tags', ...tags]),
    ),
    verify: commandLine(
      ...['aws', 'cloudformation', 'describe-stacks', '--region', spec.region, '--stack-name', stack],
      ...['--query', 'Stacks[0].StackStatus', '--output', 'text'],
    ),
  };
}

function createCluster(model: ClusterModel): BootstrapStep {
  const { spec } = model;
  return {
    title: 'Create the cluster',
    why: `Made are: ${partsOf(spec).join(', ')}; about half an hour. The file is written for eksctl ${spec.versions.eksctl}. ${wayIn(spec)}`,
    command: opensForCreation(spec)
      ? createOpen(renderedPath(model, RENDERED.clusterConfig))
      : commandLine('eksctl', 'create', 'cluster', '-f', renderedPath(model, RENDERED.clusterConfig)),
    verify: commandLine(
      ...['aws', 'eks', 'describe-cluster', '--region', spec.region, '--name', spec.name],
      ...['--query', 'cluster.status', '--output', 'text'],
    ),
  };
}

function wayIn(spec: ClusterSpec): string {
  const { network } = spec;
  const { public: open, access } = network.endpoint;
  if (opensForCreation(spec)) {
    return `Nothing leads into a VPC that does not exist yet, and eksctl needs the API server: so that answers on the internet too, to the address that this runs from and until the step "${CLOSE}". Where your traffic leaves by several addresses, write another ADDRESS.`;
  }
  const beyond = network.privateCluster.enabled
    ? ' IAM has to be reached from there too, which has no VPC endpoint.'
    : '';
  return open === false
    ? `The API server answers inside the VPC only: run this and all that follows ${pathInto(access)} ${letIn(network)}${beyond}`
    : `Run this and all that follows from an address in ${open.cidrs.join(', ')}.`;
}

const WAYS = {
  vpn: 'through the VPN',
  'direct-connect': 'through Direct Connect',
  'transit-gateway': 'through the transit gateway',
  bastion: 'on the bastion host',
  'session-manager': 'on an instance in the VPC, through Session Manager',
} as const;

function pathInto(access: ClusterSpec['network']['endpoint']['access']): string {
  if (access === undefined) return 'where the VPC can be reached.';
  const { via, instructions } = access;
  return `${WAYS[via]}.${instructions === undefined ? '' : ` ${instructions}`}`;
}

/** The path alone is not enough: a security group stands before the API server. */
function letIn(network: ClusterSpec['network']): string {
  const open = controlPlaneCidrs(network);
  if (open.length > 0) {
    return `Its security group lets in ${open.join(', ')}; other addresses belong into network.endpoint.access.cidrs.`;
  }
  const groups = isExistingVpc(network.vpc) ? network.vpc.securityGroups?.controlPlane : undefined;
  return groups === undefined
    ? 'Its security group lets in nobody yet: write your addresses into network.endpoint.access.cidrs first.'
    : `The security groups ${groups.join(', ')} must let you in on port 443.`;
}

function kubeconfig(model: ClusterModel): BootstrapStep {
  const { name, region } = model.spec;
  return {
    title: 'Point kubectl at the cluster',
    why: 'All commands below name this context, so that they cannot reach another cluster.',
    command: commandLine(
      'aws',
      'eks',
      'update-kubeconfig',
      '--region',
      region,
      '--name',
      name,
      '--alias',
      name,
    ),
    verify: kubectl(model, 'get', '--raw', '/readyz'),
  };
}

/** What eksctl makes with this file, in its order. */
function partsOf(spec: ClusterSpec): string[] {
  const { network, compute } = spec;
  const { fargate, managedNodeGroups, selfManagedNodeGroups } = compute;
  const isNewVpc = !isExistingVpc(network.vpc) && !isStackVpc(network.vpc);
  const parts: readonly (readonly [string, boolean])[] = [
    ['network', isNewVpc],
    ['control plane', true],
    ['roles', true],
    ['add-ons', clusterAddons(spec).length > 0],
    ['node groups', managedNodeGroups.length + selfManagedNodeGroups.length > 0],
    ['Fargate profiles', fargate.profiles.length > 0],
  ];
  return parts.filter(([, isMade]) => isMade).map(([name]) => name);
}
