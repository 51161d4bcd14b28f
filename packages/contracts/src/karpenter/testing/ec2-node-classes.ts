import type {
  Ec2NodeClass,
  Ec2NodeClassSpec,
  KubeletConfiguration,
  NetworkInterface,
} from '../ec2-node-class.ts';

const BASE: Ec2NodeClassSpec = {
  role: 'KarpenterNodeRole-a',
  amiSelectorTerms: [{ alias: 'al2023@v20260807' }],
  subnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'a', 'kubernetes.io/role/internal-elb': '1' } }],
  securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'a' } }],
};

function nodeClass(spec: Ec2NodeClassSpec): Ec2NodeClass {
  return { apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'default' }, spec };
}

/** The usual class with other values. */
export const changed = (spec: Partial<Ec2NodeClassSpec>) => nodeClass({ ...BASE, ...spec });
/** The usual class with settings of kubelet. */
export const kubelet = (configuration: KubeletConfiguration) => changed({ kubelet: configuration });
const without = (...keys: (keyof Ec2NodeClassSpec)[]) =>
  Object.fromEntries(
    Object.entries(BASE).filter(([key]) => !keys.includes(key as keyof Ec2NodeClassSpec)),
  ) as Ec2NodeClassSpec;
const primary: NetworkInterface = { networkCardIndex: 0, deviceIndex: 0, interfaceType: 'interface' };
const efa: NetworkInterface = { networkCardIndex: 0, deviceIndex: 1, interfaceType: 'efa-only' };

/** Taken by every release. */
export const good: { [name: string]: Ec2NodeClass } = {
  'the usual class': nodeClass(BASE),
  'a class of a private cluster': nodeClass({ ...without('role'), instanceProfile: 'nodes' }),
  'a class with all details': changed({
    amiFamily: 'AL2023',
    blockDeviceMappings: [
      {
        deviceName: '/dev/xvda',
        rootVolume: true,
        ebs: { volumeSize: '50Gi', volumeType: 'gp3', encrypted: true },
      },
    ],
    capacityReservationSelectorTerms: [
      { id: 'cr-0a' },
      { instanceMatchCriteria: 'open', ownerID: '111122223333' },
    ],
    connectionTracking: { udpTimeout: 30 },
    detailedMonitoring: true,
    instanceStorePolicy: 'RAID0',
    kubelet: {
      maxPods: 110,
      systemReserved: { cpu: '100m', memory: '100Mi' },
      evictionSoft: { 'memory.available': '5%' },
      evictionSoftGracePeriod: { 'memory.available': '2m' },
      imageGCHighThresholdPercent: 85,
      imageGCLowThresholdPercent: 80,
    },
    metadataOptions: { httpEndpoint: 'enabled', httpPutResponseHopLimit: 1, httpTokens: 'required' },
    networkInterfaces: [primary, efa],
    placementGroupSelector: { name: 'close' },
    tags: { team: 'web' },
  }),
  'images by id': changed({
    amiFamily: 'Custom',
    amiSelectorTerms: [{ id: 'ami-0a' }, { id: 'ami-0b' }],
    userData: 'x',
  }),
  'images by name and owner': changed({
    amiFamily: 'AL2023',
    amiSelectorTerms: [{ name: 'mine-*', owner: 'self' }],
  }),
};

const ALIAS_FORM = "'alias' is improperly formatted, must match the format 'family@version'";
const ALIAS_FAMILY =
  "family is not supported, must be one of the following: 'al2', 'al2023', 'bottlerocket', 'windows2019', 'windows2022', 'windows2025'";
const EMPTY_TAGS = "empty tag keys or values aren't supported";
const SIGNALS =
  "['memory.available','nodefs.available','nodefs.inodesFree','imagefs.available','imagefs.inodesFree','pid.available']";
const RESOURCES = "['cpu','memory','ephemeral-storage','pid']";
const families = [
  ['al2', 'AL2', 'an AL2'],
  ['al2023', 'AL2023', 'an AL2023'],
  ['bottlerocket', 'Bottlerocket', 'a Bottlerocket'],
  ['windows2019', 'Windows2019', 'a Windows2019'],
  ['windows2022', 'Windows2022', 'a Windows2022'],
  ['windows2025', 'Windows2025', 'a Windows2025'],
] as const;

