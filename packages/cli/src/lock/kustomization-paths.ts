import { posix } from 'node:path';
import { at, isJsonObject, texts, type Diagnostic, type JsonValue } from '@nodeless/core';
import { isKustomization, readManifests, type SourceFile } from '@nodeless/sources';

/** Keys whose values are lists of files, folders or (some) of inline YAML. Source: api/types/kustomization.go of kustomize v5.7.1 */
const PATHS = [
  'resources',
  'bases',
  'components',
  'crds',
  'configurations',
  'generators',
  'transformers',
  'validators',
  'patchesStrategicMerge',
];

/** Keys whose values are lists of maps, and the keys of those that name files. */
const PATHS_IN: readonly (readonly [list: string, keys: readonly string[]])[] = [
  ['patches', ['path']],
  ['patchesJson6902', ['path']],
  ['replacements', ['path']],
  ['configMapGenerator', ['files', 'envs', 'env']],
  ['secretGenerator', ['files', 'envs', 'env']],
];

/**
 * What kustomizations read that is not among their files: another repository, a URL, a file elsewhere. Without it nothing but the
 * folder of the app decides what is built.
 *
 * @param root folder that holds all files, from the root of the repository
 */
export function pathsOutside(root: string, files: readonly SourceFile[]): Diagnostic[] {
  const known = new Set(files.flatMap(({ path }) => [path, ...foldersAbove(path)]));
  return files
    .filter(({ path }) => isKustomization(path))
    .flatMap((file) =>
      (readManifests(file).value ?? []).flatMap((document) =>
        pathsIn(document.data).flatMap(({ segments, path }): Diagnostic[] => {
          const target = posix.normalize(`${posix.dirname(file.path)}/${path}`).replace(/\/$/, '');
          if (!path.startsWith('/') && isBelow(target, root) && known.has(target)) return [];
          const location = document.locateValue(segments);
          return [
            {
              code: 'lock/outside',
              severity: 'error',
              message: `${JSON.stringify(path)} is no file and no folder below ${root}`,
              hint: 'put what it names there: a base of another repository can change, and the network is not asked',
              ...(location === undefined ? {} : { location }),
            },
          ];
        }),
      ),
    );
}

function isBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

interface NamedPath {
  readonly segments: readonly (string | number)[];
  readonly path: string;
}

function pathsIn(data: JsonValue): NamedPath[] {
  if (!isJsonObject(data)) return [];
  const lists = PATHS.flatMap((key) => listed([key], data[key]));
  const inMaps = PATHS_IN.flatMap(([list, keys]) => {
    const items = data[list];
    if (!Array.isArray(items)) return [];
    return items.flatMap((item: JsonValue, index) =>
      keys.flatMap((key) =>
        listed([list, index, key], at(item, key)).map((one) => ({
          ...one,
          path: withoutName(key, one.path),
        })),
      ),
    );
  });
  return [...lists, ...inMaps, ...listed(['openapi', 'path'], at(data, 'openapi', 'path'))];
}

/** A string, or the strings of a list; what is YAML itself names no file. */
function listed(segments: readonly (string | number)[], value: JsonValue | undefined): NamedPath[] {
  if (typeof value === 'string') return isInline(value) ? [] : [{ segments, path: value }];
  return texts(value).flatMap((path, index) =>
    isInline(path) ? [] : [{ segments: [...segments, index], path }],
  );
}

function isInline(text: string): boolean {
  return text.includes('\n') || /^\s*[{[]/.test(text);
}

/** An entry of `files` may begin with the key that the file gets: `app.conf=files/app.conf`. */
function withoutName(key: string, path: string): string {
  const equals = path.indexOf('=');
  return key === 'files' && equals >= 0 ? path.slice(equals + 1) : path;
}
