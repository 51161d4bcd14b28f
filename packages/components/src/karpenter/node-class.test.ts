import {
  validateEc2NodeClass,
  validateNodePool,
  type Ec2NodeClass,
  type NodePool,
} from '@nodeless/contracts/karpenter';
import { POOL } from '../testing/model.ts';
import { applicationOf, folderOf, outputOf } from '../testing/output.ts';

const STATIC = {
  cluster: {
    compute: {
      karpenter: {
        featureGates: { staticCapacity: true, reservedCapacity: false },
        nodePools: [{ ...POOL, limits: { nodes: '4' }, replicas: 3, nodeClass: 'own' }],
        nodeClasses: [
          {
            name: 'own',
            amiFamily: 'Bottlerocket',
            amiSelectorTerms: [{ name: 'ours-*', owner: 'self' }],
            subnetSelectorTerms: [{ tags: { tier: 'batch' } }],
            securityGroupSelectorTerms: [{ name: 'nodes' }, { id: 'sg-12345678' }],
            kubelet: { maxPods: 8, kubeReserved: { cpu: '100m' } },
            userData: '[settings]',
            detailedMonitoring: true,
          },
          {
            name: 'volumes',
            image: 'bottlerocket@1.20.0',
            blockDeviceMappings: [
              { deviceName: '/dev/xvda', ebs: { volumeSize: '9Gi' } },
              {
                deviceName: '/dev/xvdb',
                rootVolume: true,
                ebs: { volumeSize: '1Ti', volumeType: 'io2', iops: 5000, encrypted: false },
              },
            ],
          },
        ],
      },
    },
  },
} as const;

test('static capacity, and the gate that it needs', () => {
  const output = outputOf(STATIC);
  expect(folderOf(output, 'karpenter-config')['nodepool-default.yaml']?.['spec']).toMatchObject({
    replicas: 3,
    limits: { nodes: '4' },
  });
  expect(applicationOf(output, 'karpenter').spec).toHaveProperty('source.helm.valuesObject.settings', {
    clusterName: 'sample',
    interruptionQueue: 'sample',
    featureGates: { staticCapacity: true, reservedCapacity: false },
  });
});

test('settings and enclaves of Karpenter 1.15', () => {
  const pin = (path: string) => ({
    repoURL: 'https://git.example.com/karpenter',
    commit: 'b'.repeat(40),
    path,
  });
  const output = outputOf({
    cluster: {
      versions: { karpenter: { version: '1.15.2', source: pin('a'), crds: pin('b') } },
      compute: {
        karpenter: {
          featureGates: { nodeRepair: true, terminateFirstRepair: true },
          awsFeatureGates: { rebootForRepair: true, draEFA: false },
          enableDRA: false,
          ignoreDRARequests: true,
          legacyNodeRepair: false,
          nodePools: [POOL],
          nodeClasses: [{ name: 'default', enclaveOptions: { enabled: true } }],
        },
      },
    },
  });
  expect(applicationOf(output, 'karpenter').spec).toHaveProperty('source.helm.valuesObject.settings', {
    clusterName: 'sample',
    interruptionQueue: 'sample',
    featureGates: { nodeRepair: true, terminateFirstRepair: true },
    awsFeatureGates: { rebootForRepair: true, draEFA: false },
    enableDRA: false,
    ignoreDRARequests: true,
    legacyNodeRepair: false,
  });
  expect(folderOf(output, 'karpenter-config')['ec2nodeclass-default.yaml']?.['spec']).toHaveProperty(
    'enclaveOptions',
    { enabled: true },
  );
});

test('a node class with images, networks, kubelet and user data of its own', () => {
  const classes = folderOf(outputOf(STATIC), 'karpenter-config');
  expect(classes['ec2nodeclass-own.yaml']?.['spec']).toEqual({
    amiFamily: 'Bottlerocket',
    amiSelectorTerms: [{ name: 'ours-*', owner: 'self' }],
    role: 'KarpenterNodeRole-sample',
    subnetSelectorTerms: [{ tags: { tier: 'batch' } }],
    securityGroupSelectorTerms: [{ name: 'nodes' }, { id: 'sg-12345678' }],
    metadataOptions: { httpPutResponseHopLimit: 1, httpTokens: 'required' },
    blockDeviceMappings: [
      {
        deviceName: '/dev/xvda',
        ebs: { volumeSize: '4Gi', volumeType: 'gp3', encrypted: true, deleteOnTermination: true },
      },
      {
        deviceName: '/dev/xvdb',
        ebs: { volumeSize: '50Gi', volumeType: 'gp3', encrypted: true, deleteOnTermination: true },
      },
    ],
    kubelet: { maxPods: 8, kubeReserved: { cpu: '100m' } },
    userData: '[settings]',
    detailedMonitoring: true,
  });
  expect(classes['ec2nodeclass-volumes.yaml']?.['spec']).toMatchObject({
    amiSelectorTerms: [{ alias: 'bottlerocket@1.20.0' }],
    blockDeviceMappings: [
      {
        deviceName: '/dev/xvda',
        ebs: { volumeSize: '9Gi', volumeType: 'gp3', encrypted: true, deleteOnTermination: true },
      },
      {
        deviceName: '/dev/xvdb',
        rootVolume: true,
        ebs: {
          volumeSize: '1Ti',
          volumeType: 'io2',
          iops: 5000,
          encrypted: false,
          deleteOnTermination: true,
        },
      },
    ],
  });
});

test('what is rendered satisfies the rules of the CRDs', () => {
  const { 'nodepool-default.yaml': pool, ...classes } = folderOf(outputOf(STATIC), 'karpenter-config');
  expect(validateNodePool(pool as unknown as NodePool)).toEqual([]);
  expect(Object.keys(classes)).toHaveLength(2);
  for (const one of Object.values(classes)) {
    expect(validateEc2NodeClass(one as unknown as Ec2NodeClass)).toEqual([]);
  }
});

test.each([
  ['ENABLE_PREFIX_DELEGATION', { maxPods: 110 }, undefined],
  ['ENABLE_POD_ENI', undefined, '1'],
  ['WARM_ENI_TARGET', undefined, undefined],
])('with %s Karpenter counts pods as the VPC CNI does', (name, kubelet, reservedENIs) => {
  const output = outputOf({
    cluster: {
      addons: {
        'vpc-cni': { configuration: { env: { [name]: name === 'WARM_ENI_TARGET' ? '1' : 'true' } } },
      },
      compute: { karpenter: { nodePools: [{ ...POOL, instanceTypes: ['m5.large', 'm5.24xlarge'] }] } },
    },
  });
  const [nodeClass] = Object.values(folderOf(output, 'karpenter-config')).filter(
    ({ kind }) => kind === 'EC2NodeClass',
  );
  expect((nodeClass as unknown as Ec2NodeClass).spec.kubelet).toEqual(kubelet);
  const { source } = applicationOf(output, 'karpenter').spec as {
    source: { helm: { valuesObject: { settings: { reservedENIs?: string } } } };
  };
  expect(source.helm.valuesObject.settings.reservedENIs).toBe(reservedENIs);
});
