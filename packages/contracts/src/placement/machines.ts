import { compareText } from '@nodeless/core';
import {
  allocatable,
  instanceLabels,
  INSTANCE_TYPES,
  type InstanceType,
  type KubeletReservation,
  type PodRequests,
} from '../aws/index.ts';
import { NODE_LABELS } from '../karpenter/labels.ts';
import { matcher, type Requirement } from '../karpenter/requirement.ts';
import { parseBytes, parseCpuMillis } from '@nodeless/kubernetes-schema/values';

/** An instance type with the labels that follow from it. */
interface Machine {
  readonly type: InstanceType;
  readonly labels: { readonly [label: string]: string };
}

/** What the nodes of a pool or group can be. */
export interface Machines {
  /** At least one, the one with the most memory first. */
  readonly machines: readonly Machine[];
  /** What pods can ask of a node of a type. */
  readonly room: (type: InstanceType) => PodRequests;
}

/** What decides about machines besides requirements. */
interface MachineOptions {
  /** Limits of a node pool: Karpenter makes no node that is larger by itself. */
  readonly limits?: { readonly [resource: string]: string };
  readonly kubelet?: KubeletReservation | 'unknown' | undefined;
  /** Memory of a node in MiB. Default: all that the type has. */
  readonly memory?: (type: InstanceType) => number;
}

const ALL: readonly Machine[] = INSTANCE_TYPES.map((type) => ({ type, labels: instanceLabels(type) })).sort(
  (a, b) => b.type.memoryMiB - a.type.memoryMiB || compareText(a.type.name, b.type.name),
);

const LABELS: ReadonlySet<string> = new Set(ALL.flatMap(({ labels }) => Object.keys(labels)));

/** Labels whose values are names: one that the table does not know may be newer than it. */
const NAMES: ReadonlyMap<string, ReadonlySet<string | undefined>> = new Map(
  [NODE_LABELS.instanceType, NODE_LABELS.instanceFamily, 'eks.amazonaws.com/instance-family'].map((label) => [
    label,
    new Set(ALL.map(({ labels }) => labels[label])),
  ]),
);

/** The requirements about what follows from the instance type. */
export function ofMachines(requirements: readonly Requirement[]): Requirement[] {
  return requirements.filter(({ key }) => LABELS.has(key));
}

/** Clusters have few kinds of pools, and the same ones again and again. */
const found = new Map<string, readonly Machine[]>();

/**
 * The machines that meet requirements; undefined when the table of instance types cannot tell. Requirements that it
 * knows nothing about (zones, network bandwidth) exclude none.
 */
export function machinesOf(
  requirements: readonly Requirement[],
  { limits = {}, kubelet = {}, memory = (type) => type.memoryMiB }: MachineOptions = {},
): Machines | undefined {
  const wanted = ofMachines(requirements);
  const isNew = ({ key, values = [] }: Requirement) =>
    NAMES.has(key) && !values.every((value) => NAMES.get(key)?.has(value));
  if (wanted.some(isNew)) return undefined;
  const key = JSON.stringify([wanted, limits['cpu'], limits['memory']]);
  const meets = matcher(wanted);
  const machines = found.get(key) ?? ALL.filter(({ labels }) => meets(labels)).filter(within(limits));
  found.set(key, machines);
  if (machines.length === 0) return undefined;
  return {
    machines,
    room: (type) =>
      kubelet === 'unknown'
        ? { cpuMillis: type.vcpus * 1000, memoryMiB: type.memoryMiB }
        : allocatable(type, kubelet, memory(type)),
  };
}

function within({ cpu, memory }: NonNullable<MachineOptions['limits']>): (machine: Machine) => boolean {
  const millis = cpu === undefined ? undefined : parseCpuMillis(cpu);
  const bytes = memory === undefined ? undefined : parseBytes(memory);
  return ({ type }) =>
    type.vcpus * 1000 <= (millis ?? Infinity) && type.memoryMiB * 1024 ** 2 <= (bytes ?? Infinity);
}

/** The largest machine that meets requirements besides. */
export function machineOf({ machines }: Machines, wanted: readonly Requirement[]): Machine | undefined {
  const meets = matcher(wanted);
  return machines.find(({ labels }) => meets(labels));
}
