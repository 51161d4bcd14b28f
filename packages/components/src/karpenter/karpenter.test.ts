import { modelOf, PINS, POOL } from '../testing/model.ts';
import { applicationNames, applicationOf, folderOf, outputOf, resourceAt } from '../testing/output.ts';
import {
  validateEc2NodeClass,
  validateNodePool,
  type Ec2NodeClass,
  type NodePool,
} from '@nodeless/contracts/karpenter';
import { karpenter } from './karpenter.ts';

const withPools = (nodePools: object[], more: object = {}) =>
  ({ cluster: { compute: { karpenter: { nodePools, ...more } } } }) as const;

test('a cluster without node pools has no Karpenter', () => {
  expect(karpenter.units?.(modelOf())).toEqual([]);
  expect(applicationNames(outputOf()).filter((name) => name.startsWith('karpenter'))).toEqual([]);
});

test('a pool without choices of its own gets every requirement written down', () => {
  const output = outputOf(withPools([POOL]));
  expect(folderOf(output, 'karpenter-config')).toEqual({
    'nodepool-default.yaml': {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'default' },
      spec: {
        template: {
          spec: {
            nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
            requirements: [
              { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
              { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] },
              { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['on-demand'] },
              { key: 'karpenter.k8s.aws/instance-category', operator: 'In', values: ['c', 'm', 'r'] },
              { key: 'karpenter.k8s.aws/instance-generation', operator: 'Gt', values: ['4'] },
            ],
            expireAfter: '720h',
          },
        },
        disruption: {
          consolidationPolicy: 'WhenEmptyOrUnderutilized',
          consolidateAfter: '1m',
          budgets: [{ nodes: '10%' }],
        },
        limits: { cpu: '100' },
      },
    },
    'ec2nodeclass-default.yaml': {
      apiVersion: 'karpenter.k8s.aws/v1',
      kind: 'EC2NodeClass',
      metadata: { name: 'default' },
      spec: {
        amiSelectorTerms: [{ alias: 'al2023@v20260714' }],
        role: 'KarpenterNodeRole-sample',
        subnetSelectorTerms: [
          { tags: { 'karpenter.sh/discovery': 'sample', 'kubernetes.io/role/internal-elb': '1' } },
        ],
        securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'sample' } }],
        metadataOptions: { httpPutResponseHopLimit: 1, httpTokens: 'required' },
        blockDeviceMappings: [
          {
            deviceName: '/dev/xvda',
            ebs: { volumeSize: '50Gi', volumeType: 'gp3', encrypted: true, deleteOnTermination: true },
          },
        ],
      },
    },
  });
});

const RICH_POOL = {
  name: 'rich',
  nodeClass: 'big',
  capacityTypes: ['spot', 'on-demand'],
  architectures: ['amd64', 'arm64'],
  instanceTypes: ['m7g.large', 'm7i.large'],
  zones: ['eu-central-1a'],
  requirements: [
    { key: 'karpenter.k8s.aws/instance-cpu', operator: 'Lt', values: ['33'] },
    { key: 'example.com/gpu', operator: 'DoesNotExist' },
    { key: 'karpenter.k8s.aws/instance-family', operator: 'Exists', minValues: 2 },
  ],
  limits: { cpu: '10', memory: '40Gi', nodes: '5' },
  expireAfter: 'Never',
  terminationGracePeriod: '1h',
  consolidation: { policy: 'WhenEmpty', after: '5m' },
  budgets: [{ nodes: '0', reasons: ['Drifted'], schedule: '0 9 * * *', duration: '8h' }, { nodes: '2' }],
  weight: 10,
  labels: { tier: 'gold' },
  taints: [
    { key: 'dedicated', value: 'gold', effect: 'NoSchedule' },
    { key: 'quiet', effect: 'NoExecute' },
  ],
  startupTaints: [{ key: 'warming-up', effect: 'NoSchedule' }],
};

const RICH = withPools([POOL, RICH_POOL], {
  nodeClasses: [
    { name: 'default' },
    { name: 'big', image: 'bottlerocket@1.20.0', volumeSize: '200Gi', tags: { owner: 'team-a' } },
  ],
});

