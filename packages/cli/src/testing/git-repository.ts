import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundledProgram } from './bundled-program.ts';
import { REPOSITORY } from './repository-root.ts';
import { TestRepository, type Run } from './repository.ts';

/** Nothing of the machine: neither its configuration of git nor a repository that the tests run in. */
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'A Person',
  GIT_AUTHOR_EMAIL: 'person@example.com',
  GIT_COMMITTER_NAME: 'A Person',
  GIT_COMMITTER_EMAIL: 'person@example.com',
  GIT_EDITOR: 'true',
};

/** A temporary repository with real git. */
export class GitRepository extends TestRepository {
  /** Sources and rendered trees, committed on main. */
  start(): Promise<void> {
    return this.prepared('started', async () => {
      this.write('.gitattributes', readFileSync(join(REPOSITORY, '.gitattributes'), 'utf8'));
      this.write('.gitignore', 'node_modules/\n');
      this.git('init', '--quiet', '--initial-branch=main');
      await this.commit('Start');
    });
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  append(path: string, text: string): void {
    appendFileSync(this.path(path), text);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  /** Puts one text in the place of another, which must be there once. */
  edit(path: string, from: string, to: string): void {
    const parts = this.read(path).split(from);
    if (parts.length !== 2) throw new Error(`${path} holds ${JSON.stringify(from)} not exactly once`);
    this.write(path, parts.join(to));
  }

  /** Renders and commits everything, without hooks. */
  async commit(message: string): Promise<void> {
    const { exitCode, err } = await this.run('generate', '--allow-deletions');
    if (exitCode !== 0) throw new Error(err);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--no-verify', '--message', message);
  }

  /** What a command of git prints. @throws when it fails */
  git(...args: readonly string[]): string {
    const { exitCode, out, err } = this.tryGit(...args);
    if (exitCode !== 0) throw new Error(`git ${args.join(' ')}: ${err}${out}`);
    return out;
  }

  tryGit(...args: readonly string[]): Run {
    return this.#spawn('git', args);
  }

  /** The command line in a process of its own, as hooks start it. */
  nodeless(...args: readonly string[]): Run {
    return this.#spawn(process.execPath, [this.program(), ...args]);
  }

  /** The file that {@link nodeless} starts. */
  protected program(): string {
    return bundledProgram();
  }

  #spawn(command: string, args: readonly string[]): Run {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.root,
      env: ENVIRONMENT,
      encoding: 'utf8',
    });
    return { exitCode: status ?? -1, out: stdout, err: stderr };
  }
}
