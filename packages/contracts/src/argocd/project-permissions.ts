import { at, isJsonObject, maps, texts, type JsonObject, type JsonValue } from '@nodeless/core';
import { IN_CLUSTER, IN_CLUSTER_SERVER } from './constants.ts';

/** An object as a project looks at it; `namespace` is absent for kinds of the whole cluster. */
export interface ProjectedObject {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** The part of an AppProject that refuses an object. */
export type ProjectRefusal = 'cluster-kind' | 'namespaced-kind' | 'namespace';

/**
 * Why the project of an Application does not permit one of its objects; undefined when it does. One object that is not
 * permitted fails the whole sync, at every attempt; and what is live is neither healed, pruned nor deleted any more.
 *
 * Source: Argo CD v3.5.1, validateSyncPermissions in controller/sync.go, IsGroupKindNamePermitted and
 * isDestinationMatched in pkg/apis/application/v1alpha1/app_project_types.go
 *
 * @param project `spec` of the AppProject
 * @param destination `spec.destination` of the Application
 */
export function projectRefusal(
  project: JsonValue | undefined,
  destination: JsonValue | undefined,
  object: ProjectedObject,
): ProjectRefusal | undefined {
  if (object.namespace === undefined) {
    const listed = lists(project, 'clusterResourceWhitelist', object);
    return listed && !lists(project, 'clusterResourceBlacklist', object) ? undefined : 'cluster-kind';
  }
  // An absent list permits all, an empty one nothing.
  const whitelist = at(project, 'namespaceResourceWhitelist') ?? null;
  const listed = whitelist === null || lists(project, 'namespaceResourceWhitelist', object);
  if (!listed || lists(project, 'namespaceResourceBlacklist', object)) return 'namespaced-kind';
  return isDestinationPermitted(project, destination, object.namespace) ? undefined : 'namespace';
}

/**
 * Whether a project permits a namespace of a cluster. A denial (`!namespace`) counts only where its server is that of the
 * destination; with a name alone it denies nothing, and permits every other namespace.
 */
export function isDestinationPermitted(
  project: JsonValue | undefined,
  destination: JsonValue | undefined,
  namespace: string,
): boolean {
  const matches = maps(at(project, 'destinations')).map((item) => ({
    item,
    name: matchesGlob(item['name'], at(destination, 'name')),
    server: serversOf(destination).some((server) => matchesGlob(item['server'], server)),
    namespace: matchesGlob(item['namespace'], namespace),
  }));
  const denied = matches.some((match) => {
    if ((match.server || match.name) && match.namespace) return false;
    if (!match.name && isDenial(match.item['name'])) return true;
    if (!match.server && isDenial(match.item['server']) && match.namespace) return true;
    return !match.namespace && isDenial(match.item['namespace']) && match.server;
  });
  return !denied && matches.some((match) => (match.server || match.name) && match.namespace);
}

/** Whether a project permits to read a repository. Source: IsSourcePermitted, as above. */
export function isSourcePermitted(project: JsonValue | undefined, repoURL: string): boolean {
  const url = normalUrl(repoURL);
  const matches = texts(at(project, 'sourceRepos')).map((pattern) =>
    isDenial(pattern)
      ? { denial: true, matched: !globOf(normalUrl(pattern.slice(1)), '/').test(url) }
      : { denial: false, matched: pattern === '*' || globOf(normalUrl(pattern), '/').test(url) },
  );
  return matches.some(({ matched }) => matched) && !matches.some(({ denial, matched }) => denial && !matched);
}

function lists(project: JsonValue | undefined, key: string, object: ProjectedObject): boolean {
  return maps(at(project, key)).some(
    (item) =>
      matchesGlob(item['group'], object.group) &&
      matchesGlob(item['kind'], object.kind) &&
      (!isNamed(item) || matchesGlob(item['name'], object.name)),
  );
}

function isNamed({ name }: JsonObject): boolean {
  return name !== undefined && name !== '';
}

/** The server of the cluster that Argo CD runs in is not written where the cluster is named. */
function serversOf(destination: JsonValue | undefined): JsonValue[] {
  const server = isJsonObject(destination) ? destination['server'] : undefined;
  if (server !== undefined) return [server];
  return at(destination, 'name') === IN_CLUSTER ? [IN_CLUSTER_SERVER, CAPABILITY_SERVER] : [];
}

/** Stands for the ARN of the cluster, its server where AWS runs Argo CD. */
const CAPABILITY_SERVER = 'arn:aws:eks';

function matchesGlob(pattern: JsonValue | undefined, value: JsonValue | undefined): boolean {
  if (typeof pattern !== 'string' || typeof value !== 'string') return false;
  if (value === CAPABILITY_SERVER) return pattern.startsWith('arn:');
  return isDenial(pattern) ? !globOf(pattern.slice(1)).test(value) : globOf(pattern).test(value);
}

function isDenial(pattern: JsonValue | undefined): boolean {
  return typeof pattern === 'string' && pattern.startsWith('!');
}

/**
 * Globs of Argo CD: `*` any text without the separator, `**` any text, `?` one character, `[ab]` one of them, `{a,b}` one
 * of the words. Source: https://github.com/gobwas/glob
 */
function globOf(glob: string, separator = ''): RegExp {
  const key = `${separator} ${glob}`;
  const known = GLOBS.get(key) ?? compile(glob, separator);
  GLOBS.set(key, known);
  return known;
}

/** The same few globs are asked about each object. */
const GLOBS = new Map<string, RegExp>();

function compile(glob: string, separator: string): RegExp {
  const one = separator === '' ? '.' : `[^${separator}]`;
  const pattern = glob.replace(/\[[^\]]*\]|\{[^}]*\}|\*+|[\s\S]/g, (part) => {
    if (part === '*') return `${one}*`;
    if (part.startsWith('*')) return '.*';
    if (part === '?') return one;
    if (part.length > 1 && part.startsWith('[')) return part.replace(/^\[!/, '[^');
    if (part.length > 1 && part.startsWith('{'))
      return `(?:${escaped(part.slice(1, -1)).replaceAll(',', '|')})`;
    return escaped(part);
  });
  return new RegExp(`^${pattern}$`, 's');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** `.git` at the end, the case and the way to write SSH say nothing. Source: NormalizeGitURL in util/git/git.go. */
function normalUrl(url: string): string {
  const text = url.trim().toLowerCase();
  const ssh = /^[^/:@]+@[^/:]+:/.test(text) ? text.replace(':', '/') : text.replace(/^ssh:\/\//, '');
  return ssh.replace(/\.git$/, '');
}
