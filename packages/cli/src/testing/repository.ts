import { hash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pc from 'picocolors';
import type { Ask } from '../init/ask.ts';
import { main } from '../main.ts';
import type { Console } from '../output/console.ts';
import { processInput } from '../repository/standard-input.ts';
import { FolderCopy } from './folder-copy.ts';
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

/** The sources of a fleet that no person edits: what tests need of a repository, whatever clusters this one has. */
export const FLEET_SOURCES = resolve(__dirname, '../../testdata/fleet');

/** Its clusters. */
export const CLUSTERS = ['classic-seoul', 'nodeless-seoul', 'nodeless-tokyo'] as const;
type Cluster = (typeof CLUSTERS)[number];

/** What {@link TestRepository.prepared} made, by its name and the files that it began with. */
const PREPARED = new Map<string, FolderCopy>();

/** A temporary repository with the sources of {@link FLEET_SOURCES}, of some of its clusters. */
export class TestRepository {
  readonly root = mkdtempSync(join(tmpdir(), 'nodeless-test-'));

  constructor(clusters: readonly Cluster[] = ['nodeless-seoul', 'nodeless-tokyo']) {
    const others = CLUSTERS.filter((name) => !clusters.includes(name));
    cpSync(FLEET_SOURCES, this.root, {
      recursive: true,
      filter: (source) => !others.some((name) => source === join(FLEET_SOURCES, 'clusters', name)),
    });
  }

  /**
   * Does `make` for the first repository of this process that holds these files; all later ones get the files that it left.
   * @param name what is made, for instance `generated`
   */
  async prepared(name: string, make: () => void | Promise<void>): Promise<void> {
    const key = hash('sha256', JSON.stringify([name, this.snapshot()]));
    const known = PREPARED.get(key);
    if (known !== undefined) return known.writeTo(this.root);
    await make();
    PREPARED.set(key, new FolderCopy(this.root));
  }

  /** The rendered trees of all clusters. @throws when the sources have errors */
  generated(): Promise<void> {
    return this.prepared('generated', async () => {
      const { exitCode, err } = await this.run('generate');
      if (exitCode !== 0) throw new Error(err);
    });
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
