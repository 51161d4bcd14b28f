import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { binary } from '../build/build.ts';
import { PROGRAMS } from '../build/programs.ts';
import { Refusal } from './run.ts';

/** Programs of the machine, and the package of Debian and Ubuntu that brings each. */
const TOOLS: Readonly<Record<string, string>> = {
  git: 'git',
  ip: 'iproute2',
  kubectl: 'kubectl (https://kubernetes.io/docs/tasks/tools/)',
  openssl: 'openssl',
  'redis-server': 'redis-server',
  setpriv: 'util-linux',
  unshare: 'util-linux',
};

/** @throws Refusal that names all that is missing, with the command that brings it */
export function requireMachine(): void {
  const missing = [
    ...(process.platform === 'linux' ? [] : ['Linux: a run has a network of its own']),
    ...(process.getuid?.() === 0 ? [] : ['root, which may make a network: use sudo']),
    ...Object.entries(TOOLS)
      .filter(([tool]) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0)
      .map(([tool, name]) => `${tool}: apt-get install ${name}`),
    ...PROGRAMS.filter(({ name }) => !existsSync(binary(name))).map(
      ({ name }) => `${name}: npm run judge -- build`,
    ),
  ];
  if (missing.length > 0) throw new Refusal(['missing:', ...missing.map((line) => `  ${line}`)].join('\n'));
}