/** Each breaks the rules of these messages and no other. */
export const breaking: [Ec2NodeClass, ...string[]][] = [
  [nodeClass(without('role')), "must specify exactly one of ['role', 'instanceProfile']"],
  [changed({ instanceProfile: 'a' }), "must specify exactly one of ['role', 'instanceProfile']"],
  [changed({ role: '' }), 'role cannot be empty'],
  [nodeClass({ ...without('role'), instanceProfile: '' }), 'instanceProfile cannot be empty'],
  ...families.map(([alias, family, article]): [Ec2NodeClass, string] => [
    changed({
      amiFamily: family === 'AL2' ? 'AL2023' : 'AL2',
      amiSelectorTerms: [{ alias: `${alias}@latest` }],
    }),
    `if set, amiFamily must be '${family}' or 'Custom' when using ${article} alias`,
  ]),
  [
    changed({ amiSelectorTerms: [{ id: 'ami-0a' }] }),
    'must specify amiFamily if amiSelectorTerms does not contain an alias',
  ],
  [
    changed({ amiFamily: 'AL2023', amiSelectorTerms: [{ owner: 'self' }] }),
    "expected at least one, got none, ['tags', 'id', 'name', 'alias', 'ssmParameter']",
  ],
  [
    changed({ amiFamily: 'AL2023', amiSelectorTerms: [{ id: 'ami-0a', owner: 'self' }] }),
    "'id' is mutually exclusive, cannot be set with a combination of other fields in amiSelectorTerms",
  ],
  [
    changed({ amiSelectorTerms: [{ alias: 'al2023@latest', owner: 'self' }] }),
    "'alias' is mutually exclusive, cannot be set with a combination of other fields in amiSelectorTerms",
  ],
  [
    changed({ amiSelectorTerms: [{ alias: 'al2023@latest' }, { id: 'ami-0a' }] }),
    "'alias' is mutually exclusive, cannot be set with a combination of other amiSelectorTerms",
  ],
  [changed({ amiSelectorTerms: [{ alias: 'al2023' }] }), ALIAS_FORM],
  [changed({ amiSelectorTerms: [{ alias: 'ubuntu@latest' }] }), ALIAS_FAMILY],
  [
    changed({ amiSelectorTerms: [{ alias: 'windows2022@v1' }] }),
    "windows families may only specify version 'latest'",
  ],
  [changed({ amiFamily: 'AL2', amiSelectorTerms: [{ tags: { a: '' } }] }), EMPTY_TAGS],
  [changed({ subnetSelectorTerms: [] }), 'subnetSelectorTerms cannot be empty'],
  [changed({ subnetSelectorTerms: [{}] }), "expected at least one, got none, ['tags', 'id']"],
  [changed({ subnetSelectorTerms: [{ tags: { '': 'a' } }] }), EMPTY_TAGS],
  [
    changed({ subnetSelectorTerms: [{ id: 'subnet-0a' }, { id: 'subnet-0b', tags: { a: 'b' } }] }),
    "'id' is mutually exclusive, cannot be set with a combination of other fields in a subnet selector term",
  ],
  [changed({ securityGroupSelectorTerms: [] }), 'securityGroupSelectorTerms cannot be empty'],
  [changed({ securityGroupSelectorTerms: [{}] }), "expected at least one, got none, ['tags', 'id', 'name']"],
  [changed({ securityGroupSelectorTerms: [{ tags: { a: '' } }] }), EMPTY_TAGS],
  [
    changed({ securityGroupSelectorTerms: [{ id: 'sg-0a', tags: { a: 'b' } }] }),
    "'id' is mutually exclusive, cannot be set with a combination of other fields in a security group selector term",
  ],
  [
    changed({ securityGroupSelectorTerms: [{ name: 'a', tags: { a: 'b' } }] }),
    "'name' is mutually exclusive, cannot be set with a combination of other fields in a security group selector term",
  ],
  [
    changed({ connectionTracking: {} }),
    'at least one of tcpEstablishedTimeout, udpStreamTimeout, or udpTimeout must be set',
  ],
  [
    changed({ networkInterfaces: [efa] }),
    "networkInterfaces must include a primary interface with interfaceType='interface'",
  ],
  ...[
    [primary, primary],
    [primary, efa, { ...efa, deviceIndex: 2 }],
  ].map((networkInterfaces): [Ec2NodeClass, string] => [
    changed({ networkInterfaces }),
    'networkInterfaces must not have duplicate networkCardIndex and deviceIndex pairs, and can have at most one efa device per network card',
  ]),
  [
    changed({ capacityReservationSelectorTerms: [{ ownerID: '111122223333' }] }),
    "expected at least one, got none, ['tags', 'id', 'instanceMatchCriteria']",
  ],
  [changed({ capacityReservationSelectorTerms: [{ tags: { a: '' } }] }), EMPTY_TAGS],
  [
    changed({ capacityReservationSelectorTerms: [{ id: 'cr-0a', ownerID: '111122223333' }] }),
    "'id' is mutually exclusive, cannot be set along with other fields in a capacity reservation selector term",
  ],
  [changed({ placementGroupSelector: {} }), "expected at least one, got none, ['name', 'id']"],
  [changed({ placementGroupSelector: { name: 'a', id: 'pg-0a' } }), "'name' and 'id' are mutually exclusive"],
  [
    changed({ blockDeviceMappings: [{ rootVolume: true }, { rootVolume: true }] }),
    'must have only one blockDeviceMappings with rootVolume',
  ],
  [
    changed({ blockDeviceMappings: [{ ebs: { encrypted: true } }] }),
    'snapshotID or volumeSize must be defined',
  ],
  [
    changed({ blockDeviceMappings: [{ ebs: { volumeSize: '1Gi', volumeInitializationRate: 100 } }] }),
    'snapshotID must be set when volumeInitializationRate is set',
  ],
  [
    kubelet({ imageGCHighThresholdPercent: 80, imageGCLowThresholdPercent: 80 }),
    'imageGCHighThresholdPercent must be greater than imageGCLowThresholdPercent',
  ],
  [
    kubelet({ evictionSoft: { 'pid.available': '5%' } }),
    'evictionSoft OwnerKey does not have a matching evictionSoftGracePeriod',
  ],
  [
    kubelet({ evictionSoftGracePeriod: { 'pid.available': '5m' } }),
    'evictionSoftGracePeriod OwnerKey does not have a matching evictionSoft',
  ],
  [kubelet({ evictionHard: { memory: '5%' } }), `valid keys for evictionHard are ${SIGNALS}`],
  [
    kubelet({ evictionSoft: { memory: '5%' }, evictionSoftGracePeriod: { memory: '5m' } }),
    `valid keys for evictionSoft are ${SIGNALS}`,
    `valid keys for evictionSoftGracePeriod are ${SIGNALS}`,
  ],
  ...(['kubeReserved', 'systemReserved'] as const).flatMap((key): [Ec2NodeClass, string][] => [
    [kubelet({ [key]: { gpu: '1' } }), `valid keys for ${key} are ${RESOURCES}`],
    [kubelet({ [key]: { cpu: '-1' } }), `${key} value cannot be a negative resource quantity`],
  ]),
  [changed({ tags: { '': 'a' } }), "empty tag keys aren't supported"],
  [
    changed({ tags: { 'kubernetes.io/cluster/a': 'owned' } }),
    'tag contains a restricted tag matching kubernetes.io/cluster/',
  ],
  ...[
    'eks:eks-cluster-name',
    'karpenter.sh/nodepool',
    'karpenter.sh/nodeclaim',
    'karpenter.k8s.aws/ec2nodeclass',
  ].map((key): [Ec2NodeClass, string] => [
    changed({ tags: { [key]: 'a' } }),
    `tag contains a restricted tag matching ${key}`,
  ]),
];