test('everything that a pool can ask for', () => {
  expect(resourceAt(outputOf(RICH), 'manifests/karpenter-config/nodepool-rich.yaml')).toEqual({
    application: 'karpenter-config',
    path: 'manifests/karpenter-config/nodepool-rich.yaml',
    origin: {
      component: 'karpenter',
      constructPath: 'karpenter/karpenter-config/nodepool-rich',
      specPath: 'cluster#/compute/karpenter/nodePools/1',
    },
    manifest: {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'rich' },
      spec: {
        template: {
          metadata: { labels: { tier: 'gold' } },
          spec: {
            nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'big' },
            requirements: [
              { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
              { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64', 'arm64'] },
              { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot', 'on-demand'] },
              { key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m7g.large', 'm7i.large'] },
              { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['eu-central-1a'] },
              { key: 'karpenter.k8s.aws/instance-cpu', operator: 'Lt', values: ['33'] },
              { key: 'example.com/gpu', operator: 'DoesNotExist' },
              { key: 'karpenter.k8s.aws/instance-family', operator: 'Exists', minValues: 2 },
            ],
            taints: [
              { key: 'dedicated', value: 'gold', effect: 'NoSchedule' },
              { key: 'quiet', effect: 'NoExecute' },
            ],
            startupTaints: [{ key: 'warming-up', effect: 'NoSchedule' }],
            expireAfter: 'Never',
            terminationGracePeriod: '1h',
          },
        },
        disruption: {
          consolidationPolicy: 'WhenEmpty',
          consolidateAfter: '5m',
          budgets: [
            { nodes: '0', reasons: ['Drifted'], schedule: '0 9 * * *', duration: '8h' },
            { nodes: '2' },
          ],
        },
        limits: { cpu: '10', memory: '40Gi', nodes: '5' },
        weight: 10,
      },
    },
  });
});

test('Bottlerocket keeps data on a second volume, and both are encrypted', () => {
  const { manifest, origin } = resourceAt(outputOf(RICH), 'manifests/karpenter-config/ec2nodeclass-big.yaml');
  expect(origin.specPath).toBe('cluster#/compute/karpenter/nodeClasses/1');
  expect(manifest).toMatchObject({
    spec: {
      amiSelectorTerms: [{ alias: 'bottlerocket@1.20.0' }],
      blockDeviceMappings: [
        {
          deviceName: '/dev/xvda',
          ebs: { volumeSize: '4Gi', volumeType: 'gp3', encrypted: true, deleteOnTermination: true },
        },
        {
          deviceName: '/dev/xvdb',
          ebs: { volumeSize: '200Gi', volumeType: 'gp3', encrypted: true, deleteOnTermination: true },
        },
      ],
    },
  });
});

test('in a VPC that exists the private subnets are named', () => {
  const subnet = (digit: string, zone: string) => ({
    id: `subnet-${digit.repeat(8)}`,
    zone: `eu-central-1${zone}`,
  });
  const vpc = {
    id: 'vpc-12345678',
    subnets: { private: [subnet('1', 'a'), subnet('2', 'b')], public: [subnet('3', 'a')] },
  };
  const output = outputOf({ cluster: { ...withPools([POOL]).cluster, network: { vpc } } });
  expect(folderOf(output, 'karpenter-config')['ec2nodeclass-default.yaml']).toMatchObject({
    spec: { subnetSelectorTerms: [{ id: 'subnet-11111111' }, { id: 'subnet-22222222' }] },
  });
});

test('tags of cluster and class reach the nodes, but for those that Karpenter sets itself', () => {
  const output = outputOf({
    cluster: {
      tags: {
        stage: 'dev',
        owner: 'nobody',
        'eks:eks-cluster-name': 'sample',
        'kubernetes.io/cluster/sample': 'owned',
      },
      compute: {
        karpenter: {
          nodePools: [POOL],
          nodeClasses: [{ name: 'default', tags: { owner: 'team-a' } }],
        },
      },
    },
  });
  expect(folderOf(output, 'karpenter-config')['ec2nodeclass-default.yaml']).toMatchObject({
    spec: { tags: { owner: 'team-a', stage: 'dev' } },
  });
});

test('what is rendered satisfies the rules of the CRDs', () => {
  for (const sources of [withPools([POOL]), RICH]) {
    for (const manifest of Object.values(folderOf(outputOf(sources), 'karpenter-config'))) {
      const problems =
        manifest.kind === 'NodePool'
          ? validateNodePool(manifest as unknown as NodePool)
          : validateEc2NodeClass(manifest as unknown as Ec2NodeClass);
      expect(problems).toEqual([]);
    }
  }
});

test('the CRDs are an Application of their own and are never pruned', () => {
  const { source, syncPolicy } = applicationOf(outputOf(withPools([POOL])), 'karpenter-crd').spec;
  expect(source).toEqual({
    repoURL: PINS.karpenterCrds.repoURL,
    targetRevision: PINS.karpenterCrds.commit,
    path: 'charts/karpenter-crd',
    helm: {
      releaseName: 'karpenter-crd',
      kubeVersion: '1.35.0',
      skipCrds: true,
      skipTests: true,
      valuesObject: {
        additionalAnnotations: {
          'argocd.argoproj.io/sync-options': 'Prune=false',
          'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
        },
      },
    },
  });
  expect(syncPolicy).toHaveProperty('syncOptions', [
    'ServerSideApply=true',
    'PruneLast=true',
    'FailOnSharedResource=true',
  ]);
});

test('the controller is set up for Fargate', () => {
  expect(applicationOf(outputOf(withPools([POOL])), 'karpenter').spec).toMatchObject({
    destination: { name: 'in-cluster', namespace: 'karpenter' },
    source: {
      helm: {
        valuesObject: {
          replicas: 2,
          dnsPolicy: 'Default',
          serviceAccount: {
            name: 'karpenter',
            annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/sample-karpenter' },
          },
          settings: { clusterName: 'sample', interruptionQueue: 'sample' },
          controller: {
            env: [{ name: 'AWS_REGION', value: 'eu-central-1' }],
            resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
          },
        },
      },
    },
  });
});

test('pools and classes may come before the kinds exist', () => {
  expect(applicationOf(outputOf(withPools([POOL])), 'karpenter-config').spec).toMatchObject({
    syncPolicy: { syncOptions: expect.arrayContaining(['SkipDryRunOnMissingResource=true']) },
  });
});

test.each([[true], [false]])(
  'Karpenter respects zonal shifts where the cluster takes part in them: %s',
  (zonalShift) => {
    const output = outputOf({
      cluster: { controlPlane: { zonalShift }, compute: { karpenter: { nodePools: [POOL] } } },
    });
    const { source } = applicationOf(output, 'karpenter').spec as {
      source: { helm: { valuesObject: { settings: { enableZonalShift?: boolean } } } };
    };
    expect(source.helm.valuesObject.settings.enableZonalShift).toBe(zonalShift || undefined);
  },
);
