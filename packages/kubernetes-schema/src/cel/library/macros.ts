import { Optional, type Environment } from '@marcbachmann/cel-js';
import { compareValues } from './compare.ts';

/** A part of a rule. */
interface Node {
  readonly op: string;
  readonly args: unknown;
}

/** Where names have their values, with one more in it. */
interface Context {
  readonly forkWithVariable: (name: string, type: unknown) => Variable;
}

interface Variable extends Context {
  readonly setIterValue: (value: unknown, evaluator: Evaluator) => Variable;
}

interface Evaluator {
  readonly run: (node: Node, context: Context) => unknown;
  readonly getType: (name: string) => unknown;
}

interface Checker {
  readonly check: (node: Node, context: Context) => unknown;
  readonly getType: (name: string) => unknown;
}

/** What the library gives to a macro when it reads a rule. */
interface Call {
  readonly args: readonly Node[];
  readonly receiver?: Node;
}

/** What a macro gives back: of which type it is, and how it is evaluated. */
interface Macro {
  readonly async: false;
  readonly typeCheck: (checker: Checker, macro: unknown, context: Context) => unknown;
  readonly evaluate: (evaluator: Evaluator, macro: unknown, context: Context) => unknown;
}

/** How a rule calls {@link has}: the library has one that takes names alone, and no `has(self[0].a)`. */
export const HAS = 'hasField';

/** @throws TypeError for an argument that is no field of something */
function has({ args: [field] }: Call): Macro {
  if (field?.op !== '.') throw new TypeError('invalid argument to has() macro');
  const [holder, name] = field.args as readonly [Node, string];
  return {
    async: false,
    typeCheck: (checker, _, context) => {
      checker.check(holder, context);
      return checker.getType('bool');
    },
    evaluate: (evaluator, _, context) => isPresent(evaluator.run(holder, context), name),
  };
}

/** @throws TypeError for a value that has no fields */
function isPresent(holder: unknown, name: string): boolean {
  if (holder instanceof Optional) return holder.hasValue() && isPresent(holder.value(), name);
  if (holder instanceof Map) return holder.has(name);
  if (typeof holder !== 'object' || holder === null || Array.isArray(holder))
    throw new TypeError('no such overload');
  return Object.hasOwn(holder, name);
}

/** The indexes and items of a list, or the keys and values of a map. */
function entriesOf(value: unknown): readonly (readonly [unknown, unknown])[] {
  if (Array.isArray(value)) return value.map((item, index) => [BigInt(index), item] as const);
  if (value instanceof Map) return [...value];
  if (typeof value === 'object' && value !== null) return Object.entries(value);
  throw new TypeError('no such overload');
}

/** Evaluates an expression for the values of names. */
type Evaluate = (expression: Node, values: readonly unknown[]) => unknown;

/** @throws TypeError for a variable that is no name */
function nameOf(node: Node | undefined): string {
  if (node?.op !== 'id') throw new TypeError('argument must be a simple name');
  return node.args as string;
}

/**
 * A macro whose first arguments name variables.
 * @param count of the variables
 * @param type of the result
 * @param result from the value in front, by evaluating the other arguments
 */
function comprehension(
  count: number,
  type: string,
  result: (value: unknown, expressions: readonly Node[], evaluate: Evaluate) => unknown,
): (call: Call) => Macro {
  return ({ args, receiver }) => {
    const names = args.slice(0, count).map(nameOf);
    const expressions = args.slice(count);
    if (receiver === undefined) throw new TypeError('there is nothing in front of the macro');
    return {
      async: false,
      typeCheck: (checker, _, context) => {
        checker.check(receiver, context);
        const dyn = checker.getType('dyn');
        const inside = names.reduce((outer, name) => outer.forkWithVariable(name, dyn), context);
        for (const expression of expressions) checker.check(expression, inside);
        return checker.getType(type);
      },
      evaluate: (evaluator, _, context) => {
        const dyn = evaluator.getType('dyn');
        const evaluate: Evaluate = (expression, values) => {
          const inside = names.reduce(
            (outer, name, index) => outer.forkWithVariable(name, dyn).setIterValue(values[index], evaluator),
            context,
          );
          return evaluator.run(expression, inside);
        };
        return result(evaluator.run(receiver, context), expressions, evaluate);
      },
    };
  };
}

