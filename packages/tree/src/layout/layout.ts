import {
  type Artifact,
  folderRecord,
  hasErrors,
  isRecordPath,
  type JsonObject,
  type Outcome,
  type Resource,
  sortDiagnostics,
  sortedBy,
  unsafePathReason,
} from '@nodeless/core';
import { contentOf, type PlannedFile, plannedFile } from '../planned-file.ts';
import { findDuplicates } from './duplicates.ts';
import { findPathProblems } from './path-problems.ts';
import { PrintCache } from './print-cache.ts';
import { draftOfArtifact, type Locate } from './producers.ts';

/** What a tree consists of, beside the records that follow from it. */
export interface Layout {
  /** Safe paths without collisions, sorted. */
  readonly files: readonly PlannedFile[];
  /** Folders that exist whether or not a file lies in them, sorted: git keeps none that is empty, so a record does. */
  readonly folders: readonly string[];
}

export interface LayoutInput {
  readonly resources: readonly Resource[];
  readonly artifacts: readonly Artifact[];
  /**
   * Folders, relative to `rendered/`, that must exist also when no file lies in them, because an Application syncs them.
   * Each is one that has a record of its own: an area (`argocd`) or `manifests/<application>`.
   */
  readonly folders?: readonly string[];
  /** Makes findings point at the sources. @default findings have no location */
  readonly locate?: Locate;
}

/**
 * Decides which files a cluster consists of: one file a resource, one file an artifact, and which folders it keeps.
 * The result depends on the set of inputs alone, not on their order. Pure: nothing is read or written.
 * `tree/duplicate-object`, `tree/path-collision` and `tree/unsafe-path` are collected; with any of them there is no value.
 *
 * @param cache shared by the clusters of one run. @default one for this call
 */
export function layout(
  { resources, artifacts, folders = [], locate }: LayoutInput,
  cache: PrintCache = new PrintCache(),
): Outcome<Layout> {
  const duplicates = findDuplicates(resources, locate);
  const drafts = [...duplicates.distinct, ...artifacts.map(draftOfArtifact)];
  const kept = [...new Set(folders)].sort();
  for (const folder of kept) {
    if (!isRecordPath(folderRecord(folder)) || unsafePathReason(folder) !== undefined)
      throw new Error(`the folder ${folder} cannot have a record of its own`);
  }
  const problems = findPathProblems(drafts, kept, locate);
  const diagnostics = sortDiagnostics([...duplicates.diagnostics, ...problems]);
  if (hasErrors(diagnostics)) return { diagnostics };
  const files = [
    ...resources.map((resource) => fileOfResource(resource, cache)),
    ...artifacts.map((artifact) => fileOfArtifact(artifact, cache)),
  ];
  return { value: { files: sortedBy(files, (file) => file.path), folders: kept }, diagnostics };
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
