import { volumeGib } from '@nodeless/contracts/aws';
import type { AmiFamily } from '@nodeless/contracts/karpenter';
import type { Diagnostic } from '@nodeless/core';
import { quote } from '@nodeless/catalogue/schema';
import type { Segments } from '@nodeless/catalogue';
import type { LayerStack } from '../layers/stack.ts';
import { placedManagedGroups, placedSelfManagedGroups } from './placed-group.ts';
import { placedNodeClasses, type PlacedNodeClass } from './placed-node-class.ts';
import type { ClusterRule } from './rule.ts';

const CODE = 'capacity/node-volume';

/** Volumes of the images that EKS makes. */
interface ImageVolumes {
  /** Where images, logs and files of pods are. */
  readonly ofPods: string;
  /** GiB of the snapshots by device: a volume is not smaller. */
  readonly least: { readonly [device: string]: number };
  /** GiB that pods have where nobody says more. */
  readonly usual: number;
}

/**
 * Sources: templates/al2023/template.json of https://github.com/awslabs/amazon-eks-ami; variants/README.md of
 * https://github.com/bottlerocket-os/bottlerocket (the disk of data grows with its volume), tools/buildsys/src/manifest.rs
 * (2 GiB for the system); DefaultBlockDeviceMappings in pkg/providers/amifamily of Karpenter v1.14.
 */
const VOLUMES: { readonly [family in AmiFamily]?: ImageVolumes } = {
  AL2023: { ofPods: '/dev/xvda', least: { '/dev/xvda': 20 }, usual: 20 },
  Bottlerocket: { ofPods: '/dev/xvdb', least: { '/dev/xvda': 2 }, usual: 20 },
};

/** Of all images that EKS makes. */
const BOOT_DEVICE = '/dev/xvda';

/** EC2 makes no volume that is smaller than its snapshot, and boots from none of HDDs; and pods use the volume of one device alone. */
export const nodeVolumes: ClusterRule = {
  codes: [
    {
      code: CODE,
      severity: 'error or warning',
      title: 'A volume of nodes is smaller than their image, or is not the one that pods use',
    },
  ],
  references: [
    'https://karpenter.sh/docs/concepts/nodeclasses/#specblockdevicemappings',
    'ephemeralStorage in pkg/providers/instancetype/types.go of Karpenter v1.14',
    'templates/al2023/template.json of https://github.com/awslabs/amazon-eks-ami',
    'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html',
  ],
  check({ spec, stack }) {
    return [
      ...placedNodeClasses(spec).flatMap((placed) => ofClass(placed, stack)),
      ...[
        ...placedManagedGroups(spec.compute, stack),
        ...placedSelfManagedGroups(spec.compute, stack),
      ].flatMap(({ group, path }) => {
        if (group.amiFamily === 'Bottlerocket' || ('ami' in group && group.ami !== undefined)) return [];
        return tooSmall('AL2023', '/dev/xvda', group.volume?.size, [...path, 'volume', 'size'], stack);
      }),
    ];
  },
};

function ofClass({ item, path, family, isOfEks }: PlacedNodeClass, stack: LayerStack): Diagnostic[] {
  const volumes = family && VOLUMES[family];
  // A person's own image may have other devices, and larger snapshots.
  if (family === undefined || volumes === undefined || !isOfEks) return [];
  const { ofPods, usual } = volumes;
  if (item.blockDeviceMappings === undefined)
    return tooSmall(family, ofPods, item.volumeSize, [...path, 'volumeSize'], stack);
  const found = item.blockDeviceMappings.flatMap(({ deviceName, ebs }, index) => {
    const at = [...path, 'blockDeviceMappings', index, 'ebs'];
    const boots = deviceName === BOOT_DEVICE ? notBootable(ebs.volumeType, at, stack) : [];
    return ebs.snapshotID === undefined
      ? [...boots, ...tooSmall(family, deviceName, ebs.volumeSize, [...at, 'volumeSize'], stack)]
      : boots;
  });
  const root = item.blockDeviceMappings.findIndex(({ rootVolume }) => rootVolume === true);
  const marked = item.blockDeviceMappings[root];
  const isMapped = item.blockDeviceMappings.some(({ deviceName }) => deviceName === ofPods);
  if (isMapped && (marked === undefined || marked.deviceName === ofPods)) return found;
  const what =
    marked === undefined
      ? `has no volume ${ofPods}`
      : `marks ${marked.deviceName} as the volume of pods (rootVolume)`;
  const instead = isMapped ? '' : `, which has ${usual} GiB where it is not mapped`;
  return [
    ...found,
    {
      code: CODE,
      severity: 'warning',
      message: `the class ${quote(item.name)} ${what}, and pods on ${family} use ${ofPods}${instead}: Karpenter counts another size than nodes have`,
      hint: `name the device ${ofPods}`,
      location: stack.placeOf([
        ...path,
        'blockDeviceMappings',
        ...(marked === undefined ? [] : [root, 'deviceName']),
      ]).location,
    },
  ];
}

/** Source: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
function notBootable(type: string, path: Segments, stack: LayerStack): Diagnostic[] {
  if (type !== 'st1' && type !== 'sc1') return [];
  return [
    {
      code: CODE,
      severity: 'error',
      message: `the volume ${BOOT_DEVICE} is ${type}, from which no instance boots: EC2 would refuse every node`,
      hint: 'write gp3',
      location: stack.placeOf([...path, 'volumeType']).location,
    },
  ];
}

function tooSmall(
  family: AmiFamily,
  device: string,
  size: string | undefined,
  path: Segments,
  stack: LayerStack,
): Diagnostic[] {
  const least = VOLUMES[family]?.least[device];
  const has = volumeGib(size);
  if (least === undefined || has === undefined || has >= least) return [];
  return [
    {
      code: CODE,
      severity: 'error',
      message: `the volume ${device} has ${has} GiB, and the snapshot of ${family} has ${least}: EC2 would refuse every node`,
      hint: `write at least ${least}Gi`,
      location: stack.placeOf(path).location,
    },
  ];
}
