import { NAMESPACES_APPLICATION, RENDERED } from './paths.ts';

const FOLDER_RECORD = 'SHA256SUMS';
const FILE_RECORD = '.sha256';

/**
 * Folders to which every app adds files of its own. A record of the whole folder would change on every branch that
 * adds or removes an app, so each file there has a record of its own.
 */
const SHARED: ReadonlySet<string> = new Set([
  '',
  RENDERED.applications,
  RENDERED.manifestFolder(NAMESPACES_APPLICATION),
]);

/**
 * Where the SHA-256 of a file of `rendered/` is recorded: in `SHA256SUMS` of its Application's folder
 * (`manifests/<application>`) or of its area (`argocd`, `bootstrap`, …), or, in a folder that all apps share, in
 * `<file>.sha256` beside it. `sha256sum -c` reads all of them; Argo CD reads none of them as a manifest (a directory
 * source takes .yaml, .yml, .json and .jsonnet: argo-cd v3.5.1, reposerver/repository/repository.go).
 *
 * @param path relative to `rendered/`, like the result
 */
export function recordPathOf(path: string): string {
  const segments = path.split('/');
  if (SHARED.has(segments.slice(0, -1).join('/'))) return path + FILE_RECORD;
  const depth = segments[0] === RENDERED.manifests && segments.length > 2 ? 2 : 1;
  return folderRecord(segments.slice(0, depth).join('/'));
}

/** The record of a folder that has one for all its files, `SHA256SUMS` in it. */
export function folderRecord(folder: string): string {
  return `${folder}/${FOLDER_RECORD}`;
}

/** The one file that a record is about; undefined for the record of a folder, and for what is no record. */
export function recordedFile(record: string): string | undefined {
  if (!record.endsWith(FILE_RECORD)) return undefined;
  const file = record.slice(0, -FILE_RECORD.length);
  return file !== '' && recordPathOf(file) === record && !isRecordPath(file) ? file : undefined;
}

/** True for the paths below `rendered/` where records stand, and nothing else. */
export function isRecordPath(path: string): boolean {
  const segments = path.split('/');
  if (segments.at(-1) !== FOLDER_RECORD) return recordedFile(path) !== undefined;
  if (segments.includes('')) return false;
  return segments.length === 2 || (segments.length === 3 && segments[0] === RENDERED.manifests);
}
