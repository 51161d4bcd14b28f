import { OUTPOST } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './vpc.ts';

const TWO = { a: { id: 'subnet-1' }, b: { id: 'subnet-2' } };
const ONE = { a: { id: 'subnet-1' } };
const zones = (count: number) => Array.from({ length: count }, (_, index) => `z${index}`);

testRules(rules, {
  subnetsOrZones: {
    source: 'configfile.go NewCreateClusterLoader',
    accepted: [{ vpc: { subnets: { private: TWO } } }, { availabilityZones: ['a', 'b'] }],
    refused: [[{ vpc: { subnets: { private: TWO } }, availabilityZones: ['a', 'b'] }, 'availabilityZones']],
  },
  zoneCount: {
    source: 'validation.go validateAvailabilityZones, vpc/vpc.go getSubnetNetworkSize',
    accepted: [
      { availabilityZones: ['a', 'b', 'a'] },
      { availabilityZones: [] },
      { availabilityZones: zones(8) },
    ],
    refused: [
      [{ availabilityZones: ['a'] }, 'availabilityZones'],
      [{ availabilityZones: ['a', 'a'] }, 'availabilityZones'],
      [{ availabilityZones: zones(9) }, 'availabilityZones'],
      [{ availabilityZones: zones(3), localZones: zones(6) }, 'availabilityZones'],
      [{ localZones: zones(9) }, 'localZones'],
    ],
  },
  subnetCount: {
    source: 'vpc.go HasSufficientSubnets',
    accepted: [
      { vpc: { subnets: { public: TWO } } },
      { vpc: { subnets: { private: TWO, public: TWO } } },
      { vpc: { subnets: { private: ONE } }, outpost: { controlPlaneOutpostARN: OUTPOST } },
    ],
    refused: [
      [{ vpc: { subnets: { private: ONE } } }, 'vpc.subnets.private'],
      [{ vpc: { subnets: { private: TWO, public: ONE } } }, 'vpc.subnets.public'],
    ],
  },
  hostnameOfNewVpc: {
    source: 'validation.go ValidateVPCConfig',
    accepted: [{ vpc: { hostnameType: 'resource-name' } }],
    refused: [[{ vpc: { hostnameType: 'ip-name', subnets: { private: TWO } } }, 'vpc.hostnameType']],
  },
  newVpcSize: {
    source: 'vpc/vpc.go validateVPCCIDR',
    accepted: [
      { vpc: { cidr: '10.0.0.0/16' } },
      { vpc: { cidr: '10.0.0.0/24' } },
      { vpc: { id: 'vpc-1', cidr: '10.0.0.0/25', subnets: { private: TWO } } },
    ],
    refused: [
      [{ vpc: { cidr: '10.0.0.0/15' } }, 'vpc.cidr'],
      [{ vpc: { cidr: '10.0.0.0/25' } }, 'vpc.cidr'],
    ],
  },
  controlPlaneGroups: {
    source: 'validation.go ValidateVPCConfig',
    accepted: [{ vpc: { securityGroup: 'sg-1', controlPlaneSecurityGroupIDs: [] } }],
    refused: [
      [{ vpc: { securityGroup: 'sg-1', controlPlaneSecurityGroupIDs: ['sg-2'] } }, 'vpc.securityGroup'],
    ],
  },
  sharedGroupRules: {
    source: 'validation.go ValidateVPCConfig',
    accepted: [
      { vpc: { sharedNodeSecurityGroup: 'sg-1', manageSharedNodeSecurityGroupRules: false } },
      { vpc: { manageSharedNodeSecurityGroupRules: true } },
    ],
    refused: [
      [{ vpc: { manageSharedNodeSecurityGroupRules: false } }, 'vpc.manageSharedNodeSecurityGroupRules'],
    ],
  },
  localZonesOfNewVpc: {
    source: 'validation.go ValidateVPCConfig',
    accepted: [{ localZones: ['us-west-2-lax-1a'], vpc: { nat: { gateway: 'Single' } } }],
    refused: [
      [{ localZones: ['us-west-2-lax-1a'], vpc: { id: 'vpc-1' } }, 'localZones'],
      [{ localZones: ['us-west-2-lax-1a'], vpc: { nat: { gateway: 'HighlyAvailable' } } }, 'vpc.nat.gateway'],
    ],
  },
});
