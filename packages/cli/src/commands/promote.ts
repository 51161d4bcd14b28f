import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promoteStage, type PromotedValue } from '@nodeless/sources';
import { EXIT } from '../exit-codes.ts';
import { loadCluster, loadFleet } from '../fleet.ts';
import { Git, GitError } from '../git/git.ts';
import { escapeControl } from '@nodeless/core';
import { promotionBody, promotionTitle } from '../promote/body.ts';
import { changeReport, totalsOf } from '../promote/change-report.ts';
import { formatPromotion, type Promoted } from '../promote/answer.ts';
import { rootOf, type CommandContext } from './context.ts';
import { LOCKED } from '../lock/asked-apps.ts';
import { generateCommand } from './generate.ts';
import { lockCommand } from './lock.ts';

export interface PromoteOptions {
  readonly from: string;
  readonly to: string;
  /** Of apps, also all that the overlay of the stage says. */
  readonly all: boolean;
  /** Of apps, also these keys. */
  readonly keys: readonly string[];
  /** Branch of the pull request. @default made from the stage and the values */
  readonly branch?: string;
  readonly json: boolean;
}

/**
 * Makes a branch with one commit that gives a stage the versions and releases of another, with the trees that this changes, and
 * writes the text of its pull request. Prints what changes, and what pushes it and opens the pull request. Changes nothing when
 * it cannot do all of it.
 */
export async function promoteCommand(
  context: CommandContext,
  names: readonly string[],
  options: PromoteOptions,
): Promise<void> {
  const root = rootOf(context);
  if (root === undefined) return;
  const promoted = await promote(context, root, names, options);
  if (typeof promoted !== 'string') {
    context.console.out(options.json ? `${JSON.stringify(promoted, null, 2)}\n` : formatPromotion(promoted));
    return;
  }
  context.console.err(`nodeless promote: ${promoted}\n`);
  context.exit(EXIT.findings);
}

/** @returns why nothing was done, or what was */
async function promote(
  context: CommandContext,
  root: string,
  names: readonly string[],
  { from, to, all, keys, branch }: PromoteOptions,
): Promise<string | Promoted> {
  const git = new Git(root);
  const base = git.line(['symbolic-ref', '--short', '--quiet', 'HEAD']);
  if (base === undefined) return 'check out the branch that the pull request shall go to, usually main';
  if (git.run(['status', '--porcelain']) !== '')
    return 'the work tree has changes; commit or stash them first';
  const loaded = loadFleet(root).value;
  if (loaded === undefined) return 'the sources have errors; npx nodeless check names them';
  const promotion = promoteStage(loaded.files, loaded.fleet, { from, to, names, all, keys });
  if ('refused' in promotion) return promotion.refused;
  const { sources, values } = promotion;
  if (values.length === 0) return { from, to, values };
  const head = branch ?? branchName(to, values, [...sources.values()]);
  if (!git.succeeds(['check-ref-format', '--branch', head]))
    return `${JSON.stringify(head)} is no name of a branch`;
  if (git.succeeds(['show-ref', '--verify', '--quiet', `refs/heads/${head}`])) {
    return `the branch ${head} exists; delete it, or choose another with --branch`;
  }

  for (const [path, text] of sources) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const title = promotionTitle(to, values);
  const problem =
    (await generateFor(context, root, git, to, [...sources.keys()])) ?? commitOn(git, base, head, title);
  if (problem !== undefined) {
    // The work tree was clean, so all that goes is ours.
    git.run(['reset', '--quiet', '--hard', 'HEAD']);
    git.run(['clean', '--quiet', '--force', '-d', '--', 'clusters', 'apps']);
    return problem;
  }

  const bodyFile = git.run(['rev-parse', '--git-path', `nodeless/${head.replaceAll('/', '-')}.md`]).trimEnd();
  const report = changeReport(root, base, 'markdown');
  mkdirSync(dirname(resolve(root, bodyFile)), { recursive: true });
  writeFileSync(
    resolve(root, bodyFile),
    promotionBody({ from, to, sources: [...sources.keys()], values, report }),
  );
  const totals = totalsOf(changeReport(root, base, 'json'));
  return {
    from,
    to,
    values,
    made: { title, base, head, bodyFile, ...(totals === undefined ? {} : { totals }) },
  };
}

/** @returns what git says when it makes no commit; then the branch is gone again */
function commitOn(git: Git, base: string, head: string, title: string): string | undefined {
  git.run(['switch', '--quiet', '--create', head]);
  try {
    git.run(['add', '--all', '--', 'clusters', 'apps']);
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

/** Renders, what helm and kustomize make first, and refuses a promotion that would change more than its stage. */
async function generateFor(
  context: CommandContext,
  root: string,
  git: Git,
  stage: string,
  sources: readonly string[],
): Promise<string | undefined> {
  let failed = false;
  const silent = { ...context.console, out: () => undefined };
  const exit = (code: number): void => void (failed ||= code !== EXIT.sound);
  const lockOptions = { format: 'pretty', check: false, fresh: false, upgrade: false } as const;
  await lockCommand({ ...context, console: silent, exit }, [], lockOptions);
  if (failed) return 'charts or kustomizations cannot be rendered with these values; nothing was changed';
  await generateCommand({ ...context, console: silent, exit }, [], {
    format: 'pretty',
    discardEdits: false,
    allowDeletions: false,
    fresh: false,
  });
  if (failed) return 'with these values the fleet is not sound; nothing was changed';
  const stageFolders = new Set(clustersOf(root, stage).map((name) => `clusters/${name}/rendered/`));
  const changed = [
    ...git.names(['diff', '--name-only', '-z', 'HEAD']),
    ...git.names(['ls-files', '--others', '--exclude-standard', '-z']),
  ];
  const other = changed.find(
    (path) =>
      !sources.includes(path) &&
      !LOCKED.test(path) &&
      !stageFolders.has(`${path.split('/').slice(0, 3).join('/')}/`),
  );
  if (other === undefined) return undefined;
  return `${other} would change too, which is not of stage ${stage}: the trees were stale before. Run npx nx run generate, and commit that first`;
}

function clustersOf(root: string, stage: string): string[] {
  const fleet = loadFleet(root).value;
  if (fleet === undefined) return [];
  return fleet.clusters.filter((name) => loadCluster(fleet, name).value?.spec.stage === stage);
}

function branchName(to: string, values: readonly PromotedValue[], texts: readonly string[]): string {
  const names = [...new Set(values.map(({ name }) => name))];
  const what = names.length === 1 ? names[0] : `${names.length}-names`;
  // The same promotion has the same branch; another one of the same names has another.
  return `promote/${to}-${what}-${createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 8)}`;
}
