/** A repository on a server. `host` may end in a port. */
interface Place {
  readonly form: 'https' | 'ssh';
  /** Who logs in over ssh. @default git */
  readonly user?: string;
  readonly host: string;
  /** Without `.git`, and without a slash at its end. */
  readonly path: string;
}

const HOST = String.raw`[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?`;
const PATH = String.raw`[\w.~+-][\w.~+/-]*?`;
const HTTPS = new RegExp(
  String.raw`^https://(?:[^@/\s]*@)?(?<host>${HOST}(?::\d+)?)/(?<path>${PATH})(?:\.git)?/?$`,
);
/** `git@host:path`, as scp writes it. */
const SCP = new RegExp(String.raw`^git@(?<host>${HOST}):(?<path>/?${PATH})(?:\.git)?/?$`);
/** Kept as it is where a port or a user leaves no room for the short form. */
const SSH = new RegExp(
  String.raw`^ssh://(?<user>[\w.-]+)@(?<host>${HOST}(?::\d+)?)/(?<path>${PATH})(?:\.git)?/?$`,
);

/**
 * The URL for `argocd/settings.yaml` of the repository that a git remote names: https or ssh, with `.git`, and without the
 * name and the password that a remote may hold. Undefined for what Argo CD could not reach from a cluster (a path of this
 * machine), or not safely (http, git).
 *
 * @param remote as `git remote get-url` prints it, or as a person writes it
 */
export function repositoryUrlOf(remote: string): string | undefined {
  const place = placeOf(remote);
  if (place === undefined) return undefined;
  const { form, user = 'git', host, path } = place;
  const named = isServedAsNamed(place) ? path : `${path}.git`;
  if (form === 'https') return `https://${host}/${named}`;
  return user === 'git' && !host.includes(':') ? `git@${host}:${named}` : `ssh://${user}@${host}/${named}`;
}

/** Do two remotes name the same repository, by whatever protocol? */
export function isSameRepository(one: string, other: string): boolean {
  const [a, b] = [placeOf(one), placeOf(other)];
  const nameOf = ({ host, path }: Place) =>
    `${host.replace(/:\d+$/, '')}/${path.replace(/^\//, '')}`.toLowerCase();
  return a !== undefined && b !== undefined && nameOf(a) === nameOf(b);
}

/** The host of a repository, and the organization or group that it belongs to where its path has one. */
export function ownerOf(repositoryUrl: string): { readonly host: string; readonly owner?: string } {
  const { host = '', path = '' } = placeOf(repositoryUrl) ?? {};
  const [owner, ...rest] = path.split('/').filter((part) => part !== '');
  return owner === undefined || rest.length === 0 ? { host } : { host, owner };
}

/**
 * AWS CodeCommit and Azure DevOps know no repository by its name and `.git`; GitHub, GitLab, Bitbucket, Gitea and Forgejo know
 * it by both. Sources: https://docs.aws.amazon.com/codecommit/latest/userguide/regions.html#regions-git,
 * https://learn.microsoft.com/azure/devops/repos/git/share-your-code-in-git-cmdline
 */
function isServedAsNamed({ host, path }: Place): boolean {
  return (
    host.startsWith('git-codecommit.') || host === 'ssh.dev.azure.com' || path.split('/').includes('_git')
  );
}

function placeOf(remote: string): Place | undefined {
  const https = HTTPS.exec(remote)?.groups;
  const { user, host, path } = https ?? SCP.exec(remote)?.groups ?? SSH.exec(remote)?.groups ?? {};
  if (host === undefined || path === undefined) return undefined;
  return { form: https === undefined ? 'ssh' : 'https', ...(user === undefined ? {} : { user }), host, path };
}
