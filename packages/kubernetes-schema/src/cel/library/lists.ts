import { Optional, type Environment } from '@marcbachmann/cel-js';
import { areEqual, compareValues } from './compare.ts';

type List = readonly unknown[];

/** @throws RangeError for an empty list */
function best(list: List, isBetter: (order: number) => boolean): unknown {
  if (list.length === 0) throw new RangeError('the list is empty');
  return list.reduce((a, b) => (isBetter(compareValues(b, a)) ? b : a));
}

function sum(list: List): unknown {
  if (list.length === 0) return 0n;
  if (list.every((one) => typeof one === 'bigint'))
    return list.reduce<bigint>((a, b) => a + (b as bigint), 0n);
  if (list.every((one) => typeof one === 'number')) return list.reduce((a, b) => a + b, 0);
  throw new TypeError('no such overload');
}

const isSorted = (list: List) =>
  list.every((one, index) => index === 0 || compareValues(list[index - 1], one) <= 0);

const indexIn = (list: List, value: unknown) => BigInt(list.findIndex((one) => areEqual(one, value)));

function lastIndexIn(list: List, value: unknown): bigint {
  return BigInt(list.findLastIndex((one) => areEqual(one, value)));
}

const distinct = (list: List) =>
  list.filter((one, index) => list.findIndex((earlier) => areEqual(earlier, one)) === index);

/** @throws RangeError for ends outside of the list */
function slice(list: List, start: bigint, end: bigint): List {
  if (start < 0n || end > BigInt(list.length) || start > end) throw new RangeError('index out of bounds');
  return list.slice(Number(start), Number(end));
}

const contains = (list: List, value: unknown) => list.some((one) => areEqual(one, value));
const containsAll = (list: List, others: List) => others.every((one) => contains(list, one));

class SetsNamespace {}
class ListsNamespace {}

/**
 * What Kubernetes adds to lists (k8s.io/apiserver/pkg/cel/library/lists.go) and cel-go's extensions `sets` and, from
 * Kubernetes 1.34 on, `lists` (github.com/google/cel-go/ext).
 */
export function addLists(env: Environment): void {
  env
    .registerFunction('list<dyn>.isSorted(): bool', isSorted)
    .registerFunction('list<dyn>.sum(): dyn', sum)
    .registerFunction('list<dyn>.max(): dyn', (list: List) => best(list, (order) => order > 0))
    .registerFunction('list<dyn>.min(): dyn', (list: List) => best(list, (order) => order < 0))
    .registerFunction('list<dyn>.indexOf(dyn): int', indexIn)
    .registerFunction('list<dyn>.lastIndexOf(dyn): int', lastIndexIn)
    .registerFunction('list<dyn>.distinct(): list<dyn>', distinct)
    .registerFunction('list<dyn>.reverse(): list<dyn>', (list: List) => list.toReversed())
    .registerFunction('list<dyn>.sort(): list<dyn>', (list: List) => list.toSorted(compareValues))
    .registerFunction('list<dyn>.slice(int, int): list<dyn>', slice)
    .registerFunction('list<dyn>.flatten(): list<dyn>', (list: List) => list.flat())
    .registerFunction('list<dyn>.flatten(int): list<dyn>', (list: List, depth: bigint) =>
      list.flat(Number(depth)),
    )
    .registerFunction('list<dyn>.first(): optional<dyn>', (list: List) => Optional.of(list[0]))
    .registerFunction('list<dyn>.last(): optional<dyn>', (list: List) => Optional.of(list.at(-1)))
    .registerType('ListsNamespace', ListsNamespace)
    .registerConstant('lists', 'ListsNamespace', new ListsNamespace())
    .registerFunction('ListsNamespace.range(int): list<int>', (_: ListsNamespace, size: bigint) =>
      Array.from({ length: Number(size) }, (__, index) => BigInt(index)),
    );
  env
    .registerType('SetsNamespace', SetsNamespace)
    .registerConstant('sets', 'SetsNamespace', new SetsNamespace());
  for (const [name, holds] of [
    ['contains', containsAll],
    ['equivalent', (a: List, b: List) => containsAll(a, b) && containsAll(b, a)],
    ['intersects', (a: List, b: List) => b.some((one) => contains(a, one))],
  ] as const)
    env.registerFunction(
      `SetsNamespace.${name}(list<dyn>, list<dyn>): bool`,
      (_: SetsNamespace, a: List, b: List) => holds(a, b),
    );
}