/** Whether a condition is met by one entry: that others cannot be evaluated counts only where none does. */
function meets(value: unknown, isMet: (entry: readonly [unknown, unknown]) => boolean): boolean {
  const errors: unknown[] = [];
  for (const entry of entriesOf(value)) {
    try {
      if (isMet(entry)) return true;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  return false;
}

const all = comprehension(
  2,
  'bool',
  (value, [condition], evaluate) =>
    !meets(value, (entry) => condition !== undefined && evaluate(condition, entry) !== true),
);

const exists = comprehension(2, 'bool', (value, [condition], evaluate) =>
  meets(value, (entry) => condition !== undefined && evaluate(condition, entry) === true),
);

const existsOne = comprehension(
  2,
  'bool',
  (value, [condition], evaluate) =>
    entriesOf(value).filter((entry) => condition !== undefined && evaluate(condition, entry) === true)
      .length === 1,
);

/** The entries that a filter keeps, transformed. The filter is the first of two expressions. */
function transformed(
  value: unknown,
  expressions: readonly Node[],
  evaluate: Evaluate,
): (readonly [key: unknown, value: unknown])[] {
  const [transform, filter] = expressions.toReversed();
  return entriesOf(value)
    .filter((entry) => filter === undefined || evaluate(filter, entry) === true)
    .map((entry) => [entry[0], transform === undefined ? undefined : evaluate(transform, entry)] as const);
}

const transformList = comprehension(2, 'list<dyn>', (...parts) =>
  transformed(...parts).map(([, one]) => one),
);
const transformMap = comprehension(2, 'map<dyn, dyn>', (...parts) => new Map(transformed(...parts)));

/** @throws TypeError for a value that is no optional one */
const mapOptional = (wrap: (value: unknown) => unknown) =>
  comprehension(1, 'dyn', (value, [transform], evaluate) => {
    if (!(value instanceof Optional)) throw new TypeError('no such overload');
    if (!value.hasValue() || transform === undefined) return value;
    return wrap(evaluate(transform, [value.value()]));
  });

const sortBy = comprehension(1, 'list<dyn>', (value, [key], evaluate) =>
  entriesOf(value)
    .map(([, item]) => ({ item, by: key === undefined ? item : evaluate(key, [item]) }))
    .toSorted((a, b) => compareValues(a.by, b.by))
    .map(({ item }) => item),
);

/**
 * Macros that the library has not: `has` of anything, those with two variables (cel-go's `ext.TwoVarComprehensions`), of
 * optional values, and `sortBy` of its extension `lists`.
 */
export function addMacros(env: Environment): void {
  env
    .registerFunction(`${HAS}(ast): bool`, has)
    .registerFunction('list.all(ast, ast, ast): bool', all)
    .registerFunction('list.exists(ast, ast, ast): bool', exists)
    .registerFunction('list.sortBy(ast, ast): list<dyn>', sortBy)
    .registerFunction('optional.optMap(ast, ast): dyn', mapOptional(Optional.of))
    .registerFunction(
      'optional.optFlatMap(ast, ast): dyn',
      mapOptional((value) => value),
    );
  for (const name of ['exists_one', 'existsOne'])
    env.registerFunction(`list.${name}(ast, ast, ast): bool`, existsOne);
  for (const more of ['', ', ast'])
    env
      .registerFunction(`list.transformList(ast, ast, ast${more}): list<dyn>`, transformList)
      .registerFunction(`list.transformMap(ast, ast, ast${more}): map<dyn, dyn>`, transformMap);
}
