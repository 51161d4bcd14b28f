import { isAbsolute, relative, resolve, sep } from 'node:path';

/** What somebody asks about. */
export type Target =
  | { readonly kind: 'rendered'; readonly cluster: string; readonly path: string; readonly line?: number }
  | { readonly kind: 'source'; readonly file: string; readonly line?: number }
  | { readonly kind: 'object'; readonly object: string; readonly namespace?: string; readonly name: string };

const PLACE = /^(.+?)(?::(\d+))?(?::\d+)?$/s;
const RENDERED = /^clusters\/([^/]+)\/rendered\/(.+)$/;
const SOURCE =
  /^(clusters\/fleet\.yaml|clusters\/[^/]+\/(cluster\.yaml|facts\.json)|apps\/[^/]+\/((app|chart|overlays\/[^/]+)\.yaml|app\.[jt]s)|argocd\/(settings|projects)\.yaml)$/;

/**
 * Reads what was typed: a path (from the folder somebody is in, or from the root) with or without a line, or an object.
 * Undefined when it can be neither.
 */
export function parseTarget(typed: string, root: string, cwd: string): Target | undefined {
  const [, place = '', digits] = PLACE.exec(typed) ?? [];
  const line = digits === undefined ? {} : { line: Number(digits) };
  for (const file of [fromRoot(root, resolve(cwd, place)), isAbsolute(place) ? undefined : place]) {
    if (file === undefined) continue;
    const [, cluster, path] = RENDERED.exec(file) ?? [];
    if (cluster !== undefined && path !== undefined) return { kind: 'rendered', cluster, path, ...line };
    if (SOURCE.test(file)) return { kind: 'source', file, ...line };
  }
  const [object = '', ...names] = typed.split('/');
  const [first = '', second] = names;
  if (object === '' || first === '' || names.length > 2 || second === '') return undefined;
  return second === undefined
    ? { kind: 'object', object, name: first }
    : { kind: 'object', object, namespace: first, name: second };
}

function fromRoot(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}
