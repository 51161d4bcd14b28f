/** Refusals beyond those of eksctl: the kind as the README of the package names it, and what belongs to it. */
interface Kind {
  readonly name: string;
  /** Names of rules, or the start of what `kindsOfRefusal` says about a single value. */
  readonly covers: readonly (string | RegExp)[];
}

const CHOICES_OF_ANY_CASE = /(\.amiFamily|\.cpuCredits|\.ipFamily): Invalid option/;

/** In the order of the README. The first that covers a refusal names it. */
export const STRICTER: readonly Kind[] = [
  { name: 'keys in another case', covers: ['key in another case'] },
  { name: 'keys without a value', covers: ['no value (null)'] },
  { name: 'empty text', covers: ['empty text'] },
  { name: 'choices in another case', covers: [CHOICES_OF_ANY_CASE] },
  { name: 'unknown keys of subnets', covers: ['unknown key'] },
  {
    name: 'settings without effect',
    covers: [
      'addonRoleWithoutOidc',
      'capabilityRoles',
      'uniqueAddons',
      /^privateCluster\./,
      /^vpc\.nat\.gateway:/,
    ],
  },
  {
    name: 'nodes that never join',
    covers: ['bareCluster', 'ipv6VpcCniRole', 'nodeNameLabels'],
  },
  { name: 'versions of Karpenter', covers: ['karpenterVersion'] },
  { name: 'steps that come last', covers: ['nodeConfigDocument', 'nodeSubnetKind', 'nodeZones'] },
  {
    name: 'combinations that AWS refuses',
    covers: [
      'accessPolicyArns',
      'accessScopes',
      'argoCdSettings',
      'uniqueCapabilities',
      'uniquePodIdentities',
    ],
  },
  {
    name: 'values that eksctl passes on',
    covers: [/: (Invalid option|Invalid input|Too small|Too big|expected )/],
  },
];

/** The name in the README under which a refusal is explained; undefined for one that nobody explained yet. */
export function explainedAs(refusal: string): string | undefined {
  const covers = (pattern: string | RegExp) =>
    typeof pattern === 'string' ? pattern === refusal : pattern.test(refusal);
  return STRICTER.find((kind) => kind.covers.some(covers))?.name;
}
