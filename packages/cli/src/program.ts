import { Command, InvalidArgumentError, Option } from 'commander';
import type { Severity } from '@nodeless/core';
import type { CommandContext } from './commands/context.ts';
import type { ConvertCommandOptions } from './commands/convert.ts';
import type { Shard } from './commands/shard.ts';
import { NO_FORMATS, type OwnFormats } from './diff/own-extensions.ts';
import { ORDERS } from './repository/orders.ts';
import { addGitCommands } from './git-program.ts';
import { VERSION } from './installation.ts';
import { addAdopt } from './adopt-program.ts';
import { addImport } from './import-program.ts';
import { addLive } from './live-program.ts';
import { addLock } from './lock-program.ts';
import { addNew } from './new-program.ts';
import {
  commaList,
  exactVersion,
  shardOf,
  wholeNumber,
  examples,
  isoDate,
  formatOf,
  withFormat,
  type FormatOptions,
} from './program-options.ts';
import { addCompletion, addInit, addMigrate, addRemoveExamples } from './setup-program.ts';
import { addUpgrade } from './upgrade-program.ts';
import { addVersions } from './versions-program.ts';

const JOBS = 'at most so many threads (default: one a core, where clusters are many)';

/**
 * The command line: names, options and help. What a command does stands in `commands/`, and is loaded when it runs: most of
 * the program's time to start would go into commands that do not run.
 *
 * @param ownFormats formats of `nodeless diff` that the repository brings along
 */
