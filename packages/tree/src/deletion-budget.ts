import { clusterFile, type Diagnostic } from '@nodeless/core';
import { finding } from './findings.ts';
import type { PlanOptions } from './plan-options.ts';

/** So many files may go whatever their share is, unless the share is 0: small trees change shape all the time. */
const ALWAYS_ALLOWED = 5;

/**
 * A run that deletes much of a cluster is more often a mistake in the sources than a wish; Argo CD would prune the
 * objects within minutes of the merge.
 *
 * @param owned how many files the records name
 */
export function deletionBudget(
  cluster: string,
  deleted: number,
  owned: number,
  { maxDeletedPercent, allowDeletions }: PlanOptions,
): Diagnostic[] {
  const free = maxDeletedPercent === 0 ? 0 : ALWAYS_ALLOWED;
  if (allowDeletions === true || deleted <= free) return [];
  if (deleted * 100 <= owned * maxDeletedPercent) return [];
  return [
    finding(
      'tree/deletion-budget',
      clusterFile(cluster),
      `The run would delete ${deleted} of ${owned} files of ${cluster}; up to ${maxDeletedPercent} % are plausible`,
      `look for what the sources lost; if it is meant, run \`npx nodeless generate ${cluster} --allow-deletions\``,
    ),
  ];
}
