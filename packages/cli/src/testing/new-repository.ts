import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import type { Diagnostic } from '@nodeless/core';
import { runIn, type Run } from './repository.ts';

export const REMOTE = 'https://github.com/acme/fleet.git';

/** Values of the flags of `nodeless init`. */
export const ANSWERS = {
  name: 'acme-platform',
  'account-id': '999911112222',
  region: 'eu-central-1',
  stages: 'dev,prod',
  repository: REMOTE,
};

type Flags = Partial<typeof ANSWERS>;

/** Flags as a person types them, without some. */
export function flags(answers: Flags, without: readonly (keyof Flags)[] = []): string[] {
  return Object.entries(answers).flatMap(([flag, value]) =>
    without.some((one) => one === flag) ? [] : [`--${flag}=${value}`],
  );
}

/** What {@link ANSWERS} give. */
export const FILES = [
  '.devcontainer/devcontainer.json',
  '.gitattributes',
  '.github/workflows/nightly.yml',
  '.github/workflows/verify.yml',
  '.gitignore',
  '.npmrc',
  '.nvmrc',
  'CODEOWNERS',
  'README.md',
  'apps/hello/app.yaml',
  'argocd/projects.yaml',
  'argocd/settings.yaml',
  'clusters/acme-platform-dev/cluster.yaml',
  'clusters/fleet.yaml',
  'nx.json',
  'package.json',
  'renovate.json',
];

/** An empty folder for `nodeless init`. */
export class NewRepository {
  readonly root = join(mkdtempSync(join(tmpdir(), 'nodeless-init-')), 'platform');

  constructor() {
    mkdirSync(this.root);
  }

  init(answers: Flags = {}, ...more: readonly string[]): Promise<Run> {
    return this.run('init', ...flags({ ...ANSWERS, ...answers }), ...more);
  }

  run(...args: readonly string[]): Promise<Run> {
    return runIn(this.root, ...args);
  }

  path(path: string): string {
    return join(this.root, path);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  git(...args: readonly string[]): void {
    const { status, stderr } = spawnSync('git', args, { cwd: this.root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }

  /** Errors and warnings of a command. */
  async findings(command: 'generate' | 'check', ...args: readonly string[]): Promise<string[]> {
    const { out } = await this.run(command, ...args, '--json');
    const { diagnostics } = JSON.parse(out) as { diagnostics: Diagnostic[] };
    return diagnostics
      .filter(({ severity }) => severity !== 'info')
      .map(({ code, message }) => `${code} ${message}`);
  }

  remove(): void {
    rmSync(dirname(this.root), { recursive: true, force: true });
  }
}
