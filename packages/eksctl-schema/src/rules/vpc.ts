import { problem, type ConfigRule } from '../problem.ts';
import { hasSubnets, subnetCounts } from './facts.ts';
import { isGiven } from './lists.ts';

/** Zones and subnets that EKS needs. Source: `MinRequiredSubnets` in vpc.go. */
const MIN_ZONES = 2;

/** Zones for which eksctl can cut a new VPC into a public and a private subnet each. Source: `getSubnetNetworkSize` in pkg/vpc/vpc.go. */
const MAX_ZONES = 8;

/** Subnets say their zones. Source: `NewCreateClusterLoader` in configfile.go. */
export const subnetsOrZones: ConfigRule = function* (config) {
  if (!hasSubnets(config) || !isGiven(config.availabilityZones)) return;
  yield problem(
    ['availabilityZones'],
    'vpc.subnets and availabilityZones exclude each other',
    'the subnets say the zones; leave availabilityZones out',
  );
};

/**
 * Two different zones: subnets are kept by zone, so that one which is listed twice gives one subnet. Source:
 * `validateAvailabilityZones` in validation.go, `HasSufficientSubnets` in vpc.go, asked when the stack is made.
 */
export const zoneCount: ConfigRule = function* ({ availabilityZones = [], localZones = [] }) {
  if (new Set(availabilityZones).size === 1) {
    yield problem(
      ['availabilityZones'],
      `EKS needs ${MIN_ZONES} zones, one is listed${availabilityZones.length > 1 ? ' several times' : ''}`,
      'list two zones or three',
    );
  }
  const count = availabilityZones.length + localZones.length;
  if (count > MAX_ZONES) {
    yield problem(
      [availabilityZones.length > 0 ? 'availabilityZones' : 'localZones'],
      `eksctl makes subnets in at most ${MAX_ZONES} zones, ${count} are listed`,
      'list fewer zones',
    );
  }
};

/** No or at least two subnets of a kind; Outposts have one zone. Source: `HasSufficientSubnets` in vpc.go. */
export const subnetCount: ConfigRule = function* (config) {
  if (config.outpost !== undefined) return;
  for (const [kind, count] of Object.entries(subnetCounts(config))) {
    if (count === 0 || count >= MIN_ZONES) continue;
    yield problem(
      ['vpc', 'subnets', kind],
      `EKS needs ${MIN_ZONES} ${kind} subnets, one is listed`,
      'list subnets of two zones at least',
    );
  }
};

/** Source: `ValidateVPCConfig` in validation.go. */
export const hostnameOfNewVpc: ConfigRule = function* (config) {
  if (!isGiven(config.vpc?.hostnameType) || !hasSubnets(config)) return;
  yield problem(['vpc', 'hostnameType'], 'hostnameType is a setting of new VPCs only', 'leave it out');
};

/** Source: `validateVPCCIDR` in pkg/vpc/vpc.go. */
export const newVpcSize: ConfigRule = function* (config) {
  const { cidr, id } = config.vpc ?? {};
  if (cidr === undefined || id !== undefined || hasSubnets(config)) return;
  const prefix = Number(cidr.split('/')[1]);
  if (prefix < 16 || prefix > 24) {
    yield problem(
      ['vpc', 'cidr'],
      'the block of a new VPC is between /16 and /24',
      'choose a block of such a size, for example 192.168.0.0/16',
    );
  }
};

/** Source: `ValidateVPCConfig` in validation.go. */
export const controlPlaneGroups: ConfigRule = function* ({ vpc }) {
  if (!isGiven(vpc?.securityGroup) || !isGiven(vpc?.controlPlaneSecurityGroupIDs)) return;
  yield problem(
    ['vpc', 'securityGroup'],
    'securityGroup and controlPlaneSecurityGroupIDs exclude each other',
    'keep one of them',
  );
};

/** Source: `ValidateVPCConfig` in validation.go. */
export const sharedGroupRules: ConfigRule = function* ({ vpc }) {
  if (vpc?.manageSharedNodeSecurityGroupRules !== false || isGiven(vpc.sharedNodeSecurityGroup)) return;
  yield problem(
    ['vpc', 'manageSharedNodeSecurityGroupRules'],
    'eksctl keeps the rules of a shared security group that it made itself',
    'give sharedNodeSecurityGroup, or leave this out',
  );
};

/** Local zones are part of a VPC that eksctl makes. Source: `ValidateVPCConfig` in validation.go. */
export const localZonesOfNewVpc: ConfigRule = function* ({ localZones, vpc }) {
  if (!isGiven(localZones)) return;
  if (isGiven(vpc?.id))
    yield problem(
      ['localZones'],
      'local zones cannot be added to an existing VPC',
      'leave them out, and list subnets of these zones',
    );
  if (vpc?.nat?.gateway === 'HighlyAvailable') {
    yield problem(
      ['vpc', 'nat', 'gateway'],
      'a cluster with local zones has one NAT gateway or none',
      'write Single or Disable',
    );
  }
};
