import {
  converted,
  nodeTemplate,
  noted,
  oldNodeClass,
  oldNodePool,
  provisioner,
  TERMS,
} from './testing/inputs.ts';

const ROLE = { identity: { role: 'nodes' } } as const;

const POOL_META = {
  name: 'default',
  labels: { team: 'web' },
  annotations: { note: 'x' },
};

test('a Provisioner with everything and its AWSNodeTemplate', () => {
  const pool = {
    ...provisioner({
      annotations: { 'karpenter.sh/do-not-consolidate': 'true' },
      consolidation: { enabled: true },
      kubeletConfiguration: {
        containerRuntime: 'containerd',
        maxPods: 20,
        kubeReserved: { cpu: 1, memory: '100Mi' },
        evictionSoft: { 'memory.available': '5%' },
        evictionSoftGracePeriod: { 'memory.available': '1m' },
      },
      labels: { tier: 'gold' },
      limits: { resources: { cpu: 1000, memory: '1000Gi' } },
      requirements: [
        { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot'] },
        { key: 'karpenter.k8s.aws/instance-family', operator: 'NotIn', values: ['t3'] },
      ],
      startupTaints: [{ key: 'starting', effect: 'NoExecute' }],
      taints: [{ key: 'dedicated', value: 'gold', effect: 'NoSchedule' }],
      ttlSecondsUntilExpired: 2_592_000,
      weight: 10,
    }),
    metadata: POOL_META,
  };
  const template = nodeTemplate({
    amiFamily: 'Bottlerocket',
    blockDeviceMappings: [{ deviceName: '/dev/xvdb', ebs: { volumeSize: '50Gi', volumeType: 'gp3' } }],
    context: 'ctx',
    detailedMonitoring: true,
    instanceProfile: 'profile',
    metadataOptions: {
      httpEndpoint: 'enabled',
      httpProtocolIPv6: 'disabled',
      httpPutResponseHopLimit: 2,
      httpTokens: 'required',
    },
    subnetSelector: { 'karpenter.sh/discovery': 'prod', zone: '*' },
    securityGroupSelector: { 'aws-ids': 'sg-1, sg-2' },
    tags: { team: 'web' },
    userData: '[settings]',
  });
  const answer = converted([pool, template]);
  expect(answer.objects).toEqual([
    {
      apiVersion: 'karpenter.k8s.aws/v1',
      kind: 'EC2NodeClass',
      metadata: { name: 'default' },
      spec: {
        amiSelectorTerms: [{ alias: 'bottlerocket@latest' }],
        blockDeviceMappings: [{ deviceName: '/dev/xvdb', ebs: { volumeSize: '50Gi', volumeType: 'gp3' } }],
        context: 'ctx',
        detailedMonitoring: true,
        instanceProfile: 'profile',
        kubelet: {
          maxPods: 20,
          kubeReserved: { cpu: '1', memory: '100Mi' },
          evictionSoft: { 'memory.available': '5%' },
          evictionSoftGracePeriod: { 'memory.available': '1m' },
        },
        metadataOptions: {
          httpEndpoint: 'enabled',
          httpProtocolIPv6: 'disabled',
          httpPutResponseHopLimit: 2,
          httpTokens: 'required',
        },
        securityGroupSelectorTerms: [{ id: 'sg-1' }, { id: 'sg-2' }],
        subnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'prod', zone: '*' } }],
        tags: { team: 'web' },
        userData: '[settings]',
      },
    },
    {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: POOL_META,
      spec: {
        template: {
          metadata: { labels: { tier: 'gold' }, annotations: { 'karpenter.sh/do-not-disrupt': 'true' } },
          spec: {
            nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
            requirements: [
              { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot'] },
              { key: 'karpenter.k8s.aws/instance-family', operator: 'NotIn', values: ['t3'] },
              { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
              { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] },
            ],
            startupTaints: [{ key: 'starting', effect: 'NoExecute' }],
            taints: [{ key: 'dedicated', value: 'gold', effect: 'NoSchedule' }],
            expireAfter: '2592000s',
          },
        },
        disruption: { consolidationPolicy: 'WhenEmptyOrUnderutilized', consolidateAfter: '0s' },
        limits: { cpu: '1000', memory: '1000Gi' },
        weight: 10,
      },
    },
  ]);
  expect(noted(answer)).toEqual([
    '1#spec.amiFamily info convert/default-written',
    '0#spec.ttlSecondsUntilExpired info convert/changed-meaning',
    '0#spec.annotations.karpenter.sh/do-not-consolidate info convert/renamed',
    '0#spec.requirements info convert/default-written',
    '0#spec.kubeletConfiguration.containerRuntime info convert/no-equivalent',
    '0#spec.kubeletConfiguration info convert/kubelet-moved',
  ]);
});

