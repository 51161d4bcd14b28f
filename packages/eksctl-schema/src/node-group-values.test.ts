import { managed, selfManaged } from './testing/config.ts';
import { testValues } from './testing/value-cases.ts';

testValues([
  [
    'validation.go validateNodeGroupName',
    selfManaged({ name: 'ng-1' }),
    selfManaged({ name: 'ng_1' }),
    'nodeGroups.0.name',
  ],
  ['validation.go ValidateClusterConfig', selfManaged({}), selfManaged({ name: '' }), 'nodeGroups.0.name'],
  [
    'validation.go isSupportedAMIFamily',
    managed({ amiFamily: 'Ubuntu2604' }),
    managed({ amiFamily: 'WindowsServer2004CoreContainer' }),
    'managedNodeGroups.0.amiFamily',
  ],
  [
    'validation.go validateNodeGroupBase',
    managed({ maxPodsPerNode: 0 }),
    managed({ maxPodsPerNode: -1 }),
    'managedNodeGroups.0.maxPodsPerNode',
  ],
  [
    'types.go SupportedNodeVolumeTypes',
    managed({ volumeType: 'st1' }),
    managed({ volumeType: 'gp1' }),
    'managedNodeGroups.0.volumeType',
  ],
  [
    'validation.go validateNodeGroupBase',
    managed({ capacityReservation: { capacityReservationPreference: 'open' } }),
    managed({ capacityReservation: { capacityReservationPreference: 'any' } }),
    'managedNodeGroups.0.capacityReservation.capacityReservationPreference',
  ],
  [
    'validation.go validateNodeGroupBase',
    managed({}),
    managed({ capacityReservation: {}, instanceMarketOptions: { marketType: 'spot' } }),
    'managedNodeGroups.0.instanceMarketOptions.marketType',
  ],
  [
    'validation.go ValidateManagedNodeGroup',
    managed({ launchTemplate: { id: 'lt-1', version: '1' } }),
    managed({ launchTemplate: { id: '', version: '$Latest' } }),
    'managedNodeGroups.0.launchTemplate.id',
    'managedNodeGroups.0.launchTemplate.version',
  ],
  [
    'EKS API CreateNodegroup',
    managed({ updateConfig: { maxUnavailablePercentage: 100 } }),
    managed({ updateConfig: { maxUnavailablePercentage: 101 } }),
    'managedNodeGroups.0.updateConfig.maxUnavailablePercentage',
  ],
  [
    'EKS API CreateNodegroup',
    managed({ nodeRepairConfig: { nodeRepairConfigOverrides: [] } }),
    managed({
      nodeRepairConfig: {
        nodeRepairConfigOverrides: [
          {
            nodeMonitoringCondition: 'a',
            nodeUnhealthyReason: 'b',
            minRepairWaitTimeMins: 5,
            repairAction: 'Terminate',
          },
        ],
      },
    }),
    'managedNodeGroups.0.nodeRepairConfig.nodeRepairConfigOverrides.0.repairAction',
  ],
  [
    'taints.go validateTaintEffect',
    managed({ taints: [{ key: 'a', effect: 'NoExecute' }] }),
    managed({ taints: [{ key: 'a', effect: 'no-execute' }] }),
    'managedNodeGroups.0.taints.0.effect',
  ],
  [
    'taints.go Validate',
    managed({ taints: [] }),
    managed({ taints: [{ key: '', effect: 'NoExecute' }] }),
    'managedNodeGroups.0.taints.0.key',
  ],
  [
    'types.go taintsWrapper',
    selfManaged({ taints: { a: ':NoSchedule' } }),
    managed({ taints: { a: ':NoSchedule' } }),
    'managedNodeGroups.0.taints',
  ],
  [
    'types.go taintsWrapper',
    selfManaged({ taints: [] }),
    selfManaged({ taints: 'a:NoSchedule' }),
    'nodeGroups.0.taints',
  ],
  [
    'validation.go validateASGSuspendProcesses',
    selfManaged({ asgSuspendProcesses: ['Launch'] }),
    selfManaged({ asgSuspendProcesses: ['launch'] }),
    'nodeGroups.0.asgSuspendProcesses.0',
  ],
  [
    'validation.go validateCPUCredits',
    selfManaged({ instanceType: 't3.large', cpuCredits: 'standard' }),
    selfManaged({ cpuCredits: 'none' }),
    'nodeGroups.0.cpuCredits',
  ],
  [
    'validation.go validateInstancesDistribution',
    selfManaged({
      instancesDistribution: {
        instanceTypes: ['m5.large'],
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: 100,
        spotInstancePools: 20,
      },
    }),
    selfManaged({
      instancesDistribution: {
        instanceTypes: ['m5.large'],
        onDemandBaseCapacity: -1,
        onDemandPercentageAboveBaseCapacity: 101,
        spotInstancePools: 21,
      },
    }),
    'nodeGroups.0.instancesDistribution.onDemandBaseCapacity',
    'nodeGroups.0.instancesDistribution.onDemandPercentageAboveBaseCapacity',
    'nodeGroups.0.instancesDistribution.spotInstancePools',
  ],
  [
    'types.go validateSpotAllocationStrategy',
    selfManaged({
      instancesDistribution: {
        instanceTypes: ['m5.large'],
        spotAllocationStrategy: 'price-capacity-optimized',
      },
    }),
    selfManaged({
      instancesDistribution: { instanceTypes: ['m5.large'], spotAllocationStrategy: 'cheapest' },
    }),
    'nodeGroups.0.instancesDistribution.spotAllocationStrategy',
  ],
  [
    'validation.go ValidateNodeGroup',
    selfManaged({ maxInstanceLifetime: 86_400 }),
    selfManaged({ maxInstanceLifetime: 86_399 }),
    'nodeGroups.0.maxInstanceLifetime',
  ],
  [
    'validation.go ValidateNodeGroup',
    selfManaged({ containerRuntime: 'containerd' }),
    selfManaged({ containerRuntime: 'cri-o' }),
    'nodeGroups.0.containerRuntime',
  ],
  [
    'EC2 Auto Scaling API EnableMetricsCollection',
    selfManaged({ asgMetricsCollection: [{ granularity: '1Minute' }] }),
    selfManaged({ asgMetricsCollection: [{ granularity: '5Minutes' }] }),
    'nodeGroups.0.asgMetricsCollection.0.granularity',
  ],
]);
