import {
  AS_IT_IS,
  autoMode,
  existing,
  inAutoMode,
  karpenter,
  KARPENTER_1_15,
  managed,
  NEWEST,
  over,
  PLATFORM_PROFILES,
  pool,
  selfManaged,
  stack,
  STACK_FACTS,
  subnets,
  ZONES,
  type Level,
} from './levels.ts';

/** Questions that a cluster.yaml answers, each with the answers that are combined. `as it is` lays nothing over. */
export type Dimensions = Readonly<Record<string, Readonly<Record<string, Level>>>>;

/**
 * What is combined pair by pair, the first level where a pair says nothing else. A new option of cluster.yaml that others can clash with is a new level
 * here.
 */
export const DIMENSIONS: Dimensions = {
  kubernetes: {
    '1.35': AS_IT_IS,
    '1.33': over({ kubernetes: { version: '1.33' } }),
    '1.36': over({ kubernetes: { version: '1.36' } }),
    '1.37': NEWEST,
  },
  vpc: {
    'made by eksctl': over({ network: { vpc: { cidr: '10.0.0.0/16' } } }),
    'made by eksctl without NAT': over({ network: { vpc: { cidr: '10.0.0.0/16', nat: 'none' } } }),
    'made by a stack': stack(),
    'made by a stack, all options': stack({ nat: 'per-zone', flowLogs: {}, interfaceEndpoints: true }),
    'made by a stack, with subnets of pods': stack({ podCidr: '100.64.0.0/16' }),
    'made by a stack without NAT': stack({ nat: 'none', interfaceEndpoints: true }),
    'existing, private subnets': existing(),
    'existing, public and private subnets': existing({ public: subnets('2', 32) }),
    'existing, with subnets of pods': existing({ pods: subnets('4', 64) }),
  },
  'addresses of pods': {
    'as it is': AS_IT_IS,
    prefixes: over({
      addons: { 'vpc-cni': { configuration: { env: { ENABLE_PREFIX_DELEGATION: 'true' } } } },
    }),
    IPv6: over({ network: { ipFamily: 'IPv6' } }),
  },
  endpoint: {
    'public and private': over({
      network: { endpoint: { public: { cidrs: ['203.0.113.0/24'] }, private: true } },
    }),
    'public for all': over({ network: { endpoint: { public: { cidrs: ['0.0.0.0/0'] }, private: false } } }),
    private: over({ network: { endpoint: { public: false, private: true, access: { via: 'vpn' } } } }),
  },
  peers: {
    none: AS_IT_IS,
    'a network behind a transit gateway': over({
      network: { peers: [{ name: 'company', via: 'transit-gateway', cidrs: ['10.8.0.0/16'] }] },
    }),
  },
  fargate: {
    none: AS_IT_IS,
    'the platform': over({ compute: { fargate: { profiles: PLATFORM_PROFILES } } }),
    'the platform, with logs': over({ compute: { fargate: { profiles: PLATFORM_PROFILES, logging: {} } } }),
  },
  karpenter: {
    'a pool': karpenter([pool({})]),
    'spot pools with weights': karpenter([
      pool({ capacityTypes: ['spot'], weight: 50 }),
      pool({ name: 'fallback' }),
    ]),
    'static capacity': karpenter([pool({ replicas: 2, limits: { nodes: '3' } })], {
      featureGates: { staticCapacity: true },
    }),
    'all that 1.15 brought': KARPENTER_1_15,
    'a tainted pool': karpenter([pool({ taints: [{ key: 'team', value: 'a', effect: 'NoSchedule' }] })]),
    none: AS_IT_IS,
  },
  'managed node groups': {
    'on demand': managed({}),
    none: AS_IT_IS,
    'spot with repair': managed({
      instanceTypes: ['m7g.xlarge', 'c7g.xlarge', 'r7g.xlarge'],
      capacityType: 'spot',
      nodeRepair: {},
    }),
    Bottlerocket: managed({ amiFamily: 'Bottlerocket', volume: { size: '100Gi' } }),
    'a launch template': managed({ launchTemplate: { id: 'lt-0123456789abcdef0', version: '3' } }),
    tainted: managed({ taints: [{ key: 'team', value: 'a', effect: 'NoSchedule' }] }),
  },
  'self-managed node groups': {
    none: AS_IT_IS,
    'a mix of Spot and on-demand': selfManaged({
      instancesDistribution: { onDemandBaseCapacity: 1, onDemandPercentageAboveBaseCapacity: 0 },
      kubeletExtraConfig: { shutdownGracePeriod: '60s' },
    }),
    'Bottlerocket with taints': selfManaged({
      amiFamily: 'Bottlerocket',
      taints: [{ key: 'team', value: 'a', effect: 'NoSchedule' }],
    }),
  },
  'EKS Auto Mode': {
    none: AS_IT_IS,
    'built-in pools': autoMode({}),
    'a pool of its own': autoMode({
      builtInNodePools: [],
      nodeClasses: [{ name: 'own', ephemeralStorage: { size: '160Gi' } }],
      nodePools: [pool({ name: 'own', nodeClass: 'own' })],
    }),
  },
  headroom: {
    none: AS_IT_IS,
    'pause pods': over({ scheduling: { headroom: { replicas: 2, requests: { cpu: '1' } } } }),
    'a capacity buffer': over({
      compute: { karpenter: { featureGates: { capacityBuffer: true } } },
      scheduling: { headroom: { by: 'capacity-buffer', replicas: 2, requests: { cpu: '1' } } },
    }),
  },
  'authentication mode': {
    API_AND_CONFIG_MAP: AS_IT_IS,
    API: over({ access: { mode: 'API', breakGlass: 'arn:aws:iam::111122223333:role/break-glass' } }),
    CONFIG_MAP: over({ access: { mode: 'CONFIG_MAP' } }),
  },
  access: {
    none: AS_IT_IS,
    admins: over({ access: { admins: ['arn:aws:iam::111122223333:role/platform-admin'] } }),
    'groups with bindings': over({
      access: {
        entries: [{ principal: 'arn:aws:iam::111122223333:role/developers', groups: ['developers'] }],
        rbac: { bindings: [{ name: 'developers', role: 'view', groups: ['developers'] }] },
      },
    }),
    mappings: over({
      access: {
        mappings: [
          { principal: 'arn:aws:iam::111122223333:role/ci', username: 'ci', groups: ['system:masters'] },
        ],
      },
    }),
  },
  iam: {
    'as it is': AS_IT_IS,
    bounded: over({
      iam: {
        permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
        nodePolicies: ['arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy'],
      },
    }),
  },
  identity: {
    irsa: AS_IT_IS,
    'pod identity': over({
      iam: { identity: { by: 'pod-identity' } },
      addons: { 'eks-pod-identity-agent': {} },
    }),
    'pod identity, with the agent of Auto Mode': inAutoMode({
      iam: { identity: { by: 'pod-identity' } },
    }),
    'both, by component': over({
      iam: { identity: { by: 'pod-identity' } },
      addons: { 'eks-pod-identity-agent': {} },
      compute: { karpenter: { identity: { by: 'irsa' } } },
      components: {
        efsCsiDriver: { identity: { by: 'irsa' } },
        awsLoadBalancerController: { identity: { by: 'irsa' } },
      },
    }),
  },
  'control plane': {
    'as it is': AS_IT_IS,
    'all options': over({
      controlPlane: {
        supportType: 'STANDARD',
        tier: 'tier-xl',
        zonalShift: true,
        secretsEncryption: {
          keyArn: 'arn:aws:kms:ap-northeast-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        },
      },
    }),
  },
  addons: {
    'as it is': AS_IT_IS,
    drivers: over({
      addons: { 'aws-ebs-csi-driver': {}, 'aws-efs-csi-driver': {}, 'snapshot-controller': {} },
    }),
    'metrics and agents': over({
      addons: {
        'metrics-server': {},
        'kube-state-metrics': {},
        'eks-pod-identity-agent': {},
        'eks-node-monitoring-agent': {},
      },
    }),
    'kube-proxy with nftables': over({
      addons: { 'kube-proxy': { configuration: { mode: 'nftables' } } },
    }),
  },
  storage: {
    'as it is': AS_IT_IS,
    classes: over({
      addons: { 'aws-ebs-csi-driver': {}, 'aws-efs-csi-driver': {} },
      storage: {
        classes: [
          { name: 'fast', default: true, ebs: { type: 'io2', iops: 4000, zones: [...ZONES] } },
          { name: 'shared', efs: { fileSystemId: 'fs-0123456789abcdef0' } },
        ],
      },
    }),
    'a class of FSx': over({
      addons: { 'aws-fsx-csi-driver': {} },
      storage: {
        classes: [
          {
            name: 'lustre',
            fsx: { subnetId: 'subnet-0123456789abcdef0', securityGroupIds: ['sg-0123456789abcdef0'] },
          },
        ],
      },
    }),
    'classes and snapshots of Auto Mode': inAutoMode({
      addons: { 'snapshot-controller': {} },
      storage: {
        classes: [{ name: 'fast', default: true, ebs: { type: 'io2', iops: 4000, zones: [...ZONES] } }],
        snapshotClasses: [{ name: 'ebs', default: true }],
      },
    }),
  },
  'load balancers': {
    'controller, nothing exposed': AS_IT_IS,
    none: over({ components: { awsLoadBalancerController: false } }),
    'an internal NLB': over({ components: { kubeOpsView: { expose: 'nlb' } } }),
    'an internal NLB of Auto Mode': inAutoMode({
      components: { awsLoadBalancerController: false, kubeOpsView: { expose: 'nlb' } },
    }),
    'certificates of the controller': over({
      components: { awsLoadBalancerController: { acmCertificates: true } },
    }),
    'classes of Ingresses': over({
      ingressClasses: { public: { default: true, group: 'shared', scheme: 'internet-facing' }, private: {} },
    }),
    'a public NLB with a name': over({
      components: {
        externalDns: { domain: 'example.com' },
        kubeOpsView: { expose: { nlb: { scheme: 'internet-facing', hostname: 'view.example.com' } } },
      },
    }),
  },
  'Cluster Autoscaler': {
    none: AS_IT_IS,
    'all options': over({
      components: {
        clusterAutoscaler: {
          replicas: 2,
          expander: 'priority',
          priorities: [{ priority: 10, nodeGroups: ['general'] }],
          useStaticInstanceList: true,
        },
      },
    }),
  },
  'Argo CD': {
    'in-cluster': AS_IT_IS,
    'eks-capability': over({ argocd: { mode: 'eks-capability' } }),
  },
  apps: {
    none: AS_IT_IS,
    inflate: over({ apps: ['inflate'] }),
  },
  // Last, because of what it overrules.
  internet: {
    yes: AS_IT_IS,
    'no, fully private': {
      cluster: {
        network: {
          privateCluster: { enabled: true, additionalEndpointServices: ['logs'] },
          endpoint: { public: false, private: true, access: { via: 'session-manager' } },
          vpc: { madeBy: 'cloudformation', cidr: '10.0.0.0/16', zones: ZONES },
        },
        mirrors: {
          images: {
            'docker.io': { pullThroughCache: 'docker-hub' },
            'ghcr.io': { pullThroughCache: 'github' },
            'public.ecr.aws': { pullThroughCache: 'ecr-public' },
            'quay.io': { pullThroughCache: 'quay' },
            'registry.k8s.io': 'registry.internal.example.com/kubernetes',
          },
          git: { 'https://github.com/': 'https://git.internal.example.com/' },
        },
      },
      facts: STACK_FACTS,
      overrules: ['vpc', 'endpoint'],
    },
  },
};
