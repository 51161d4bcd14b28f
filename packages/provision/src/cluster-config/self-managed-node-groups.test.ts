import { validateClusterConfig } from '@nodeless/eksctl-schema';
import type { JsonObject } from '@nodeless/core';
import { modelOf, SMALL } from '../testing/model.ts';
import { clusterConfig } from './cluster-config.ts';
import { configDiagnostics } from './problems.ts';

const GROUP = {
  name: 'mixed',
  architecture: 'amd64',
  instanceTypes: ['m7i.large'],
  scaling: { min: 1, max: 3 },
};

function groups(group: JsonObject, more: JsonObject = {}) {
  const model = modelOf(SMALL, { compute: { selfManagedNodeGroups: [{ ...GROUP, ...group }] }, ...more });
  const config = clusterConfig(model);
  expect(validateClusterConfig(config)).toEqual([]);
  return config.nodeGroups?.[0];
}

test('a cluster without node groups has no such key', () => {
  expect(clusterConfig(modelOf(SMALL))).not.toHaveProperty('nodeGroups');
});

test('the smallest group', () => {
  expect(groups({})).toEqual({
    name: 'mixed',
    amiFamily: 'AmazonLinux2023',
    instanceType: 'm7i.large',
    volumeSize: 80,
    volumeType: 'gp3',
    volumeEncrypted: true,
    disablePodIMDS: true,
    minSize: 1,
    maxSize: 3,
    desiredCapacity: 1,
    privateNetworking: true,
  });
});

test('every option of Amazon Linux', () => {
  const overrideBootstrapCommand = 'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: {}\n';
  expect(
    groups(
      {
        ami: 'ami-0123456789abcdef0',
        instanceTypes: ['m7i.large', 'm6i.large'],
        instancesDistribution: {
          onDemandBaseCapacity: 1,
          onDemandPercentageAboveBaseCapacity: 25,
          spotAllocationStrategy: 'capacity-optimized',
          capacityRebalance: true,
        },
        scaling: { min: 0, max: 9, desired: 2 },
        labels: { team: 'a' },
        taints: [{ key: 'x', value: 'y', effect: 'NoSchedule' }],
        tags: { cost: 'b' },
        volume: { size: '20Gi', iops: 4000, throughput: 250 },
        privateNetworking: false,
        zones: ['eu-central-1b'],
        maxPodsPerNode: 29,
        kubeletExtraConfig: { shutdownGracePeriod: '60s' },
        preBootstrapCommands: ['date'],
        overrideBootstrapCommand,
        maxInstanceLifetime: 604_800,
        suspendProcesses: ['AZRebalance'],
      },
      { network: { vpc: { cidr: '10.0.0.0/16', zones: ['eu-central-1a', 'eu-central-1b'] } } },
    ),
  ).toEqual({
    name: 'mixed',
    amiFamily: 'AmazonLinux2023',
    ami: 'ami-0123456789abcdef0',
    instancesDistribution: {
      instanceTypes: ['m7i.large', 'm6i.large'],
      onDemandBaseCapacity: 1,
      onDemandPercentageAboveBaseCapacity: 25,
      spotAllocationStrategy: 'capacity-optimized',
      capacityRebalance: true,
    },
    volumeSize: 20,
    volumeType: 'gp3',
    volumeEncrypted: true,
    volumeIOPS: 4000,
    volumeThroughput: 250,
    disablePodIMDS: true,
    minSize: 0,
    maxSize: 9,
    desiredCapacity: 2,
    privateNetworking: false,
    availabilityZones: ['eu-central-1b'],
    labels: { team: 'a' },
    tags: { cost: 'b' },
    taints: [{ key: 'x', value: 'y', effect: 'NoSchedule' }],
    maxPodsPerNode: 29,
    kubeletExtraConfig: { shutdownGracePeriod: '60s' },
    preBootstrapCommands: ['date'],
    overrideBootstrapCommand,
    maxInstanceLifetime: 604_800,
    asgSuspendProcesses: ['AZRebalance'],
  });
});

test('settings of Bottlerocket', () => {
  const settings = { kernel: { sysctl: { 'vm.max_map_count': '262144' } } };
  expect(groups({ amiFamily: 'Bottlerocket', bottlerocket: { settings } })).toMatchObject({
    amiFamily: 'Bottlerocket',
    bottlerocket: { enableAdminContainer: false, settings },
  });
});

test('several types without a distribution are all bought on demand', () => {
  const { instanceType, instancesDistribution } = groups({ instanceTypes: ['m7i.large', 'm6i.large'] }) ?? {};
  expect(instanceType).toBeUndefined();
  expect(instancesDistribution).toEqual({ instanceTypes: ['m7i.large', 'm6i.large'] });
});

test('one type may be a mix of Spot and on-demand', () => {
  expect(groups({ instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } })).toMatchObject({
    instancesDistribution: { instanceTypes: ['m7i.large'], onDemandPercentageAboveBaseCapacity: 0 },
  });
});

test('subnets of a VPC that exists', () => {
  const subnet = (digit: string, zone: string) => ({ id: `subnet-${digit.repeat(8)}`, zone });
  const vpc = {
    id: 'vpc-12345678',
    subnets: { private: [subnet('1', 'eu-central-1a'), subnet('2', 'eu-central-1b')] },
  };
  expect(groups({ subnets: ['subnet-22222222'] }, { network: { vpc } })).toMatchObject({
    subnets: ['subnet-22222222'],
  });
});

test('roles are bounded, and have the policies of all nodes', () => {
  const permissionsBoundary = 'arn:aws:iam::111122223333:policy/boundary';
  expect(groups({}, { iam: { permissionsBoundary } })).toMatchObject({
    iam: { instanceRolePermissionsBoundary: permissionsBoundary },
  });
});

test('what eksctl refuses is shown where it is written', () => {
  const model = modelOf(SMALL, {
    compute: { selfManagedNodeGroups: [{ ...GROUP, kubeletExtraConfig: { clusterDomain: 'a.local' } }] },
  });
  expect(configDiagnostics(model, clusterConfig(model))).toEqual([
    {
      code: 'eksctl/cluster-config',
      severity: 'error',
      message:
        'eksctl would refuse the ClusterConfig (nodeGroups.0.kubeletExtraConfig.clusterDomain): eksctl sets clusterDomain itself',
      hint: 'leave it out',
      location: model.provenance('cluster#/compute/selfManagedNodeGroups/0/kubeletExtraConfig/clusterDomain')
        .location,
    },
  ]);
});
