import { validateClusterConfig } from '@nodeless/eksctl-schema';
import type { JsonObject } from '@nodeless/core';
import { modelOf, SMALL } from '../testing/model.ts';
import { clusterConfig } from './cluster-config.ts';

const GROUP = {
  name: 'system',
  architecture: 'arm64',
  instanceTypes: ['t4g.xlarge'],
  scaling: { min: 1, max: 3 },
};

function groups(...list: readonly JsonObject[]) {
  const config = clusterConfig(modelOf(SMALL, { compute: { managedNodeGroups: list } }));
  expect(validateClusterConfig(config)).toEqual([]);
  return config.managedNodeGroups;
}

test('a cluster without node groups has no such key', () => {
  expect(groups()).toBeUndefined();
});

test('the smallest group', () => {
  expect(groups(GROUP)).toEqual([
    {
      name: 'system',
      amiFamily: 'AmazonLinux2023',
      instanceTypes: ['t4g.xlarge'],
      minSize: 1,
      maxSize: 3,
      desiredCapacity: 1,
      privateNetworking: true,
      volumeSize: 80,
      volumeType: 'gp3',
      volumeEncrypted: true,
      disablePodIMDS: true,
    },
  ]);
});

test('every option', () => {
  expect(
    groups({
      ...GROUP,
      amiFamily: 'Bottlerocket',
      capacityType: 'spot',
      scaling: { min: 0, max: 9, desired: 2 },
      labels: { team: 'a' },
      taints: [
        { key: 'x', value: 'y', effect: 'NoSchedule' },
        { key: 'z', effect: 'NoExecute' },
      ],
      tags: { cost: 'b' },
      volume: { size: '20Gi', iops: 4000, throughput: 250 },
      privateNetworking: false,
      updateConfig: { maxUnavailablePercentage: 25 },
      nodeRepair: { maxUnhealthyNodeThresholdPercentage: 20 },
    }),
  ).toEqual([
    {
      name: 'system',
      amiFamily: 'Bottlerocket',
      instanceTypes: ['t4g.xlarge'],
      spot: true,
      minSize: 0,
      maxSize: 9,
      desiredCapacity: 2,
      labels: { team: 'a' },
      taints: [
        { key: 'x', value: 'y', effect: 'NoSchedule' },
        { key: 'z', effect: 'NoExecute' },
      ],
      tags: { cost: 'b' },
      volumeSize: 20,
      volumeType: 'gp3',
      volumeEncrypted: true,
      volumeIOPS: 4000,
      volumeThroughput: 250,
      privateNetworking: false,
      updateConfig: { maxUnavailablePercentage: 25 },
      nodeRepairConfig: { enabled: true, maxUnhealthyNodeThresholdPercentage: 20 },
      disablePodIMDS: true,
    },
  ]);
});

// eksctl refuses volumeSize, disablePodIMDS and others beside a launch template (ValidateManagedNodeGroup, 0.230.0).
test('a launch template stands alone', () => {
  const launchTemplate = { id: 'lt-0123456789abcdef0', version: '3' };
  const { name, architecture, scaling } = GROUP;
  expect(groups({ name, architecture, scaling, launchTemplate, nodeRepair: {} })).toEqual([
    {
      name: 'system',
      launchTemplate,
      minSize: 1,
      maxSize: 3,
      desiredCapacity: 1,
      privateNetworking: true,
      nodeRepairConfig: { enabled: true },
    },
  ]);
  expect(groups({ ...GROUP, launchTemplate, amiFamily: 'AmazonLinux2023' })).toMatchObject([
    { amiFamily: 'AmazonLinux2023', instanceTypes: ['t4g.xlarge'] },
  ]);
});
