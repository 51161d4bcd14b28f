import { z } from 'zod';
import { CommitSha, ExactVersion, stringOf } from '../schema/primitives.ts';
import { quote } from '../schema/quote.ts';
import { refuse } from '../schema/refuse.ts';

/** A git repository that Argo CD reads without credentials of ours. */
export const RepositoryUrl = stringOf(
  /^https:\/\/[^\s/?#@]+\/[^\s?#]+$/,
  'an https URL without user, query and fragment',
  'for example https://github.com/argoproj/argo-cd',
);

/** The install of Argo CD is a URL of Kustomize: `?ref=…` in a path would take the place of the commit. */
export const FolderPath = stringOf(
  /^(?:\.|(?!\.{1,2}(?:\/|$))[\w.-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.-]+)*)$/,
  'a plain relative path',
  'write names of folders with / between them, for example charts/karpenter; the root is "."',
);

const GitSourceSchema = z.strictObject({
  repoURL: RepositoryUrl.describe('Repository with the chart or the manifests.'),
  commit: CommitSha.describe('Commit of the release: a tag can be moved, a commit cannot.'),
  path: FolderPath.describe('Folder inside the repository.'),
});

/** A folder of somebody else's git repository, pinned by commit. */
export type GitSource = Readonly<z.output<typeof GitSourceSchema>>;

/**
 * Where Argo CD reads a release from. Both arguments are the example that people see.
 *
 * @param repository owner and name on GitHub
 * @param path folder in it
 */
export function gitSource(repository: string, path: string) {
  const { repoURL, commit, path: folder } = GitSourceSchema.shape;
  return z
    .strictObject({
      repoURL: repoURL.meta({ examples: [`https://github.com/${repository}`] }),
      commit,
      path: folder.meta({ examples: [path] }),
    })
    .describe('Where Argo CD reads the release from.');
}

/**
 * Charts have plain numbers, which rules compare; the v belongs to git tags, and candidates are published elsewhere.
 * Source: https://github.com/aws/karpenter-provider-aws/releases
 */
const ReleaseVersion = ExactVersion.check(
  refuse('spec/invalid-value', (version) => {
    const plain = version.replace(/^v/, '').replace(/-.*$/, '');
    if (version === plain) return undefined;
    return version.startsWith('v')
      ? { message: `${quote(version)} has the v of a git tag`, hint: `write ${plain}` }
      : {
          message: `${quote(version)} is a release candidate`,
          hint: `write a version that is released, for example ${plain}`,
        };
  }),
).meta({ examples: ['1.14.1'] });

/**
 * A chart: its version, and the folder that holds it.
 *
 * @param what as in "Release of …"
 */
export function chartRelease(what: string, source: ReturnType<typeof gitSource>) {
  return z
    .strictObject({
      version: ReleaseVersion.describe(`Version of ${what}, for people and for checks.`),
      source,
    })
    .describe(`Release of ${what}.`);
}
