/** Operators of a requirement; the last four compare whole numbers. */
export const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt', 'Gte', 'Lte'] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a node's label must be. */
export type Requirement = {
  readonly key: string;
  readonly operator: Operator;
  /** One or more for In and NotIn, exactly one whole number for Gt, Lt, Gte and Lte, none otherwise. */
  readonly values?: readonly string[];
  /** How many different values must stay possible; 1 to 50. */
  readonly minValues?: number;
};

/** Two requirements on one key that no node can meet together. */
export interface RequirementConflict {
  readonly key: string;
  readonly a: Requirement;
  readonly b: Requirement;
}

/** What one label may be: absent, or a value. */
interface Allowed {
  readonly absent: boolean;
  /** The only values, or all values but the excluded ones. */
  readonly values: { readonly only: ReadonlySet<string> } | { readonly except: ReadonlySet<string> };
  /** Inclusive bounds; when there are any, a value must be a whole number. */
  readonly min: number;
  readonly max: number;
}

/**
 * Whether some node can meet all requirements. A label that is absent satisfies NotIn and DoesNotExist, like in the
 * scheduler of Kubernetes. On a conflict `b` is the first requirement that leaves nothing, `a` an earlier one that
 * excludes it, or the one before it on the same key when only several together do.
 */
export function intersectRequirements(
  requirements: readonly Requirement[],
): { readonly ok: true } | { readonly ok: false; readonly conflict: RequirementConflict } {
  const allowed = new Map<string, Allowed>();
  for (const [index, b] of requirements.entries()) {
    const own = allowedBy(b);
    const before = allowed.get(b.key);
    const both = before === undefined ? own : intersect(before, own);
    if (isEmpty(both)) {
      const sameKey = requirements.slice(0, index).filter(({ key }) => key === b.key);
      const a = sameKey.find((one) => isEmpty(intersect(allowedBy(one), own))) ?? sameKey.at(-1) ?? b;
      return { ok: false, conflict: { key: b.key, a, b } };
    }
    allowed.set(b.key, both);
  }
  return { ok: true };
}

/** Whether a node with these labels meets all requirements. */
export function matches(
  requirements: readonly Requirement[],
  labels: { readonly [key: string]: string },
): boolean {
  return matcher(requirements)(labels);
}

/** {@link matches} for many nodes: the requirements are read once. */
export function matcher(
  requirements: readonly Requirement[],
): (labels: { readonly [key: string]: string }) => boolean {
  const wanted = requirements.map((requirement) => ({
    key: requirement.key,
    allowed: allowedBy(requirement),
  }));
  return (labels) =>
    wanted.every(({ key, allowed }) => {
      const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
      return value === undefined ? allowed.absent : allows(allowed, value);
    });
}

function isEmpty({ absent, values, min, max }: Allowed): boolean {
  if (absent) return false;
  if ('only' in values) return ![...values.only].some((value) => allows({ absent, values, min, max }, value));
  const excluded = [...values.except].filter(
    (value) => isWholeNumber(value) && inBounds(Number(value), min, max),
  );
  return min > max || max - min + 1 <= excluded.length;
}

function intersect(a: Allowed, b: Allowed): Allowed {
  return {
    absent: a.absent && b.absent,
    values: intersectValues(a.values, b.values),
    min: Math.max(a.min, b.min),
    max: Math.min(a.max, b.max),
  };
}

function intersectValues(a: Allowed['values'], b: Allowed['values']): Allowed['values'] {
  if ('only' in a) return { only: new Set([...a.only].filter((value) => isListed(b, value))) };
  if ('only' in b) return intersectValues(b, a);
  return { except: new Set([...a.except, ...b.except]) };
}

function allowedBy({ operator, values = [] }: Requirement): Allowed {
  const any: Allowed = { absent: false, values: { except: new Set() }, min: -Infinity, max: Infinity };
  const bound = Number(values[0]);
  switch (operator) {
    case 'In':
      return { ...any, values: { only: new Set(values) } };
    case 'NotIn':
      return { ...any, absent: true, values: { except: new Set(values) } };
    case 'Exists':
      return any;
    case 'DoesNotExist':
      return { ...any, absent: true, values: { only: new Set() } };
    case 'Gt':
      return { ...any, min: bound + 1 };
    case 'Gte':
      return { ...any, min: bound };
    case 'Lt':
      return { ...any, max: bound - 1 };
    case 'Lte':
      return { ...any, max: bound };
  }
}

function allows({ values, min, max }: Allowed, value: string): boolean {
  if (!isListed(values, value)) return false;
  if (min === -Infinity && max === Infinity) return true;
  return isWholeNumber(value) && inBounds(Number(value), min, max);
}

function isListed(values: Allowed['values'], value: string): boolean {
  return 'only' in values ? values.only.has(value) : !values.except.has(value);
}

function inBounds(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}

function isWholeNumber(text: string): boolean {
  return /^(0|-?[1-9][0-9]*)$/.test(text);
}
