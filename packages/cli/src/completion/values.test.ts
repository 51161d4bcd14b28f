import { fishCompletion } from './fish.ts';
import type { Place, Value } from './places.ts';
import { zshCompletion } from './zsh.ts';

/** A command with an option and an argument that take one kind of value. */
const taking = (value: Value): Place[] => [
  { path: '', commands: [{ name: 'run', description: "what it's for" }], options: [] },
  {
    path: ' run',
    commands: [],
    options: [
      { names: ['-o', '--on'], description: 'which', value },
      { names: ['--quiet'], description: 'less' },
    ],
    argument: value,
  },
];
const CHOICES: Value = { kind: 'choices', choices: ['a', 'b'] };
const linesWith = (script: string, ...parts: string[]) =>
  script.split('\n').filter((line) => parts.every((part) => line.includes(part)));

// Source of the options: https://fishshell.com/docs/current/cmds/complete.html
describe('fish', () => {
  const BEGIN = `complete -c nodeless -n "__nodeless_at ' run'"`;
  test.each<[Value, string, string[]]>([
    [CHOICES, "-x -a 'a b'", ["-a 'a b'"]],
    [{ kind: 'clusters' }, "-x -a '(__nodeless_clusters)'", ["-a '(__nodeless_clusters)'"]],
    [{ kind: 'files' }, '-r -F', ['-F']],
    [{ kind: 'text' }, '-x', []],
  ])('%j', (value, option, argument) => {
    expect(linesWith(fishCompletion(taking(value)), BEGIN)).toEqual([
      `${BEGIN} -s o -l on ${option} -d 'which'`,
      `${BEGIN} -l quiet -d 'less'`,
      ...argument.map((words) => `${BEGIN} ${words}`),
    ]);
  });

  test('a command with what it is for', () => {
    expect(linesWith(fishCompletion(taking(CHOICES)), "__nodeless_at ''")).toEqual([
      `complete -c nodeless -n "__nodeless_at ''" -a run -d 'what it\\'s for'`,
    ]);
  });
});

// Source of the functions: https://zsh.sourceforge.io/Doc/Release/Completion-System.html
test.each<[Value, string]>([
  [CHOICES, 'compadd -- a b'],
  [{ kind: 'clusters' }, 'compadd -- ${(f)"$(_nodeless_clusters)"}'],
  [{ kind: 'files' }, '_files'],
  [{ kind: 'text' }, '_message value'],
])('zsh: %j', (value, action) => {
  const script = zshCompletion(taking(value));
  expect(linesWith(script, "(' run ")).toEqual([`    (' run -o' | ' run --on') ${action}; return ;;`]);
  expect(linesWith(script, "(' run')")).toEqual([
    '      (\' run\') place="$place $words[index]" ;;',
    "      (' run') found=('-o:which' '--on:which' '--quiet:less'); _describe -o option found ;;",
    `      (' run') ${action} ;;`,
  ]);
  expect(linesWith(script, "('')")).toEqual([
    "      ('') found=(); _describe -o option found ;;",
    "      ('') found=('run:what it'\\''s for'); _describe command found ;;",
  ]);
});
