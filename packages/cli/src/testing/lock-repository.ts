import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '@nodeless/core';
import { PACKAGE_FOLDER } from '../installation.ts';
import { runIn, type Run } from './repository.ts';

const CLUSTER = 'clusters/sample/cluster.yaml';

/** A chart.yaml that is rendered beforehand, from `charts/<chart>`. */
export function localChart(app: string, chart = app, more = ''): string {
  return `apiVersion: nodeless/v1alpha1
kind: Chart
name: ${app}
render: local
source:
  local: charts/${chart}
${more}`;
}

/** A small sound repository with one cluster, and a PATH of its own for the programs that it starts. */
export class LockRepository {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-lock-test-')));
  readonly #path = process.env['PATH'] ?? '';

  /** @param apps that the cluster runs beside `web` */
  constructor(...apps: readonly string[]) {
    cpSync(join(PACKAGE_FOLDER, 'testdata/base'), this.root, { recursive: true });
    this.write(CLUSTER, this.read(CLUSTER).replace('apps: [web]', `apps: [${['web', ...apps].join(', ')}]`));
  }

  write(path: string, text: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  /** Names in a folder, sorted. */
  names(folder: string): string[] {
    return readdirSync(join(this.root, folder)).sort();
  }

  run(...args: readonly string[]): Promise<Run> {
    return runIn(this.root, ...args);
  }

  /** What `lock` says is wrong: place, code, message. Nothing may have been written. */
  async refusal(...args: readonly string[]): Promise<string[]> {
    const before = this.#files();
    const { exitCode, out } = await this.run('lock', ...args, '--json');
    const { diagnostics } = JSON.parse(out) as { diagnostics: Diagnostic[] };
    if (exitCode !== 1) throw new Error(`lock ended with ${exitCode}`);
    if (this.#files() !== before) throw new Error('lock refused, and wrote');
    return diagnostics.map(
      ({ code, location, message }) => `${location?.file ?? '-'}:${location?.line ?? 0} ${code}: ${message}`,
    );
  }

  /** Puts PATH back, and deletes everything. */
  remove(): void {
    process.env['PATH'] = this.#path;
    rmSync(this.root, { recursive: true, force: true });
  }

  #files(): string {
    const files = readdirSync(join(this.root, 'apps'), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    );
    return JSON.stringify(
      files.map((entry) => [
        entry.parentPath,
        entry.name,
        readFileSync(join(entry.parentPath, entry.name), 'utf8'),
      ]),
    );
  }
}
