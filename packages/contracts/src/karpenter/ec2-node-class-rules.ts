import { contractRule as rule, type ContractRule } from '../problem.ts';
import type {
  AmiFamily,
  AmiSelectorTerm,
  BlockDeviceMapping,
  CapacityReservationSelectorTerm,
  Ec2NodeClassSpec,
  NetworkInterface,
  SecurityGroupSelectorTerm,
  SubnetSelectorTerm,
} from './ec2-node-class.ts';
import { KUBELET_RULES } from './kubelet-rules.ts';
import { AMI_ALIAS } from './patterns.ts';

type Texts = { readonly [key: string]: string };
type Ebs = NonNullable<BlockDeviceMapping['ebs']>;

/** AMI families that an alias can name, and the `amiFamily` that each may stand beside, apart from Custom. */
const FAMILY_OF_ALIAS: { readonly [alias: string]: AmiFamily } = {
  al2: 'AL2',
  al2023: 'AL2023',
  bottlerocket: 'Bottlerocket',
  windows2019: 'Windows2019',
  windows2022: 'Windows2022',
  windows2025: 'Windows2025',
};

const familyOf = (alias: string) => alias.split('@')[0] ?? '';

/** The family of the alias among the images; undefined without one that is known. */
export function familyOfImages({
  amiSelectorTerms,
}: Pick<Ec2NodeClassSpec, 'amiSelectorTerms'>): AmiFamily | undefined {
  const alias = familyOf(amiSelectorTerms.find((term) => term.alias !== undefined)?.alias ?? '');
  return Object.hasOwn(FAMILY_OF_ALIAS, alias) ? FAMILY_OF_ALIAS[alias] : undefined;
}

const amiRules: ContractRule[] = [
  ...Object.entries(FAMILY_OF_ALIAS).map(([alias, family]) =>
    rule<Ec2NodeClassSpec>(
      '.spec',
      `if set, amiFamily must be '${family}' or 'Custom' when using ${/^[AEIOU]/.test(family) ? 'an' : 'a'} ${family} alias`,
      ({ amiFamily, amiSelectorTerms }) =>
        amiFamily === undefined ||
        amiFamily === 'Custom' ||
        amiFamily === family ||
        amiSelectorTerms.every((term) => term.alias === undefined || familyOf(term.alias) !== alias),
    ),
  ),
  rule<Ec2NodeClassSpec>(
    '.spec',
    'must specify amiFamily if amiSelectorTerms does not contain an alias',
    ({ amiFamily, amiSelectorTerms }) =>
      amiFamily !== undefined || amiSelectorTerms.some(({ alias }) => alias !== undefined),
  ),
  ...selectorRules<AmiSelectorTerm>('amiSelectorTerms', ['tags', 'id', 'name', 'alias', 'ssmParameter']),
  exclusive<AmiSelectorTerm>(
    'amiSelectorTerms',
    'id',
    ['alias', 'tags', 'name', 'owner'],
    'amiSelectorTerms',
  ),
  exclusive<AmiSelectorTerm>(
    'amiSelectorTerms',
    'alias',
    ['id', 'tags', 'name', 'owner'],
    'amiSelectorTerms',
  ),
  rule<readonly AmiSelectorTerm[]>(
    '.spec.amiSelectorTerms',
    "'alias' is mutually exclusive, cannot be set with a combination of other amiSelectorTerms",
    (terms) => terms.length === 1 || terms.every(({ alias }) => alias === undefined),
  ),
  rule<string>(
    '.spec.amiSelectorTerms[].alias',
    "'alias' is improperly formatted, must match the format 'family@version'",
    (alias) => AMI_ALIAS.test(alias),
  ),
  rule<string>(
    '.spec.amiSelectorTerms[].alias',
    "family is not supported, must be one of the following: 'al2', 'al2023', 'bottlerocket', 'windows2019', 'windows2022', 'windows2025'",
    (alias) => Object.hasOwn(FAMILY_OF_ALIAS, familyOf(alias)),
  ),
  rule<string>(
    '.spec.amiSelectorTerms[].alias',
    "windows families may only specify version 'latest'",
    (alias) => !/^windows(2019|2022|2025)@/.test(alias) || alias.endsWith('@latest'),
  ),
];

const networkRules: ContractRule[] = [
  notEmptyList('subnetSelectorTerms'),
  ...selectorRules<SubnetSelectorTerm>('subnetSelectorTerms', ['tags', 'id']),
  exclusive<SubnetSelectorTerm>('subnetSelectorTerms', 'id', ['tags'], 'a subnet selector term'),
  notEmptyList('securityGroupSelectorTerms'),
  ...selectorRules<SecurityGroupSelectorTerm>('securityGroupSelectorTerms', ['tags', 'id', 'name']),
  exclusive<SecurityGroupSelectorTerm>(
    'securityGroupSelectorTerms',
    'id',
    ['tags', 'name'],
    'a security group selector term',
  ),
  exclusive<SecurityGroupSelectorTerm>(
    'securityGroupSelectorTerms',
    'name',
    ['tags', 'id'],
    'a security group selector term',
  ),
  rule<object>(
    '.spec.connectionTracking',
    'at least one of tcpEstablishedTimeout, udpStreamTimeout, or udpTimeout must be set',
    (timeouts) => Object.keys(timeouts).length > 0,
  ),
  rule<readonly NetworkInterface[]>(
    '.spec.networkInterfaces',
    "networkInterfaces must include a primary interface with interfaceType='interface'",
    (all) =>
      all.length === 0 ||
      all.some(
        (one) => one.deviceIndex === 0 && one.networkCardIndex === 0 && one.interfaceType === 'interface',
      ),
  ),
  rule<readonly NetworkInterface[]>(
    '.spec.networkInterfaces',
    'networkInterfaces must not have duplicate networkCardIndex and deviceIndex pairs, and can have at most one efa device per network card',
    (all) => {
      const places = all.map((one) => `${one.networkCardIndex}/${one.deviceIndex}`);
      const cards = all.filter((one) => one.interfaceType === 'efa-only').map((one) => one.networkCardIndex);
      return new Set(places).size === places.length && new Set(cards).size === cards.length;
    },
  ),
];

