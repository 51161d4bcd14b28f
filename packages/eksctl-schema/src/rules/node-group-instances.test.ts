import { MANAGED, managed, SELF_MANAGED, selfManaged, version } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './node-group-instances.ts';

const mix = (distribution: object, change: object = {}) =>
  selfManaged({
    instancesDistribution: { instanceTypes: ['m5.large', 'm5a.large'], ...distribution },
    ...change,
  });
const types = (count: number) => Array.from({ length: count }, (_, index) => `m${index}.large`);

testRules(rules, {
  managedInstanceTypes: {
    source: 'validation.go ValidateManagedNodeGroup',
    accepted: [
      managed({ instanceTypes: ['m5.large', 'm5a.large'] }),
      managed({ instanceType: 'm5.large', instanceTypes: [], instanceSelector: {} }),
      managed({ instanceSelector: { vCPUs: 2 } }),
    ],
    refused: [
      [managed({ instanceType: 'm5.large', instanceTypes: ['m5.large'] }), `${MANAGED}.instanceType`],
      [managed({ instanceType: 'm5.large', instanceSelector: { gpus: 0 } }), `${MANAGED}.instanceType`],
    ],
  },
  mixedInstanceType: {
    source: 'validation.go validateInstancesDistribution',
    accepted: [mix({}), mix({}, { instanceType: 'mixed' }), selfManaged({ instanceType: 'm5.large' })],
    refused: [
      [mix({}, { instanceType: 'm5.large' }), `${SELF_MANAGED}.instanceType`],
      [
        selfManaged({ instanceType: 'm5.large', instanceSelector: { vCPUs: 2 } }),
        `${SELF_MANAGED}.instanceType`,
      ],
    ],
  },
  mixedInstanceTypes: {
    source: 'validation.go validateInstancesDistribution',
    accepted: [
      mix({ instanceTypes: ['m5.large'] }),
      mix({ instanceTypes: [...types(20), 'm0.large'] }),
      selfManaged({ instanceSelector: { vCPUs: 2 }, instancesDistribution: { onDemandBaseCapacity: 1 } }),
    ],
    refused: [
      [mix({ instanceTypes: [] }), `${SELF_MANAGED}.instancesDistribution.instanceTypes`],
      [selfManaged({ instancesDistribution: {} }), `${SELF_MANAGED}.instancesDistribution.instanceTypes`],
      [mix({ instanceTypes: types(21) }), `${SELF_MANAGED}.instancesDistribution.instanceTypes`],
    ],
  },
  spotPools: {
    source: 'validation.go validateInstancesDistribution',
    accepted: [
      mix({ spotInstancePools: 2, spotAllocationStrategy: 'lowest-price' }),
      mix({ spotAllocationStrategy: 'capacity-optimized' }),
    ],
    refused: [
      [
        mix({ spotInstancePools: 2, spotAllocationStrategy: 'capacity-optimized' }),
        `${SELF_MANAGED}.instancesDistribution.spotInstancePools`,
      ],
      [
        mix({ spotInstancePools: 2, spotAllocationStrategy: 'capacity-optimized-prioritized' }),
        `${SELF_MANAGED}.instancesDistribution.spotInstancePools`,
      ],
    ],
  },
  cpuCredits: {
    source: 'validation.go validateCPUCredits',
    accepted: [
      selfManaged({ instanceType: 't3.large', cpuCredits: 'unlimited' }),
      mix({ instanceTypes: ['m5.large', 't3a.large'] }, { cpuCredits: 'standard' }),
    ],
    refused: [
      [selfManaged({ instanceType: 'm5.large', cpuCredits: 'unlimited' }), `${SELF_MANAGED}.cpuCredits`],
      [selfManaged({ cpuCredits: 'unlimited' }), `${SELF_MANAGED}.cpuCredits`],
      [mix({}, { cpuCredits: 'standard' }), `${SELF_MANAGED}.cpuCredits`],
    ],
  },
  neuronImages: {
    source: 'validation.go validateNodeGroupBase',
    accepted: [
      managed({ instanceType: 'inf2.xlarge' }),
      managed({ instanceTypes: ['m5.large', 'trn1.2xlarge'], amiFamily: 'Bottlerocket' }),
      managed({ instanceType: 'm5.large', amiFamily: 'Ubuntu2404' }),
    ],
    refused: [
      [
        managed({ instanceTypes: ['m5.large', 'trn1.2xlarge'], amiFamily: 'Ubuntu2404' }),
        `${MANAGED}.amiFamily`,
      ],
      [
        selfManaged({ instanceType: 'inf1.xlarge', amiFamily: 'WindowsServer2022CoreContainer' }),
        `${SELF_MANAGED}.amiFamily`,
      ],
    ],
  },
  imagesForInstances: {
    source: 'amitype.go GetAMIType, validation.go validateInstanceTypeSupport',
    accepted: [
      selfManaged({ instanceType: 'm5.large', amiFamily: 'WindowsServer2022CoreContainer' }),
      selfManaged({ instanceType: 'g5g.xlarge', amiFamily: 'AmazonLinux2023' }),
      selfManaged(
        {
          instanceType: 'g5g.xlarge',
          amiFamily: 'AmazonLinux2',
          ami: 'ami-1',
          overrideBootstrapCommand: 'x',
        },
        version('1.32'),
      ),
    ],
    refused: [
      [
        selfManaged({ instanceType: 'm6g.large', amiFamily: 'WindowsServer2022CoreContainer' }),
        `${SELF_MANAGED}.amiFamily`,
      ],
      [
        selfManaged({ instanceType: 'g5g.xlarge', amiFamily: 'AmazonLinux2' }, version('1.32')),
        `${SELF_MANAGED}.amiFamily`,
      ],
    ],
  },
});
