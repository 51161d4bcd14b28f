import { MANAGED, managed, NODE_CONFIG, SELF_MANAGED, selfManaged, version } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './node-group-images.ts';

const OLD = version('1.32');

testRules(rules, {
  amazonLinux2: {
    source: 'defaults.go SetNodeGroupDefaults, SetManagedNodeGroupDefaults',
    accepted: [
      managed({ amiFamily: 'AmazonLinux2' }, OLD),
      managed({ amiFamily: 'AmazonLinux2', ami: 'ami-1', overrideBootstrapCommand: 'x' }),
      selfManaged({ amiFamily: 'AmazonLinux2' }, OLD),
    ],
    refused: [
      [managed({ amiFamily: 'AmazonLinux2' }), `${MANAGED}.amiFamily`],
      [managed({ amiFamily: 'AmazonLinux2' }, version('1.33')), `${MANAGED}.amiFamily`],
      [managed({ amiFamily: 'AmazonLinux2' }, version('latest')), `${MANAGED}.amiFamily`],
      [
        selfManaged(
          { amiFamily: 'AmazonLinux2', ami: 'ami-1', overrideBootstrapCommand: 'x' },
          version('1.34'),
        ),
        `${SELF_MANAGED}.amiFamily`,
      ],
    ],
  },
  customImageFamily: {
    source: 'validation.go ValidateNodeGroup, ValidateManagedNodeGroup',
    accepted: [managed({ ami: 'ami-1', amiFamily: 'AmazonLinux2023' }), selfManaged({ ami: '' })],
    refused: [
      [managed({ ami: 'ami-1' }), `${MANAGED}.ami`],
      [selfManaged({ ami: 'auto-ssm' }), `${SELF_MANAGED}.ami`],
    ],
  },
  customImageBootstrap: {
    source: 'validation.go ValidateNodeGroup, ValidateManagedNodeGroup',
    accepted: [
      managed({ ami: 'ami-1', amiFamily: 'Bottlerocket' }),
      managed({ ami: 'ami-1', amiFamily: 'Ubuntu2404', overrideBootstrapCommand: 'x' }),
      selfManaged({ ami: 'ami-1', amiFamily: 'WindowsServer2022CoreContainer' }),
    ],
    refused: [
      [managed({ ami: 'ami-1', amiFamily: 'AmazonLinux2' }), MANAGED],
      [selfManaged({ ami: 'ami-1', amiFamily: 'UbuntuPro2204' }), SELF_MANAGED],
    ],
  },
  managedImage: {
    source: 'validation.go ValidateManagedNodeGroup',
    accepted: [managed({ ami: 'ami-1', amiFamily: 'BottlerocketFips' })],
    refused: [
      [managed({ ami: 'auto', amiFamily: 'AmazonLinux2023' }), `${MANAGED}.ami`],
      [managed({ ami: 'ami-1', amiFamily: 'WindowsServer2022FullContainer' }), `${MANAGED}.amiFamily`],
    ],
  },
  managedImageKeys: {
    source: 'validation.go ValidateManagedNodeGroup',
    accepted: [
      managed({ maxPodsPerNode: 50, releaseVersion: '1.34.1-20251112' }),
      managed({ ami: 'ami-1', amiFamily: 'AmazonLinux2023', maxPodsPerNode: 0, releaseVersion: '' }),
    ],
    refused: [
      [
        managed({
          ami: 'ami-1',
          amiFamily: 'AmazonLinux2023',
          maxPodsPerNode: 50,
          releaseVersion: '1.34.1-20251112',
          ssh: { enableSsm: true },
        }),
        `${MANAGED}.maxPodsPerNode`,
        `${MANAGED}.releaseVersion`,
        `${MANAGED}.ssh.enableSsm`,
      ],
    ],
  },
  managedBootstrap: {
    source: 'validation.go ValidateManagedNodeGroup',
    accepted: [
      managed({ overrideBootstrapCommand: NODE_CONFIG }),
      selfManaged({ amiFamily: 'Ubuntu2404', overrideBootstrapCommand: 'x' }),
    ],
    refused: [
      [
        managed({ amiFamily: 'AmazonLinux2', overrideBootstrapCommand: 'x' }, OLD),
        `${MANAGED}.overrideBootstrapCommand`,
      ],
      [
        managed({ amiFamily: 'Ubuntu2404', overrideBootstrapCommand: 'x' }),
        `${MANAGED}.overrideBootstrapCommand`,
      ],
    ],
  },
  bootstrapOfFamily: {
    source: 'validation.go ValidateNodeGroup, ValidateManagedNodeGroup',
    accepted: [
      managed({ preBootstrapCommands: ['x'] }),
      selfManaged({ amiFamily: 'WindowsServer2022CoreContainer', overrideBootstrapCommand: 'x' }),
    ],
    refused: [
      [
        selfManaged({
          amiFamily: 'Bottlerocket',
          preBootstrapCommands: ['x'],
          overrideBootstrapCommand: 'x',
        }),
        `${SELF_MANAGED}.preBootstrapCommands`,
        `${SELF_MANAGED}.overrideBootstrapCommand`,
      ],
      [managed({ amiFamily: 'Bottlerocket', preBootstrapCommands: [] }), `${MANAGED}.preBootstrapCommands`],
      [
        managed({ amiFamily: 'WindowsServer2022CoreContainer', overrideBootstrapCommand: 'x' }),
        `${MANAGED}.overrideBootstrapCommand`,
      ],
    ],
  },
  bottlerocketFamily: {
    source: 'validation.go ValidateNodeGroup',
    accepted: [selfManaged({ amiFamily: 'BottlerocketFips', bottlerocket: { settings: { motd: 'a' } } })],
    refused: [
      [selfManaged({ amiFamily: 'AmazonLinux2023', bottlerocket: {} }), `${SELF_MANAGED}.bottlerocket`],
      [selfManaged({ bottlerocket: {} }), `${SELF_MANAGED}.bottlerocket`],
    ],
  },
});
