import type { ClusterFacts } from '@nodeless/catalogue';
import type { PodSecurityLevel } from '@nodeless/catalogue/render';
import type { JsonObject, Outcome, SourceLocation } from '@nodeless/core';
import type { SourceFile } from '../read/document.ts';

/** What the code of an app may know of its cluster: what components of a repository get, and the stage. */
export interface AppCluster extends ClusterFacts {
  /** Stage of fleet.yaml. */
  readonly stage: string;
}

/** What the code of an app gets. */
export interface DrawInput {
  /** The Chart that its constructs go into. */
  readonly chart: object;
  readonly cluster: AppCluster;
  readonly values: JsonObject;
}

/** What takes the constructs out of a chart, under the same watch as the code that drew them. */
export interface Collector {
  /** The line of the app's code that made a construct, or the nearest one around it. */
  readonly placeOf: (construct: object) => SourceLocation;
  /** What `work` gives; what it throws is a finding about the construct, and undefined here. */
  readonly attempt: <T>(construct: object, work: () => T) => T | undefined;
}

/** The code of an app, which throws nothing: what it does wrong are findings. */
export interface AppCode {
  /** Its path from the root of the repository: `apps/web/app.ts`. */
  readonly file: string;
  /** Runs it, as if it never ran before, and takes out of the chart what it drew. No value where it failed. */
  readonly draw: <T>(input: DrawInput, collect: (collector: Collector) => T) => Outcome<T>;
}

/** Makes the code of an app ready to be run, or says what is wrong with it whatever the cluster. */
export type LoadCode = (file: SourceFile) => Outcome<AppCode>;

/** An app that is code: `apps/<name>/app.ts`, with the values for a cluster. */
export interface CodeApp {
  readonly name: string;
  /** Namespace of objects that name none. */
  readonly namespace: string;
  /** What the namespaces of the app allow. */
  readonly podSecurity: PodSecurityLevel;
  readonly values: JsonObject;
  readonly code: AppCode;
}

/** Names an object that code made by the line that made it; see `codePlace`. */
export function codeDocument(app: string, { file, line, column }: SourceLocation): string {
  return `code/${app}/${file}:${line}:${column}`;
}

/** The place that a document of {@link codeDocument} names; undefined for any other document. */
export function codePlace(document: string): SourceLocation | undefined {
  const [, file, line, column] = /^code\/[^/]+\/(.+):(\d+):(\d+)$/.exec(document) ?? [];
  if (file === undefined) return undefined;
  const place = { line: Number(line), column: Number(column) };
  return { file, ...place, endLine: place.line, endColumn: place.column };
}
