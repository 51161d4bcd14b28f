import { facts } from '@nodeless/contract-tables';

/** What Karpenter documents of an instance type, and the VPC CNI of its interfaces. */
export interface DocumentedType {
  readonly name: string;
  readonly arch: string;
  readonly category: string;
  readonly generation: string;
  readonly vcpus: number;
  readonly memoryMiB: number;
  /** As Kubernetes writes it: `1930m`. */
  readonly allocatableCpu: string;
  /** As Kubernetes writes it: `6803Mi`. */
  readonly allocatableMemory: string;
  /** Pods that can have security groups of their own. */
  readonly podEni: number;
  readonly enis: number;
  readonly ipv4PerEni: number;
  readonly nitro: boolean;
  /** Pods that have addresses, by the table of the VPC CNI. */
  readonly pods: number;
}

/** All types of the table, by name. */
export function documentedTypes(): DocumentedType[] {
  const { columns, types } = facts<{ columns: string; types: { [name: string]: string } }>('instance-types');
  return Object.entries(types).map(([name, row]) => {
    const words = row.split(' ');
    const text = (column: string) => words[columns.split(' ').indexOf(column)] ?? '';
    const number = (column: string) => Number(text(column));
    return {
      name,
      arch: text('arch'),
      category: text('category'),
      generation: text('generation'),
      vcpus: number('vcpus'),
      memoryMiB: number('memoryMiB'),
      allocatableCpu: text('allocatableCpu'),
      allocatableMemory: text('allocatableMemory'),
      podEni: number('podEni'),
      enis: number('enis'),
      ipv4PerEni: number('ipv4PerEni'),
      nitro: text('hypervisor') === 'nitro',
      pods: number('pods'),
    };
  });
}
