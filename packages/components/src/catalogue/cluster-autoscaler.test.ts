import { PINS } from '../testing/model.ts';
import { applicationNames, applicationOf, outputOf } from '../testing/output.ts';

const GROUP = { architecture: 'arm64', instanceTypes: ['m7g.large'], scaling: { min: 1, max: 3 } };
const cluster = (settings: object | false, more: object = {}) => ({
  cluster: {
    compute: {
      managedNodeGroups: [{ name: 'system', ...GROUP }],
      selfManagedNodeGroups: [{ name: 'own', ...GROUP }],
    },
    components: { clusterAutoscaler: settings },
    ...more,
  },
});

/** The values of the chart in a cluster like this. */
function valuesOf(settings: object, more: object = {}): Record<string, unknown> {
  const { source } = applicationOf(outputOf(cluster(settings, more)), 'cluster-autoscaler').spec;
  return (source as { helm: { valuesObject: Record<string, unknown> } }).helm.valuesObject;
}

test('a cluster that does not ask for it has none', () => {
  for (const sources of [{}, cluster(false)])
    expect(applicationNames(outputOf(sources))).not.toContain('cluster-autoscaler');
});

test('the chart, pinned by its commit', () => {
  const { source, destination } = applicationOf(outputOf(cluster({})), 'cluster-autoscaler').spec;
  expect(destination).toEqual({ name: 'in-cluster', namespace: 'kube-system' });
  expect(source).toMatchObject({
    repoURL: PINS.clusterAutoscaler.repoURL,
    targetRevision: PINS.clusterAutoscaler.commit,
    path: 'charts/cluster-autoscaler',
    helm: { releaseName: 'cluster-autoscaler', skipTests: true },
  });
});

test('values without any choice', () => {
  expect(valuesOf({})).toEqual({
    nameOverride: 'cluster-autoscaler',
    cloudProvider: 'aws',
    awsRegion: 'eu-central-1',
    autoDiscovery: { clusterName: 'sample' },
    image: {
      repository: 'registry.example.com:5000/autoscaling/cluster-autoscaler',
      tag: 'v1.35.2',
    },
    replicaCount: 1,
    dnsPolicy: 'Default',
    rbac: {
      serviceAccount: {
        name: 'cluster-autoscaler',
        annotations: {
          'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/sample-cluster-autoscaler',
        },
      },
    },
    podAnnotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' },
    podDisruptionBudget: { maxUnavailable: 1 },
    priorityClassName: 'system-cluster-critical',
    tolerations: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }],
    extraArgs: {
      expander: 'least-waste',
      'balance-similar-node-groups': false,
      'skip-nodes-with-system-pods': true,
      'skip-nodes-with-local-storage': true,
      'scale-down-enabled': true,
      'scale-down-utilization-threshold': 0.5,
      'scale-down-unneeded-time': '10m',
      'scale-down-delay-after-add': '10m',
      'max-node-provision-time': '15m',
      'aws-use-static-instance-list': false,
    },
    resources: { requests: { cpu: '100m', memory: '600Mi' }, limits: { cpu: '100m', memory: '600Mi' } },
    securityContext: { runAsNonRoot: true, runAsUser: 65_534, seccompProfile: { type: 'RuntimeDefault' } },
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
  });
});

test('every choice', () => {
  const settings = {
    replicas: 2,
    expander: 'priority',
    priorities: [
      { priority: 20, nodeGroups: ['own'] },
      { priority: 10, nodeGroups: ['system'] },
      { priority: 20, nodeGroups: ['system'] },
    ],
    balanceSimilarNodeGroups: true,
    skipNodesWithSystemPods: false,
    skipNodesWithLocalStorage: false,
    scaleDown: { enabled: false, utilizationThreshold: 0.7, unneededTime: '5m', delayAfterAdd: '1m' },
    maxNodeProvisionTime: '5m',
    useStaticInstanceList: true,
  };
  const values = valuesOf(settings);
  expect(values).toMatchObject({
    replicaCount: 2,
    extraArgs: {
      expander: 'priority',
      'balance-similar-node-groups': true,
      'skip-nodes-with-system-pods': false,
      'skip-nodes-with-local-storage': false,
      'scale-down-enabled': false,
      'scale-down-utilization-threshold': 0.7,
      'scale-down-unneeded-time': '5m',
      'scale-down-delay-after-add': '1m',
      'max-node-provision-time': '5m',
      'aws-use-static-instance-list': true,
    },
  });
  expect(values['expanderPriorities']).toEqual({
    '20': ['^eksctl-sample-nodegroup-own-NodeGroup-', '^eks-system-[0-9a-f-]{36}$'],
    '10': ['^eks-system-[0-9a-f-]{36}$'],
  });
});

// Names as EKS and CloudFormation make them.
test.each([
  ['system', 'eks-system-8ec4b0b5-1c1b-7f4d-9a36-2b1f0f3c7a11', true],
  ['system', 'eks-system-b-8ec4b0b5-1c1b-7f4d-9a36-2b1f0f3c7a11', false],
  ['own', 'eksctl-sample-nodegroup-own-NodeGroup-1ABCDEFGHIJK', true],
  ['own', 'eksctl-sample-nodegroup-own-b-NodeGroup-1ABCDEFGHIJK', false],
])('the pattern of %s and the Auto Scaling group %s: %p', (name, group, matches) => {
  const { expanderPriorities } = valuesOf({
    expander: 'priority',
    priorities: [{ priority: 1, nodeGroups: [name] }],
  });
  const [pattern = ''] = (expanderPriorities as Record<string, string[]>)['1'] ?? [];
  expect(new RegExp(pattern).test(group)).toBe(matches);
});

test('in a VPC that is made without NAT the sizes of instance types are not asked for', () => {
  const network = {
    vpc: {
      madeBy: 'cloudformation',
      cidr: '10.0.0.0/16',
      zones: ['eu-central-1a', 'eu-central-1b'],
      nat: 'none',
      interfaceEndpoints: true,
    },
  };
  expect(valuesOf({}, { network })).toMatchObject({ extraArgs: { 'aws-use-static-instance-list': true } });
  expect(valuesOf({ useStaticInstanceList: false }, { network })).toMatchObject({
    extraArgs: { 'aws-use-static-instance-list': false },
  });
});

test.each([
  ['example.com/ca:v1.35.2@sha256:abc', 'example.com/ca', 'v1.35.2@sha256:abc'],
  ['example.com/ca@sha256:abc', 'example.com/ca@sha256', 'abc'],
])('the chart makes %s of its parts again', (image, repository, tag) => {
  const digest = image.replace('abc', 'a'.repeat(64));
  const { source } = applicationOf(
    outputOf({
      ...cluster({}),
      versions: {
        clusterAutoscaler: {
          version: '9.59.0',
          source: PINS.clusterAutoscaler,
          images: { '1.35': digest },
        },
      },
    }),
    'cluster-autoscaler',
  ).spec;
  expect(source).toMatchObject({
    helm: { valuesObject: { image: { repository, tag: tag.replace('abc', 'a'.repeat(64)) } } },
  });
});

test('its pods make nodes', () => {
  const { applications } = outputOf(cluster({}));
  expect(applications.find(({ name }) => name === 'cluster-autoscaler')?.pods).toMatchObject([
    { name: 'cluster-autoscaler', namespace: 'kube-system', replicas: 1, makesNodes: true },
  ]);
});
