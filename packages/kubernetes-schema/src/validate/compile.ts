import type { TableNode } from '../form/node.ts';
import { read, type ReadNode } from '../form/read-node.ts';
import { branchCheck } from './branch-check.ts';
import { formatCheck } from './formats.ts';
import { keyCheck } from './list-check.ts';
import { objectCheck } from './object-check.ts';
import { SCALAR_TYPES } from './scalar-types.ts';
import { boundChecks, enumCheck } from './value-checks.ts';
import { whatIs, type Check } from './walk.ts';

/** What nodes mean beside what they say. */
export interface Dialect {
  /** The check of a type by its name, for `#core.v1.Container`. @throws RangeError for a type that is not there */
  readonly typeCheck: (name: string) => Check;
  /**
   * Built-in kinds are decoded into Go structs, in which null is as good as nothing. The schema of a CRD takes null
   * where it says `nullable` alone.
   */
  readonly isBuiltIn: boolean;
}

/** The word of a node that holds the default which the API server fills in. */
export const FILLED = 'filled';

/** Takes anything. */
const anything: Check = () => undefined;

/** The check of a node. Nodes are compiled once, and references when they are first met, so that types may hold themselves. */
export function compile(node: TableNode, dialect: Dialect): Check {
  const one = read(node);
  if (one.reference !== undefined) return reference(one.reference, dialect);
  const checks = [
    shapeCheck(one, dialect),
    enumCheck(one),
    dialect.isBuiltIn ? formatCheck(one.format) : undefined,
    ...boundChecks(one.words),
    branchCheck(one, (inner) => compile(inner, dialect)),
  ].filter((check) => check !== undefined);
  const check = inOrder(checks);
  // The API server fills in the default where null is not taken.
  if (one.words['nullable'] !== true && one.words[FILLED] === undefined) return check;
  return (value, walk) => {
    if (value !== null) check(value, walk);
  };
}

function reference(name: string, { typeCheck }: Dialect): Check {
  let check: Check | undefined;
  return (value, walk) => {
    check ??= typeCheck(name);
    check(value, walk);
  };
}

function inOrder(checks: readonly Check[]): Check {
  const [first = anything, second, ...rest] = checks;
  if (second === undefined) return first;
  return (value, walk) => {
    const before = walk.problems.length;
    first(value, walk);
    // What has another type has no bounds that would mean something.
    if (walk.problems.length > before && walk.problems.at(-1)?.kind === 'wrong-type') return;
    second(value, walk);
    for (const check of rest) check(value, walk);
  };
}

/** The type of a node, with what is inside of it. */
function shapeCheck(one: ReadNode, dialect: Dialect): Check | undefined {
  const { type, fields, others, required, items } = one;
  if (type === 'array')
    return listCheck(one, items === undefined ? anything : compile(items, dialect), dialect);
  if (type === 'object' || fields.size > 0 || required.length > 0) {
    const rest = one.words['preserve'] === true ? 'any' : others;
    const check = objectCheck({
      fields: new Map([...fields].map(([name, node]) => [name, compile(node, dialect)])),
      required,
      others: rest === undefined ? undefined : rest === 'any' ? 'anything' : compile(rest, dialect),
      nullIsAbsent: dialect.isBuiltIn,
    });
    return type === 'object' ? check : (value, walk) => (isMap(value) ? check(value, walk) : undefined);
  }
  if (items !== undefined) {
    const check = listCheck(one, compile(items, dialect), dialect);
    return (value, walk) => (Array.isArray(value) ? check(value, walk) : undefined);
  }
  if (one.words['intOrString'] === true) return intOrString;
  return type === undefined ? undefined : SCALARS[type];
}

/** `x-kubernetes-int-or-string`, which stands alone or beside an anyOf that says the same. */
const intOrString: Check = (value, walk) => {
  if (typeof value === 'string' || Number.isInteger(value)) return;
  walk.report('wrong-type', `must be an integer or a string, not ${whatIs(value)}`);
};

const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

const SCALARS: { readonly [type: string]: Check } = {
  string: (value, walk) => {
    if (typeof value !== 'string') walk.report('wrong-type', `must be a string, not ${whatIs(value)}`);
  },
  boolean: (value, walk) => {
    if (typeof value !== 'boolean') walk.report('wrong-type', `must be true or false, not ${whatIs(value)}`);
  },
  integer: (value, walk) => {
    if (typeof value !== 'number') walk.report('wrong-type', `must be an integer, not ${whatIs(value)}`);
    else if (!Number.isInteger(value)) walk.report('wrong-type', `must be an integer, not ${value}`);
  },
  number: (value, walk) => {
    if (typeof value !== 'number') walk.report('wrong-type', `must be a number, not ${whatIs(value)}`);
  },
};

function listCheck(one: ReadNode, item: Check, { isBuiltIn }: Dialect): Check {
  const keys = keyCheck(one);
  // A list that is merged by item holds no null, not even in a built-in kind: `associative list with keys may not have a null
  // element` (server-side apply of kube-apiserver 1.35.4).
  const skipsNull = isBuiltIn && one.listType !== 'map' && one.listType !== 'set';
  const { reference: type } = one.items === undefined ? {} : read(one.items);
  const isStruct = type !== undefined && !Object.hasOwn(SCALAR_TYPES, type);
  return (value, walk) => {
    if (!Array.isArray(value)) {
      walk.report('wrong-type', `must be a list, not ${whatIs(value)}`);
      return;
    }
    for (let index = 0; index < value.length; index += 1) {
      const inner: unknown = value[index];
      // A null item of a list of structs is a struct without fields, one of scalars is the zero value.
      if (inner === null && skipsNull && !isStruct) continue;
      walk.path.push(index);
      item(inner === null && skipsNull ? {} : inner, walk);
      walk.path.pop();
    }
    keys?.(value, walk);
  };
}
