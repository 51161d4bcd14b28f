import { apiGroup } from '@nodeless/core';
import { compareVersions } from './form/versions.ts';
import { SHIPPED_TABLES, type ShippedTable } from './shipped-tables.ts';

/** Whose tables have the kinds of a group. */
const PROGRAMS: { readonly [group: string]: ShippedTable } = {
  'argoproj.io': 'argocd',
  'autoscaling.x-k8s.io': 'karpenter',
  'eks.amazonaws.com': 'by-hand',
  'external-secrets.io': 'others',
  'gateway.k8s.aws': 'load-balancer-controller',
  'gateway.networking.k8s.io': 'others',
  'elbv2.k8s.aws': 'load-balancer-controller',
  'karpenter.k8s.aws': 'karpenter',
  'karpenter.sh': 'karpenter',
  'monitoring.coreos.com': 'others',
  'secrets-store.csi.x-k8s.io': 'others',
  'snapshot.storage.k8s.io': 'by-hand',
  'vpcresources.k8s.aws': 'by-hand',
};

/** The table that has the custom kinds of an API version's group; undefined for groups of no table. */
export function programOf(apiVersion: string): ShippedTable | undefined {
  const group = apiGroup(apiVersion);
  return Object.hasOwn(PROGRAMS, group) ? PROGRAMS[group] : undefined;
}

/**
 * The version of a table that says most of a release: the release itself, or the newest one before it, or the oldest of all. One
 * with another major version says little of it.
 * @param release `1.35`, `1.14.1`, `v3.5.0`; undefined for the newest version
 */
export function nearestVersion(program: ShippedTable, release?: string): string {
  const all = [...SHIPPED_TABLES[program].versions].sort(compareVersions);
  const minor = minorOf(release);
  const related = all.filter((one) => minor !== undefined && majorOf(one) === majorOf(minor));
  const versions = related.length > 0 ? related : all;
  const earlier = versions.filter((one) => minor === undefined || compareVersions(one, minor) <= 0);
  return earlier.at(-1) ?? versions[0] ?? '';
}

/** Whether a table holds a release, `1.35`, `1.14.1` or `v3.5.0`. */
export function isInTable(program: ShippedTable, release: string): boolean {
  return SHIPPED_TABLES[program].versions.includes(minorOf(release) ?? '');
}

function minorOf(release: string | undefined): string | undefined {
  return release === undefined ? undefined : /(\d+\.\d+)/.exec(release)?.[1];
}

const majorOf = (version: string) => version.split('.')[0];
