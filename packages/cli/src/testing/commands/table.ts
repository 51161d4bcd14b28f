/** Commands of a program with their flags. */
export interface CommandTable {
  readonly program: string;
  /** The version that the table was read from. */
  readonly version: string;
  /** Flags of all commands; written as those of a command. */
  readonly common: string;
  /** How many words a command takes beside its flags; commands that are not listed in `open` take no more. */
  readonly positionals: number;
  /** Commands that take any number of words. */
  readonly open?: readonly string[];
  /** Flags by command: `name` is a switch, `name=` takes a value, `name*` takes values up to the next flag. */
  readonly commands: Readonly<Record<string, string>>;
  /** Long names of flags of one letter, as far as conflicts name them. */
  readonly short?: Readonly<Record<string, string>>;
  /** Flags that a command refuses together, by a flag that is there; `!` stands for its absence. */
  readonly conflicts?: Readonly<Record<string, readonly string[]>>;
}

type Kind = 'switch' | 'value' | 'values';

function kinds(flags: string): Map<string, Kind> {
  return new Map(
    flags
      .split(' ')
      .filter(Boolean)
      .map((flag): [string, Kind] =>
        flag.endsWith('=')
          ? [flag.slice(0, -1), 'value']
          : flag.endsWith('*')
            ? [flag.slice(0, -1), 'values']
            : [flag, 'switch'],
      ),
  );
}

const isFlag = (word: string): boolean => /^--?[a-z]/i.test(word);

/** The command that words ask for: the longest that the table knows. */
export function commandOf(table: CommandTable, words: readonly string[]): string | undefined {
  const line = `${words.join(' ')} `;
  return Object.keys(table.commands)
    .filter((path) => line.startsWith(`${path} `))
    .sort((a, b) => b.length - a.length)[0];
}

/** Why a program refuses a command line before it asks anybody, or undefined when it does not. */
export function refusal(table: CommandTable, words: readonly string[]): string | undefined {
  const common = kinds(table.common);
  const rest = [...words];
  const before: string[] = [];
  // Global flags may stand before the command.
  while (rest[0] !== undefined && isFlag(rest[0])) before.push(...rest.splice(0, takes(common, rest)));
  const path = commandOf(table, rest);
  if (path === undefined) return `${table.program} has no command ${rest.slice(0, 3).join(' ')}`;
  const flags = new Map([...common, ...kinds(table.commands[path] ?? '')]);
  const given = new Set<string>();
  let positionals = 0;
  const queue = [...before, ...rest.slice(path.split(' ').length)];
  for (let index = 0; index < queue.length; index += 1) {
    const word = queue[index] ?? '';
    if (!isFlag(word)) {
      positionals += 1;
      continue;
    }
    const [name = '', inline] = splitFlag(word);
    const kind = flags.get(name);
    if (kind === undefined) return `${table.program} ${path} has no flag ${word}`;
    given.add(table.short?.[name] ?? name);
    if (kind === 'switch') {
      if (inline !== undefined && !/^(true|false|server|client|none)$/.test(inline))
        return `${table.program} ${path} takes no value for ${name}`;
      continue;
    }
    if (inline !== undefined) continue;
    let values = 0;
    while (
      queue[index + 1] !== undefined &&
      !isFlag(queue[index + 1] ?? '') &&
      (kind === 'values' || values < 1)
    ) {
      values += 1;
      index += 1;
    }
    if (values === 0) return `${table.program} ${path} wants a value for ${name}`;
  }
  const isOpen = table.open?.some((one) => path === one) ?? false;
  if (!isOpen && positionals > table.positionals)
    return `${table.program} ${path} takes no ${positionals} words`;
  return conflict(table, path, given);
}

function takes(flags: ReadonlyMap<string, Kind>, words: readonly string[]): number {
  const [name = '', inline] = splitFlag(words[0] ?? '');
  return flags.get(name) === 'switch' || inline !== undefined ? 1 : 2;
}

function splitFlag(word: string): [string, string | undefined] {
  const [, name = '', value] = /^--?([^=]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
  return [name, value];
}

function conflict(table: CommandTable, path: string, given: ReadonlySet<string>): string | undefined {
  for (const [when, refused] of Object.entries(table.conflicts ?? {})) {
    const [scope = '', flag = ''] = when.includes(':') ? when.split(':') : ['', when];
    if (scope !== '' && scope !== path) continue;
    const applies = flag.startsWith('!') ? !given.has(flag.slice(1)) : given.has(flag);
    const clash = refused.find((name) => given.has(name));
    if (applies && clash !== undefined) return `${table.program} ${path} refuses ${clash} with ${flag}`;
  }
  return undefined;
}
