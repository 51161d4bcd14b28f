import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promoteVersions, type PromotedVersion } from '@nodeless/sources';
import { EXIT } from '../exit-codes.ts';
import { loadCluster, loadFleet } from '../fleet.ts';
import { Git, GitError } from '../git/git.ts';
import { escapeControl } from '@nodeless/core';
import { promotionBody, promotionTitle } from '../promote/body.ts';
import { changeReport } from '../promote/change-report.ts';
import { rootOf, type CommandContext } from './context.ts';
import { generateCommand } from './generate.ts';

export interface PromoteOptions {
  readonly from: string;
  readonly to: string;
  /** Branch of the pull request. @default made from the stage and the versions */
  readonly branch?: string;
}

const FLEET = 'clusters/fleet.yaml';

/**
 * Makes a branch with one commit that gives a stage the versions of another, with the trees that this changes, and writes the
 * text of its pull request. Prints what pushes it and opens the pull request. Changes nothing when it cannot do all of it.
 */
export async function promoteCommand(
  context: CommandContext,
  names: readonly string[],
  options: PromoteOptions,
): Promise<void> {
  const root = rootOf(context);
  if (root === undefined) return;
  const refused = await promote(context, root, names, options);
  if (refused === undefined) return;
  context.console.err(`nodeless promote: ${refused}\n`);
  context.exit(EXIT.findings);
}

/** @returns why nothing was done; undefined after success */
async function promote(
  context: CommandContext,
  root: string,
  names: readonly string[],
  { from, to, branch }: PromoteOptions,
): Promise<string | undefined> {
  const git = new Git(root);
  const base = git.line(['symbolic-ref', '--short', '--quiet', 'HEAD']);
  if (base === undefined) return 'check out the branch that the pull request shall go to, usually main';
  if (git.run(['status', '--porcelain']) !== '')
    return 'the work tree has changes; commit or stash them first';
  const promotion = promoteVersions(readFileSync(join(root, FLEET), 'utf8'), { from, to, names });
  if ('refused' in promotion) return promotion.refused;
  const { text, versions } = promotion;
  if (versions.length === 0) {
    context.console.out(`${to} has these versions already\n`);
    return undefined;
  }
  const head = branch ?? branchName(to, versions, text);
  if (!git.succeeds(['check-ref-format', '--branch', head]))
    return `${JSON.stringify(head)} is no name of a branch`;
  if (git.succeeds(['show-ref', '--verify', '--quiet', `refs/heads/${head}`])) {
    return `the branch ${head} exists; delete it, or choose another with --branch`;
  }

  writeFileSync(join(root, FLEET), text);
  const title = promotionTitle(to, versions);
  const problem = (await generateFor(context, root, git, to)) ?? commitOn(git, base, head, title);
  if (problem !== undefined) {
    // The work tree was clean, so all that goes is ours.
    git.run(['reset', '--quiet', '--hard', 'HEAD']);
    git.run(['clean', '--quiet', '--force', '-d', '--', 'clusters']);
    return problem;
  }

  const bodyFile = git.run(['rev-parse', '--git-path', `nodeless/${head.replaceAll('/', '-')}.md`]).trimEnd();
  const body = promotionBody({ from, to, versions, report: changeReport(root, base) });
  mkdirSync(dirname(resolve(root, bodyFile)), { recursive: true });
  writeFileSync(resolve(root, bodyFile), body);
  context.console.out(
    [
      `${title}: committed on ${head}; its pull request is described in ${bodyFile}. Next:`,
      `  git push --set-upstream origin ${quoted(head)}`,
      `  gh pr create --base ${quoted(base)} --head ${quoted(head)} --title ${quoted(title)} --body-file ${quoted(bodyFile)}`,
      '',
    ].join('\n'),
  );
  return undefined;
}

/** @returns what git says when it makes no commit; then the branch is gone again */
function commitOn(git: Git, base: string, head: string, title: string): string | undefined {
  git.run(['switch', '--quiet', '--create', head]);
  try {
    git.run(['add', '--all', '--', 'clusters']);
    // Made fresh and looked at before; the hooks would do it once more.
    git.run(['commit', '--quiet', '--no-verify', '--message', title]);
    return undefined;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    git.run(['symbolic-ref', 'HEAD', `refs/heads/${base}`]);
    git.run(['branch', '--quiet', '--delete', '--force', head]);
    return escapeControl(error.message);
  }
}

/** Renders, and refuses a promotion that would change more than its stage. */
async function generateFor(
  context: CommandContext,
  root: string,
  git: Git,
  stage: string,
): Promise<string | undefined> {
  let failed = false;
  const silent = { ...context.console, out: () => undefined };
  const exit = (code: number): void => void (failed ||= code !== EXIT.sound);
  await generateCommand({ ...context, console: silent, exit }, [], {
    format: 'pretty',
    discardEdits: false,
    allowDeletions: false,
    fresh: false,
  });
  if (failed) return 'with these versions the fleet is not sound; nothing was changed';
  const stageFolders = new Set(clustersOf(root, stage).map((name) => `clusters/${name}/rendered/`));
  const changed = [
    ...git.names(['diff', '--name-only', '-z', 'HEAD']),
    ...git.names(['ls-files', '--others', '--exclude-standard', '-z']),
  ];
  const other = changed.find(
    (path) => path !== FLEET && !stageFolders.has(`${path.split('/').slice(0, 3).join('/')}/`),
  );
  if (other === undefined) return undefined;
  return `${other} would change too, which is not of stage ${stage}: the trees were stale before. Run npx nx run generate, and commit that first`;
}

function clustersOf(root: string, stage: string): string[] {
  const fleet = loadFleet(root).value;
  if (fleet === undefined) return [];
  return fleet.clusters.filter((name) => loadCluster(fleet, name).value?.spec.stage === stage);
}

function branchName(to: string, versions: readonly PromotedVersion[], text: string): string {
  const [only] = versions;
  const what = versions.length === 1 && only !== undefined ? only.name : `${versions.length}-versions`;
  // The same promotion has the same branch; another one of the same versions has another.
  return `promote/${to}-${what}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
}

/** For a shell: what is plain stays as it is. */
function quoted(text: string): string {
  return /^[\w./@:=+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
