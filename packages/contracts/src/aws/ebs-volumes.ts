/** What a type of EBS volumes takes. Sizes in GiB, operations a second. */
interface VolumeLimits {
  readonly size: readonly [least: number, most: number];
  readonly iops?: { readonly range: readonly [least: number, most: number]; readonly perGib: number };
  /** Has no default for its operations. */
  readonly needsIops?: true;
  /** MiB a second. */
  readonly throughput?: readonly [least: number, most: number];
}

/** Source: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
const VOLUME_TYPES: { readonly [type: string]: VolumeLimits } = {
  gp3: { size: [1, 65_536], iops: { range: [3000, 80_000], perGib: 500 }, throughput: [125, 2000] },
  gp2: { size: [1, 16_384] },
  io1: { size: [4, 16_384], iops: { range: [100, 64_000], perGib: 50 }, needsIops: true },
  io2: { size: [4, 65_536], iops: { range: [100, 256_000], perGib: 1000 }, needsIops: true },
  st1: { size: [125, 16_384] },
  sc1: { size: [125, 16_384] },
  standard: { size: [1, 1024] },
};

/** MiB a second of a gp3 volume for each operation a second. Source: as above. */
const GP3_THROUGHPUT_PER_IOPS = 0.25;

export interface EbsVolume {
  readonly type: string;
  /** GiB. @default it is not known */
  readonly size?: number | undefined;
  readonly iops?: number | undefined;
  readonly throughput?: number | undefined;
}

/** Why EC2 refuses a volume, or undefined. */
export function ebsVolumeProblem({ type, size, iops, throughput }: EbsVolume): string | undefined {
  const limits = VOLUME_TYPES[type];
  if (limits === undefined) return undefined;
  if (throughput !== undefined && limits.throughput === undefined)
    return `throughput is for gp3, not for ${type}`;
  if (iops === undefined && limits.needsIops === true) return `${type} needs iops`;
  if (iops !== undefined && limits.iops === undefined) return `iops is for gp3, io1 and io2, not for ${type}`;
  if (size !== undefined && !within(size, limits.size))
    return `${size} GiB: ${type} has ${span(limits.size)} GiB`;
  if (iops !== undefined && limits.iops !== undefined) {
    const { range, perGib } = limits.iops;
    if (!within(iops, range)) return `${iops} iops: ${type} has ${span(range)}`;
    // What a volume has without asking is free of the ratio.
    if (size !== undefined && iops > range[0] && iops > size * perGib)
      return `${iops} iops: ${size} GiB of ${type} have at most ${size * perGib}`;
  }
  if (throughput === undefined || limits.throughput === undefined) return undefined;
  if (!within(throughput, limits.throughput))
    return `${throughput} MiB/s: ${type} has ${span(limits.throughput)}`;
  const most = (iops ?? 3000) * GP3_THROUGHPUT_PER_IOPS;
  return throughput > most
    ? `${throughput} MiB/s: ${iops ?? 3000} iops of gp3 have at most ${most}`
    : undefined;
}

const UNITS: { readonly [unit: string]: number } = { Gi: 1, G: 1e9 / 2 ** 30, Ti: 1024, T: 1e12 / 2 ** 30 };

/** Whole GiB of a size such as `100Gi` or `1T`, as Karpenter asks EC2 for them: rounded up. */
export function volumeGib(size: string | undefined): number | undefined {
  const [, digits, unit = ''] = /^(\d+)(\D+)$/.exec(size ?? '') ?? [];
  return digits === undefined ? undefined : Math.ceil(Number(digits) * (UNITS[unit] ?? 1));
}

function within(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}

function span([least, most]: readonly [number, number]): string {
  return `${least} to ${most}`;
}
