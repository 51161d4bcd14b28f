import type { Architecture } from '../karpenter/labels.ts';
import { architectureOf } from './instance-architecture.ts';
import { INSTANCE_FAMILIES, XEN_FAMILIES } from './instance-families.ts';

/** What rules need to know of an EC2 instance type. */
export interface InstanceType {
  /** For example `m5.large`. */
  readonly name: string;
  /** For example `m5`. */
  readonly family: string;
  /** For example `large`. */
  readonly size: string;
  readonly architecture: Architecture;
  readonly vcpus: number;
  readonly memoryMiB: number;
  /** Whether EC2 can give its interfaces prefixes of 16 addresses: the types that do not run on Xen. */
  readonly nitro: boolean;
  /** Network interfaces (ENIs) of the default network card, the only card that the VPC CNI counts pods by. */
  readonly networkInterfaces: number;
  readonly ipv4PerInterface: number;
  /** Pods that can have security groups of their own; 0 for a type without a trunk interface. */
  readonly branchInterfaces: number;
}

/** Every type that Karpenter documents, in the order of families and sizes. */
export const INSTANCE_TYPES: readonly InstanceType[] = Object.entries(INSTANCE_FAMILIES).flatMap(
  ([family, sizes]) => sizes.split(', ').map((row) => read(family, row)),
);

const BY_NAME: ReadonlyMap<string, InstanceType> = new Map(INSTANCE_TYPES.map((type) => [type.name, type]));

/** The type of a name, or undefined when it is newer than the table or no longer documented. */
export function instanceType(name: string): InstanceType | undefined {
  return BY_NAME.get(name);
}

function read(family: string, row: string): InstanceType {
  const [size = '', capacity = '', network = ''] = row.split(' ');
  const [vcpus, memory = ''] = capacity.split('/');
  const [networkInterfaces, ipv4PerInterface, branchInterfaces = 0] = network.split(/[x+]/).map(Number);
  const name = `${family}.${size}`;
  return {
    name,
    family,
    size,
    architecture: architectureOf(name),
    vcpus: Number(vcpus),
    memoryMiB: memory.endsWith('M') ? Number(memory.slice(0, -1)) : Number(memory) * 1024,
    nitro: !XEN_FAMILIES.has(family),
    networkInterfaces: networkInterfaces ?? 0,
    ipv4PerInterface: ipv4PerInterface ?? 0,
    branchInterfaces,
  };
}
