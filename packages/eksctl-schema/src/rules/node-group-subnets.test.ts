import { MANAGED, managed, OUTPOST, SELF_MANAGED, selfManaged } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './node-group-subnets.ts';

const SEOUL = ['ap-northeast-2a', 'ap-northeast-2b'];
const zonal = { [`${SEOUL[0]}`]: { id: 'subnet-1' }, b: { id: 'subnet-2', az: SEOUL[1] } };
const named = { one: { id: 'subnet-1' }, two: { cidr: '10.0.0.0/20' } };
const vpc = (subnets: object) => ({ vpc: { id: 'vpc-1', subnets } });
const zones = (...availabilityZones: string[]) => ({ availabilityZones });
const isPrivate = { privateNetworking: true };

testRules(rules, {
  nodeZones: {
    source: 'vpc/vpc.go selectNodeGroupZoneSubnets',
    accepted: [
      managed(zones(...SEOUL)),
      managed(zones('ap-northeast-2a'), zones(...SEOUL)),
      selfManaged(zones('ap-northeast-2a', 'ap-northeast-2a'), zones(...SEOUL)),
      managed(zones(...SEOUL), vpc({ public: zonal })),
      managed({ ...zones(...SEOUL), ...isPrivate }, vpc({ private: named })),
      selfManaged(
        { localZones: ['us-west-2-lax-1a'] },
        { localZones: ['us-west-2-lax-1a', 'us-west-2-lax-1b'] },
      ),
    ],
    refused: [
      [managed(zones('ap-northeast-2d'), zones(...SEOUL)), `${MANAGED}.availabilityZones.0`],
      [managed(zones('ap-northeast-2a', 'us-west-2a')), `${MANAGED}.availabilityZones.1`],
      [selfManaged(zones('a')), `${SELF_MANAGED}.availabilityZones.0`],
      [managed(zones('ap-northeast-2d'), vpc({ public: zonal })), `${MANAGED}.availabilityZones.0`],
      [managed(zones('us-west-2a'), vpc({ public: named })), `${MANAGED}.availabilityZones.0`],
      [
        managed({ ...zones('ap-northeast-2a'), ...isPrivate }, vpc({ public: zonal })),
        `${MANAGED}.availabilityZones.0`,
      ],
      [managed(zones(...SEOUL, SEOUL[0] ?? ''), zones(...SEOUL)), `${MANAGED}.availabilityZones`],
      [
        managed(zones('ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c', 'ap-northeast-2d')),
        `${MANAGED}.availabilityZones`,
      ],
      [selfManaged({ localZones: ['us-west-2-lax-1a'] }), `${SELF_MANAGED}.localZones.0`],
    ],
  },
  nodeSubnetKind: {
    source: 'vpc.go CanUseForPrivateNodeGroups, EKS API CreateNodegroup',
    accepted: [
      managed({}, vpc({ public: named })),
      managed(isPrivate, vpc({ private: named, public: named })),
      managed({ ...isPrivate, subnets: ['one'] }, vpc({ public: named })),
      selfManaged(isPrivate, {
        ...vpc({ private: { one: {} } }),
        outpost: { controlPlaneOutpostARN: OUTPOST },
      }),
      managed(isPrivate),
    ],
    refused: [
      [selfManaged(isPrivate, vpc({ public: named })), `${SELF_MANAGED}.privateNetworking`],
      [
        selfManaged({ ...isPrivate, subnets: ['one'] }, vpc({ public: named })),
        `${SELF_MANAGED}.privateNetworking`,
      ],
      [managed(isPrivate, vpc({ public: named })), `${MANAGED}.privateNetworking`],
      [managed({}, vpc({ private: named })), `${MANAGED}.privateNetworking`],
    ],
  },
  nodeSubnets: {
    source: 'vpc/vpc.go selectNodeGroupSubnetsFromIDs',
    accepted: [
      managed({ subnets: ['one', 'subnet-1', 'subnet-9'] }, vpc({ public: named })),
      managed({ subnets: ['one', 'subnet-2'], ...isPrivate }, vpc({ private: named, public: zonal })),
      managed({ subnets: ['ap-northeast-2a'] }),
      managed({ subnets: ['ap-northeast-2a'] }, zones(...SEOUL)),
    ],
    refused: [
      [managed({ subnets: ['one', 'three'] }, vpc({ public: named })), `${MANAGED}.subnets.1`],
      [managed({ subnets: ['one'] }, vpc({ private: named, public: zonal })), `${MANAGED}.subnets.0`],
      [managed({ subnets: ['ap-northeast-2d'] }, zones(...SEOUL)), `${MANAGED}.subnets.0`],
      [selfManaged({ subnets: ['a'] }), `${SELF_MANAGED}.subnets.0`],
    ],
  },
});
