import { hasErrors, type JsonObject, type Origin, type Resource } from '@nodeless/core';
import { draftCluster, type Draft } from '../pipeline.ts';
import type { ClusterModel } from '@nodeless/sources';

/** A rendered file before it is printed. */
export interface OutlinedFile {
  readonly content: { readonly yaml: JsonObject } | { readonly text: string };
  readonly origin: Origin;
  /** The object in it, where Argo CD syncs the file. */
  readonly resource?: Resource;
}

/** The files of a cluster by their path below `rendered/`. The record is left out: it follows from the others. */
export type Outline = ReadonlyMap<string, OutlinedFile>;

export function outlineOf(draft: Draft): Outline {
  return new Map([
    ...draft.artifacts.map(({ path, content, origin }): [string, OutlinedFile] => [
      path,
      { content, origin },
    ]),
    ...draft.components.resources.map((resource): [string, OutlinedFile] => [
      resource.path,
      // A manifest is a JSON object whose first parts have names.
      { content: { yaml: resource.manifest as unknown as JsonObject }, origin: resource.origin, resource },
    ]),
  ]);
}

/** The outline of a model that nobody validated; undefined where it cannot be rendered. */
export function tryOutline(model: ClusterModel): Outline | undefined {
  try {
    const draft = draftCluster(model);
    return hasErrors(draft.components.diagnostics) ? undefined : outlineOf(draft);
  } catch {
    return undefined;
  }
}
