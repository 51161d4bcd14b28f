import { commandPattern, FOLDERS } from './bash.ts';
import type { Place, Value } from './places.ts';

/** For zsh with its completion system (`autoload -Uz compinit && compinit`). */
export function zshCompletion(places: readonly Place[]): string {
  return `#compdef nodeless
# nodeless completion zsh, to be put into ~/.zshrc after compinit: source <(nodeless completion zsh)
${FOLDERS}

_nodeless() {
  local place='' current=$words[CURRENT] previous=$words[CURRENT-1] index
  local -a found
  for ((index = 2; index < CURRENT; index++)); do
    case "$place $words[index]" in
      (${commandPattern(places)}) place="$place $words[index]" ;;
    esac
  done
  if [[ $current == --*=* ]]; then
    previous=\${current%%=*}
    compset -P '*='
    current=$PREFIX
  fi
  case "$place $previous" in
${places.flatMap(valueCases).join('\n')}
  esac
  if [[ $current == -* ]]; then
    case "$place" in
${places
  .map(({ path, options }) =>
    described(
      path,
      'option',
      options.flatMap(({ names, description }) => names.map((name) => ({ name, description }))),
    ),
  )
  .join('\n')}
    esac
    return
  fi
  case "$place" in
${places.flatMap(argumentCase).join('\n')}
  esac
}

if [[ $funcstack[1] == _nodeless ]]; then
  _nodeless "$@"
else
  compdef _nodeless nodeless
fi
`;
}

interface Described {
  readonly name: string;
  readonly description: string;
}

function described(path: string, what: string, all: readonly Described[]): string {
  const entries = all.map(({ name, description }) => quoted(`${name}:${description}`)).join(' ');
  return `      ('${path}') found=(${entries}); _describe ${what === 'option' ? '-o ' : ''}${what} found ;;`;
}

function valueCases({ path, options }: Place): string[] {
  return options.flatMap(({ names, value }) =>
    value === undefined
      ? []
      : [`    (${names.map((name) => `'${path} ${name}'`).join(' | ')}) ${action(value)}; return ;;`],
  );
}

function argumentCase({ path, commands, argument }: Place): string[] {
  if (commands.length > 0) return [described(path, 'command', commands)];
  return argument === undefined ? [] : [`      ('${path}') ${action(argument)} ;;`];
}

function action(value: Value): string {
  switch (value.kind) {
    case 'choices':
      return `compadd -- ${value.choices.join(' ')}`;
    case 'apps':
    case 'clusters':
      return `compadd -- \${(f)"$(_nodeless_${value.kind})"}`;
    case 'files':
      return '_files';
    case 'text':
      return '_message value';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
