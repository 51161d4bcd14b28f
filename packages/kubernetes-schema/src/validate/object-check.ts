import { whatIs, type Check } from './walk.ts';

/** The parts of an object's schema, compiled. */
export interface ObjectChecks {
  readonly fields: ReadonlyMap<string, Check>;
  readonly required: readonly string[];
  /** What fields without a name are checked with; undefined where they are refused, and `anything` where they may be anything. */
  readonly others: Check | 'anything' | undefined;
  /** Whether null stands for a field that is left out. */
  readonly nullIsAbsent: boolean;
}

/** Takes maps with these fields, all that are required among them. */
export function objectCheck({ fields, required, others, nullIsAbsent }: ObjectChecks): Check {
  const known = [...fields.keys()];
  return (value, walk) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      walk.report('wrong-type', `must be a map, not ${whatIs(value)}`);
      return;
    }
    const object = value as { readonly [key: string]: unknown };
    for (const key in object) {
      const inner = object[key];
      if (inner === undefined) continue;
      const check = fields.get(key) ?? others;
      if (check === undefined) walk.reportBelow(key, 'unknown-field', 'is no field of it', known);
      else if (check !== 'anything' && !(inner === null && nullIsAbsent)) {
        walk.path.push(key);
        check(inner, walk);
        walk.path.pop();
      }
    }
    for (const name of required) {
      const inner = Object.hasOwn(object, name) ? object[name] : undefined;
      if (inner === undefined || (inner === null && nullIsAbsent))
        walk.reportBelow(name, 'required', 'is required');
    }
  };
}
