import { at, isJsonObject, texts, type JsonObject } from '@nodeless/core';
import { touches } from '../../classify/pattern.ts';
import { awsEks, oneStep, withFile, type ConfigStep, type StepInput } from '../config-step.ts';
import { shellWord } from '../shell.ts';

const ENDPOINT = 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html';

/** Who reaches the private endpoint; eksctl reads these ranges when it makes the cluster, and never again. */
const OPEN_RANGES: ConfigStep = oneStep(
  ['vpc.extraCIDRs', 'vpc.extraIPv6CIDRs'],
  (input) => [
    ...rangeCommands(input, 'extraCIDRs', (cidr) => `--protocol tcp --port 443 --cidr ${shellWord(cidr)}`),
    ...rangeCommands(
      input,
      'extraIPv6CIDRs',
      (cidr) =>
        `--ip-permissions ${shellWord(JSON.stringify({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, Ipv6Ranges: [{ CidrIpv6: cidr }] }))}`,
    ),
  ],
  {
    title: 'change which ranges the security group of the control plane lets in to the private endpoint',
    disrupts: 'clients of ranges that go lose the API server',
    source: ENDPOINT,
  },
);

function rangeCommands(input: StepInput, key: string, flags: (cidr: string) => string): string[] {
  const [was, now] = [input.before, input.after].map((config) => texts(at(config, 'vpc', key)));
  const own = at(input.after, 'vpc', 'securityGroup');
  const group =
    typeof own === 'string'
      ? shellWord(own)
      : `"$(${awsEks('describe-cluster', input, '--name')} --query 'cluster.resourcesVpcConfig.securityGroupIds[0]' --output text)"`;
  const command = (verb: string, cidr: string) =>
    `aws ec2 ${verb}-security-group-ingress --region ${input.region} --group-id ${group} ${flags(cidr)}`;
  return [
    ...(now ?? []).filter((cidr) => !was?.includes(cidr)).map((cidr) => command('authorize', cidr)),
    ...(was ?? []).filter((cidr) => !now?.includes(cidr)).map((cidr) => command('revoke', cidr)),
  ];
}

const ENDPOINT_PATHS = ['vpc.clusterEndpoints', 'vpc.publicAccessCIDRs', 'privateCluster.enabled'];
const SUBNET_PATHS = ['vpc.controlPlaneSubnetIDs', 'vpc.controlPlaneSecurityGroupIDs'];
const EGRESS_PATH = 'vpc.controlPlaneEgressMode';

/** What `eksctl utils update-cluster-vpc-config` changes, in one command for all of it. */
const VPC_CONFIG: ConfigStep = {
  paths: [...ENDPOINT_PATHS, ...SUBNET_PATHS, EGRESS_PATH],
  steps: (input) => {
    const changes = (paths: readonly string[]) =>
      input.fields.some((field) => paths.some((path) => touches(field, path)));
    const parts = [
      ...(changes(ENDPOINT_PATHS) ? [`from where the API server is reached`] : []),
      ...(changes(SUBNET_PATHS) ? ['the subnets and security groups of the control plane'] : []),
      ...(changes([EGRESS_PATH]) ? ['how the traffic of the control plane leaves'] : []),
    ];
    const disrupts = [
      ...(changes(ENDPOINT_PATHS) ? ['clients that are no longer let in lose the API server'] : []),
      ...(changes(SUBNET_PATHS)
        ? ['the network interfaces of the control plane are replaced; the API server stays']
        : []),
    ];
    const isPrivate = at(input.after, 'privateCluster', 'enabled') === true;
    const makesEndpoints = isPrivate && at(input.before, 'privateCluster', 'enabled') !== true;
    return [
      {
        title: `change ${parts.join(', and ')}${makesEndpoints ? '; make the VPC endpoints first, which eksctl makes with a cluster only' : ''}`,
        commands: isPrivate
          ? privateCommands(input, changes)
          : [withFile('eksctl utils update-cluster-vpc-config --approve', input)],
        disrupts: disrupts.length === 0 ? 'nothing' : disrupts.join('; '),
        source: ENDPOINT,
      },
    ];
  },
};

/**
 * A file with `privateCluster.enabled` names no endpoints, and eksctl would then ask for its defaults: public, and not
 * private (NewUpdateClusterVPCLoader in eksctl 0.230.0, pkg/ctl/cmdutils/update_cluster_vpc.go). EKS takes one update at
 * a time, and endpoints apart from subnets.
 */
function privateCommands(input: StepInput, changes: (paths: readonly string[]) => boolean): string[] {
  const vpc = at(input.after, 'vpc');
  const own: JsonObject = isJsonObject(vpc) ? vpc : {};
  const list = (name: string, key: string) => {
    const values = texts(own[key]);
    return values.length === 0 ? [] : [`${name}=${values.join(',')}`];
  };
  const configs = [
    ...(changes(ENDPOINT_PATHS) ? ['endpointPublicAccess=false,endpointPrivateAccess=true'] : []),
    ...(changes(SUBNET_PATHS)
      ? [
          [
            ...list('subnetIds', 'controlPlaneSubnetIDs'),
            ...list('securityGroupIds', 'controlPlaneSecurityGroupIDs'),
          ].join(','),
        ]
      : []),
    ...(changes([EGRESS_PATH]) && typeof own['controlPlaneEgressMode'] === 'string'
      ? [`controlPlaneEgressMode=${own['controlPlaneEgressMode']}`]
      : []),
  ].filter((config) => config !== '');
  const wait = awsEks('wait cluster-active', input, '--name');
  return configs.flatMap((config, index) => [
    ...(index === 0 ? [] : [wait]),
    `${awsEks('update-cluster-config', input, '--name')} --resources-vpc-config ${shellWord(config)}`,
  ]);
}

/** Networks of hybrid nodes: `eksctl upgrade cluster` updates them beside the version. */
const REMOTE_NETWORKS: ConfigStep = oneStep(
  ['remoteNetworkConfig'],
  (input) =>
    isJsonObject(input.after['remoteNetworkConfig'])
      ? [withFile('eksctl upgrade cluster --approve', input)]
      : [
          `${awsEks('update-cluster-config', input, '--name')} --remote-network-config '{"remoteNodeNetworks":[],"remotePodNetworks":[]}'`,
        ],
  {
    title: 'change the networks of hybrid nodes',
    disrupts: 'hybrid nodes of networks that go lose the cluster',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-cluster-update.html',
  },
);

export const NETWORK: readonly ConfigStep[] = [OPEN_RANGES, VPC_CONFIG, REMOTE_NETWORKS];
