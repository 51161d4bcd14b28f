import { renderedFolder, type Outcome } from '@nodeless/core';
import type { Provenance, SourceFile } from '@nodeless/sources';
import {
  checksThatRead,
  nothingThere,
  sourceValue,
  type ExplainedCluster,
  type SourceValue,
} from './cluster.ts';
import { leavesBeforehand, leavesOf, type Leaf } from './leaves.ts';
import { linesOf, pointersAt, printedValues, type PrintedValue } from './rendered-lines.ts';
import { isAtOrAbove, traceOf, type Trace } from './trace.ts';

/** A rendered file and the lines of it that a value decides; no lines: whether the file is there at all. */
export interface Produced {
  readonly file: string;
  readonly lines: readonly number[];
}

/** What one value of a source gives in one cluster. */
export interface UsedValue extends SourceValue {
  readonly cluster: string;
  readonly produces: readonly Produced[];
  /** False when nothing can be rendered with another value, so that what it gives is not known. */
  readonly followed: boolean;
  /** Codes of the rules that read it. */
  readonly checks: readonly string[];
}

/** What a source, or a line of one, gives. */
export interface SourceAnswer {
  readonly kind: 'source';
  readonly file: string;
  readonly line?: number;
  readonly values: readonly UsedValue[];
  /** Files that are rendered because the place asks for them. */
  readonly asksFor: readonly { readonly cluster: string; readonly files: readonly string[] }[];
  /** Who writes another value over this one, for clusters that do not use it. */
  readonly overriddenBy: readonly (Provenance & { readonly cluster: string })[];
}

export function explainSource(
  clusters: readonly ExplainedCluster[],
  source: SourceFile,
  line?: number,
): Outcome<SourceAnswer> {
  const shown = printedValues(source);
  const pointers = line === undefined ? [''] : pointersAt(shown, line);
  if (pointers.length === 0)
    return { diagnostics: [nothingThere(`${source.path}:${line} holds no value`, nextValue(shown, line))] };
  const lines = new Set(pointers.flatMap((pointer) => linesOf(shown, pointer)));
  const isHere = ({ location, layer }: Provenance) =>
    layer !== 'default' && location.file === source.path && lines.has(location.line);

  const values = clusters.flatMap((cluster) => {
    const here = leavesOf(cluster.model).filter(({ path }) => isHere(cluster.model.provenance(path)));
    const traces = traceOf(cluster.model, cluster.outline, here);
    const beforehand = leavesBeforehand(cluster.model)
      .filter(({ path }) => isHere(cluster.model.provenance(path)))
      .map((leaf): Trace => ({ leaf, effects: [], known: false }));
    return [...traces, ...beforehand].map((trace) => usedValue(cluster, trace));
  });
  const asksFor = clusters.flatMap((cluster) => {
    const files = [...cluster.outline].filter(([, { origin }]) =>
      isHere(cluster.model.provenance(origin.specPath)),
    );
    const paths = files.map(([path]) => inTree(cluster, path));
    return paths.length === 0 ? [] : [{ cluster: cluster.name, files: paths.sort() }];
  });
  const used = new Set(values.map(({ cluster }) => cluster));
  const others = clusters.filter(({ name }) => !used.has(name));
  const overriddenBy = others.flatMap((cluster) => overrides(cluster, source.path, pointers));
  const place = line === undefined ? {} : { line };
  return {
    value: { kind: 'source', file: source.path, ...place, values, asksFor, overriddenBy },
    diagnostics: [],
  };
}

function usedValue(cluster: ExplainedCluster, { leaf, effects, known }: Trace): UsedValue {
  const pointers = new Map<string, string[]>();
  for (const { file, pointer } of effects) pointers.set(file, [...(pointers.get(file) ?? []), pointer]);
  const produces = [...pointers].map(([path, changed]): Produced => {
    const file = cluster.files.get(path);
    const shown = file === undefined || changed.includes('') ? [] : printedValues(file);
    const lines = new Set(changed.flatMap((pointer) => linesOf(shown, pointer)));
    return { file: inTree(cluster, path), lines: [...lines].sort((a, b) => a - b) };
  });
  return {
    ...sourceValue(cluster, leaf),
    cluster: cluster.name,
    produces,
    followed: known,
    checks: checksThatRead(cluster, (read) => read === leaf.path),
  };
}

/** `/defaults/kubernetes/version` and `/stages/prod/kubernetes/version` of fleet.yaml are layers of one value. */
function overrides(
  cluster: ExplainedCluster,
  file: string,
  pointers: readonly string[],
): (Provenance & { readonly cluster: string })[] {
  if (file !== 'clusters/fleet.yaml') return [];
  const layers = ['/defaults/', `/stages/${cluster.model.spec.stage}/`];
  const wanted = pointers.flatMap((pointer) =>
    layers
      .filter((layer) => pointer.startsWith(layer))
      .map((layer) => `cluster#/${pointer.slice(layer.length)}`),
  );
  const isWanted = ({ path }: Leaf) => wanted.some((one) => isAtOrAbove(one, path));
  const places = leavesOf(cluster.model)
    .filter(isWanted)
    .map(({ path }) => cluster.model.provenance(path))
    .filter(({ layer }) => layer !== 'default')
    .map(({ layer, location }) => ({ cluster: cluster.name, layer, location }));
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

function nextValue(shown: readonly PrintedValue[], line = 0): string | undefined {
  const next = shown.find(({ from }) => from > line);
  return next === undefined ? undefined : `the next value is in line ${next.from}`;
}

function inTree({ name }: ExplainedCluster, path: string): string {
  return `${renderedFolder(name)}/${path}`;
}
