import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '@nodeless/core';
import { COMMAND_LINE, PACKAGE_FOLDER } from '../installation.ts';
import { runIn } from './repository.ts';

export interface Told {
  readonly exitCode: number;
  readonly findings: readonly string[];
}

/** A small sound repository without git, where `nodeless/kit` can be imported. A test needs one of its own. */
export class SampleWithConfig {
  static readonly CLUSTER = 'clusters/sample/cluster.yaml';
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-config-')));

  constructor() {
    cpSync(join(PACKAGE_FOLDER, 'testdata/base'), this.root, { recursive: true });
    mkdirSync(join(this.root, 'node_modules'));
    symlinkSync(PACKAGE_FOLDER, join(this.root, 'node_modules/nodeless'));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.root, path), text);
  }

  edit(path: string, from: string, to: string): void {
    const text = readFileSync(join(this.root, path), 'utf8');
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    this.write(
      path,
      text.replace(from, () => to),
    );
  }

  /** The program in a process of its own, because a test runner loads modules in another way than Node. */
  run(...args: readonly string[]): Told {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND_LINE, ...args, '--json'], {
      cwd: this.root,
      encoding: 'utf8',
    });
    if (!stdout.startsWith('{')) throw new Error(stderr);
    return { exitCode: status ?? -1, findings: findingsIn(stdout) };
  }

  /** What `nodeless generate` tells beside a config of CommonJS, in this process. */
  async told(config: string): Promise<Told> {
    this.write('nodeless.config.cjs', config);
    const { exitCode, out } = await runIn(this.root, 'generate', '--json');
    return { exitCode, findings: findingsIn(out) };
  }
}

/** Severity, code, place, message. */
function findingsIn(json: string): string[] {
  const { diagnostics } = JSON.parse(json) as { diagnostics: readonly Diagnostic[] };
  return diagnostics.map(
    ({ severity, code, location, message }) =>
      `${severity} ${code} ${location?.file}:${location?.line}:${location?.column} ${message}`,
  );
}