const capacityRules: ContractRule[] = [
  ...selectorRules<CapacityReservationSelectorTerm>('capacityReservationSelectorTerms', [
    'tags',
    'id',
    'instanceMatchCriteria',
  ]),
  rule<readonly CapacityReservationSelectorTerm[]>(
    '.spec.capacityReservationSelectorTerms',
    "'id' is mutually exclusive, cannot be set along with other fields in a capacity reservation selector term",
    (terms) => terms.every((term) => term.id === undefined || Object.keys(term).length === 1),
  ),
  rule<{ readonly name?: string; readonly id?: string }>(
    '.spec.placementGroupSelector',
    "expected at least one, got none, ['name', 'id']",
    ({ name, id }) => name !== undefined || id !== undefined,
  ),
  rule<{ readonly name?: string; readonly id?: string }>(
    '.spec.placementGroupSelector',
    "'name' and 'id' are mutually exclusive",
    ({ name, id }) => name === undefined || id === undefined,
  ),
];

const volumeRules: ContractRule[] = [
  rule<readonly BlockDeviceMapping[]>(
    '.spec.blockDeviceMappings',
    'must have only one blockDeviceMappings with rootVolume',
    (mappings) => mappings.filter(({ rootVolume }) => rootVolume === true).length <= 1,
  ),
  rule<Ebs>(
    '.spec.blockDeviceMappings[].ebs',
    'snapshotID or volumeSize must be defined',
    ({ snapshotID, volumeSize }) => snapshotID !== undefined || volumeSize !== undefined,
  ),
  rule<Ebs>(
    '.spec.blockDeviceMappings[].ebs',
    'snapshotID must be set when volumeInitializationRate is set',
    ({ snapshotID = '', volumeInitializationRate }) =>
      volumeInitializationRate === undefined || snapshotID !== '',
  ),
];

const identityRules: ContractRule[] = [
  rule<Ec2NodeClassSpec>(
    '.spec',
    "must specify exactly one of ['role', 'instanceProfile']",
    ({ role, instanceProfile }) => (role === undefined) !== (instanceProfile === undefined),
  ),
  rule<string>('.spec.role', 'role cannot be empty', (text) => text !== ''),
  rule<string>('.spec.instanceProfile', 'instanceProfile cannot be empty', (text) => text !== ''),
];

const tagRule = (what: string, allows: (key: string) => boolean) =>
  rule<Texts>('.spec.tags', what, (tags) => Object.keys(tags).every(allows));

const tagRules: ContractRule[] = [
  tagRule("empty tag keys aren't supported", (key) => key !== ''),
  tagRule(
    'tag contains a restricted tag matching kubernetes.io/cluster/',
    (key) => !key.startsWith('kubernetes.io/cluster'),
  ),
  ...[
    'eks:eks-cluster-name',
    'karpenter.sh/nodepool',
    'karpenter.sh/nodeclaim',
    'karpenter.k8s.aws/ec2nodeclass',
  ].map((restricted) =>
    tagRule(`tag contains a restricted tag matching ${restricted}`, (key) => key !== restricted),
  ),
];

/**
 * What the API server checks by expression, in its own words. A term that mixes exclusive fields is refused here even
 * where the CRD's expression only looks at the case that all terms do.
 * Source: x-kubernetes-validations of the EC2NodeClass CRD of Karpenter 1.14.1.
 */
export const EC2_NODE_CLASS_RULES: readonly ContractRule[] = [
  ...identityRules,
  ...amiRules,
  ...networkRules,
  ...capacityRules,
  ...volumeRules,
  ...KUBELET_RULES,
  ...tagRules,
];

function selectorRules<T extends object>(list: string, keys: readonly (keyof T & string)[]): ContractRule[] {
  const listed = keys.map((key) => `'${key}'`).join(', ');
  return [
    rule<readonly T[]>(`.spec.${list}`, `expected at least one, got none, [${listed}]`, (terms) =>
      terms.every((term) => keys.some((key) => term[key] !== undefined)),
    ),
    rule<Texts>(`.spec.${list}[].tags`, "empty tag keys or values aren't supported", (tags) =>
      Object.entries(tags).every(([key, value]) => key !== '' && value !== ''),
    ),
  ];
}

function exclusive<T extends object>(
  list: string,
  key: keyof T & string,
  others: readonly (keyof T & string)[],
  where: string,
): ContractRule {
  return rule<readonly T[]>(
    `.spec.${list}`,
    `'${key}' is mutually exclusive, cannot be set with a combination of other fields in ${where}`,
    (terms) =>
      terms.every((term) => term[key] === undefined || others.every((other) => term[other] === undefined)),
  );
}

function notEmptyList(list: string): ContractRule {
  return rule<readonly unknown[]>(`.spec.${list}`, `${list} cannot be empty`, (terms) => terms.length > 0);
}
