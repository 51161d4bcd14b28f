import { parseBytes } from '@nodeless/kubernetes-schema/values';
import type { BlockDeviceMapping } from '../ec2-node-class.ts';
import { VOLUME_SIZE } from '../patterns.ts';
import type { OldFamily } from './image.ts';
import { fieldName, type Path, type TakeNote } from './note.ts';
import type { OldVolume } from './schemas/class-parts.ts';

type OldMapping = {
  readonly deviceName?: string;
  readonly ebs?: OldVolume;
  readonly rootVolume?: boolean;
};

/** The volume of Ubuntu's images, which Karpenter attached when a class named none. */
const UBUNTU_VOLUME: BlockDeviceMapping = {
  deviceName: '/dev/sda1',
  rootVolume: true,
  ebs: { encrypted: true, volumeType: 'gp3', volumeSize: '20Gi' },
};

/**
 * Block devices with sizes as v1 writes them. Without any, v1 attaches the same volumes as before, but for Ubuntu.
 *
 * @param path where they stand, or would stand
 */
export function convertVolumes(
  mappings: readonly OldMapping[] | undefined,
  family: OldFamily | undefined,
  path: Path,
  note: TakeNote,
): BlockDeviceMapping[] | undefined {
  if ((mappings ?? []).length === 0 && family === 'Ubuntu') {
    note(path, {
      code: 'convert/default-written',
      severity: 'info',
      message: 'the volume of Ubuntu is written down: v1 would attach the one of Amazon Linux',
    });
    return [UBUNTU_VOLUME];
  }
  return mappings?.map(({ ebs, ...mapping }, index) => {
    if (ebs === undefined) return mapping;
    const { volumeSize, ...volume } = ebs;
    if (volumeSize === undefined) return { ...mapping, ebs: volume };
    const size = sizeOf(String(volumeSize), [...path, index, 'ebs', 'volumeSize'], note);
    return { ...mapping, ebs: { ...volume, volumeSize: size } };
  });
}

const GIB = 1024 ** 3;

/** v1 takes whole Gi, G, Ti and T; any other quantity becomes what Karpenter always asked EC2 for: whole GiB, rounded up. */
function sizeOf(size: string, path: Path, note: TakeNote): string {
  if (VOLUME_SIZE.test(size)) return size;
  const bytes = parseBytes(size);
  // Not a quantity: v1 refuses it with the place of the value.
  if (bytes === undefined) return size;
  const written = `${Math.ceil(bytes / GIB)}Gi`;
  note(path, {
    code: 'convert/default-written',
    severity: 'info',
    message: `${fieldName(path)}: ${size} is written as ${written}, the size that the volume has had`,
  });
  return written;
}
