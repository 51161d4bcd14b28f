import { parseBytes, parseCpuMillis } from '@nodeless/kubernetes-schema/values';
import type { PodRequests } from './fargate.ts';
import type { InstanceType } from './instance-types.ts';
import { addressablePods } from './max-pods.ts';

/** What of kubelet's settings decides how much of a node is left for pods, in the words of KubeletConfiguration. */
export interface KubeletReservation {
  /** The image is Bottlerocket, which keeps memory for as many pods as the node takes. Default: Amazon Linux. */
  readonly bottlerocket?: PodDensity | undefined;
  readonly kubeReserved?: { readonly [resource: string]: string } | undefined;
  readonly systemReserved?: { readonly [resource: string]: string } | undefined;
  readonly evictionHard?: { readonly [signal: string]: string } | undefined;
}

/** How many pods a node takes: `maxPods`, or else as many as its interfaces have addresses for. */
interface PodDensity {
  readonly maxPods?: number | undefined;
  /** Interfaces whose addresses no pod gets, RESERVED_ENIS of Karpenter. Default: none. */
  readonly reservedInterfaces?: number | undefined;
}

const MIB = 1024 ** 2;

/** Memory that must stay free on a node of EKS, or pods are evicted. */
const EVICTION_MIB = 100;

/**
 * What pods can ask of a node: all that it has, less what kubelet keeps for itself, for the system and free.
 *
 * Settings that cannot be read count as left out. The memory of a type is a bit more than its kernel sees, so for nodes
 * of EKS this is an upper bound. Kubelet keeps memory for each pod: on Amazon Linux for as many as the type has addresses
 * for, whatever maxPods and podsPerCore say, on Bottlerocket for as many as it takes. Karpenter counts the same way.
 * Sources: `withDefaultReservedResources` and what it calls of nodeadm in https://github.com/awslabs/amazon-eks-ami,
 * UsesENILimitedMemoryOverhead in pkg/providers/amifamily of https://github.com/aws/karpenter-provider-aws,
 * https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/
 *
 * @param memoryMiB memory that the node has
 */
export function allocatable(
  type: InstanceType,
  { bottlerocket, kubeReserved = {}, systemReserved = {}, evictionHard = {} }: KubeletReservation = {},
  memoryMiB: number = type.memoryMiB,
): PodRequests {
  const pods =
    bottlerocket?.maxPods ??
    addressablePods(type, { reservedInterfaces: bottlerocket?.reservedInterfaces ?? 0 });
  const cpu = (cpuOf(kubeReserved) ?? reservedCpuMillis(type.vcpus)) + (cpuOf(systemReserved) ?? 0);
  const memory =
    (memoryOf(kubeReserved) ?? 11 * pods + 255) +
    (memoryOf(systemReserved) ?? 0) +
    (signalOf(evictionHard['memory.available'], memoryMiB) ?? EVICTION_MIB);
  return { cpuMillis: type.vcpus * 1000 - cpu, memoryMiB: memoryMiB - memory };
}

/** Karpenter's setting VM_MEMORY_OVERHEAD_PERCENT, which its chart sets to 0.075. */
const VM_MEMORY_OVERHEAD = 0.075;

/** Memory that the kernel of a Graviton instance keeps (contiguous memory allocator). */
const ARM_MIB = 64;

/**
 * The memory that Karpenter counts on before it has seen a node of the type: what the machine has, less a share for
 * the hypervisor and the kernel.
 * Sources: https://karpenter.sh/docs/reference/settings/, `memory` in pkg/providers/instancetype/types.go of
 * https://github.com/aws/karpenter-provider-aws
 */
export function memoryForKarpenter({ architecture, memoryMiB }: InstanceType): number {
  const seen = architecture === 'arm64' ? memoryMiB - ARM_MIB : memoryMiB;
  return seen - Math.ceil(seen * VM_MEMORY_OVERHEAD);
}

/** 6 % of the first CPU, 1 % of the second, 0.5 % of the next two, 0.25 % of the others. */
function reservedCpuMillis(vcpus: number): number {
  const between = (from: number, to: number) => Math.max(0, Math.min(vcpus, to) - from);
  return Math.floor(between(0, 1) * 60 + between(1, 2) * 10 + between(2, 4) * 5 + between(4, Infinity) * 2.5);
}

function cpuOf({ cpu }: { readonly [resource: string]: string }): number | undefined {
  return cpu === undefined ? undefined : parseCpuMillis(cpu);
}

function memoryOf({ memory }: { readonly [resource: string]: string }): number | undefined {
  return memory === undefined ? undefined : mibOf(memory);
}

/** A threshold is a quantity or a share; a share of all switches it off. */
function signalOf(threshold: string | undefined, memoryMiB: number): number | undefined {
  if (threshold === undefined) return undefined;
  if (!threshold.endsWith('%')) return mibOf(threshold);
  const percent = Number(threshold.slice(0, -1));
  return Number.isFinite(percent) ? (memoryMiB * (percent === 100 ? 0 : percent)) / 100 : undefined;
}

function mibOf(quantity: string): number | undefined {
  const bytes = parseBytes(quantity);
  return bytes === undefined ? undefined : bytes / MIB;
}
