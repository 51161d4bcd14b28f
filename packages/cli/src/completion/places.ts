import type { Argument, Command, Option } from 'commander';

/** What stands behind an option or a command on the command line. */
export type Value =
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  /** A folder below apps/. */
  | { readonly kind: 'apps' }
  /** A folder below clusters/. */
  | { readonly kind: 'clusters' }
  | { readonly kind: 'files' }
  /** What nobody but the person knows. */
  | { readonly kind: 'text' };

export interface CompletedOption {
  /** `-h`, `--help`. */
  readonly names: readonly string[];
  readonly description: string;
  /** Absent for a switch. */
  readonly value?: Value;
}

/** A command, and what may follow it. */
export interface Place {
  /** Each word after a space: ` hooks install`; empty for the program itself. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly CompletedOption[];
  /** Of its arguments; absent where it takes none. */
  readonly argument?: Value;
}

/** All commands that help shows, each with what may follow it, from the definitions that also parse the command line. */
export function placesOf(command: Command, path = ''): Place[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const [argument] = command.registeredArguments;
  const place: Place = {
    path,
    commands: commands.map((one) => ({ name: one.name(), description: one.description() })),
    options: help.visibleOptions(command).map(completedOption),
    ...(argument === undefined ? {} : { argument: valueOf(argument.name(), argument) }),
  };
  return [place, ...commands.flatMap((one) => placesOf(one, `${path} ${one.name()}`))];
}

function completedOption(option: Option): CompletedOption {
  const { short, long, description, required, optional } = option;
  const names = [short, long].filter((name) => name !== undefined);
  if (!required && !optional) return { names, description };
  return { names, description, value: valueOf(option.attributeName(), option) };
}

/** Names of arguments and options that mean the same in all commands. */
const KINDS: { readonly [name: string]: 'apps' | 'clusters' | 'files' } = {
  app: 'apps',
  cluster: 'clusters',
  file: 'files',
  folder: 'files',
  what: 'files',
};

function valueOf(name: string, { argChoices }: Pick<Argument | Option, 'argChoices'>): Value {
  if (argChoices !== undefined) return { kind: 'choices', choices: argChoices };
  return { kind: KINDS[name] ?? 'text' };
}
