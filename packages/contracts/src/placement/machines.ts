import { compareText } from '@nodeless/core';
import { AUTO_MODE_LABELS } from '../auto-mode/index.ts';
import {
  allocatable,
  instanceLabels,
  INSTANCE_TYPES,
  type InstanceType,
  type KubeletReservation,
  type PodRequests,
} from '../aws/index.ts';
import { NODE_LABELS } from '../karpenter/labels.ts';
import { intersectRequirements, matcher, type Requirement } from '../karpenter/requirement.ts';
import { parseBytes, parseCpuMillis, parseQuantity } from '@nodeless/kubernetes-schema/values';

/** An instance type with the labels that follow from it. */
interface Machine {
  readonly type: InstanceType;
  readonly labels: { readonly [label: string]: string };
}

/** What the nodes of a pool or group can be. */
export interface Machines {
  /** The one with the most memory first; none where no type meets the requirements, or each is larger than the limits. */
  readonly machines: readonly Machine[];
  /** What pods can ask of a node of a type. */
  readonly room: (type: InstanceType) => PodRequests;
  /** What a node of a type takes of the limits of its pool. */
  readonly counted: (type: InstanceType) => PodRequests;
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
const NAMED =
  /^(node\.kubernetes\.io\/instance-type|(karpenter\.k8s|eks\.amazonaws)\.[a-z]+\/instance-(family|size|(gpu|accelerator)-name))$/;

const GENERATIONS = [NODE_LABELS.instanceGeneration, AUTO_MODE_LABELS.instanceGeneration];

const VALUES: ReadonlyMap<string, ReadonlySet<string | undefined>> = new Map(
  [...LABELS].map((label) => [label, new Set(ALL.map(({ labels }) => labels[label]))]),
);

/** The requirements about what follows from the instance type. */
export function ofMachines(requirements: readonly Requirement[]): Requirement[] {
  return requirements.filter(({ key }) => LABELS.has(key));
}

/** Whether a value is one that no type of the table has, and that a type which is newer than the table may have. */
export function isNewName(key: string, value: string): boolean {
  return NAMED.test(key) && !VALUES.get(key)?.has(value);
}

/** The label of a generation whose requirements only what is newer than the table can meet. */
export function newerGeneration(requirements: readonly Requirement[]): string | undefined {
  return GENERATIONS.find((key) => {
    const wanted = requirements.filter((one) => one.key === key);
    const newest = Math.max(...[...(VALUES.get(key) ?? [])].map(Number));
    const known: Requirement = { key, operator: 'Lte', values: [String(newest)] };
    return (
      wanted.length > 0 && intersectRequirements(wanted).ok && !intersectRequirements([known, ...wanted]).ok
    );
  });
}

/** Clusters have few kinds of pools, and the same ones again and again. */
const found = new Map<string, readonly Machine[]>();

/** The types that meet requirements, the one with the most memory first; undefined where they ask for what is newer than the table. */
export function machinesWith(requirements: readonly Requirement[]): readonly Machine[] | undefined {
  const wanted = ofMachines(requirements);
  const isNew = ({ key, operator, values = [] }: Requirement) =>
    operator === 'In' && values.some((value) => isNewName(key, value));
  if (wanted.some(isNew) || newerGeneration(wanted) !== undefined) return undefined;
  const key = JSON.stringify(wanted);
  const meets = matcher(wanted);
  const machines = found.get(key) ?? ALL.filter(({ labels }) => meets(labels));
  found.set(key, machines);
  return machines;
}

/**
 * The machines that meet requirements; undefined when the table of instance types cannot tell. Requirements that it
 * knows nothing about (zones, network bandwidth) exclude none.
 */
export function machinesOf(
  requirements: readonly Requirement[],
  { limits = {}, kubelet = {}, memory = (type) => type.memoryMiB }: MachineOptions = {},
): Machines | undefined {
  const machines = machinesWith(requirements);
  if (machines === undefined) return undefined;
  return {
    machines: machines.filter(within(limits, memory)),
    counted: (type) => ({ cpuMillis: type.vcpus * 1000, memoryMiB: memory(type) }),
    room: (type) =>
      kubelet === 'unknown'
        ? { cpuMillis: type.vcpus * 1000, memoryMiB: type.memoryMiB }
        : allocatable(type, kubelet, memory(type)),
  };
}

/**
 * Karpenter makes a node where what it counts for the type is within the limits.
 * Source: `filterByRemainingResources` in pkg/controllers/provisioning/scheduling/scheduler.go of sigs.k8s.io/karpenter v1.14
 */
function within(
  { cpu, memory, nodes }: NonNullable<MachineOptions['limits']>,
  memoryOf: (type: InstanceType) => number,
): (machine: Machine) => boolean {
  const millis = (cpu === undefined ? undefined : parseCpuMillis(cpu)) ?? Infinity;
  const bytes = (memory === undefined ? undefined : parseBytes(memory)) ?? Infinity;
  const count = (nodes === undefined ? undefined : parseQuantity(nodes)) ?? Infinity;
  return ({ type }) => count >= 1 && type.vcpus * 1000 <= millis && memoryOf(type) * 1024 ** 2 <= bytes;
}

/** The largest machine that meets requirements besides. */
export function machineOf({ machines }: Machines, wanted: readonly Requirement[]): Machine | undefined {
  const meets = matcher(wanted);
  return machines.find(({ labels }) => meets(labels));
}
