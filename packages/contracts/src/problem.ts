/** Something that a consumer (an API server, a controller) would refuse. */
export interface ContractProblem {
  /** Where it stands in the manifest: `['spec', 'template', 'spec', 'requirements', 0, 'key']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** One rule about every value that stands at a place of a manifest. */
export interface ContractRule {
  /** The place, written like in a CRD: `.spec.budgets[].nodes`. */
  readonly at: string;
  readonly message: string;
  readonly holds: (value: never) => boolean;
}

/** A rule; `T` is what the manifest's type says about the place. */
export function contractRule<T>(at: string, message: string, holds: (value: T) => boolean): ContractRule {
  return { at, message, holds };
}

/** All rules that do not hold, in the order of the rules. Places that are absent break no rule. */
export function brokenRules(rules: readonly ContractRule[], manifest: object): ContractProblem[] {
  return rules.flatMap(({ at, message, holds }) =>
    placesOf(manifest, at.slice(1).split('.'), [])
      .filter(({ value }) => !holds(value as never))
      .map(({ path }) => ({ path, message })),
  );
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

function placesOf(value: unknown, steps: readonly string[], path: readonly (string | number)[]): Place[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [{ path, value }];
  const key = step.replace(/\[\]$/, '');
  const child = (value as { readonly [key: string]: unknown })[key];
  if (child === undefined) return [];
  if (key === step) return placesOf(child, rest, [...path, key]);
  return (child as readonly unknown[]).flatMap((item, index) => placesOf(item, rest, [...path, key, index]));
}
