import { isJsonObject, type JsonValue } from '@nodeless/core';
import { problemsOf } from './form/check.ts';
import { kindTable, type ProgramName } from './tables.ts';

/** Which releases read the objects, in minor versions. */
export interface Readers {
  readonly kubernetes: string;
  readonly karpenter: string;
  readonly argocd: string;
}

/** The releases before those of November 2026, and these, without Kubernetes, which a cluster chooses. */
export const OLDER_RELEASES = { karpenter: '1.14', argocd: '3.5' } as const;
export const NEWEST_RELEASES = { karpenter: '1.15', argocd: '3.6' } as const;

/** Whose tables have the kinds of a group; Kubernetes' own have all others. */
const PROGRAMS: { readonly [group: string]: ProgramName } = {
  'argoproj.io': 'argocd',
  'autoscaling.x-k8s.io': 'karpenter',
  'eks.amazonaws.com': 'by-hand',
  'external-secrets.io': 'others',
  'gateway.k8s.aws': 'load-balancer-controller',
  'gateway.networking.k8s.io': 'others',
  'monitoring.coreos.com': 'others',
  'secrets-store.csi.x-k8s.io': 'others',
  'elbv2.k8s.aws': 'load-balancer-controller',
  'karpenter.k8s.aws': 'karpenter',
  'karpenter.sh': 'karpenter',
  'snapshot.storage.k8s.io': 'by-hand',
  'vpcresources.k8s.aws': 'by-hand',
};

/**
 * What a reader has against an object, which is JSON: fields that it does not know, types, what is required, values, bounds, patterns.
 * Each as `/spec/replicas must be integer`. An object that no reader serves is one problem.
 */
export function objectProblems(object: unknown, readers: Readers): string[] {
  if (!isJsonObject(object)) return ['is no map'];
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return ['has no apiVersion or kind'];
  const program = PROGRAMS[apiVersion.split('/')[0] ?? ''] ?? 'kubernetes';
  const version = program in readers ? readers[program as keyof Readers] : undefined;
  return (
    kindProblems(program, `${apiVersion}/${kind}`, object, version) ?? [
      `${[program, version].filter(Boolean).join(' ')} does not serve ${apiVersion} ${kind}`,
    ]
  );
}

/** What eksctl's published schema has against a ClusterConfig. */
export function clusterConfigProblems(config: unknown): string[] {
  return kindProblems('eksctl', 'eksctl.io/v1alpha5/ClusterConfig', config) ?? [];
}

/** What a kind of a table has against an object; undefined where the version does not read it. */
export function kindProblems(
  program: ProgramName,
  gvk: string,
  object: unknown,
  version?: string,
): string[] | undefined {
  const { kinds, types } = kindTable(program, version);
  const row = kinds[gvk];
  return row === undefined ? undefined : problemsOf(row.schema, object as JsonValue, types);
}
