import type { Requirement } from '../karpenter/requirement.ts';
import { isNewName, machinesWith, newerGeneration, ofMachines } from './machines.ts';

/** A value that a requirement lists, and that no instance type can have together with the other requirements. */
export interface UnusedValue {
  readonly requirement: Requirement;
  readonly value: string;
  /** No known type has it at all: it is mistyped, or newer than the table. */
  readonly isUnknown: boolean;
}

/**
 * Requirements that no instance type meets together, as few of them as possible; undefined where a type meets all, or where
 * the table of types cannot tell.
 */
export function impossibleTogether(requirements: readonly Requirement[]): readonly Requirement[] | undefined {
  let wanted = ofMachines(requirements);
  if (machinesWith(wanted)?.length !== 0) return undefined;
  // Those that a person wrote come last and stay longest, so that the defaults of the others are not the reason.
  for (const one of [...wanted]) {
    const others = wanted.filter((other) => other !== one);
    if (machinesWith(others)?.length === 0) wanted = others;
  }
  return wanted;
}

/** The requirements on a generation that no known instance type has, but a newer one may; undefined where known ones do. */
export function ofNewerGeneration(requirements: readonly Requirement[]): readonly Requirement[] | undefined {
  const label = newerGeneration(requirements);
  return label === undefined ? undefined : requirements.filter(({ key }) => key === label);
}

/** The values of lists that no instance type of the pool has, where others are left. */
export function unusedValues(requirements: readonly Requirement[]): UnusedValue[] {
  const wanted = ofMachines(requirements);
  const lists = wanted.filter(({ operator }) => operator === 'In');
  return lists.flatMap((requirement) => {
    const others = wanted.filter((one) => one !== requirement);
    return (requirement.values ?? []).flatMap((value): UnusedValue[] => {
      const isUnknown = isNewName(requirement.key, value);
      const alone: Requirement = { key: requirement.key, operator: 'In', values: [value] };
      const isUnused = isUnknown || machinesWith([...others, alone])?.length === 0;
      return isUnused ? [{ requirement, value, isUnknown }] : [];
    });
  });
}

/**
 * Requirements that ask for more different values than the instance types of a pool have; Karpenter then makes no node.
 * Source: https://karpenter.sh/docs/concepts/nodepools/#min-values
 */
export function tooFewValues(
  requirements: readonly Requirement[],
): { readonly requirement: Requirement; readonly has: number }[] {
  const machines = machinesWith(requirements);
  if (machines === undefined || machines.length === 0) return [];
  return ofMachines(requirements).flatMap((requirement) => {
    const { key, minValues = 0 } = requirement;
    // Most ask for none, and counting takes all instance types.
    if (minValues === 0) return [];
    const has = new Set(machines.flatMap(({ labels }) => labels[key] ?? [])).size;
    return has < minValues ? [{ requirement, has }] : [];
  });
}
