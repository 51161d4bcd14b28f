/**
 * Local NVMe disks in GB by families and size; families of one row have the same disks where they have the size.
 * State: August 2026. Source: https://karpenter.sh/docs/reference/instance-types/ (karpenter.k8s.aws/instance-local-nvme)
 */
const ROWS: { readonly [families: string]: string } = {
  c5ad: 'large 75, xlarge 150, 2xlarge 300, 4xlarge 600, 8xlarge 1200, 12xlarge 1800, 16xlarge 2400, 24xlarge 3800',
  c5d: 'large 50, xlarge 100, 2xlarge 200, 4xlarge 400, 9xlarge 900, 12xlarge 1800, 18xlarge 1800, 24xlarge 3600, metal 3600',
  'c6gd c7gd m6gd m7gd r6gd r7gd':
    'medium 59, large 118, xlarge 237, 2xlarge 474, 4xlarge 950, 8xlarge 1900, 12xlarge 2850, 16xlarge 3800, metal 3800',
  'c6id m6id m6idn r6id r6idn':
    'large 118, xlarge 237, 2xlarge 474, 4xlarge 950, 8xlarge 1900, 12xlarge 2850, 16xlarge 3800, 24xlarge 5700, 32xlarge 7600, metal 7600',
  'c8gd c9gd m8gd m9gd r8gd':
    'medium 59, large 118, xlarge 237, 2xlarge 474, 4xlarge 950, 8xlarge 1900, 12xlarge 2850, 16xlarge 3800, 24xlarge 5700, metal-24xl 5700, 48xlarge 11400, metal-48xl 11400',
  'c8id m8id m8idb m8idn r8id r8idb r8idn trn1 trn1n':
    'large 118, xlarge 237, 2xlarge 474, 4xlarge 950, 8xlarge 1900, 12xlarge 2850, 16xlarge 3800, 24xlarge 5700, 32xlarge 7600, 48xlarge 11400, metal-48xl 11400, 96xlarge 22800, metal-96xl 22800',
  d3: 'xlarge 5940, 2xlarge 11880, 4xlarge 23760, 8xlarge 47520',
  d3en: 'xlarge 27960, 2xlarge 55920, 4xlarge 111840, 6xlarge 167760, 8xlarge 223680, 12xlarge 335520',
  f2: '6xlarge 940, 12xlarge 1880, 48xlarge 7520',
  'g4ad m5ad m5d m5dn r5ad r5d r5dn':
    'large 75, xlarge 150, 2xlarge 300, 4xlarge 600, 8xlarge 1200, 12xlarge 1800, 16xlarge 2400, 24xlarge 3600, metal 3600',
  g4dn: 'xlarge 125, 2xlarge 225, 4xlarge 225, 8xlarge 900, 12xlarge 900, 16xlarge 900, metal 1800',
  'g5 g6e gr6 trn2':
    'xlarge 250, 2xlarge 450, 4xlarge 600, 8xlarge 900, 12xlarge 3800, 16xlarge 1900, 24xlarge 3800, 48xlarge 7600',
  g6: 'xlarge 250, 2xlarge 450, 4xlarge 600, 8xlarge 900, 12xlarge 3760, 16xlarge 1880, 24xlarge 3760, 48xlarge 7520',
  'g6f gr6f': 'large 100, xlarge 100, 2xlarge 200, 4xlarge 450',
  g7: '2xlarge 440, 4xlarge 875, 8xlarge 930, 12xlarge 1900, 24xlarge 3800, 48xlarge 7600',
  g7e: '2xlarge 1900, 4xlarge 1900, 8xlarge 1900, 12xlarge 3800, 24xlarge 7600, 48xlarge 15200',
  hpc6id: '32xlarge 15200',
  i3: 'large 475, xlarge 950, 2xlarge 1900, 4xlarge 3800, 8xlarge 7600, 16xlarge 15200',
  i3en: 'large 1250, xlarge 2500, 2xlarge 5000, 3xlarge 7500, 6xlarge 15000, 12xlarge 30000, 24xlarge 60000, metal 60000',
  'i4g i7i i8g':
    'large 468, xlarge 937, 2xlarge 1875, 4xlarge 3750, 8xlarge 7500, 12xlarge 11250, 16xlarge 15000, 24xlarge 22500, metal-24xl 22500, 48xlarge 45000, metal-48xl 45000',
  i4i: 'large 468, xlarge 937, 2xlarge 1875, 4xlarge 3750, 8xlarge 7500, 12xlarge 11250, 16xlarge 15000, 24xlarge 22500, 32xlarge 30000, metal 30000',
  'i7ie i8ge':
    'large 1250, xlarge 2500, 2xlarge 5000, 3xlarge 7500, 6xlarge 15000, 12xlarge 30000, 18xlarge 45000, 24xlarge 60000, metal-24xl 60000, 48xlarge 120000, metal-48xl 120000',
  im4gn: 'large 937, xlarge 1875, 2xlarge 3750, 4xlarge 7500, 8xlarge 15000, 16xlarge 30000',
  is4gen: 'medium 937, large 1875, xlarge 3750, 2xlarge 7500, 4xlarge 15000, 8xlarge 30000',
  p3dn: '24xlarge 1800',
  'p4d p4de': '24xlarge 8000',
  'p5 p5e p5en p6-b200 p6-b300': '4xlarge 3800, 48xlarge 30400',
  x2gd: 'medium 59, large 118, xlarge 237, 2xlarge 475, 4xlarge 950, 8xlarge 1900, 12xlarge 2850, 16xlarge 3800, metal 3800',
  'x2idn x2iedn':
    'xlarge 118, 2xlarge 237, 4xlarge 475, 8xlarge 950, 16xlarge 1900, 24xlarge 2850, 32xlarge 3800, metal 3800',
  x8aedz:
    'large 158, xlarge 316, 3xlarge 950, 6xlarge 1900, 12xlarge 3800, metal-12xl 3800, 24xlarge 7600, metal-24xl 7600',
  z1d: 'large 75, xlarge 150, 2xlarge 300, 3xlarge 450, 6xlarge 900, 12xlarge 1800, metal 1800',
};

const DISKS: ReadonlyMap<string, string> = new Map(
  Object.entries(ROWS).flatMap(([families, row]) =>
    families.split(' ').flatMap((family) =>
      row.split(', ').map((entry): [string, string] => {
        const [size = '', gigabytes = ''] = entry.split(' ');
        return [`${family}.${size}`, gigabytes];
      }),
    ),
  ),
);

/** GB of the local NVMe disks of an instance type; undefined when it has none. */
export function localNvme(instanceType: string): string | undefined {
  return DISKS.get(instanceType);
}
