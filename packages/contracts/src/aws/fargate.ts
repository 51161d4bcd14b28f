/** A shape of the virtual machine that runs one pod. */
export interface FargateSize {
  readonly vcpu: number;
  readonly memoryGiB: number;
}

/** Every CPU size with the memory sizes it can have, both rising. Source: EKS user guide, "Fargate Pod configuration". */
export const FARGATE_SIZES: readonly { readonly vcpu: number; readonly memoryGiB: readonly number[] }[] = [
  { vcpu: 0.25, memoryGiB: [0.5, 1, 2] },
  { vcpu: 0.5, memoryGiB: steps(1, 4, 1) },
  { vcpu: 1, memoryGiB: steps(2, 8, 1) },
  { vcpu: 2, memoryGiB: steps(4, 16, 1) },
  { vcpu: 4, memoryGiB: steps(8, 30, 1) },
  { vcpu: 8, memoryGiB: steps(16, 60, 4) },
  { vcpu: 16, memoryGiB: steps(32, 120, 8) },
];

/** Memory that Fargate adds to every pod for kubelet, kube-proxy and containerd. */
export const FARGATE_OVERHEAD_MIB = 256;

/** Limits of Fargate profiles and pods. Source: EKS user guide, "Define which Pods use AWS Fargate when launched". */
export const FARGATE_LIMITS = {
  selectorsPerProfile: 5,
  labelsPerSelector: 5,
  defaultEphemeralStorageGiB: 20,
  maxEphemeralStorageGiB: 175,
} as const;

/** Pods name a profile with this label when several match. */
export const FARGATE_PROFILE_LABEL = 'eks.amazonaws.com/fargate-profile';

/** What a container, or a whole pod, asks for. */
export interface PodRequests {
  readonly cpuMillis: number;
  readonly memoryMiB: number;
}

/** An init container, and whether it is a sidecar: one with restartPolicy Always, which runs on. */
export interface InitDemand<T> {
  readonly demand: T;
  readonly runsOn: boolean;
}

/** What a pod counts for, for CPU and memory apart. Without any request that is nothing, which still gets the smallest size. */
export function podRequests(
  initContainers: readonly InitDemand<PodRequests>[],
  containers: readonly PodRequests[],
): PodRequests {
  const total = (pick: (one: PodRequests) => number) =>
    podTotal(
      initContainers.map(({ demand, runsOn }) => ({ demand: pick(demand), runsOn })),
      containers.map(pick),
    );
  return { cpuMillis: total((one) => one.cpuMillis), memoryMiB: total((one) => one.memoryMiB) };
}

/**
 * What a pod counts for of one resource: the sum of what runs on, or more while an init container runs beside the sidecars that
 * have started before it.
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function podTotal(
  initContainers: readonly InitDemand<number>[],
  containers: readonly number[],
): number {
  let started = 0;
  let most = 0;
  for (const { demand, runsOn } of initContainers) {
    most = Math.max(most, started + demand);
    if (runsOn) started += demand;
  }
  return Math.max(
    most,
    containers.reduce((sum, value) => sum + value, started),
  );
}

/** The smallest size that holds a pod's requests and Fargate's own share of memory; undefined when none is large enough. */
export function fargateSize(requests: PodRequests): FargateSize | undefined {
  const neededGiB = (requests.memoryMiB + FARGATE_OVERHEAD_MIB) / 1024;
  for (const { vcpu, memoryGiB } of FARGATE_SIZES) {
    const memory = memoryGiB.find((size) => size >= neededGiB);
    if (vcpu * 1000 >= requests.cpuMillis && memory !== undefined) return { vcpu, memoryGiB: memory };
  }
  return undefined;
}

/** Why EKS refuses a profile's name, or undefined when it accepts it. */
export function fargateProfileNameProblem(name: string): string | undefined {
  if (name === '') return 'it is empty';
  if (name.startsWith('eks-')) return 'the prefix "eks-" is kept for EKS itself';
  return undefined;
}

function steps(from: number, to: number, by: number): number[] {
  return Array.from({ length: (to - from) / by + 1 }, (_, index) => from + index * by);
}
