import type { ConfigProblem, ConfigRule } from '../problem.ts';
import type { ClusterSubnets, ClusterVPC } from '../types.ts';

const MIN_ZONES = 2;

/** Subnets and zones: https://eksctl.io/usage/vpc-configuration/ */
export const subnetRules: ConfigRule = function* ({ availabilityZones, vpc }) {
  const count = (subnets: ClusterSubnets['private']) => Object.keys(subnets ?? {}).length;
  const subnets = { private: count(vpc?.subnets?.private), public: count(vpc?.subnets?.public) };
  const hasSubnets = subnets.private + subnets.public > 0;
  if (hasSubnets && (availabilityZones?.length ?? 0) > 0) {
    yield {
      path: ['availabilityZones'],
      message: 'vpc.subnets and availabilityZones exclude each other',
      hint: 'the subnets say the zones; leave availabilityZones out',
    };
  }
  if (availabilityZones !== undefined && availabilityZones.length === 1) {
    yield { path: ['availabilityZones'], message: `EKS needs ${MIN_ZONES} zones, one is listed` };
  }
  if (hasSubnets && subnets.private < MIN_ZONES && subnets.public < MIN_ZONES) {
    yield {
      path: ['vpc', 'subnets'],
      message: `EKS needs ${MIN_ZONES} private or ${MIN_ZONES} public subnets`,
    };
  }
  if (hasSubnets && vpc?.hostnameType !== undefined) {
    yield { path: ['vpc', 'hostnameType'], message: 'hostnameType is a setting of new VPCs only' };
  }
  const prefix = Number(vpc?.cidr?.split('/')[1]);
  if (vpc?.cidr !== undefined && vpc.id === undefined && !hasSubnets && (prefix < 16 || prefix > 24)) {
    yield { path: ['vpc', 'cidr'], message: 'the block of a new VPC is between /16 and /24' };
  }
};

/** Endpoints and security groups: https://eksctl.io/usage/vpc-cluster-access/ */
export const endpointRules: ConfigRule = function* ({ vpc }) {
  if (vpc === undefined) return;
  if (!reachable(vpc.clusterEndpoints)) {
    yield {
      path: ['vpc', 'clusterEndpoints'],
      message: 'the API server has neither a public nor a private endpoint',
      hint: 'switch on publicAccess or privateAccess',
    };
  }
  if (vpc.securityGroup !== undefined && (vpc.controlPlaneSecurityGroupIDs?.length ?? 0) > 0) {
    yield {
      path: ['vpc', 'securityGroup'],
      message: 'securityGroup and controlPlaneSecurityGroupIDs exclude each other',
    };
  }
  if (vpc.manageSharedNodeSecurityGroupRules === false && vpc.sharedNodeSecurityGroup === undefined) {
    yield {
      path: ['vpc', 'manageSharedNodeSecurityGroupRules'],
      message: 'eksctl keeps the rules of a shared security group that it made itself',
      hint: 'give sharedNodeSecurityGroup, or leave this out',
    };
  }
};

/** Fully private clusters: https://eksctl.io/usage/eksctl-private-cluster/ */
export const privateClusterRules: ConfigRule = function* ({ privateCluster, vpc }) {
  if (privateCluster?.enabled !== true) return;
  const problem = (path: ConfigProblem['path'], message: string): ConfigProblem => ({ path, message });
  if (vpc?.clusterEndpoints !== undefined) {
    yield problem(['vpc', 'clusterEndpoints'], 'a fully private cluster sets its endpoints itself');
  }
  if (vpc?.id !== undefined && Object.keys(vpc.subnets?.private ?? {}).length === 0) {
    yield problem(['vpc', 'subnets'], 'a fully private cluster in an existing VPC needs private subnets');
  }
  if (
    privateCluster.skipEndpointCreation === true &&
    (privateCluster.additionalEndpointServices?.length ?? 0) > 0
  ) {
    yield problem(
      ['privateCluster', 'additionalEndpointServices'],
      'additionalEndpointServices cannot be made when skipEndpointCreation is on',
    );
  }
};

/** Defaults as EKS has them: public on, private off. */
function reachable(endpoints: ClusterVPC['clusterEndpoints']): boolean {
  return (endpoints?.publicAccess ?? true) || (endpoints?.privateAccess ?? false);
}
