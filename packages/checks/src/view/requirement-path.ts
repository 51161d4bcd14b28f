import { AUTO_MODE_LABELS } from '@nodeless/contracts/auto-mode';
import { NODE_LABELS, type Requirement } from '@nodeless/contracts/karpenter';
import type { NodePoolView } from '@nodeless/contracts/placement';
import { childPath, type SpecPath } from '@nodeless/core';
import { autoModeOf, type ClusterModel } from '@nodeless/sources';

/** The short form in the sources of requirements on a label. */
const SHORT_FORMS: { readonly [key: string]: string } = {
  [NODE_LABELS.architecture]: 'architectures',
  [NODE_LABELS.capacityType]: 'capacityTypes',
  [NODE_LABELS.zone]: 'zones',
  [NODE_LABELS.instanceType]: 'instanceTypes',
  [NODE_LABELS.instanceCategory]: 'instanceCategories',
  [NODE_LABELS.instanceGeneration]: 'instanceGenerationAbove',
  [AUTO_MODE_LABELS.instanceCategory]: 'instanceCategories',
  [AUTO_MODE_LABELS.instanceGeneration]: 'instanceGenerationAbove',
};

/** Where the sources say a requirement of a rendered pool. */
export function requirementPath(
  { spec }: ClusterModel,
  { name, resource }: NodePoolView,
  { key, operator, values = [] }: Requirement,
): SpecPath {
  const { specPath } = resource.origin;
  const pools = [...spec.compute.karpenter.nodePools, ...(autoModeOf(spec)?.nodePools ?? [])];
  const written = pools.find((pool) => pool.name === name)?.requirements ?? [];
  const index = written.findIndex(
    (one) =>
      one.key === key && one.operator === operator && (one.values ?? []).join('\n') === values.join('\n'),
  );
  if (index >= 0) return childPath(specPath, 'requirements', index);
  const short = SHORT_FORMS[key];
  return short === undefined ? specPath : childPath(specPath, short);
}

/** For example `kubernetes.io/arch In [amd64]`. */
export function requirementWords({ key, operator, values = [] }: Requirement): string {
  return `${key} ${operator}${values.length === 0 ? '' : ` [${values.join(', ')}]`}`;
}
