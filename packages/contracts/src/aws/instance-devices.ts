/** GPUs, or chips for machine learning, of an instance type, in the words of the labels of Karpenter. */
export interface InstanceDevices {
  readonly label: 'gpu' | 'accelerator';
  readonly manufacturer: string;
  readonly name: string;
  readonly count: string;
  /** MiB of one of them; of GPUs alone. */
  readonly memory?: string;
}

/**
 * GPUs by family: manufacturer, name, MiB of memory, and how many each size has; `0` is a part of one.
 * State: August 2026. Source: https://karpenter.sh/docs/reference/instance-types/ (karpenter.k8s.aws/instance-gpu-*)
 */
const GPUS: { readonly [family: string]: readonly string[] } = {
  g4ad: ['amd radeon-pro-v520 8192 xlarge:1 2xlarge:1 4xlarge:1 8xlarge:2 16xlarge:4'],
  g4dn: ['nvidia t4 16384 xlarge:1 2xlarge:1 4xlarge:1 8xlarge:1 12xlarge:4 16xlarge:1 metal:8'],
  g5: [
    'nvidia a10g 22888 xlarge:1 2xlarge:1 4xlarge:1 8xlarge:1 12xlarge:4 16xlarge:1 24xlarge:4 48xlarge:8',
  ],
  g5g: ['nvidia t4g 16384 xlarge:1 2xlarge:1 4xlarge:1 8xlarge:1 16xlarge:2 metal:2'],
  g6: ['nvidia l4 22888 xlarge:1 2xlarge:1 4xlarge:1 8xlarge:1 12xlarge:4 16xlarge:1 24xlarge:4 48xlarge:8'],
  g6e: [
    'nvidia l40s 45776 xlarge:1 2xlarge:1 4xlarge:1 8xlarge:1 12xlarge:4 16xlarge:1 24xlarge:4 48xlarge:8',
  ],
  g6f: ['nvidia l4 2861 large:0 xlarge:0', 'nvidia l4 5722 2xlarge:0', 'nvidia l4 11444 4xlarge:0'],
  g7: ['nvidia rtx-pro-4500 32768 2xlarge:1 4xlarge:1 8xlarge:1 12xlarge:2 24xlarge:4 48xlarge:8'],
  g7e: ['nvidia rtx-pro-server-6000 98304 2xlarge:1 4xlarge:1 8xlarge:1 12xlarge:2 24xlarge:4 48xlarge:8'],
  gr6: ['nvidia l4 22888 4xlarge:1 8xlarge:1'],
  gr6f: ['nvidia l4 11444 4xlarge:0'],
  p3dn: ['nvidia v100 32768 24xlarge:8'],
  p4d: ['nvidia a100 40960 24xlarge:8'],
  p4de: ['nvidia a100 81920 24xlarge:8'],
  p5: ['nvidia h100 81920 4xlarge:1 48xlarge:8'],
  p5e: ['nvidia h200 144384 48xlarge:8'],
  p5en: ['nvidia h200 144384 48xlarge:8'],
  'p6-b200': ['nvidia b200 183359 48xlarge:8'],
  'p6-b300': ['nvidia b300 275040 48xlarge:8'],
};

/** Likewise, without memory. Source: as above (karpenter.k8s.aws/instance-accelerator-*) */
const ACCELERATORS: { readonly [family: string]: string } = {
  dl2q: 'qualcomm qualcomm-ai100 24xlarge:8',
  inf1: 'aws inferentia xlarge:1 2xlarge:1 6xlarge:4 24xlarge:16',
  inf2: 'aws inferentia2 xlarge:1 8xlarge:1 24xlarge:6 48xlarge:12',
  trn1: 'aws trainium 2xlarge:1 32xlarge:16',
  trn1n: 'aws trainium 32xlarge:16',
  trn2: 'aws trainium2 48xlarge:16',
};

const DEVICES: ReadonlyMap<string, InstanceDevices> = new Map([
  ...Object.entries(GPUS).flatMap(([family, rows]) =>
    rows.flatMap((row) => {
      const [manufacturer = '', name = '', memory = '', ...sizes] = row.split(' ');
      return bySize(family, sizes, { label: 'gpu', manufacturer, name, memory });
    }),
  ),
  ...Object.entries(ACCELERATORS).flatMap(([family, row]) => {
    const [manufacturer = '', name = '', ...sizes] = row.split(' ');
    return bySize(family, sizes, { label: 'accelerator', manufacturer, name });
  }),
]);

function bySize(
  family: string,
  sizes: readonly string[],
  device: Omit<InstanceDevices, 'count'>,
): (readonly [string, InstanceDevices])[] {
  return sizes.map((entry) => {
    const [size = '', count = ''] = entry.split(':');
    return [`${family}.${size}`, { ...device, count }] as const;
  });
}

/** The GPUs or chips of an instance type; undefined when it has none. */
export function instanceDevices(instanceType: string): InstanceDevices | undefined {
  return DEVICES.get(instanceType);
}
