import type { Source } from './drafts.ts';

/** Where parts of a v1 object come from; parts that are not listed stand at the same place. */
type Moves = { readonly [to: string]: string };

const PROVISIONER: Moves = {
  'spec.template.metadata': 'spec',
  'spec.template.spec': 'spec',
  'spec.template.spec.expireAfter': 'spec.ttlSecondsUntilExpired',
  'spec.template.spec.nodeClassRef': 'spec.providerRef',
  'spec.disruption': 'spec.ttlSecondsAfterEmpty',
  'spec.limits': 'spec.limits.resources',
};

const NODE_POOL_V1BETA1: Moves = { 'spec.template.spec.expireAfter': 'spec.disruption.expireAfter' };

const AWS_NODE_TEMPLATE: Moves = {
  'spec.amiSelectorTerms': 'spec.amiSelector',
  'spec.subnetSelectorTerms': 'spec.subnetSelector',
  'spec.securityGroupSelectorTerms': 'spec.securityGroupSelector',
};

const INLINE_PROVIDER: Moves = {
  spec: 'spec.provider',
  ...Object.fromEntries(
    Object.entries(AWS_NODE_TEMPLATE).map(([to, from]) => [to, from.replace('spec.', 'spec.provider.')]),
  ),
};

const MOVES = {
  'AWSNodeTemplate v1alpha1': AWS_NODE_TEMPLATE,
  'Provisioner v1alpha5': PROVISIONER,
  'inline provider v1alpha5': INLINE_PROVIDER,
  'NodePool v1beta1': NODE_POOL_V1BETA1,
  unchanged: {},
};

/** Where the parts of a v1 object come from, in the object with this index. */
export function sourcesOf(object: number, what: keyof typeof MOVES): readonly Source[] {
  const moves: Moves = MOVES[what];
  return [
    { to: [], from: { object, path: [] } },
    ...Object.entries(moves).map(([to, from]) => ({
      to: to.split('.'),
      from: { object, path: from.split('.') },
    })),
  ];
}
