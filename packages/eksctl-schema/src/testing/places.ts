import type { ConfigPath } from '../problem.ts';

/** Keys whose objects are maps with any keys. */
const MAPS: readonly (string | number)[] = [
  'annotations',
  'flags',
  'labels',
  'private',
  'public',
  'requiredClaims',
  'tags',
];

/** Keys below which anything is good. */
const DOCUMENTS: readonly (string | number)[] = [
  'attachPolicy',
  'kubeletExtraConfig',
  'permissionPolicy',
  'settings',
];

/** The places of all objects of a file that refuse unknown keys. */
export function closedObjects(value: unknown, path: ConfigPath = []): ConfigPath[] {
  if (typeof value !== 'object' || value === null) return [];
  const last = path.at(-1) ?? '';
  if (DOCUMENTS.includes(last)) return [];
  const isMap = MAPS.includes(last) || (last === 'taints' && !Array.isArray(value));
  const below = Object.entries(value).flatMap(([key, child]) =>
    closedObjects(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return Array.isArray(value) || isMap ? below : [path, ...below];
}

/** The places of all values of a file. */
export function allPlaces(value: unknown, path: ConfigPath = []): ConfigPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, child]) =>
      allPlaces(child, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

/** A copy of a file with another value at a place. */
export function withValue(file: unknown, path: ConfigPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy: object = Array.isArray(file) ? [...(file as unknown[])] : { ...(file as object) };
  const old: unknown = (file as { readonly [key: string | number]: unknown })[key];
  Object.assign(copy, { [key]: withValue(old, rest, value) });
  return copy;
}
