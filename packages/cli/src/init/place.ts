import { realpathSync, statSync } from 'node:fs';
import { loadFleet } from '../fleet.ts';
import { Git, GitError } from '../git/git.ts';
import { findRoot } from '../repository/root.ts';
import { isSameRepository, repositoryUrlOf } from './remote.ts';

/** Where a new repository is to be, as far as it is there. */
export interface Place {
  readonly root: string;
  /** The repository of git's remote `origin`, as Argo CD would reach it. */
  readonly origin?: string;
}

/**
 * Looks at the folder of a new repository, which may be absent.
 *
 * @param root an absolute path
 * @returns or why no repository can begin there, a line each
 */
export function placeOf(root: string): Place | { readonly problems: readonly string[] } {
  const status = statSync(root, { throwIfNoEntry: false });
  if (status?.isDirectory() === false) return { problems: [`${root} is not a folder`] };
  const around = findRoot(root);
  if (around === root) return { problems: initialised(root) };
  if (around !== undefined)
    return { problems: [`${root} is inside of ${around}, which is a repository of Nodeless already`] };
  if (status === undefined) return { root };
  const top = gitLine(root, ['rev-parse', '--show-toplevel']);
  if (top !== undefined && realpathSync(top) !== realpathSync(root))
    return { problems: [`${root} is inside of the clone ${top}: clusters/ must lie at the top of a clone`] };
  const origin = originOf(root);
  return { root, ...(origin === undefined ? {} : { origin }) };
}

/** What is said where the repository that Argo CD follows is not the one that git pushes to. */
export function otherOrigin(origin: string | undefined, repositoryUrl: string): string | undefined {
  if (origin === undefined || isSameRepository(origin, repositoryUrl)) return undefined;
  return `Argo CD follows ${repositoryUrl} (argocd/settings.yaml), while git pushes to ${origin} (origin)`;
}

function initialised(root: string): string[] {
  const url = loadFleet(root).value?.fleet.settings?.value.repository.url;
  const other = url === undefined ? undefined : otherOrigin(originOf(root), url);
  return [
    `${root} is a repository of Nodeless already; nodeless new <name> adds a cluster to it`,
    ...(other === undefined ? [] : [other]),
  ];
}

function originOf(root: string): string | undefined {
  const remote = gitLine(root, ['remote', 'get-url', 'origin']);
  return remote === undefined ? undefined : repositoryUrlOf(remote);
}

/** Undefined too without git: a repository can be begun without it. */
function gitLine(root: string, args: readonly string[]): string | undefined {
  try {
    return new Git(root).line(args);
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
