import type { JsonObject } from '@nodeless/core';

/** One way to answer a question about a cluster: what it lays over the sources (RFC 7396). */
export interface Level {
  readonly cluster: JsonObject;
  readonly facts?: JsonObject;
  /** Answers to other questions that it goes with, where nothing else is said; instead of their first levels. */
  readonly goesWith?: Readonly<Record<string, string>>;
  /** Other questions that it answers too, whatever their levels: a cluster with it says nothing about those. */
  readonly overrules?: readonly string[];
}

export const AS_IT_IS: Level = { cluster: {} };
export const over = (cluster: JsonObject): Level => ({ cluster });

/** Kubernetes 1.37 needs Karpenter 1.15, and images of nodes that have it. */
export const NEWEST: Level = over({
  kubernetes: { version: '1.37' },
  versions: {
    nodeImage: 'al2023@v20261104',
    karpenter: {
      version: '1.15.2',
      source: { commit: 'a1'.repeat(20) },
      crds: { commit: 'a2'.repeat(20) },
    },
  },
});

/** An answer that makes sense in EKS Auto Mode alone. */
export const inAutoMode = (cluster: JsonObject): Level => ({
  cluster,
  goesWith: { 'EKS Auto Mode': 'built-in pools' },
});
export const autoMode = (options: JsonObject): Level => ({
  cluster: { compute: { autoMode: options } },
  goesWith: { karpenter: 'none', 'managed node groups': 'none', 'load balancers': 'none' },
});

export const ZONES = ['ap-northeast-2a', 'ap-northeast-2b'];

export const subnets = (digit: string, octet: number): JsonObject[] =>
  ZONES.map((zone, index) => ({
    id: `subnet-0123456789abcde${digit}${index}`,
    zone,
    cidr: `10.0.${octet + index * 16}.0/20`,
  }));

const recorded = (digit: string): JsonObject =>
  Object.fromEntries(ZONES.map((zone, index) => [zone, `subnet-0123456789abcde${digit}${index}`]));

export const STACK_FACTS: JsonObject = {
  vpcId: 'vpc-0123456789abcdef0',
  subnets: {
    private: recorded('1'),
    public: recorded('2'),
    controlPlane: recorded('3'),
    pods: recorded('4'),
  },
};

export const stack = (options: JsonObject = {}): Level => ({
  cluster: {
    network: { vpc: { madeBy: 'cloudformation', cidr: '10.0.0.0/16', zones: ZONES, ...options } },
  },
  facts: STACK_FACTS,
});

export const existing = (options: JsonObject = {}): Level =>
  over({
    network: {
      vpc: {
        id: 'vpc-0123456789abcdef0',
        cidr: '10.0.0.0/16',
        subnets: { private: subnets('1', 0), ...options },
      },
    },
  });

export const managed = (options: JsonObject): Level =>
  over({
    compute: {
      managedNodeGroups: [
        {
          name: 'general',
          architecture: 'arm64',
          instanceTypes: ['m7g.xlarge'],
          scaling: { min: 2, max: 4 },
          ...options,
        },
      ],
    },
  });

export const selfManaged = (options: JsonObject): Level =>
  over({
    compute: {
      selfManagedNodeGroups: [
        {
          name: 'own',
          architecture: 'amd64',
          instanceTypes: ['m7i.xlarge', 'm6i.xlarge'],
          scaling: { min: 1, max: 4 },
          ...options,
        },
      ],
    },
  });

export const pool = (options: JsonObject): JsonObject => ({
  name: 'default',
  architectures: ['amd64', 'arm64'],
  limits: { cpu: '1000' },
  ...options,
});

export const karpenter = (nodePools: readonly JsonObject[], more: JsonObject = {}): Level =>
  over({ compute: { karpenter: { nodePools, ...more } } });

export const PLATFORM_PROFILES = ['argocd', 'karpenter', 'kube-system'].map((namespace) => ({
  name: namespace,
  selectors: [{ namespace }],
}));

/** The newest Karpenter, with what it brought. */
export const KARPENTER_1_15: Level = over({
  versions: {
    karpenter: {
      version: '1.15.2',
      source: { commit: '15'.repeat(20) },
      crds: { commit: '51'.repeat(20) },
    },
  },
  compute: {
    karpenter: {
      featureGates: { nodeRepair: true, terminateFirstDrift: true, podDeletionCostManagement: true },
      awsFeatureGates: { nodeClassCEL: true, rebootForRepair: true },
      enableDRA: true,
      nodeClasses: [
        {
          name: 'default',
          enclaveOptions: { enabled: true },
          kubelet: { maxPods: 'vcpus * 8', podPidsLimit: 4096 },
        },
      ],
      nodePools: [pool({ architectures: ['amd64'], budgets: [{ nodes: '1', reasons: ['Unhealthy'] }] })],
    },
  },
});
