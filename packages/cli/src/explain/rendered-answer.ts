import {
  apiGroup,
  describeObject,
  isWrittenObject,
  renderedFolder,
  type Outcome,
  type SpecPath,
} from '@nodeless/core';
import type { Provenance } from '@nodeless/sources';
import {
  checksThatRead,
  nothingThere,
  sourceValue,
  type ExplainedCluster,
  type SourceValue,
} from './cluster.ts';
import type { Effect } from './effects.ts';
import { leavesOf } from './leaves.ts';
import type { OutlinedFile } from './outline.ts';
import { pointersAt, printedValues } from './rendered-lines.ts';
import { effectOn, isAtOrAbove, traceOf, type Trace } from './trace.ts';

/** A value that decides what is asked about, see {@link Effect}. */
export interface Decider extends SourceValue {
  readonly how: Effect['kind'];
  /** Places of the tree that the value decides: one that decides few says most about each. */
  readonly places: number;
}

/** Where a rendered file, or a line of one, comes from. */
export interface RenderedAnswer {
  readonly kind: 'rendered';
  readonly cluster: string;
  /** Relative to the repository's root. */
  readonly file: string;
  readonly line?: number;
  /** The line as it is rendered from the sources today. */
  readonly text?: string;
  /** The object in the file, where Argo CD syncs it. */
  readonly object?: string;
  readonly application?: string;
  readonly component: string;
  readonly constructPath: string;
  /** The value of the sources that asks for the file. */
  readonly askedBy: Provenance & { readonly path: SpecPath };
  /** Values that decide it, those first that decide the fewest places of the tree. Empty: it is always so. */
  readonly from: readonly Decider[];
  /** Values that could not be followed, because nothing can be rendered with another one. */
  readonly notFollowed: readonly SourceValue[];
  /** Codes of the rules that read it. */
  readonly checks: readonly string[];
}

/** @param line of the file; the whole file without one */
export function explainRendered(
  cluster: ExplainedCluster,
  path: string,
  line?: number,
): Outcome<RenderedAnswer> {
  const file = cluster.files.get(path);
  const outlined = cluster.outline.get(path);
  if (file === undefined || outlined === undefined)
    return { diagnostics: [nothingThere(`${renderedFolder(cluster.name)}/${path} is not rendered`)] };
  const lines = Buffer.from(file.bytes).toString('utf8').replace(/\n$/, '').split('\n');
  if (line !== undefined && (line < 1 || line > lines.length)) {
    return { diagnostics: [nothingThere(`${path} has ${lines.length} lines, and no line ${line}`)] };
  }
  const pointers = line === undefined ? [''] : pointersAt(printedValues(file), line);
  const traces = traceOf(cluster.model, cluster.outline, leavesOf(cluster.model));
  const answer: RenderedAnswer = {
    kind: 'rendered',
    cluster: cluster.name,
    file: `${renderedFolder(cluster.name)}/${path}`,
    ...(line === undefined ? {} : { line, text: lines[line - 1] ?? '' }),
    ...producerOf(cluster, outlined, pointers[0] ?? ''),
    from: decidersOf(cluster, traces, path, line === undefined ? undefined : pointers),
    notFollowed: traces.filter(({ known }) => !known).map(({ leaf }) => sourceValue(cluster, leaf)),
    checks: checksThatRead(cluster, (read) =>
      pointers.some((pointer) => isAtOrAbove(`${path}#${pointer}`, read)),
    ),
  };
  return { value: answer, diagnostics: [] };
}

/** @param pointer what is asked about in the file: in an object that somebody wrote, the place of that */
function producerOf({ model }: ExplainedCluster, { origin, resource }: OutlinedFile, pointer: string) {
  const { component, constructPath } = origin;
  const specPath = isWrittenObject(origin.specPath) ? `${origin.specPath}${pointer}` : origin.specPath;
  const object =
    resource === undefined
      ? {}
      : { object: describeObject(resource.manifest), application: resource.application };
  return { ...object, component, constructPath, askedBy: { path: specPath, ...model.provenance(specPath) } };
}

/** @param pointers what is asked about; undefined for everything in the file */
function decidersOf(
  cluster: ExplainedCluster,
  traces: readonly Trace[],
  path: string,
  pointers: readonly string[] | undefined,
): Decider[] {
  const deciders = traces.flatMap((trace): Decider[] => {
    const how =
      pointers === undefined
        ? trace.effects.find(({ file }) => file === path)?.kind
        : pointers.map((pointer) => effectOn(trace, path, pointer)).find((kind) => kind !== undefined);
    if (how === undefined) return [];
    return [{ ...sourceValue(cluster, trace.leaf), how, places: trace.effects.length }];
  });
  const rank = ({ how, places }: Decider) => [how === 'value' ? 0 : 1, places] as const;
  return deciders.sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]);
}

/** Files of the objects that are called so. */
export function filesOfObject(
  { outline }: ExplainedCluster,
  wanted: { readonly object: string; readonly namespace?: string; readonly name: string },
): string[] {
  return [...outline].flatMap(([path, { resource }]) => {
    if (resource === undefined) return [];
    const { kind, apiVersion, metadata } = resource.manifest;
    const kinds = [kind, `${kind}.${apiGroup(apiVersion)}`].map((text) => text.toLowerCase());
    const same =
      kinds.includes(wanted.object.toLowerCase()) &&
      metadata.name === wanted.name &&
      (wanted.namespace === undefined || metadata.namespace === wanted.namespace);
    return same ? [path] : [];
  });
}

/** How the objects of a cluster are called on the command line. */
export function objectNames({ outline }: ExplainedCluster): string[] {
  return [...outline.values()].flatMap(({ resource }) => {
    if (resource === undefined) return [];
    const { kind, metadata } = resource.manifest;
    const { namespace, name } = metadata;
    return [[kind.toLowerCase(), ...(namespace === undefined ? [] : [namespace]), name].join('/')];
  });
}
