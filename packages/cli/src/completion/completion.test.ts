import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { runIn } from '../testing/repository.ts';
import { placesOf } from './places.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nodeless-completion-'));
  for (const cluster of ['prod-seoul', 'prod-tokyo', 'dev', '$(touch hacked)', 'a b']) {
    mkdirSync(join(root, 'clusters', cluster), { recursive: true });
    writeFileSync(join(root, 'clusters', cluster, 'cluster.yaml'), '');
  }
  writeFileSync(join(root, 'clusters/fleet.yaml'), '');
  mkdirSync(join(root, 'clusters/no-cluster'));
  for (const app of ['web', 'worker', 'c d']) mkdirSync(join(root, 'apps', app), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function scriptOf(shell: string): Promise<string> {
  const { exitCode, out } = await runIn(root, 'completion', shell);
  expect(exitCode).toBe(0);
  return out;
}

/** A test where a shell is there, a visible skip elsewhere; a package of the same name brings it. */
const shellTest = (shell: string) => (spawnSync(shell, ['-c', 'exit']).status === 0 ? test : test.skip);

/** Words with the one to complete last. */
const CASES: readonly [words: readonly string[], offered: readonly string[]][] = [
  [['gen'], ['generate']],
  [['he'], ['help']],
  [
    ['hooks', ''],
    ['help', 'install', 'uninstall'],
  ],
  [['completion', 'b'], ['bash']],
  [
    ['generate', 'prod'],
    ['prod-seoul', 'prod-tokyo'],
  ],
  [
    ['check', '--twice', ''],
    ['dev', 'prod-seoul', 'prod-tokyo'],
  ],
  [['check', '--tw'], ['--twice']],
  [['diff', '--format', 'm'], ['markdown']],
  [['generate', '--format', 's'], ['sarif']],
  [['explain', 'nodepool/default', '--cluster', 'd'], ['dev']],
  [['hooks', 'install', '--'], ['--help']],
  // An argument that is called like a command is none.
  [['new', 'check', '--tw'], []],
  [['new', '--stage', 'dev', '--reg'], ['--region']],
  [
    ['new', '--stage', 'generate', ''],
    ['app', 'cluster', 'component', 'rule'],
  ],
  [
    ['new', 'app', 'web', '--cluster', 'prod'],
    ['prod-seoul', 'prod-tokyo'],
  ],
  [
    ['promote', 'w'],
    ['web', 'worker'],
  ],
  [['promote', '--from', 'w'], []],
  [['new', 'rule', '--print'], []],
];

describe('bash', () => {
  const complete = (script: string, words: readonly string[], folder: string): string[] => {
    const file = join(root, 'nodeless.bash');
    writeFileSync(file, script);
    const lines = `source "$1"; cd "$2"; shift 2; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _nodeless; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync(
      'bash',
      ['--norc', '-c', lines, 'bash', file, folder, 'nodeless', ...words],
      { cwd: root, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .sort();
  };

  shellTest('bash')('offers what the place takes', async () => {
    const script = await scriptOf('bash');
    const offered = CASES.map(([words]) => [words, complete(script, words, root)]);
    expect(offered).toEqual(CASES);
    expect(complete(script, ['generate', 'de'], join(root, 'apps'))).toEqual(['dev']);
    expect(complete(script, ['generate', ''], tmpdir())).toEqual([]);
    expect(complete(script, ['diff', '--format', '=', 'm'], root)).toEqual(['markdown']);
    expect(complete(script, ['generate', '--format', '='], root)).toEqual(['json', 'pretty', 'sarif']);
  });

  shellTest('bash')('a folder whose name is a command is neither offered nor run', async () => {
    const script = await scriptOf('bash');
    expect(complete(script, ['generate', '$'], root)).toEqual([]);
    expect(spawnSync('ls', [root], { encoding: 'utf8' }).stdout).toBe('apps\nclusters\nnodeless.bash\n');
  });
});

shellTest('fish')('fish offers what the place takes', async () => {
  const script = join(root, 'nodeless.fish');
  writeFileSync(script, await scriptOf('fish'));
  const offered = CASES.map(([words]) => {
    const { stdout, stderr } = spawnSync(
      'fish',
      [
        '--no-config',
        '-c',
        'source $argv[1]; complete -C $argv[2]',
        script,
        ['nodeless', ...words].join(' '),
      ],
      { cwd: root, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    return [
      words,
      stdout
        .split('\n')
        .flatMap((line) => (line === '' ? [] : [line.split('\t')[0]]))
        .sort(),
    ];
  });
  expect(offered).toEqual(CASES);
});

shellTest('zsh')('zsh reads its script', async () => {
  const { status, stderr } = spawnSync('zsh', ['-f', '-n'], {
    input: await scriptOf('zsh'),
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test.each(['bash', 'zsh', 'fish'])('%s: every command that help names is completed', async (shell) => {
  const { out } = await runIn(root, '--help');
  const commands = [...out.matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map(([, name]) => name ?? '');
  expect(commands).toContain('generate');
  const script = await scriptOf(shell);
  expect(commands.filter((name) => !script.includes(` ${name}`))).toEqual([]);
  expect(script).not.toContain('render-bundles');
});

test('another shell is refused', async () => {
  const { exitCode, err } = await runIn(root, 'completion', 'tcsh');
  expect(exitCode).toBe(1);
  expect(err).toContain('Allowed choices are bash, zsh, fish.');
});

test('places follow the definitions', () => {
  const program = new Command('x').helpCommand(false);
  program
    .command('one')
    .description('first')
    .argument('[cluster...]')
    .addOption(new Option('-f, --format <format>', 'how').choices(['a', 'b']))
    .addOption(new Option('--secret').hideHelp())
    .option('--file <file>', 'which')
    .option('--quiet', 'less');
  program.command('hidden', { hidden: true });
  const help = { names: ['-h', '--help'], description: 'display help for command' };
  expect(placesOf(program)).toEqual([
    { path: '', commands: [{ name: 'one', description: 'first' }], options: [help] },
    {
      path: ' one',
      commands: [],
      options: [
        { names: ['-f', '--format'], description: 'how', value: { kind: 'choices', choices: ['a', 'b'] } },
        { names: ['--file'], description: 'which', value: { kind: 'files' } },
        { names: ['--quiet'], description: 'less' },
        help,
      ],
      argument: { kind: 'clusters' },
    },
  ]);
});
