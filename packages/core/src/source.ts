/** A place in a source file. Lines and columns count from 1, columns in UTF-16 units, `end` is exclusive. */
export interface SourceLocation {
  /** Path relative to the repository's root, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * Names a value of the model: a document, `#`, and an RFC 6901 JSON pointer into it.
 *
 * @example 'cluster#/compute/karpenter/nodePools/0/limits'
 * @example 'app/inflate#/image'
 * @example 'argocd/settings#/repository/url'
 */
export type SpecPath = string;

/** Builds a {@link SpecPath}: `specPath('cluster', 'compute', 'fargate', 'profiles', 0)`. */
export function specPath(document: string, ...segments: readonly (string | number)[]): SpecPath {
  return `${document}#${segments.map((segment) => `/${escapeSegment(String(segment))}`).join('')}`;
}

/** `child(path, 'limits')` is one level below `path`. */
export function childPath(path: SpecPath, ...segments: readonly (string | number)[]): SpecPath {
  return path + segments.map((segment) => `/${escapeSegment(String(segment))}`).join('');
}

/** The path one level up, or undefined for a whole document. */
export function parentPath(path: SpecPath): SpecPath | undefined {
  const slash = path.lastIndexOf('/');
  return slash > path.indexOf('#') ? path.slice(0, slash) : undefined;
}

/** Is the path that of a whole object which the sources hold as it is? Paths below it are then those of its fields. */
export function isWrittenObject(path: SpecPath): boolean {
  return /^manifest\/[^#]*#$/.test(path);
}

/** A field of an object, where the sources hold the object as it is; else the value that asks for the object. */
export function placeInObject(path: SpecPath, ...field: readonly (string | number)[]): SpecPath {
  return isWrittenObject(path) ? childPath(path, ...field) : path;
}

function escapeSegment(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}
