import { MANAGED, managed, SELF_MANAGED, selfManaged } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './node-group-size.ts';

testRules(rules, {
  nodeCounts: {
    source: 'validation.go ValidateManagedNodeGroup, cfn/builder/nodegroup.go AddAllResources',
    accepted: [
      managed({ minSize: 1, desiredCapacity: 2, maxSize: 3 }),
      managed({ minSize: 0, maxSize: 0 }),
      managed({ desiredCapacity: 1, maxSize: 1 }),
      selfManaged({ minSize: 5 }),
    ],
    refused: [
      [managed({ minSize: 2, desiredCapacity: 1 }), `${MANAGED}.desiredCapacity`],
      [selfManaged({ desiredCapacity: 4, maxSize: 3 }), `${SELF_MANAGED}.desiredCapacity`],
      [managed({ minSize: 3, maxSize: 2 }), `${MANAGED}.maxSize`],
      [managed({ maxSize: 1 }), `${MANAGED}.maxSize`],
    ],
  },
  updateConfig: {
    source: 'validation.go ValidateManagedNodeGroup',
    accepted: [
      managed({ updateConfig: { maxUnavailable: 2 } }),
      managed({ updateConfig: { maxUnavailablePercentage: 100 } }),
      managed({ minSize: 0, desiredCapacity: 0, updateConfig: { maxUnavailable: 1 } }),
    ],
    refused: [
      [managed({ updateConfig: {} }), `${MANAGED}.updateConfig`],
      [
        managed({ updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 10 } }),
        `${MANAGED}.updateConfig`,
      ],
      [managed({ updateConfig: { maxUnavailable: 3 } }), `${MANAGED}.updateConfig.maxUnavailable`],
      [
        managed({ maxSize: 5, updateConfig: { maxUnavailable: 6 } }),
        `${MANAGED}.updateConfig.maxUnavailable`,
      ],
    ],
  },
  nodeRepair: {
    source: 'EKS API CreateNodegroup',
    accepted: [
      managed({
        nodeRepairConfig: { maxUnhealthyNodeThresholdPercentage: 20, maxParallelNodesRepairedCount: 1 },
      }),
    ],
    refused: [
      [
        managed({
          nodeRepairConfig: {
            maxUnhealthyNodeThresholdPercentage: 20,
            maxUnhealthyNodeThresholdCount: 1,
            maxParallelNodesRepairedPercentage: 20,
            maxParallelNodesRepairedCount: 1,
          },
        }),
        `${MANAGED}.nodeRepairConfig.maxUnhealthyNodeThresholdPercentage`,
        `${MANAGED}.nodeRepairConfig.maxParallelNodesRepairedPercentage`,
      ],
    ],
  },
});
