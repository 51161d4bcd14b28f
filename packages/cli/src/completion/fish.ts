import type { CompletedOption, Place, Value } from './places.ts';

/** For fish 3.1 and later. */
export function fishCompletion(places: readonly Place[]): string {
  const paths = places.filter(({ path }) => path !== '').map(({ path }) => `'${path}'`);
  return `# nodeless completion fish, to be put into a file: nodeless completion fish > ~/.config/fish/completions/nodeless.fish
${lister('clusters', 'clusters/*/cluster.yaml', '(basename (dirname $file))')}

${lister('apps', 'apps/*/', '(basename $file)')}

function __nodeless_at
  set -l place ''
  set -l words (commandline -opc)
  for word in $words[2..-1]
    switch "$place $word"
      case ${paths.join(' ')}
        set place "$place $word"
    end
  end
  test "$place" = "$argv[1]"
end

complete -c nodeless -f
${places.flatMap(linesOf).join('\n')}
`;
}

function lister(kind: string, pattern: string, name: string): string {
  return `function __nodeless_${kind}
  set -l folder $PWD
  while test -n "$folder"; and not test -f "$folder/clusters/fleet.yaml"
    set folder (string replace -r '/[^/]*$' '' -- $folder)
  end
  for file in $folder/${pattern}
    string match -r '^[A-Za-z0-9-]+$' -- ${name}
  end
end`;
}

function linesOf({ path, commands, options, argument }: Place): string[] {
  const begin = `complete -c nodeless -n "__nodeless_at '${path}'"`;
  return [
    ...commands.map(({ name, description }) => `${begin} -a ${name} -d ${quoted(description)}`),
    ...options.map(
      (option) => `${begin}${namesOf(option)}${valueOf(option)} -d ${quoted(option.description)}`,
    ),
    ...(argument === undefined ? [] : argumentLines(begin, argument)),
  ];
}

function namesOf({ names }: CompletedOption): string {
  return names
    .map((name) => (name.startsWith('--') ? ` -l ${name.slice(2)}` : ` -s ${name.slice(1)}`))
    .join('');
}

/** `-x` takes a value that is no file, `-r` one that may be. */
function valueOf({ value }: CompletedOption): string {
  if (value === undefined) return '';
  if (value.kind === 'files') return ' -r -F';
  return value.kind === 'text' ? ' -x' : ` -x -a ${wordsOf(value)}`;
}

function argumentLines(begin: string, value: Value): string[] {
  if (value.kind === 'text') return [];
  return [value.kind === 'files' ? `${begin} -F` : `${begin} -a ${wordsOf(value)}`];
}

function wordsOf(value: Value): string {
  if (value.kind === 'choices') return quoted(value.choices.join(' '));
  return `'(__nodeless_${value.kind})'`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
