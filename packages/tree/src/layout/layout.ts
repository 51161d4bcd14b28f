import {
  type Artifact,
  hasErrors,
  type JsonObject,
  type Outcome,
  type Resource,
  sortDiagnostics,
  sortedBy,
} from '@nodeless/core';
import { contentOf, type PlannedFile, plannedFile } from '../planned-file.ts';
import { findDuplicates } from './duplicates.ts';
import { findPathProblems } from './path-problems.ts';
import { PrintCache } from './print-cache.ts';
import { draftOfArtifact, type Locate } from './producers.ts';

export interface LayoutInput {
  readonly resources: readonly Resource[];
  readonly artifacts: readonly Artifact[];
  /** Makes findings point at the sources. @default findings have no location */
  readonly locate?: Locate;
}

/**
 * Decides which files a cluster consists of: one file a resource, one file an artifact, sorted by path.
 * The result depends on the set of inputs alone, not on their order. Pure: nothing is read or written.
 * `tree/duplicate-object`, `tree/path-collision` and `tree/unsafe-path` are collected; with any of them there is no value.
 *
 * @param cache shared by the clusters of one run. @default one for this call
 */
export function layout(
  { resources, artifacts, locate }: LayoutInput,
  cache: PrintCache = new PrintCache(),
): Outcome<readonly PlannedFile[]> {
  const duplicates = findDuplicates(resources, locate);
  const problems = findPathProblems([...duplicates.distinct, ...artifacts.map(draftOfArtifact)], locate);
  const diagnostics = sortDiagnostics([...duplicates.diagnostics, ...problems]);
  if (hasErrors(diagnostics)) return { diagnostics };
  const files = [
    ...resources.map((resource) => fileOfResource(resource, cache)),
    ...artifacts.map((artifact) => fileOfArtifact(artifact, cache)),
  ];
  return { value: sortedBy(files, (file) => file.path), diagnostics };
}

function fileOfResource({ path, origin, manifest }: Resource, cache: PrintCache): PlannedFile {
  // A manifest is a JSON object whose first parts have names.
  return plannedFile(path, origin.component, cache.print(manifest as unknown as JsonObject));
}

function fileOfArtifact({ path, origin, content }: Artifact, cache: PrintCache): PlannedFile {
  if ('yaml' in content) return plannedFile(path, origin.component, cache.print(content.yaml));
  if (!content.text.endsWith('\n')) throw new Error(`the text of ${path} does not end with a line feed`);
  return plannedFile(path, origin.component, contentOf(content.text));
}
