import { compareText } from '@nodeless/core';
import type { SourceFile } from '../read/document.ts';
import { MAX_MANIFEST_BYTES, MAX_SOURCE_BYTES } from '../read/max-source-bytes.ts';
import type { FolderDigest } from './renderings/folder-digest.ts';
import type { RenderingFiles } from './renderings/stored.ts';

/** The sources of one folder below `apps/`. */
export interface AppFiles extends RenderingFiles {
  readonly folder: string;
  readonly app?: SourceFile;
  readonly chart?: SourceFile;
  /** app.ts and app.js: one of them, where nothing is wrong. */
  readonly code: readonly SourceFile[];
  /** Files below `manifests/`, by path. */
  readonly manifests: readonly SourceFile[];
  /** `overlays/<stage or cluster>.yaml` by that name. */
  readonly overlays: ReadonlyMap<string, SourceFile>;
}

const APP = /^apps\/([^/]+)\/app\.yaml$/;
const CHART = /^apps\/([^/]+)\/chart\.yaml$/;
const CODE = /^apps\/[^/]+\/app\.[jt]s$/;
const MANIFEST = /^apps\/([^/]+)\/manifests\/(?:.+\.(?:yaml|yml|json)|(?:.+\/)?Kustomization)$/;
const LOCK = /^apps\/([^/]+)\/(?:charts|kustomize)\.lock\.json$/;
const RENDERING = /^apps\/([^/]+)\/renderings\/[0-9a-f]{32}\.yaml$/;
const OVERLAY = /^apps\/([^/]+)\/overlays\/([^/]+)\.yaml$/;

/** Is this the path of a source of an app? */
export function isAppSource(path: string): boolean {
  const patterns = [APP, CHART, MANIFEST, LOCK, RENDERING, OVERLAY];
  return isCode(path) || patterns.some((pattern) => pattern.test(path));
}

/** Is this the path of the code of an app? Every other source of an app is data. */
export function isCode(path: string): boolean {
  return CODE.test(path);
}

/** Most bytes that a source of an app may have. */
export function mostBytes(path: string): number {
  return MANIFEST.test(path) || RENDERING.test(path) || LOCK.test(path)
    ? MAX_MANIFEST_BYTES
    : MAX_SOURCE_BYTES;
}

/** The folders below `apps/` with their files, by name. A folder with overlays alone is passed over: its reader says so. */
export function appFolders(files: readonly SourceFile[], digests: readonly FolderDigest[]): AppFiles[] {
  const byFolder = new Map<string, SourceFile[]>();
  for (const file of files) {
    const folder = file.path.split('/')[1] ?? '';
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), file]);
  }
  return [...byFolder]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([folder, own]) => {
      const app = own.find(({ path }) => APP.test(path));
      const chart = own.find(({ path }) => CHART.test(path));
      const code = own.filter(({ path }) => isCode(path));
      const manifests = own.filter(({ path }) => MANIFEST.test(path));
      const pieces = [app, chart, ...code, ...manifests];
      if (pieces.every((one) => one === undefined)) return [];
      return [
        {
          folder,
          ...(app === undefined ? {} : { app }),
          ...(chart === undefined ? {} : { chart }),
          code: code.sort((a, b) => compareText(a.path, b.path)),
          manifests: manifests.sort((a, b) => compareText(a.path, b.path)),
          overlays: overlaysOf(own),
          locks: own.filter(({ path }) => LOCK.test(path)),
          renderings: own.filter(({ path }) => RENDERING.test(path)),
          digests,
        },
      ];
    });
}

function overlaysOf(files: readonly SourceFile[]): ReadonlyMap<string, SourceFile> {
  const found = files.flatMap((file): [string, SourceFile][] => {
    const name = OVERLAY.exec(file.path)?.[2];
    return name === undefined ? [] : [[name, file]];
  });
  return new Map(found.sort(([a], [b]) => compareText(a, b)));
}
