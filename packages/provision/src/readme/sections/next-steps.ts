import { inlineCommand } from '../../bootstrap/shell.ts';
import {
  addonVersion,
  clusterAddons,
  isExistingVpc,
  isStackVpc,
  runningComponents,
  type ClusterModel,
} from '@nodeless/sources';
import { code, joined, own, text, type Markdown } from '@nodeless/core/markdown';

/** What is left to do, as far as the model shows it. */
export function nextSteps(model: ClusterModel): Markdown {
  const { spec } = model;
  const items = [
    own`Change ${code(`clusters/${spec.name}/cluster.yaml`)}, generate, open a pull request: Argo CD syncs what is merged.`,
    own`${code('eksctl/')} and ${code('cloudformation/')} are not read by Argo CD: when a pull request changes them, a person applies the change with the same tools.`,
    ...facts(model),
    ...network(model),
    ...accessPath(model),
    ...(spec.access.admins.length === 0
      ? [
          own`Name the administrators in ${code('access.admins')}: until then only the creator of the cluster can enter it.`,
        ]
      : []),
  ];
  return own`## Next steps

${joined(
  items.map((item) => own`- ${item}`),
  '\n',
)}
`;
}

/** What only AWS knows belongs into the facts, so that the next cluster is the same. */
function facts(model: ClusterModel): Markdown[] {
  const { spec, facts: known } = model;
  const file = code(`clusters/${spec.name}/facts.json`);
  const unpinned = clusterAddons(spec).filter((addon) => addonVersion(model, addon) === undefined);
  const unknown = unpinned.map(({ name }) => name);
  const ofCluster = ['--region', spec.region, '--name', spec.name];
  const vpc = inlineCommand(
    ...['aws', 'eks', 'describe-cluster', ...ofCluster, '--output', 'text'],
    ...['--query', 'cluster.resourcesVpcConfig.vpcId'],
  );
  return [
    ...(unknown.length === 0
      ? []
      : [
          own`Pin the versions of ${joined(unknown.map(code))} in ${file}: EKS chose them, nobody reviewed them.`,
        ]),
    ...(known.vpcId !== undefined || isExistingVpc(spec.network.vpc) || isStackVpc(spec.network.vpc)
      ? []
      : [own`Record the id of the new VPC as ${code('vpcId')} in ${file}; ${code(vpc)} prints it.`]),
  ];
}

/** Whoever comes later has to know how to reach an API server that answers inside the VPC only. */
function accessPath({ spec }: ClusterModel): Markdown[] {
  const { public: open, access } = spec.network.endpoint;
  return open === false && access === undefined
    ? [
        own`Record how people reach the API server, which answers inside the VPC only, in ${code('network.endpoint.access')}.`,
      ]
    : [];
}

function network({ spec }: ClusterModel): Markdown[] {
  const { vpc } = spec.network;
  if (!isExistingVpc(vpc)) {
    return vpc.nat === 'none' && !(isStackVpc(vpc) && vpc.interfaceEndpoints)
      ? [
          text(
            `Without NAT, pods reach AWS and image registries${spec.network.ipFamily === 'IPv6' ? ' that have no IPv6 addresses' : ''} through VPC endpoints only: make those that they need.`,
          ),
        ]
      : [];
  }
  return runningComponents(spec)
    .filter(({ makesLoadBalancers }) => makesLoadBalancers)
    .map(
      ({ title }) =>
        own`Tag the subnets of the VPC, or ${text(title)} does not find them: ${code(
          'kubernetes.io/role/internal-elb=1',
        )} on private ones, ${code('kubernetes.io/role/elb=1')} on public ones.`,
    );
}
