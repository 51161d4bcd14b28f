import { Argument, Option, type Command } from 'commander';
import type { DangerSeverity } from '@nodeless/review';
import type { CommandContext } from './commands/context.ts';
import type { PromoteOptions } from './commands/promote.ts';
import { FAIL_ON } from './diff/fail-on.ts';
import { REPORT_FORMATS } from './diff/formats.ts';
import type { OwnFormats } from './diff/own-extensions.ts';
import { WORKTREE } from './diff/worktree.ts';
import { EXIT } from './exit-codes.ts';
import { GitError } from './git/git.ts';
import { HOOKS, type HookName } from './hooks/hook-script.ts';
import { escapeControl } from '@nodeless/core';
import { examples, formatOf, withFormat, type FormatOptions } from './program-options.ts';

/** What git refuses is an answer, not a fault of ours. */
async function answering(context: CommandContext, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    context.console.err(`nodeless: ${escapeControl(error.message)}\n`);
    context.exit(EXIT.findings);
  }
}

/** The commands that work with git: names, options and help. */
export function addGitCommands(program: Command, context: CommandContext, ownFormats: OwnFormats): void {
  addDiff(program, context, ownFormats);
  withFormat(program.command('resolve'))
    .description('after a merge or a rebase, render the trees that git could not merge, and stage them')
    .addHelpText('after', examples('git merge main', 'nodeless resolve', 'git commit --no-edit'))
    .action((options: FormatOptions) =>
      answering(context, async () => {
        const { resolveCommand } = await import('./commands/resolve.ts');
        resolveCommand(context, await formatOf(options));
      }),
    );

  program
    .command('promote')
    .description('make a branch that gives a stage the versions or apps of another, with its pull request')
    .argument(
      '[app...]',
      'apps, and keys of versions in fleet.yaml or kubernetes (default: all versions that differ)',
    )
    .requiredOption('--from <stage>', 'stage that runs them')
    .requiredOption('--to <stage>', 'stage that gets them')
    .option('--all', 'of apps, beyond the release, all that the overlay of the stage says', false)
    .option('--key <key>', 'of apps, beyond the release, this key; can be repeated', collected, [])
    .option('--branch <name>', 'branch of the pull request (default: made from the names)')
    .option('--json', 'answer as JSON', false)
    .addHelpText(
      'after',
      examples(
        'nodeless promote web --from dev --to prod',
        'nodeless promote web --from dev --to prod --key resources.requests',
        'nodeless promote karpenter --from dev --to prod',
      ),
    )
    .action((names: string[], { key, ...options }: PromoteArguments) =>
      answering(context, async () => {
        const { promoteCommand } = await import('./commands/promote.ts');
        await promoteCommand(context, names, { ...options, keys: key });
      }),
    );

  const changeHooks = (action: 'install' | 'uninstall') => (): Promise<void> =>
    answering(context, async () => {
      const { hooksCommand } = await import('./commands/hooks.ts');
      hooksCommand(context, action);
    });
  const hooks = program.command('hooks').description('hooks and merge driver of this clone');
  hooks
    .command('install')
    .description('check before each commit and push, and render again after each merge and rebase')
    .action(changeHooks('install'));
  hooks
    .command('uninstall')
    .description('take the hooks and the merge driver away')
    .action(changeHooks('uninstall'));
  hooks
    .command('run', { hidden: true })
    .description('what git starts')
    .addArgument(new Argument('<hook>').choices(HOOKS))
    .argument('[argument...]', 'what git gives to the hook')
    .allowUnknownOption()
    .action((hook: HookName, args: string[]) =>
      answering(context, async () => {
        const { runHook } = await import('./hooks/run-hook.ts');
        await runHook(context, hook, args);
      }),
    );
}

interface PromoteArguments extends Omit<PromoteOptions, 'keys'> {
  readonly key: readonly string[];
}

function collected(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function addDiff(program: Command, context: CommandContext, ownFormats: OwnFormats): void {
  program
    .command('diff')
    .description('what does a change do: objects, consequences, dangers, and what is left to do by hand')
    .option(
      '--base <revision>',
      'compare with the commit where the head left it (default: origin/HEAD or main)',
    )
    .option('--head <revision>', `a commit, or ${WORKTREE}: the files on disk`, WORKTREE)
    .option('--direct', 'compare with the base itself')
    .addOption(formatOption(ownFormats))
    .option('--json', 'short for --format json')
    .addOption(
      new Option('--fail-on <severity>', 'dangers from this severity on make the exit code 1')
        .choices(FAIL_ON)
        .default('danger'),
    )
    .addHelpText('after', formatTitles(ownFormats))
    .addHelpText('after', DIFF_EXIT_CODES)
    .addHelpText('after', examples('nodeless diff', 'nodeless diff --base origin/main --head HEAD --json'))
    .action(async (options: DiffArguments) => {
      const { diffCommand } = await import('./commands/diff.ts');
      const { base, head, direct = false, failOn, format, json } = options;
      await diffCommand(context, {
        head,
        direct,
        failOn,
        format: json === true ? 'json' : format,
        ...(base === undefined ? {} : { base }),
      });
    });
}

function formatOption({ formats, areKnown }: OwnFormats): Option {
  const names = [...REPORT_FORMATS, ...formats.map(({ name }) => name)];
  const option = new Option('--format <format>', 'how to answer').choices(names).default('pretty');
  // The command then says what is wrong with the config.
  return areKnown ? option : option.argParser((name) => name);
}

function formatTitles({ formats }: OwnFormats): string {
  if (formats.length === 0) return '';
  const lines = formats.map(({ name, title }) => `  ${name}  ${title}`);
  return `\nFormats of nodeless.config:\n${lines.join('\n')}`;
}

interface DiffArguments {
  readonly base?: string;
  readonly head: string;
  readonly direct?: boolean;
  readonly failOn: DangerSeverity;
  readonly format: string;
  readonly json?: boolean;
}

const DIFF_EXIT_CODES = `
Exit codes:
  0  no danger without a waiver, whatever else changes
  1  a danger without a waiver (--fail-on), a stale tree, trees that cannot be compared, a wrong waiver, or wrong use
  2  a fault of nodeless itself`;
