import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pc from 'picocolors';
import type { Ask } from '../init/ask.ts';
import { main } from '../main.ts';
import type { Console } from '../output/console.ts';
import { processInput } from '../repository/standard-input.ts';
import { REPOSITORY } from './repository-root.ts';
import { filesBelow } from './rendered.ts';

export interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, in a folder, and keeps what it prints. Nobody is there to be asked. */
export function runIn(folder: string, ...args: readonly string[]): Promise<Run> {
  return runAsked(folder, undefined, ...args);
}

/** The same beside somebody who answers. */
export async function runAsked(
  folder: string,
  ask: Ask | undefined,
  ...args: readonly string[]
): Promise<Run> {
  const written = { out: '', err: '' };
  const console: Console = {
    out: (text) => (written.out += text),
    err: (text) => (written.err += text),
    outColors: pc.createColors(false),
    errColors: pc.createColors(false),
    interactive: false,
  };
  const exitCode = await main(args, console, folder, processInput, () => ask);
  return { exitCode, ...written };
}

/** A temporary copy of this repository's sources, without what is rendered from them. */
export class TestRepository {
  readonly root = mkdtempSync(join(tmpdir(), 'nodeless-test-'));

  constructor() {
    for (const folder of ['clusters', 'apps', 'argocd']) {
      cpSync(join(REPOSITORY, folder), join(this.root, folder), {
        recursive: true,
        filter: (source) => !source.split(/[\\/]/).includes('rendered'),
      });
    }
  }

  run(...args: readonly string[]): Promise<Run> {
    return runIn(this.root, ...args);
  }

  path(...segments: readonly string[]): string {
    return join(this.root, ...segments);
  }

  /** Contents and mode of every file, by path. */
  snapshot(folder = '.'): Record<string, string> {
    return Object.fromEntries(
      filesBelow(this.path(folder)).map((path) => {
        const file = this.path(folder, path);
        return [path, `${(statSync(file).mode & 0o777).toString(8)} ${readFileSync(file, 'utf8')}`];
      }),
    );
  }

  clusters(): string[] {
    return readdirSync(this.path('clusters'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
