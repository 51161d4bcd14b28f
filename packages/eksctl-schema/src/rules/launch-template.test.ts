import { MANAGED, managed, OUTPOST, selfManaged } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './launch-template.ts';

const template = (change: object) => managed({ launchTemplate: { id: 'lt-1', version: '2' }, ...change });

testRules(rules, {
  launchTemplateKeys: {
    source: 'validation.go ValidateManagedNodeGroup',
    accepted: [
      template({ instanceTypes: ['m5.large'], labels: { a: 'b' }, disableIMDSv1: true, maxPodsPerNode: 0 }),
      template({ ssh: { allow: false, publicKeyName: 'k' }, securityGroups: { attachIDs: [] } }),
    ],
    refused: [
      [
        template({ ami: 'ami-1', amiFamily: 'AmazonLinux2023', instanceType: 'm5.large', volumeSize: 80 }),
        `${MANAGED}.ami`,
        `${MANAGED}.instanceType`,
        `${MANAGED}.volumeSize`,
      ],
      [
        template({ disableIMDSv1: false, disablePodIMDS: true, maxPodsPerNode: 50 }),
        `${MANAGED}.disableIMDSv1`,
        `${MANAGED}.disablePodIMDS`,
        `${MANAGED}.maxPodsPerNode`,
      ],
      [
        template({
          instanceName: 'a',
          instancePrefix: 'b',
          overrideBootstrapCommand: 'x',
          placement: { groupName: 'g' },
          preBootstrapCommands: ['x'],
        }),
        `${MANAGED}.instanceName`,
        `${MANAGED}.instancePrefix`,
        `${MANAGED}.overrideBootstrapCommand`,
        `${MANAGED}.placement`,
        `${MANAGED}.preBootstrapCommands`,
      ],
      [
        template({
          securityGroups: { attachIDs: ['sg-1'] },
          ssh: { enableSsm: true, sourceSecurityGroupIds: ['sg-1'] },
        }),
        `${MANAGED}.securityGroups.attachIDs`,
        `${MANAGED}.ssh.enableSsm`,
        `${MANAGED}.ssh.sourceSecurityGroupIds`,
      ],
      [template({ ssh: { publicKeyName: 'k' } }), `${MANAGED}.ssh.allow`],
    ],
  },
  launchTemplateFamily: {
    source: 'defaults.go setVolumeDefaults, validation.go validateNodeGroupBase',
    accepted: [
      template({ amiFamily: 'AmazonLinux2023' }),
      template({}),
      managed({ amiFamily: 'Bottlerocket' }),
    ],
    refused: [
      [template({ amiFamily: 'Bottlerocket' }), `${MANAGED}.amiFamily`],
      [template({ amiFamily: 'BottlerocketFips' }), `${MANAGED}.amiFamily`],
    ],
  },
  managedSecurityGroups: {
    source: 'validation.go ValidateManagedNodeGroup',
    accepted: [
      managed({ securityGroups: { attachIDs: ['sg-1'], withLocal: false } }),
      selfManaged({ securityGroups: { withLocal: true, withShared: true } }),
    ],
    refused: [
      [
        managed({ securityGroups: { withLocal: true, withShared: true } }),
        `${MANAGED}.securityGroups.withLocal`,
        `${MANAGED}.securityGroups.withShared`,
      ],
    ],
  },
  managedOutposts: {
    source: 'validation.go ValidateManagedNodeGroup',
    accepted: [managed({})],
    refused: [[managed({ outpostARN: OUTPOST }), `${MANAGED}.outpostARN`]],
  },
});
