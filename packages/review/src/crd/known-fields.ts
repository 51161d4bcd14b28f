import type { ImmutableField } from './immutable-fields.ts';

const NODEPOOLS =
  'https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/pkg/apis/crds/karpenter.sh_nodepools.yaml';
const NODECLAIMS =
  'https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/pkg/apis/crds/karpenter.sh_nodeclaims.yaml';

const SNAPSHOTS = 'https://github.com/kubernetes-csi/external-snapshotter/blob/v8.6.0/client/config/crd';

/** What a snapshot is of: named once, and never changed or taken away. */
function snapshotSource(kind: string, path: readonly string[]): ImmutableField[] {
  const name = path.at(-1) ?? '';
  const source = `${SNAPSHOTS}/snapshot.storage.k8s.io_${kind.toLowerCase()}s.yaml`;
  const field = { group: 'snapshot.storage.k8s.io', kind, path: ['spec', ...path], source };
  return [
    { ...field, what: 'value', message: `${name} is immutable` },
    { ...field, what: 'removal', message: `${name} is required once set` },
  ];
}

/** The same for CRDs that charts bring, which are not in the tree. A test compares them with the CRDs themselves. */
export const KNOWN_IMMUTABLE: readonly ImmutableField[] = [
  ...(['group', 'kind'] as const).map((part): ImmutableField => ({
    group: 'karpenter.sh',
    kind: 'NodePool',
    path: ['spec', 'template', 'spec', 'nodeClassRef', part],
    what: 'value',
    message: `nodeClassRef.${part} is immutable`,
    source: NODEPOOLS,
  })),
  {
    group: 'karpenter.sh',
    kind: 'NodePool',
    path: ['spec', 'replicas'],
    what: 'presence',
    message:
      'Cannot transition NodePool between static (replicas set) and dynamic (replicas unset) provisioning modes',
    source: NODEPOOLS,
  },
  {
    group: 'karpenter.sh',
    kind: 'NodeClaim',
    path: ['spec'],
    what: 'value',
    message: 'spec is immutable',
    source: NODECLAIMS,
  },
  ...snapshotSource('VolumeSnapshot', ['source', 'persistentVolumeClaimName']),
  ...snapshotSource('VolumeSnapshot', ['source', 'volumeSnapshotContentName']),
  ...snapshotSource('VolumeSnapshotContent', ['source', 'volumeHandle']),
  ...snapshotSource('VolumeSnapshotContent', ['source', 'snapshotHandle']),
  ...snapshotSource('VolumeSnapshotContent', ['sourceVolumeMode']),
];
