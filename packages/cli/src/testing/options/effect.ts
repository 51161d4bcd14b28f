import { isJsonObject, sortedBy, type JsonObject, type JsonValue, type Outcome } from '@nodeless/core';
import type { ClusterFiles } from '@nodeless/sources';
import { PrintCache } from '@nodeless/tree';
import { parse } from 'yaml';
import { type LoadedFleet, modelOf } from '../../fleet.ts';
import { renderCluster } from '../../pipeline.ts';
import type { Use, ValuePath } from './schema-keys.ts';

/** A rendered tree: the text of each file by its path. */
export type Tree = ReadonlyMap<string, string>;

/** Parts of a line that hold many values: of JSON in a string, and of lists in an annotation. */
const PARTS = /(?<=,)(?=")|(?<=[^\s,],)(?=[^\s,])/;

/** Above so many lines an effect is told by the names of its files. */
const MAX_LINES = 16;

const printed = new PrintCache();

/** What the sources of a cluster give, without a value when they are refused. */
export function treeOf(fleet: Pick<LoadedFleet, 'fleet'>, files: ClusterFiles): Outcome<Tree> {
  const model = modelOf(fleet, files);
  if (model.value === undefined) return { diagnostics: model.diagnostics };
  const { value, diagnostics } = renderCluster(model.value, printed);
  if (value === undefined) return { diagnostics };
  return { value: new Map(value.files.map(({ path, bytes }) => [path, textOf(bytes)])), diagnostics };
}

/** The source of a cluster as data. */
export function dataOf({ cluster }: Pick<ClusterFiles, 'cluster'>): JsonValue {
  return parse(textOf(cluster.bytes)) as JsonValue;
}

/**
 * What one value of a source does to the tree: the lines that change when it is taken away, or, where that is refused or
 * changes nothing, when it is another. Undefined when no change of it is seen.
 *
 * @param source as data
 * @param tree what the source gives
 * @param render what another source gives; undefined when it is refused
 */
export function effectOf(
  source: JsonValue,
  tree: Tree,
  use: Use,
  render: (source: JsonValue) => Tree | undefined,
): string | undefined {
  const attempts: { told: string; other: JsonValue | undefined }[] = [
    { told: 'left out', other: undefined },
    ...alternatives(use).map((other) => ({
      told: `${JSON.stringify(use.value)} → ${JSON.stringify(other)}`,
      other,
    })),
  ];
  for (const { told, other } of attempts) {
    const lines = differences(tree, render(withValue(source, use.path, other)) ?? tree);
    if (lines.length > 0) return [`${use.key}: ${told}`, ...lines].join('\n');
  }
  return undefined;
}

/** A source as JSON, which is YAML too, and printed and parsed faster. */
export function bytesOf(source: JsonValue): Uint8Array {
  return Buffer.from(JSON.stringify(source));
}

/** A source with another value at a place, or with none there. */
function withValue(source: JsonValue, [step, ...deeper]: ValuePath, value: JsonValue | undefined): JsonValue {
  if (step === undefined) throw new Error('a whole source is not one value of it');
  const isLast = deeper.length === 0;
  const below = (child: JsonValue): JsonValue => (isLast ? (value ?? null) : withValue(child, deeper, value));
  if (Array.isArray(source)) {
    const items = source as readonly JsonValue[];
    const index = Number(step);
    return isLast && value === undefined
      ? items.toSpliced(index, 1)
      : items.with(index, below(items[index] ?? null));
  }
  const { [step]: child = null, ...others } = source as JsonObject;
  return isLast && value === undefined ? others : { ...(source as JsonObject), [step]: below(child) };
}

/** Other values that a key might take: choices that it has, small changes of the value, examples. */
function alternatives({ choices, examples, value }: Use): JsonValue[] {
  const same = JSON.stringify(value);
  return [...choices, ...variations(value), ...examples].filter((other) => JSON.stringify(other) !== same);
}

function variations(value: JsonValue): JsonValue[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value === 'string') return textVariations(value);
  if (Array.isArray(value)) return listVariations(value as readonly JsonValue[]);
  return isJsonObject(value)
    ? Object.entries(value).flatMap(([key, below]) =>
        variations(below).map((other): JsonValue => ({ ...value, [key]: other })),
      )
    : [];
}

function textVariations(value: string): string[] {
  const lastDigit = /\d(?=\D*$)/;
  const counted = [1, 9].map((step) =>
    value.replace(lastDigit, (digit) => String((Number(digit) + step) % 10)),
  );
  return [...counted, value.replace(/[a-z]$/, (letter) => (letter === 'c' ? 'd' : 'c')), `${value}x`];
}

function listVariations(items: readonly JsonValue[]): JsonValue[] {
  const shorter = items.length > 1 ? [items.slice(0, -1), items.slice(1)] : [];
  const others = items.flatMap((item, index) => variations(item).map((other) => items.with(index, other)));
  return [...shorter, ...others];
}

/** Lines that only one of two trees has, by file. */
function differences(before: Tree, after: Tree): string[] {
  const paths = sortedBy([...new Set([...before.keys(), ...after.keys()])], (path) => path);
  const files = paths.flatMap((path) => {
    if (before.get(path) === after.get(path)) return [];
    const [old, young] = [before.get(path) ?? '', after.get(path) ?? ''].map(partsOf);
    const lines = [
      ...only(old ?? [], young ?? []).map((line) => `    - ${line}`),
      ...only(young ?? [], old ?? []).map((line) => `    + ${line}`),
    ];
    return [{ path, lines }];
  });
  const count = files.reduce((sum, { lines }) => sum + lines.length, 0);
  return files.flatMap(({ path, lines }) =>
    count > MAX_LINES ? [`  ${path}: ${lines.length} lines`] : [`  ${path}`, ...lines],
  );
}

function partsOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.split(PARTS));
}

function only(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
