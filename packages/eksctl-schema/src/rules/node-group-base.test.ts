import { MANAGED, managed, SELF_MANAGED, selfManaged } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './node-group-base.ts';

const SEOUL = ['ap-northeast-2a', 'ap-northeast-2b'];
const LOCAL = { localZones: ['ap-northeast-2-x-1a'] };

testRules(rules, {
  uniqueNodeGroups: {
    source: 'validation.go ValidateClusterConfig',
    accepted: [{ nodeGroups: [{ name: 'a' }, { name: 'b' }], managedNodeGroups: [{ name: 'c' }] }],
    refused: [
      [
        { nodeGroups: [{ name: 'a' }], managedNodeGroups: [{ name: 'b' }, { name: 'a' }] },
        'managedNodeGroups.1.name',
      ],
      [{ nodeGroups: [{ name: 'a' }, { name: 'a' }] }, 'nodeGroups.1.name'],
    ],
  },
  nodeSubnetsOrZones: {
    source: 'validation.go validateNodeGroupBase',
    accepted: [
      managed({ subnets: ['subnet-1', 'subnet-2'] }),
      selfManaged({ availabilityZones: ['ap-northeast-2a'], subnets: [] }),
    ],
    refused: [
      [
        managed({ subnets: ['subnet-1'], availabilityZones: ['ap-northeast-2a'] }),
        `${MANAGED}.availabilityZones`,
      ],
      [
        selfManaged({ subnets: ['subnet-1'], availabilityZones: ['ap-northeast-2a'] }),
        `${SELF_MANAGED}.availabilityZones`,
      ],
    ],
  },
  localOrAvailabilityZones: {
    source: 'validation.go ValidateNodeGroup',
    accepted: [selfManaged(LOCAL, LOCAL)],
    refused: [
      [
        selfManaged({ ...LOCAL, availabilityZones: ['ap-northeast-2a'] }, LOCAL),
        `${SELF_MANAGED}.localZones`,
      ],
    ],
  },
  efaZone: {
    source: 'validation.go validateNodeGroupBase',
    accepted: [
      managed({ efaEnabled: true, availabilityZones: ['ap-northeast-2a'] }),
      managed({ subnets: ['subnet-1', 'subnet-2'] }),
    ],
    refused: [
      [managed({ efaEnabled: true, availabilityZones: SEOUL }), `${MANAGED}.availabilityZones`],
      [selfManaged({ efaEnabled: true, subnets: ['subnet-1', 'subnet-2'] }), `${SELF_MANAGED}.subnets`],
    ],
  },
  placementGroup: {
    source: 'validation.go validateNodeGroupBase',
    accepted: [managed({ placement: { groupName: 'g' } })],
    refused: [
      [managed({ placement: {} }), `${MANAGED}.placement`],
      [selfManaged({ placement: { groupName: '' } }), `${SELF_MANAGED}.placement`],
    ],
  },
  podMetadata: {
    source: 'validation.go validateNodeGroupBase',
    accepted: [
      managed({ disablePodIMDS: true, iam: { withAddonPolicies: { externalDNS: false } } }),
      managed({ iam: { withAddonPolicies: { externalDNS: true } } }),
    ],
    refused: [
      [
        managed({ disablePodIMDS: true, iam: { withAddonPolicies: { externalDNS: true } } }),
        `${MANAGED}.iam.withAddonPolicies`,
      ],
    ],
  },
  ssmAgent: {
    source: 'validation.go validateNodeGroupBase',
    accepted: [managed({ ssh: { enableSsm: true } })],
    refused: [[selfManaged({ ssh: { enableSsm: false } }), `${SELF_MANAGED}.ssh.enableSsm`]],
  },
  sshKeys: {
    source: 'validation.go validateNodeGroupSSH',
    accepted: [selfManaged({ ssh: { allow: true, publicKeyName: 'k', publicKey: '' } })],
    refused: [[selfManaged({ ssh: { publicKeyName: 'k', publicKeyPath: '~/k' } }), `${SELF_MANAGED}.ssh`]],
  },
});
