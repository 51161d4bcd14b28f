import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../../../..');

const PROGRAM = 'packages/cli/bin/nodeless.cjs';

/** The Nx set-up of this repository, with the installed packages but only the given files, in a git repository. */
export interface TestWorkspace {
  readonly folder: string;
  /** Writes a file; its folders are made. `path` is relative. */
  write(path: string, text: string): void;
  git(...args: string[]): string;
  /** stdout of `nx`, without daemon, and without what an outer Nx run put into the environment. */
  nx(...args: string[]): string;
  remove(): void;
}

export function createWorkspace(files: Record<string, string>): TestWorkspace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-nx-')));
  const clean = Object.entries(process.env).filter(
    ([key]) => !key.startsWith('NX_') && !key.startsWith('GIT_'),
  );
  const env = { ...Object.fromEntries(clean), NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false', CI: 'true' };
  const run = (file: string, args: string[]) =>
    execFileSync(file, args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  const workspace: TestWorkspace = {
    folder,
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    git: (...args) => run('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args]),
    nx: (...args) => run(process.execPath, [require.resolve('nx/bin/nx.js'), ...args]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  for (const file of ['nx.json', 'package.json', 'package-lock.json', 'tsconfig.base.json', '.gitignore']) {
    cpSync(join(ROOT, file), join(folder, file));
  }
  for (const [path, text] of Object.entries(files)) workspace.write(path, text);
  installPackages(folder);
  workspace.git('init', '--quiet', '--initial-branch=main');
  workspace.git('add', '.');
  workspace.git('commit', '--quiet', '--message=start');
  return workspace;
}

/** The packages of this repository, with the workspace's own command line among them. */
function installPackages(folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (!name.startsWith('.') && name !== 'nodeless')
      symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  chmodSync(join(folder, PROGRAM), 0o755);
  symlinkSync(join(folder, 'packages/cli'), join(modules, 'nodeless'));
  symlinkSync(join(folder, PROGRAM), join(modules, '.bin/nodeless'));
}
