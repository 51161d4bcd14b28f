import { managed, OUTPOST, selfManaged, version } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './outposts.ts';

const OTHER = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-2';
const KEY = 'arn:aws:kms:us-west-2:111122223333:key/k';
const APART = { etcdInstanceType: 'm5d.large' };
const OIDC = { type: 'oidc', name: 'a', issuerURL: 'https://a.example', clientID: 'c' };
const local = (change: object = {}, settings: object = {}) => ({
  outpost: { controlPlaneOutpostARN: OUTPOST, ...settings },
  ...change,
});

testRules(rules, {
  outpostFeatures: {
    source: 'validation.go ValidateClusterConfig, configfile.go NewCreateClusterLoader, auto_mode.go',
    accepted: [local(), local({ iam: { withOIDC: false }, vpc: { autoAllocateIPv6: false }, addons: [] })],
    refused: [
      [
        local({ accessConfig: { bootstrapClusterCreatorAdminPermissions: false } }),
        'accessConfig.bootstrapClusterCreatorAdminPermissions',
      ],
      [local({ addons: [{ name: 'coredns' }] }), 'addons'],
      [local({ autoModeConfig: { enabled: true } }), 'autoModeConfig'],
      [local({ availabilityZones: ['a', 'b'] }), 'availabilityZones'],
      [local({ fargateProfiles: [{ name: 'a', selectors: [{ namespace: 'a' }] }] }), 'fargateProfiles'],
      [local({ gitops: {} }), 'gitops'],
      [local({ iam: { withOIDC: true } }), 'iam.withOIDC'],
      [local({ identityProviders: [OIDC] }), 'identityProviders'],
      [local({ iam: { withOIDC: true }, karpenter: { version: '1.0.0' } }), 'iam.withOIDC', 'karpenter'],
      [
        local({ kubernetesNetworkConfig: { ipFamily: 'IPv6' } }),
        'addons',
        'kubernetesNetworkConfig.ipFamily',
      ],
      [local({ localZones: ['us-west-2-lax-1a'] }), 'localZones'],
      [managed({}, local()), 'managedNodeGroups'],
      [local({ secretsEncryption: { keyARN: KEY } }), 'secretsEncryption'],
      [local({ vpc: { autoAllocateIPv6: true } }), 'vpc.autoAllocateIPv6'],
      [local({ vpc: { publicAccessCIDRs: ['10.0.0.0/8'] } }), 'vpc.publicAccessCIDRs'],
    ],
  },
  outpostEndpoints: {
    source: 'configfile.go NewCreateClusterLoader',
    accepted: [local({ vpc: { clusterEndpoints: { publicAccess: false, privateAccess: true } } })],
    refused: [
      [local({ vpc: { clusterEndpoints: { publicAccess: true } } }), 'vpc.clusterEndpoints.publicAccess'],
      [local({ vpc: { clusterEndpoints: { privateAccess: false } } }), 'vpc.clusterEndpoints.privateAccess'],
    ],
  },
  outpostEtcd: {
    source: 'validation.go ValidateClusterConfig',
    accepted: [
      local({}, { controlPlanePlacement: { groupName: 'g' } }),
      local({}, { ...APART, controlPlanePlacement: { spreadLevel: 'rack' }, etcdPlacement: {} }),
      local({ accessConfig: { authenticationMode: 'CONFIG_MAP' } }),
    ],
    refused: [
      [local({}, { etcdPlacement: { spreadLevel: 'host' } }), 'outpost.etcdPlacement'],
      [
        local({}, { controlPlanePlacement: { spreadLevel: 'host' } }),
        'outpost.controlPlanePlacement.spreadLevel',
      ],
      [
        local({}, { ...APART, controlPlanePlacement: { groupName: 'g' } }),
        'outpost.controlPlanePlacement.groupName',
      ],
      [
        local({ accessConfig: { authenticationMode: 'CONFIG_MAP' } }, APART),
        'accessConfig.authenticationMode',
      ],
    ],
  },
  oneOutpost: {
    source: 'validation.go ValidateClusterConfig, ValidateNodeGroup',
    accepted: [selfManaged({ outpostARN: OUTPOST }, local()), selfManaged({}, local())],
    refused: [
      [selfManaged({ outpostARN: OTHER }, local()), 'nodeGroups.0.outpostARN'],
      [
        {
          nodeGroups: [
            { name: 'a', outpostARN: OUTPOST },
            { name: 'b', outpostARN: OTHER },
          ],
        },
        'nodeGroups.1.outpostARN',
        'nodeGroups.0.outpostARN',
        'nodeGroups.1.outpostARN',
      ],
    ],
  },
  outpostNodesLater: {
    source: 'ctl/create/cluster.go doCreateCluster',
    accepted: [selfManaged({ outpostARN: OUTPOST }, local())],
    refused: [[selfManaged({ outpostARN: OUTPOST }), 'nodeGroups.0.outpostARN']],
  },
  outpostNodePlaces: {
    source: 'validation.go ValidateNodeGroup',
    accepted: [
      selfManaged({ instanceSelector: {} }, local()),
      selfManaged({ availabilityZones: ['us-west-2a'] }, version('1.35')),
      selfManaged({ instanceSelector: { vCPUs: 2 } }),
    ],
    refused: [
      [selfManaged({ availabilityZones: ['a'] }, local()), 'nodeGroups.0.availabilityZones'],
      [selfManaged({ instanceSelector: { vCPUs: 2 } }, local()), 'nodeGroups.0.instanceSelector'],
      [selfManaged({ localZones: ['z'] }, local()), 'nodeGroups.0.localZones'],
    ],
  },
  outpostNodeImages: {
    source: 'validation.go validateNodeGroupBase, validateVolumeOpts',
    accepted: [
      selfManaged({ amiFamily: 'AmazonLinux2023', volumeType: 'gp2' }, local()),
      selfManaged({ amiFamily: 'Bottlerocket' }),
    ],
    refused: [
      [selfManaged({ amiFamily: 'Bottlerocket' }, local()), 'nodeGroups.0.amiFamily'],
      [selfManaged({ volumeType: 'gp3' }, local()), 'nodeGroups.0.volumeType'],
    ],
  },
});
