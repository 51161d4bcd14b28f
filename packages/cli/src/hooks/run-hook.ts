import { checkCommand } from '../commands/check.ts';
import { rootOf, type CommandContext } from '../commands/context.ts';
import { resolveCommand } from '../commands/resolve.ts';
import { EXIT } from '../exit-codes.ts';
import { Git } from '../git/git.ts';
import { FLEET_FOLDERS, withSnapshot } from '../git/snapshot.ts';
import type { HookName } from './hook-script.ts';

/** Where the program lies whose output is checked. */
const PROGRAM = ['packages', 'package-lock.json'];

/**
 * Runs one hook of git (https://git-scm.com/docs/githooks). A raised exit code stops what git is about to do.
 *
 * @param args what git gives to the hook
 */
export async function runHook(
  context: CommandContext,
  hook: HookName,
  args: readonly string[],
): Promise<void> {
  const root = rootOf(context);
  if (root === undefined) return;
  const git = new Git(root);
  if (hook === 'pre-commit') await preCommit(context, git);
  if (hook === 'pre-merge-commit') preMergeCommit(context);
  if (hook === 'post-rewrite' && args[0] === 'rebase') postRebase(context);
  if (hook === 'pre-push') await prePush(context, git, Buffer.from(await context.stdin()).toString('utf8'));
}

/** Is what will be committed fresh and sound? Looks at the index, so what is not staged does not count. */
async function preCommit(context: CommandContext, git: Git): Promise<void> {
  const staged = ['diff', '--cached', '--name-only', '-z', '--', ...FLEET_FOLDERS, ...PROGRAM];
  if (git.names(staged).length === 0) return;
  const merging = git.succeeds(['rev-parse', '--quiet', '--verify', 'MERGE_HEAD']);
  const fix = merging ? 'npx nodeless resolve' : 'npx nx run generate && git add clusters';
  await check(context, git, undefined, `what is staged is not fresh or not sound; fix: ${fix}`);
}

/** Sources that were merged without a conflict can still give other trees than either side committed. */
function preMergeCommit(context: CommandContext): void {
  const rendered = resolveCommand(context, 'pretty');
  if (rendered === undefined) {
    say(context, 'the merge waits: fix what is named above, then npx nodeless resolve && git commit');
    context.exit(EXIT.findings);
    return;
  }
  if (rendered.length === 0) return;
  // Git has written the tree of the merge already; what is staged now goes in with a commit by hand.
  say(
    context,
    'the merge waits with the trees of the merged sources staged; conclude it: git commit --no-edit',
  );
  context.exit(EXIT.findings);
}

/** A rebase takes trees commit by commit from one side; the last one is brought up to date, and left to be committed. */
function postRebase(context: CommandContext): void {
  const rendered = resolveCommand(context, 'pretty');
  if (rendered !== undefined && rendered.length > 0) {
    say(context, 'the trees of the rebased sources are staged: git commit --amend --no-edit');
  }
}

/** Is the newest commit of what is pushed fresh and sound? */
async function prePush(context: CommandContext, git: Git, refs: string): Promise<void> {
  for (const line of refs.split('\n')) {
    const [, commit = '', , known = ''] = line.split(' ');
    if (!/^[0-9a-f]{40,64}$/.test(commit) || /^0+$/.test(commit)) continue;
    const unchanged = ['diff', '--quiet', known, commit, '--', ...FLEET_FOLDERS, ...PROGRAM];
    if (!/^0+$/.test(known) && git.succeeds(unchanged)) continue;
    if (!git.succeeds(['diff', '--quiet', commit, '--', ...PROGRAM])) {
      say(
        context,
        `${commit.slice(0, 12)} has another version of the generator than the work tree; CI looks at it`,
      );
      continue;
    }
    await check(context, git, commit, `${commit.slice(0, 12)} is not fresh or not sound; nothing was pushed`);
  }
}

async function check(
  context: CommandContext,
  git: Git,
  commit: string | undefined,
  otherwise: string,
): Promise<void> {
  let failed = false;
  const exit = (code: number): void => {
    failed ||= code !== EXIT.sound;
    context.exit(code);
  };
  await withSnapshot(git, commit, (folder) =>
    checkCommand({ ...context, cwd: folder, exit }, [], { format: 'pretty' }),
  );
  if (failed) say(context, otherwise);
}

function say({ console }: CommandContext, text: string): void {
  console.err(`nodeless: ${text}\n`);
}
