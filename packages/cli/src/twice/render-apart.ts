import { spawn } from 'node:child_process';
import { COMMAND_LINE } from '../installation.ts';

/** The circumstances of a rendering. None of them may show in what is rendered. */
export interface Circumstances {
  readonly locale: string;
  readonly timeZone: string;
  /** Order in which clusters and apps are read. */
  readonly order: 'sorted' | 'reversed';
  /** Processes at work at the same time, each with a share of the clusters. */
  readonly processes: number;
}

/** Two that have nothing in common. In Turkish, i and I are two letters; Nepal is 5:45 hours ahead of UTC. */
export const CIRCUMSTANCES: readonly [Circumstances, Circumstances] = [
  { locale: 'C', timeZone: 'UTC', order: 'sorted', processes: 1 },
  { locale: 'tr_TR.UTF-8', timeZone: 'Asia/Kathmandu', order: 'reversed', processes: 2 },
];

/** Renders clusters in processes of their own, and leaves their bundles in a folder. */
export async function renderApart(
  root: string,
  folder: string,
  clusters: readonly string[],
  { locale, timeZone, order, processes }: Circumstances,
): Promise<void> {
  const env = { ...process.env, LANG: locale, LC_ALL: locale, LANGUAGE: locale, TZ: timeZone };
  const shares = Array.from({ length: processes }, (_, share) =>
    clusters.filter((_name, index) => index % processes === share),
  );
  await Promise.all(
    shares
      .filter((share) => share.length > 0)
      .map((share) => run(root, ['render-bundles', folder, '--order', order, '--', ...share], env)),
  );
}

function run(root: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, COMMAND_LINE, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`rendering in a process of its own ended with ${code}:\n${said}`));
    });
  });
}
