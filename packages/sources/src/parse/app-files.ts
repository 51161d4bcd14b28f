import { compareText, type Diagnostic } from '@nodeless/core';
import type { SourceFile } from '../read/document.ts';

/** The files of one folder below `apps/`. */
export interface AppFiles {
  readonly folder: string;
  readonly app: SourceFile;
  /** `overlays/<stage or cluster>.yaml` by that name. */
  readonly overlays: ReadonlyMap<string, SourceFile>;
}

const APP = /^apps\/([^/]+)\/app\.yaml$/;
const OVERLAY = /^apps\/([^/]+)\/overlays\/([^/]+)\.yaml$/;

/** Is this the path of a source of an app? */
export function isAppSource(path: string): boolean {
  return APP.test(path) || OVERLAY.test(path);
}

/** The folders below `apps/` with their files, by name. A folder without app.yaml is passed over: its reader says so. */
export function appFolders(files: readonly SourceFile[]): AppFiles[] {
  const apps = files.flatMap((app) => {
    const folder = APP.exec(app.path)?.[1];
    return folder === undefined ? [] : [{ folder, app, overlays: overlaysOf(files, folder) }];
  });
  return apps.sort((a, b) => compareText(a.folder, b.folder));
}

function overlaysOf(files: readonly SourceFile[], folder: string): ReadonlyMap<string, SourceFile> {
  const found = files.flatMap((file): [string, SourceFile][] => {
    const [, owner, name] = OVERLAY.exec(file.path) ?? [];
    return owner === folder && name !== undefined ? [[name, file]] : [];
  });
  return new Map(found.sort(([a], [b]) => compareText(a, b)));
}

/** Names that an overlay can have. */
export interface OverlayNames {
  readonly stages: readonly string[];
  readonly clusters: readonly string[];
}

/** A problem with an overlay as a file: it stands at its first character. */
export function overlayProblem(
  file: SourceFile,
  problem: Pick<Diagnostic, 'code' | 'message' | 'hint'>,
): Diagnostic {
  return {
    severity: 'error',
    ...problem,
    location: { file: file.path, line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}
