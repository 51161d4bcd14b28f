import type { Place, Value } from './places.ts';

/**
 * Names of the clusters and apps of the repository around the working directory, for bash and zsh. `compgen -W` expands what it
 * is given, so a folder whose name a shell would take for a command is passed over; no cluster and no app is called so.
 */
export const FOLDERS = [lister('clusters', 'clusters/*/cluster.yaml'), lister('apps', 'apps/*/')].join(
  '\n\n',
);

function lister(kind: string, pattern: string): string {
  return `_nodeless_${kind}() {
  local folder=$PWD file
  while [ -n "$folder" ] && [ ! -f "$folder/clusters/fleet.yaml" ]; do folder=\${folder%/*}; done
  for file in "$folder"/${pattern}; do
    [ -e "$file" ] || continue
    file=\${file%/cluster.yaml}
    file=\${file%/}
    file=\${file##*/}
    case "$file" in
      *[!A-Za-z0-9-]*) ;;
      *) printf '%s\\n' "$file" ;;
    esac
  done
}`;
}

/** For bash 3.2 (the one of macOS) and later, without the package bash-completion. */
export function bashCompletion(places: readonly Place[]): string {
  return `# nodeless completion bash, to be put into ~/.bashrc: source <(nodeless completion bash)
${FOLDERS}

_nodeless() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} place='' words='' index
  # Bash takes --format=json for three words.
  if [ "$current" = = ]; then
    current=''
  elif [ "$previous" = = ]; then
    previous=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "$place \${COMP_WORDS[index]}" in
      ${commandPattern(places)}) place="$place \${COMP_WORDS[index]}" ;;
    esac
  done
  case "$place $previous" in
${places.flatMap(valueCases).join('\n')}
  esac
  case "$current" in
    -*)
      case "$place" in
${places.map(({ path, options }) => `        '${path}') words='${options.flatMap(({ names }) => names).join(' ')}' ;;`).join('\n')}
      esac
      ;;
    *)
      case "$place" in
${places.flatMap(wordCase).join('\n')}
      esac
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}

complete -o default -F _nodeless nodeless
`;
}

/** Words that lead from one command to the next. */
export function commandPattern(places: readonly Place[]): string {
  return places
    .filter(({ path }) => path !== '')
    .map(({ path }) => `'${path}'`)
    .join(' | ');
}

function valueCases({ path, options }: Place): string[] {
  return options.flatMap(({ names, value }) => {
    if (value === undefined) return [];
    const pattern = names.map((name) => `'${path} ${name}'`).join(' | ');
    // Nothing of ours: readline then offers files.
    if (value.kind === 'files' || value.kind === 'text') return [`    ${pattern}) return ;;`];
    return [`    ${pattern}) COMPREPLY=($(compgen -W "${wordsOf(value)}" -- "$current")); return ;;`];
  });
}

function wordCase({ path, commands, argument }: Place): string[] {
  const words = [...commands.map(({ name }) => name), ...(argument === undefined ? [] : [wordsOf(argument)])]
    .filter((word) => word !== '')
    .join(' ');
  return words === '' ? [] : [`        '${path}') words="${words}" ;;`];
}

function wordsOf(value: Value): string {
  if (value.kind === 'choices') return value.choices.join(' ');
  return value.kind === 'clusters' || value.kind === 'apps' ? `$(_nodeless_${value.kind})` : '';
}