export function createProgram(context: CommandContext, ownFormats: OwnFormats = NO_FORMATS): Command {
  const program = new Command('nodeless')
    .description('Renders everything an Amazon EKS cluster is made of from one short cluster.yaml.')
    .version(VERSION, '-V, --version', 'print the version')
    .configureOutput({ writeOut: context.console.out, writeErr: context.console.err })
    .exitOverride()
    // What stands behind `new app` belongs to it, also where `new` has an option of the same name.
    .enablePositionalOptions()
    .showHelpAfterError('(see nodeless --help)')
    .addHelpText('after', EXIT_CODES);

  addInit(program, context);
  withFormat(program.command('generate'))
    .description('render the tree of all clusters, or of those that are named')
    .argument('[cluster...]', 'folders below clusters/')
    .option('--discard-edits', 'overwrite generated files that were edited by hand')
    .option('--allow-deletions', 'delete more files than safety.maxDeletedPercent allows')
    .option('--fresh', 'render everything, also what is known to be unchanged')
    .option('--jobs <number>', JOBS, wholeNumber)
    .addHelpText(
      'after',
      examples('nodeless generate', 'nodeless generate nodeless-seoul', 'nodeless generate --json'),
    )
    .action(
      async (
        clusters: string[],
        options: FormatOptions & {
          discardEdits?: boolean;
          allowDeletions?: boolean;
          fresh?: boolean;
          jobs?: number;
        },
      ) => {
        const { generateCommand } = await import('./commands/generate.ts');
        return generateCommand(context, clusters, {
          format: await formatOf(options),
          discardEdits: options.discardEdits ?? false,
          allowDeletions: options.allowDeletions ?? false,
          fresh: options.fresh ?? false,
          jobs: options.jobs,
        });
      },
    );

  withFormat(program.command('check'))
    .description('is the committed tree what the sources give, and is it sound? Writes nothing')
    .argument('[cluster...]', 'folders below clusters/')
    .option('--changed', 'only clusters that the change since --base can reach')
    .option(
      '--base <revision>',
      'where the change begins: where HEAD and this revision parted',
      'origin/main',
    )
    .option(
      '--today <date>',
      'also judge the support of Kubernetes versions on this day, YYYY-MM-DD',
      isoDate,
    )
    .option(
      '--shard <i/n>',
      'only the share of one of n machines; the first also judges all clusters at once',
      shardOf,
    )
    .option('--twice', 'also render twice in other processes, languages, zones and orders, and compare')
    .addOption(
      new Option('--fail-on <severity>', 'from which severity of a finding on the exit code is 1')
        .choices(['error', 'warning', 'info'])
        .default('error'),
    )
    .option(
      '--only <codes>',
      'of what rules find, tell only these codes and areas, split by commas',
      commaList,
    )
    .option('--areas', 'also say for each area how many rules pass, fail, or lack a fact')
    .option('--list', 'print every rule, what it reads and who says so, and check nothing')
    .option('--fresh', 'render everything, also what the last generate is known to have left as it is')
    .option('--timings', 'also say how long the parts of the work and the slowest rules took')
    .option('--jobs <number>', JOBS, wholeNumber)
    .addHelpText(
      'after',
      examples(
        'nodeless check',
        'nodeless check --twice',
        'nodeless check --today "$(date -u +%F)"',
        'nodeless check --format sarif > nodeless.sarif',
        'nodeless check --changed --base origin/main',
        'nodeless check --shard 2/10 --format sarif > shard-2.sarif',
        'nodeless check --only network,karpenter/drain-deadlock --fail-on warning',
        'nodeless check --areas',
        'nodeless check --list',
        'nodeless check --timings',
      ),
    )
    .action(
      async (
        clusters: string[],
        options: FormatOptions & {
          changed?: boolean;
          base: string;
          today?: string;
          twice?: boolean;
          list?: boolean;
          timings?: boolean;
          fresh?: boolean;
          jobs?: number;
          shard?: Shard;
          failOn: Severity;
          only?: readonly string[];
          areas?: boolean;
        },
      ) => {
        if (options.list === true) {
          const { listRulesCommand } = await import('./commands/list-rules.ts');
          listRulesCommand(context, options.json === true || options.format === 'json');
          return;
        }
        const { checkCommand, checkTwiceCommand } = await import('./commands/check.ts');
        const asked = {
          format: await formatOf(options),
          ...(options.changed === true ? { changedSince: options.base } : {}),
          ...(options.today === undefined ? {} : { today: options.today }),
          ...(options.timings === true ? { timings: true } : {}),
          ...(options.fresh === true ? { fresh: true } : {}),
          ...(options.shard === undefined ? {} : { shard: options.shard }),
          ...(options.jobs === undefined ? {} : { jobs: options.jobs }),
          ...(options.only === undefined ? {} : { only: options.only }),
          failOn: options.failOn,
          areas: options.areas ?? false,
        };
        if (options.twice === true) await checkTwiceCommand(context, clusters, asked);
        else await checkCommand(context, clusters, asked);
      },
    );

  program
    .command('serve', { hidden: true })
    .description('one of the threads of generate and check')
    .action(async () => {
      const [{ serve }, { TASKS }] = await Promise.all([
        import('./workers/serve.ts'),
        import('./workers/tasks.ts'),
      ]);
      await serve(TASKS);
    });

  program
    .command('render-bundles', { hidden: true })
    .description('one of the processes of check --twice')
    .argument('<folder>', 'where the bundles are left')
    .argument('<cluster...>', 'clusters to render')
    .addOption(new Option('--order <order>').choices(Object.keys(ORDERS)).default('sorted'))
    .action(async (folder: string, clusters: string[], { order }: { order: keyof typeof ORDERS }) => {
      const { renderBundlesCommand } = await import('./commands/render-bundles.ts');
      renderBundlesCommand(context, folder, clusters, order);
    });

  withFormat(program.command('explain'))
    .description('where does a rendered line come from, and what does a line of the sources give?')
    .argument('<what>', 'rendered file, source, one of them with :line, kind/namespace/name, or placement')
    .argument('[workload]', 'of placement: a part of the name of a workload')
    .option('--cluster <name>', 'look at this cluster only')
    .addHelpText(
      'after',
      examples(
        'nodeless explain clusters/nodeless-seoul/rendered/eksctl/cluster.yaml:12',
        'nodeless explain nodepool/default --cluster nodeless-seoul',
        'nodeless explain deployment/hello/hello',
        'nodeless explain clusters/fleet.yaml:12',
        'nodeless explain clusters/nodeless-seoul/cluster.yaml --json',
        'nodeless explain placement',
        'nodeless explain placement hello/hello --cluster nodeless-seoul',
      ),
    )
    .action(
      async (what: string, workload: string | undefined, options: FormatOptions & { cluster?: string }) => {
        const { cluster } = options;
        const about = { format: await formatOf(options), ...(cluster === undefined ? {} : { cluster }) };
        if (what === 'placement') {
          const { explainPlacementCommand } = await import('./commands/explain-placement.ts');
          explainPlacementCommand(context, workload ?? '', about);
          return;
        }
        const { explainCommand } = await import('./commands/explain.ts');
        explainCommand(context, what, about);
      },
    );

  program
    .command('bootstrap')
    .description('print the commands that bring a cluster to life, in order')
    .argument('<cluster>', 'folder below clusters/')
    .addHelpText('after', examples('nodeless bootstrap nodeless-seoul'))
    .action(async (cluster: string) => {
      const { bootstrapCommand } = await import('./commands/bootstrap.ts');
      bootstrapCommand(context, cluster);
    });

  addNew(program, context);
  addAdopt(program, context);
  addImport(program, context);
  addLock(program, context);
  addLive(program, context);
  withFormat(program.command('convert'))
    .description('print the objects of older versions of Karpenter as v1, with a note about every change')
    .argument('<file...>', 'YAML files of one or many documents; - is standard input')
    .addOption(
      new Option('--role <name>', 'node role of classes that name no instance profile').argParser(iamName),
    )
    .addOption(
      new Option('--instance-profile <name>', 'instance profile of classes that name none')
        .argParser(iamName)
        .conflicts('role'),
    )
    .addOption(
      new Option(
        '--karpenter <version>',
        'Karpenter that will read the objects, 1.14 unless given',
      ).argParser(exactVersion),
    )
    .addHelpText(
      'after',
      examples(
        'nodeless convert provisioners.yaml > nodepools.yaml',
        'kubectl get provisioners,awsnodetemplates -o yaml | nodeless convert - --role KarpenterNodeRole-prod',
      ),
    )
    .action(async (files: string[], options: FormatOptions & Omit<ConvertCommandOptions, 'format'>) => {
      const { convertCommand } = await import('./commands/convert.ts');
      const { role, instanceProfile, karpenter } = options;
      return convertCommand(context, files, {
        format: await formatOf(options),
        ...(role === undefined ? {} : { role }),
        ...(instanceProfile === undefined ? {} : { instanceProfile }),
        ...(karpenter === undefined ? {} : { karpenter }),
      });
    });

  program
    .command('schemas')
    .description('write schemas/*.schema.json, which editors use')
    .option('--check', 'only say whether they are current')
    .action(async (options: { check?: boolean }) => {
      const { schemasCommand } = await import('./commands/schemas.ts');
      schemasCommand(context, options.check ?? false);
    });

  addVersions(program, context);
  addUpgrade(program, context);
  addGitCommands(program, context, ownFormats);
  addMigrate(program, context);
  addRemoveExamples(program, context);
  addCompletion(program, context);
  return program;
}

const EXIT_CODES = `
Exit codes:
  0  all is sound
  1  findings, dangers, a stale tree, or wrong use
  2  a fault of nodeless itself
  3  drift: AWS has something else than what was rendered`;

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
function iamName(text: string): string {
  if (/^[\w+=,.@-]{1,128}$/.test(text)) return text;
  throw new InvalidArgumentError('Write the name alone, without a path and not as an ARN.');
}
