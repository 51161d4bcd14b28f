import {
  EC2_NODE_CLASS_API_VERSION,
  EC2_NODE_CLASS_GROUP,
  KARPENTER_API_VERSION,
  refuserOf,
  validateEc2NodeClass,
  validateNodePool,
  type ContractProblem,
  type Ec2NodeClass,
  type KarpenterRelease,
  type NodePool,
} from '@nodeless/contracts/karpenter';
import type { Segments } from '@nodeless/catalogue';
import type { NodeClassSpec } from '../schema/node-class.ts';
import type { NodePoolSpec } from '../schema/node-pool.ts';

/** What the API server, or Karpenter after it, would refuse, at a value of the sources. */
export interface PlacedProblem {
  /** Below the pool or the class: `['requirements', 0]`. */
  readonly at: Segments;
  readonly message: string;
  readonly refuser: ReturnType<typeof refuserOf>;
}

/** Where the values of a NodePool stand in the sources. The first prefix that fits counts. */
const PLACES: readonly (readonly [manifest: string, source: readonly string[]])[] = [
  ['spec.template.metadata.labels', ['labels']],
  ['spec.template.spec.requirements', ['requirements']],
  ['spec.template.spec.taints', ['taints']],
  ['spec.template.spec.startupTaints', ['startupTaints']],
  ['spec.disruption.budgets', ['budgets']],
];

/**
 * Problems of a pool. Requirements and budgets are looked at one by one, because some rules of the CRD are about the
 * list as a whole and would not tell which entry breaks them. Rules about static capacity are elsewhere.
 */
export function nodePoolProblems(
  pool: Omit<NodePoolSpec, 'replicas'>,
  release?: KarpenterRelease,
): PlacedProblem[] {
  const { requirements, budgets, ...rest } = pool;
  const alone = { ...rest, requirements: [], budgets: [] };
  const bare = { ...alone, labels: {}, taints: [], startupTaints: [] };
  return [
    ...placed(validateNodePool(manifestOf(alone), release)),
    ...requirements.flatMap((one, index) =>
      placed(validateNodePool(manifestOf({ ...bare, requirements: [one] }), release), index),
    ),
    ...budgets.flatMap((one, index) =>
      placed(validateNodePool(manifestOf({ ...bare, budgets: [one] }), release), index),
    ),
  ];
}

/** @param index where the only entry of its list stands in the sources */
function placed(problems: readonly ContractProblem[], index?: number): PlacedProblem[] {
  return problems.flatMap(({ path, message }) => {
    const found = PLACES.find(([prefix]) => `${path.join('.')}.`.startsWith(`${prefix}.`));
    if (found === undefined) return [];
    const [prefix, source] = found;
    const inside = path.slice(prefix.split('.').length);
    return [
      {
        at: index === undefined ? [...source, ...inside] : [...source, index, ...inside.slice(1)],
        message,
        refuser: 'the API server',
      },
    ];
  });
}

function manifestOf(pool: Omit<NodePoolSpec, 'replicas'>): NodePool {
  const { requirements, taints, startupTaints, budgets, labels } = pool;
  const spec = {
    template: {
      metadata: { labels },
      spec: {
        nodeClassRef: { group: EC2_NODE_CLASS_GROUP, kind: 'EC2NodeClass', name: pool.nodeClass },
        requirements,
        taints,
        startupTaints,
      },
    },
    disruption: { consolidateAfter: pool.consolidation.after, budgets },
  };
  // What the sources leave out is undefined here, which the rules take as absent.
  return {
    apiVersion: KARPENTER_API_VERSION,
    kind: 'NodePool',
    metadata: { name: pool.name },
    spec,
  } as NodePool;
}

/** Problems of a node class; what the sources leave out is filled by rendering and is right. */
export function nodeClassProblems(
  item: NodeClassSpec,
  release: KarpenterRelease,
  nodeImage: string,
): PlacedProblem[] {
  const { name, image = nodeImage, amiSelectorTerms, amiFamily, kubelet, blockDeviceMappings } = item;
  const spec = {
    role: 'role',
    amiSelectorTerms: amiSelectorTerms ?? [{ alias: image }],
    ...(amiFamily === undefined ? {} : { amiFamily }),
    subnetSelectorTerms: item.subnetSelectorTerms ?? [{ tags: { name } }],
    securityGroupSelectorTerms: item.securityGroupSelectorTerms ?? [{ tags: { name } }],
    ...(kubelet === undefined ? {} : { kubelet }),
    ...(blockDeviceMappings === undefined ? {} : { blockDeviceMappings }),
    ...(item.enclaveOptions === undefined ? {} : { enclaveOptions: item.enclaveOptions }),
  };
  const manifest = {
    apiVersion: EC2_NODE_CLASS_API_VERSION,
    kind: 'EC2NodeClass',
    metadata: { name },
    spec,
  } as Ec2NodeClass;
  return validateEc2NodeClass(manifest, release).map(({ path, message }) => {
    const [, key, ...inside] = path;
    // Rules about the class as a whole are about its image: nothing else of them comes from the sources.
    const at = key === undefined ? ['amiSelectorTerms'] : [key, ...inside];
    return { at, message, refuser: refuserOf(path, release) };
  });
}
