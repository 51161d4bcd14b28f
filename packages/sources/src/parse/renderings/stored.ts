import type { Diagnostic, JsonObject, Outcome, SourceLocation } from '@nodeless/core';
import { readManifests, type SourceFile } from '../../read/document.ts';
import { type Lock, type LockedRendering, LockSchema } from '../../schema/lock.ts';
import { objectsOf, type WrittenObject } from '../manifests/objects.ts';
import { readSource } from '../validate.ts';
import type { FolderDigest } from './folder-digest.ts';
import { inputsOf, inputsText, lockPath, renderingPath, type RenderingRequest } from './request.ts';

/** What `nodeless lock` wrote for an app, as the CLI read it. */
export interface RenderingFiles {
  readonly locks: readonly SourceFile[];
  readonly renderings: readonly SourceFile[];
  /** SHA-256 of each rendering, and of what helm and kustomize read. */
  readonly digests: readonly FolderDigest[];
}

/** Reads a lock file. What is wrong with it is told once, at its beginning: a program wrote it. */
export function readLock(file: SourceFile): Outcome<Lock> {
  const { value } = readSource(LockSchema, file, 'app');
  if (value !== undefined) return { value: value.value, diagnostics: [] };
  const message = 'this is no lock file that nodeless lock has written, or a merge left both sides in it';
  return { diagnostics: [damaged(file.path, message)] };
}

/** The objects of a rendering that the sources ask for, from the files that `nodeless lock` wrote. Memory is the caller's. */
export function storedObjects(
  files: RenderingFiles,
  request: RenderingRequest,
): Outcome<readonly WrittenObject[]> {
  const path = lockPath(request.app, request.tool);
  const file = files.locks.find((one) => one.path === path);
  if (file === undefined) return { diagnostics: [notRendered(request)] };
  const lock = readLock(file);
  if (lock.value === undefined) return { diagnostics: lock.diagnostics };
  const [key, locked] = findLocked(lock.value, request) ?? [];
  if (key === undefined || locked === undefined) return { diagnostics: [notRendered(request)] };
  const at = renderingPath(request.app, key);
  const rendering = files.renderings.find((one) => one.path === at);
  const sha256 = files.digests.find((one) => one.path === at)?.sha256;
  if (rendering === undefined || sha256 !== locked.sha256) {
    const what = rendering === undefined ? 'is missing' : 'is not what was locked';
    return { diagnostics: [damaged(at, `the rendering ${what}`)] };
  }
  const { value, diagnostics } = objectsIn(rendering, request.app);
  if (value === undefined) return { diagnostics };
  return {
    value: value.map((object, index) => ({
      ...object,
      place: placeOf(request.app, locked.objects[index]?.template, index),
    })),
    diagnostics,
  };
}

/** Of an object: after the template that makes it, as helm names it, so that `explain` shows it. */
function placeOf(app: string, template: string | undefined, index: number): string {
  return template !== undefined && /^[\w./-]+$/.test(template)
    ? `${app}/${template}/${index}`
    : `${app}/${index}`;
}

/** The rendering of a request, with its key. */
export function findLocked(
  lock: Lock,
  request: RenderingRequest,
): [key: string, LockedRendering] | undefined {
  const text = inputsText(inputsOf(request));
  return Object.entries(lock.renderings).find(([, { inputs }]) => inputsText(inputs as JsonObject) === text);
}

/** The objects of a rendering, and what keeps an app from having them. */
export function objectsIn(file: SourceFile, app: string): Outcome<readonly WrittenObject[]> {
  if (file.bytes.length === 0) return { value: [], diagnostics: [] };
  const { value, diagnostics } = readManifests(file);
  const read = (value ?? []).map((document, number) =>
    objectsOf(document, (index) => `${app}/${number}/${index}`),
  );
  return {
    value: read.flatMap(({ objects }) => objects),
    diagnostics: [...diagnostics, ...read.flatMap((one) => one.diagnostics)],
  };
}

function notRendered({ app, tool, location, ...request }: RenderingRequest): Diagnostic {
  const what =
    'kubernetes' in request
      ? `the chart is not rendered with these values for Kubernetes ${request.kubernetes}`
      : 'the kustomization is not built as it is now';
  return {
    code: 'lock/not-rendered',
    severity: 'error',
    message: `${what}: apps/${app} holds no rendering of it`,
    hint: `run npx nodeless lock ${app} where ${tool} is installed, and commit what it writes`,
    location,
  };
}

function damaged(file: string, message: string): Diagnostic {
  const location: SourceLocation = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const hint = `run npx nodeless lock ${file.split('/')[1] ?? ''}, which writes it again`;
  return { code: 'lock/damaged', severity: 'error', message, hint, location };
}