test('a NodePool and an EC2NodeClass of v1beta1 with everything', () => {
  const disruption = {
    consolidationPolicy: 'WhenUnderutilized',
    expireAfter: '168h',
    budgets: [{ nodes: '10%' }, { nodes: '0', schedule: '@daily', duration: '1h' }],
  };
  const requirements = [{ key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'], minValues: 1 }];
  const template = {
    metadata: { labels: { tier: 'gold' }, annotations: { a: 'b' } },
    spec: {
      kubelet: { maxPods: 110 },
      nodeClassRef: { apiVersion: 'karpenter.k8s.aws/v1beta1', kind: 'EC2NodeClass', name: 'default' },
      requirements,
      resources: { requests: { cpu: '1' } },
      startupTaints: [{ key: 'starting', effect: 'NoExecute' }],
      taints: [{ key: 'dedicated', effect: 'NoSchedule', timeAdded: '2023-01-01T00:00:00Z' }],
    },
  };
  const classSpec = {
    amiFamily: 'AL2023',
    amiSelectorTerms: [{ name: 'img-*', owner: 'self' }],
    associatePublicIPAddress: false,
    blockDeviceMappings: [{ deviceName: '/dev/xvda', rootVolume: true, ebs: { volumeSize: '30Gi' } }],
    context: 'ctx',
    detailedMonitoring: false,
    instanceStorePolicy: 'RAID0',
    metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
    role: 'nodes',
    tags: { team: 'web' },
    userData: 'x',
    ...TERMS,
  };
  const answer = converted([
    oldNodePool({ disruption, limits: { cpu: 8 }, template, weight: 3 }),
    oldNodeClass(classSpec),
  ]);
  expect(answer.objects).toEqual([
    {
      apiVersion: 'karpenter.k8s.aws/v1',
      kind: 'EC2NodeClass',
      metadata: { name: 'default' },
      spec: {
        ...classSpec,
        metadataOptions: {
          httpEndpoint: 'enabled',
          httpProtocolIPv6: 'disabled',
          httpPutResponseHopLimit: 1,
          httpTokens: 'required',
        },
        kubelet: { maxPods: 110 },
      },
    },
    {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'default' },
      spec: {
        template: {
          metadata: template.metadata,
          spec: {
            nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
            requirements,
            startupTaints: [{ key: 'starting', effect: 'NoExecute' }],
            taints: [{ key: 'dedicated', effect: 'NoSchedule' }],
            expireAfter: '168h',
          },
        },
        disruption: {
          consolidationPolicy: 'WhenEmptyOrUnderutilized',
          consolidateAfter: '0s',
          budgets: disruption.budgets,
        },
        limits: { cpu: '8' },
        weight: 3,
      },
    },
  ]);
  expect(noted(answer)).toEqual([
    '0#spec.disruption.expireAfter info convert/changed-meaning',
    '0#spec.template.spec.resources info convert/no-equivalent',
    '0#spec.template.spec.taints.0.timeAdded info convert/left-out',
    '0#spec.template.spec.kubelet info convert/kubelet-moved',
  ]);
});

test('an inline provider becomes a class of its own, named after its Provisioner', () => {
  const inline = {
    provider: { subnetSelector: { a: 'b' }, securityGroupSelector: { c: 'd' }, instanceProfile: 'p' },
  };
  const kubeletConfiguration = { maxPods: 9 };
  const { objects } = converted([
    provisioner({ ...inline, kubeletConfiguration }, 'web'),
    provisioner(inline, 'default'),
    nodeTemplate(),
  ]);
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'EC2NodeClass default',
    'EC2NodeClass default-2',
    'EC2NodeClass web',
    'NodePool default',
    'NodePool web',
  ]);
  expect(objects[2]).toMatchObject({ spec: { instanceProfile: 'p', kubelet: { maxPods: 9 } } });
  expect(objects[3]).toMatchObject({ spec: { template: { spec: { nodeClassRef: { name: 'default-2' } } } } });
});