/** Each is refused by the schema already. */
export const malformed: { [place: string]: Ec2NodeClass } = {
  'spec.amiSelectorTerms': changed({ amiFamily: 'AL2023', amiSelectorTerms: [] }),
  'spec.amiSelectorTerms.0.alias': changed({ amiSelectorTerms: [{ alias: `al2023@${'v'.repeat(30)}` }] }),
  'spec.amiSelectorTerms.0.id': changed({ amiFamily: 'AL2023', amiSelectorTerms: [{ id: 'i-0a' }] }),
  'spec.subnetSelectorTerms.0.id': changed({ subnetSelectorTerms: [{ id: 'vpc-0a' }] }),
  'spec.securityGroupSelectorTerms.0.id': changed({ securityGroupSelectorTerms: [{ id: '0a' }] }),
  'spec.securityGroupSelectorTerms': changed({
    securityGroupSelectorTerms: Array<{ id: string }>(31).fill({ id: 'sg-0a' }),
  }),
  'spec.capacityReservationSelectorTerms.0.ownerID': changed({
    capacityReservationSelectorTerms: [{ instanceMatchCriteria: 'open', ownerID: '1' }],
  }),
  'spec.blockDeviceMappings.0.ebs.volumeSize': changed({
    blockDeviceMappings: [{ ebs: { volumeSize: '0Gi' } }],
  }),
  'spec.connectionTracking.udpTimeout': changed({ connectionTracking: { udpTimeout: 61 } }),
  'spec.metadataOptions.httpPutResponseHopLimit': changed({
    metadataOptions: { httpPutResponseHopLimit: 0 },
  }),
  'spec.kubelet.maxPods': kubelet({ maxPods: -1 }),
  'spec.kubelet.kubeReserved': kubelet({ kubeReserved: { memory: '1GB' } }),
  'spec.kubelet.evictionHard': kubelet({ evictionHard: { 'pid.available': '101%' } }),
  'spec.placementGroupSelector.name': changed({ placementGroupSelector: { name: '' } }),
};
