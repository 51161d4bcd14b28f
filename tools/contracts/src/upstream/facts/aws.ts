import type { JsonObject, JsonValue } from '@nodeless/core';
import { readJson, readText, type Release } from '../folders.ts';

interface Fargate {
  readonly podSizes: readonly { readonly vcpu: number; readonly memoryGiB: readonly number[] }[];
  readonly profile: { readonly selectorsMax: number; readonly labelPairsPerSelectorMax: number };
  readonly sizing: { readonly ephemeralStorageGiB: { readonly default: number; readonly max: number } };
}

interface EksVersion {
  readonly version: string;
  readonly eksRelease: string | null;
  readonly endStandard: string | null;
  readonly endExtended: string | null;
  readonly status: string;
}

interface MaxPods {
  readonly cap: readonly { readonly vcpuMax?: number; readonly vcpuMin?: number; readonly cap: number }[];
  readonly checks: JsonObject;
}

/** What EKS and its nodes have and take, as the user guide, the API's model and the VPC CNI say. */
export function eksFacts(release: Release): JsonObject {
  const { podSizes, profile, sizing } = readJson<Fargate>(release, 'aws/fargate.json');
  const { versions } = readJson<{ versions: readonly EksVersion[] }>(release, 'aws/eks-versions.json');
  const { cap, checks } = readJson<MaxPods>(release, 'vpc-cni/max-pods-rules.json');
  return {
    source:
      'awsdocs/amazon-eks-user-guide access-policy-reference, fargate, kubernetes-versions; @aws-sdk/client-eks 3.1169.0; awslabs/amazon-eks-ami max-pods-calculator.sh at b2289030^',
    accessPolicies: readJson<{ customerUsable: readonly { name: string }[] }>(
      release,
      'aws/eks-access-policies.json',
    )
      .customerUsable.map(({ name }) => name)
      .sort(),
    logTypes: readJson<{ LogType: readonly string[] }>(release, 'aws/client-eks-3.1169.0.enums.json')
      .LogType.map(String)
      .sort(),
    fargate: {
      sizes: podSizes.map(({ vcpu, memoryGiB }) => ({ vcpu, memoryGiB: [...memoryGiB] })),
      limits: {
        selectorsPerProfile: profile.selectorsMax,
        labelsPerSelector: profile.labelPairsPerSelectorMax,
        defaultEphemeralStorageGiB: sizing.ephemeralStorageGiB.default,
        maxEphemeralStorageGiB: sizing.ephemeralStorageGiB.max,
      },
    },
    // Statuses are those of 30 November 2026.
    versions: Object.fromEntries(
      versions.map(({ version, eksRelease, endStandard, endExtended, status }) => [
        version,
        { release: eksRelease, endStandard, endExtended, status },
      ]),
    ),
    maxPods: {
      ceilings: cap.map((row): JsonValue => ({ vcpus: row.vcpuMax ?? row.vcpuMin ?? 0, pods: row.cap })),
      checks,
    },
  };
}

interface Documented {
  readonly allocatable: { readonly [resource: string]: string };
  readonly arch: string;
  readonly vcpu: number;
  readonly memoryMiB: number;
  readonly category: string;
  readonly generation: string;
  readonly gpuCount: number;
  readonly acceleratorCount: number;
}

interface Limits {
  readonly eniLimit: number;
  readonly ipv4PerEni: number;
  readonly hypervisor: string;
  readonly bareMetal: boolean;
}

/** A row a type: Karpenter's documentation joined with the limits and the table of pods of the VPC CNI. */
export function instanceTypes(release: Release): JsonObject {
  const documented = readJson<{ [name: string]: Documented }>(release, 'karpenter/instance-types.json');
  const limits = readJson<{ [name: string]: Limits }>(release, 'vpc-cni/instance-eni-limits.json');
  const pods = new Map(
    readText(release, 'vpc-cni/eni-max-pods.txt')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(' ') as [string, string]),
  );
  return {
    source:
      'aws/karpenter-provider-aws reference/instance-types.md at 692ccdd0; aws/amazon-vpc-cni-k8s pkg/vpc/vpc_ip_resource_limit.go and misc/eni-max-pods.txt at b5218838',
    columns:
      'arch category generation vcpus memoryMiB allocatableCpu allocatableMemory podEni gpus accelerators enis ipv4PerEni hypervisor pods',
    types: Object.fromEntries(
      Object.keys(documented)
        .sort()
        .map((name) => {
          const one = documented[name] as Documented;
          const { eniLimit, ipv4PerEni, hypervisor, bareMetal } = limits[name] as Limits;
          const row = [
            ...[one.arch, one.category, one.generation, one.vcpu, one.memoryMiB],
            ...[one.allocatable['cpu'], one.allocatable['memory']],
            one.allocatable['vpc.amazonaws.com/pod-eni'] ?? 0,
            ...[one.gpuCount, one.acceleratorCount, eniLimit, ipv4PerEni],
            hypervisor === 'nitro' || bareMetal ? 'nitro' : 'xen',
            pods.get(name) ?? '-',
          ];
          return [name, row.join(' ')];
        }),
    ),
  };
}
