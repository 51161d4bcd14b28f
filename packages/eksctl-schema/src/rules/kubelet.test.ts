import { NODE_CONFIG, SELF_MANAGED, selfManaged, version } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './kubelet.ts';

testRules(rules, {
  kubeletKeys: {
    source: 'validation.go validateNodeGroupKubeletExtraConfig',
    accepted: [
      selfManaged({ kubeletExtraConfig: { kubeReserved: { cpu: '300m' }, clusterDNS: ['10.0.0.10'] } }),
    ],
    refused: [
      [
        selfManaged({ kubeletExtraConfig: { kind: 'a', clusterDomain: 'b', maxPods: 1 } }),
        `${SELF_MANAGED}.kubeletExtraConfig.kind`,
        `${SELF_MANAGED}.kubeletExtraConfig.clusterDomain`,
      ],
    ],
  },
  kubeletFamily: {
    source: 'validation.go ValidateNodeGroup',
    accepted: [selfManaged({ amiFamily: 'Ubuntu2404', kubeletExtraConfig: {} })],
    refused: [
      [
        selfManaged({ amiFamily: 'Bottlerocket', kubeletExtraConfig: {} }),
        `${SELF_MANAGED}.kubeletExtraConfig`,
      ],
      [
        selfManaged({ amiFamily: 'WindowsServer2022CoreContainer', kubeletExtraConfig: { maxPods: 1 } }),
        `${SELF_MANAGED}.kubeletExtraConfig`,
      ],
    ],
  },
  containerRuntime: {
    source: 'validation.go ValidateNodeGroup',
    accepted: [
      selfManaged({ containerRuntime: 'containerd' }),
      selfManaged({ amiFamily: 'AmazonLinux2', containerRuntime: 'dockerd' }, version('1.23')),
    ],
    refused: [
      [
        selfManaged({ amiFamily: 'Ubuntu2404', containerRuntime: 'dockerd' }),
        `${SELF_MANAGED}.containerRuntime`,
      ],
      [selfManaged({ containerRuntime: 'docker' }, version('1.23')), `${SELF_MANAGED}.containerRuntime`],
      [
        selfManaged({ containerRuntime: 'containerd', overrideBootstrapCommand: NODE_CONFIG }),
        `${SELF_MANAGED}.containerRuntime`,
      ],
    ],
  },
});