test('a launch template of the user leaves gaps, and says which', () => {
  const template = nodeTemplate({ launchTemplate: 'mine', securityGroupSelector: undefined });
  const answer = converted([template]);
  expect(answer.objects).toEqual([
    {
      apiVersion: 'karpenter.k8s.aws/v1',
      kind: 'EC2NodeClass',
      metadata: { name: 'default' },
      spec: {
        amiFamily: 'Custom',
        amiSelectorTerms: [{ id: 'ami-placeholder' }],
        role: '$KARPENTER_NODE_ROLE',
        securityGroupSelectorTerms: [{ id: 'sg-placeholder' }],
        subnetSelectorTerms: [{ tags: { a: 'b' } }],
      },
    },
  ]);
  expect(noted(answer)).toEqual([
    '0#spec.launchTemplate warning convert/no-equivalent',
    '0#spec.launchTemplate warning convert/fill-in',
    '0#spec.launchTemplate warning convert/fill-in',
    '0#spec warning convert/fill-in',
  ]);
});

test.each([
  [undefined, { role: '$KARPENTER_NODE_ROLE' }],
  [{ role: 'nodes' }, { role: 'nodes' }],
  [{ instanceProfile: 'nodes' }, { instanceProfile: 'nodes' }],
] as const)('a class without an instance profile, with %j chosen, gets %j', (identity, expected) => {
  const answer = converted([nodeTemplate()], identity === undefined ? {} : { identity });
  expect(answer.objects[0]).toMatchObject({ spec: expected });
  expect(noted(answer).includes('0#spec warning convert/fill-in')).toBe(identity === undefined);
});

test('what the file names is kept, whatever is chosen', () => {
  const { objects } = converted([nodeTemplate({ instanceProfile: 'mine' })], ROLE);
  expect(objects[0]).toMatchObject({ spec: { instanceProfile: 'mine' } });
  expect(objects[0]).not.toHaveProperty('spec.role');
});

test('metadata keeps what people write, under the new names', () => {
  const metadata = {
    name: 'default',
    namespace: 'karpenter',
    finalizers: ['karpenter.sh/termination'],
    labels: { 'karpenter.sh/provisioner-name': 'x' },
    annotations: { note: 'y', 'compatibility.karpenter.k8s.aws/v1-alias-version': 'v1.2.3' },
    resourceVersion: '7',
  };
  const answer = converted([{ ...oldNodeClass(), metadata }]);
  expect(answer.objects[0]).toMatchObject({
    metadata: { name: 'default', labels: { 'karpenter.sh/nodepool': 'x' }, annotations: { note: 'y' } },
    spec: { amiSelectorTerms: [{ alias: 'bottlerocket@v1.2.3' }] },
  });
  expect(Object.keys(answer.objects[0]?.metadata ?? {})).toEqual(['name', 'labels', 'annotations']);
  expect(noted(answer)).toEqual([
    '0#metadata.resourceVersion info convert/left-out',
    '0#metadata.namespace info convert/left-out',
    '0#metadata.finalizers info convert/left-out',
    '0#metadata.annotations.compatibility.karpenter.k8s.aws/v1-alias-version info convert/left-out',
    '0#metadata.labels.karpenter.sh/provisioner-name info convert/renamed',
    '0#spec.metadataOptions.httpPutResponseHopLimit info convert/default-written',
  ]);
});
