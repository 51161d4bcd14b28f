import { ADDON_CONFIGURATIONS } from './addon-configuration.ts';

type Name = keyof typeof ADDON_CONFIGURATIONS;

const problemsOf = (name: Name, value: object) =>
  ADDON_CONFIGURATIONS[name]
    .safeParse(value)
    .error?.issues.map(({ code, path }) => `${code} ${path.join('.')}`) ?? [];

const RESOURCES = { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '128Mi' } };
const TOLERATIONS = [{ key: 'CriticalAddonsOnly', operator: 'Exists' }];

test.each<[Name, object]>([
  // https://docs.aws.amazon.com/eks/latest/userguide/coredns-autoscaling.html
  ['coredns', { autoScaling: { enabled: true, minReplicas: 2, maxReplicas: 10 } }],
  ['coredns', { computeType: 'Fargate', replicaCount: 3, resources: RESOURCES, podLabels: { a: 'b' } }],
  [
    'coredns',
    {
      podDisruptionBudget: { enabled: true, maxUnavailable: '25%' },
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
      ],
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } },
    },
  ],
  ['kube-proxy', { mode: 'ipvs', ipvs: { scheduler: 'rr' } }],
  ['kube-proxy', { mode: 'nftables', resources: RESOURCES }],
  // https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-config-ipv6.html
  ['eks-pod-identity-agent', { agent: { additionalArgs: { '-b': '169.254.170.23' } } }],
  // https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-add-ons.html
  ['eks-pod-identity-agent', { daemonsets: { hybrid: { create: true } } }],
  // The values that its own tests install the add-on with.
  [
    'eks-node-monitoring-agent',
    {
      nodeAgent: { probePort: 9002, additionalArgs: ['--metrics-address=:9003'], resources: RESOURCES },
      dcgmAgent: { resources: RESOURCES },
    },
  ],
  [
    'eks-node-monitoring-agent',
    { nodeAgent: { monitors: { networking: { allowedIPTablesChains: ['filter/OWN'] } } } },
  ],
  ['metrics-server', { replicas: 2, args: ['--kubelet-insecure-tls'], tolerations: TOLERATIONS }],
  ['aws-ebs-csi-driver', { controller: { extraVolumeTags: { team: 'a' } }, node: { volumeAttachLimit: 20 } }],
  ['aws-efs-csi-driver', { controller: { tags: { team: 'a' }, deleteAccessPointRootDir: true } }],
  ['aws-fsx-csi-driver', { controller: { extraTags: { team: 'a' } }, node: { tolerateAllTaints: false } }],
  ['snapshot-controller', { replicaCount: 1, tolerations: TOLERATIONS }],
  ['kube-state-metrics', { metricLabelsAllowlist: ['nodes=[*]'] }],
])('%s takes %j', (name, value) => {
  expect(problemsOf(name, value)).toEqual([]);
});

test.each<[Name, object, string]>([
  ['coredns', { replicas: 2 }, 'unrecognized_keys '],
  ['coredns', { resources: { requests: { disk: '1Gi' } } }, 'unrecognized_keys resources.requests'],
  ['coredns', { computeType: 'fargate' }, 'invalid_value computeType'],
  ['kube-proxy', { tolerations: TOLERATIONS }, 'unrecognized_keys '],
  ['kube-proxy', { ipvs: { scheduler: 'random' } }, 'invalid_value ipvs.scheduler'],
  ['eks-pod-identity-agent', { agent: { additionalArgs: ['-b'] } }, 'invalid_type agent.additionalArgs'],
  ['eks-node-monitoring-agent', { tolerations: TOLERATIONS }, 'unrecognized_keys '],
  [
    'eks-node-monitoring-agent',
    { nodeAgent: { monitors: { networking: { allowedIPTablesChains: ['OWN'] } } } },
    'invalid_format nodeAgent.monitors.networking.allowedIPTablesChains.0',
  ],
  ['metrics-server', { replicaCount: 2 }, 'unrecognized_keys '],
  ['aws-ebs-csi-driver', { controller: { tags: {} } }, 'unrecognized_keys controller'],
  [
    'aws-ebs-csi-driver',
    { controller: { defaultFsType: 'btrfs' } },
    'invalid_value controller.defaultFsType',
  ],
  ['aws-efs-csi-driver', { node: { tolerateAllTaints: true } }, 'unrecognized_keys node'],
  ['aws-fsx-csi-driver', { controller: { tags: {} } }, 'unrecognized_keys controller'],
  ['snapshot-controller', { replicas: 1 }, 'unrecognized_keys '],
  ['kube-state-metrics', { replicas: 0 }, 'too_small replicas'],
])('%s refuses %j', (name, value, problem) => {
  expect(problemsOf(name, value)).toEqual([problem]);
});
