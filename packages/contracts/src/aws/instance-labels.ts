import { instanceDevices } from './instance-devices.ts';
import type { InstanceType } from './instance-types.ts';
import { localNvme } from './local-nvme.ts';

/** Domains of the labels that tell the instance type of a node: of Karpenter, and of EKS Auto Mode. */
const DOMAINS = ['karpenter.k8s.aws', 'eks.amazonaws.com'];

/** Category and generation; of `u-6tb1` they are u and 1. */
const FAMILY = /^([a-z]+)(?:-[0-9]+tb)?([0-9]+)/;

/** Families with processors of AMD whose names do not say so by an `a` behind the generation. */
const AMD_BY_DESIGN: ReadonlySet<string> = new Set('f2 g5 g6 g6e g6f gr6 gr6f inf2 p5 p5e'.split(' '));

/** Families whose traffic is not encrypted between instances. */
const UNENCRYPTED: ReadonlySet<string> = new Set(
  'a1 c1 c3 c4 c5 c5d c6g c6gd d2 g5g h1 i2 i3 m1 m2 m3 m4 m5 m5a m5ad m5d m6g m6gd r3 r4 r5 r5a r5ad r5b r5d r6g r6gd t1 t2 t3 t3a t4g x1 x1e x2gd z1d'.split(
    ' ',
  ),
);

/**
 * The labels of a node that follow from its instance type alone, as far as the table of types knows them; those about
 * bandwidths and clock speed are not told.
 * Sources: https://karpenter.sh/docs/reference/instance-types/, `computeRequirements` in
 * pkg/providers/instancetype/types.go of https://github.com/aws/karpenter-provider-aws
 */
export function instanceLabels(type: InstanceType): { readonly [label: string]: string } {
  const [, category = '', generation = ''] = FAMILY.exec(type.name) ?? [];
  const own = {
    'instance-category': category,
    'instance-cpu': String(type.vcpus),
    'instance-cpu-manufacturer': cpuManufacturer(type),
    'instance-encryption-in-transit-supported': String(!UNENCRYPTED.has(type.family)),
    'instance-family': type.family,
    'instance-generation': generation,
    'instance-hypervisor': hypervisor(type),
    'instance-memory': String(type.memoryMiB),
    'instance-size': type.size,
    ...devices(type),
  };
  return {
    'kubernetes.io/arch': type.architecture,
    'kubernetes.io/os': 'linux',
    'node.kubernetes.io/instance-type': type.name,
    'karpenter.k8s.aws/instance-capability-flex': String(type.family.endsWith('-flex')),
    ...Object.fromEntries(
      DOMAINS.flatMap((domain) => Object.entries(own).map(([name, value]) => [`${domain}/${name}`, value])),
    ),
  };
}

function cpuManufacturer({ architecture, family }: InstanceType): string {
  if (architecture === 'arm64') return 'aws';
  return AMD_BY_DESIGN.has(family) || /^[a-z]+[0-9]+[a-z]*a[a-z]*(-flex)?$/.test(family) ? 'amd' : 'intel';
}

/** Bare metal has none: the value is empty. */
function hypervisor({ nitro, size }: InstanceType): string {
  if (size.startsWith('metal')) return '';
  return nitro ? 'nitro' : 'xen';
}

function devices({ name }: InstanceType): { readonly [label: string]: string } {
  const disks = localNvme(name);
  const found = instanceDevices(name);
  return {
    ...(disks === undefined ? {} : { 'instance-local-nvme': disks }),
    ...(found === undefined
      ? {}
      : {
          [`instance-${found.label}-count`]: found.count,
          [`instance-${found.label}-manufacturer`]: found.manufacturer,
          [`instance-${found.label}-name`]: found.name,
          ...(found.memory === undefined ? {} : { [`instance-${found.label}-memory`]: found.memory }),
        }),
  };
}
