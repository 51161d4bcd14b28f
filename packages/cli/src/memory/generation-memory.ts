import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterClaims } from '@nodeless/checks';
import { isJsonObject, type Diagnostic } from '@nodeless/core';
import type { ClusterFiles, FleetFiles, SourceFile } from '@nodeless/sources';
import { configFile } from '../config/config-file.ts';
import { engineDigest } from './engine-digest.ts';

/** What the last run made of the sources of one cluster, or of those that all clusters share. */
export interface Generation {
  /** Hash of the ownership records: with it the hash of every file of the tree. */
  readonly recordsSha256: string;
  readonly files: number;
  /** Warnings and notes of that run; a run with errors is not remembered. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the cluster takes of what clusters share; none of the shared sources themselves. */
  readonly claims?: ClusterClaims | undefined;
}

/**
 * Remembers, between runs, which tree which sources gave, so that a cluster whose sources and whose tree are both
 * unchanged need not be rendered again. It only ever saves work: the tree on disk is compared with the remembered
 * hashes, and whatever differs is rendered as if there were no memory. `check` only reads it.
 *
 * One file below `node_modules/.cache`; where there is no `node_modules`, nothing is remembered.
 */
export class GenerationMemory {
  readonly #file: string | undefined;
  readonly #shared: string;
  readonly #known: Map<string, Generation>;
  readonly #used = new Map<string, Generation>();

  private constructor(file: string | undefined, shared: string) {
    this.#file = file;
    this.#shared = shared;
    this.#known = file === undefined ? new Map() : load(file);
  }

  /** Remembers nothing. */
  static none(): GenerationMemory {
    return new GenerationMemory(undefined, '');
  }

  /** @param fleet the sources that all clusters share: a change in them changes every cluster's key */
  static of(root: string, fleet: FleetFiles): GenerationMemory {
    // What code of the repository reads is not known, so nothing of it is remembered.
    if (configFile(root).value !== undefined) return GenerationMemory.none();
    const modules = join(root, 'node_modules');
    const engine = existsSync(modules) ? engineDigest() : undefined;
    if (engine === undefined) return GenerationMemory.none();
    const { argocdSettings, argocdProjects, apps, digests = [], imports, crds = [], clusters } = fleet;
    const overlaid = clusters.filter((name) =>
      apps.some(({ path }) => path.endsWith(`/overlays/${name}.yaml`)),
    );
    const shared = [
      digest([fleet.fleet, argocdSettings, argocdProjects, ...apps, ...(imports?.modules ?? []), ...crds]),
      ...(imports?.libraries ?? []),
      ...digests.map(({ path, sha256 }) => `${path}\0${sha256}`),
      ...overlaid,
    ].join('\n');
    return new GenerationMemory(
      join(modules, '.cache', 'nodeless', 'generations.json'),
      `${engine}\n${shared}`,
    );
  }

  /** Names everything that decides the findings in the shared sources. Their entry has no tree. */
  get sharedKey(): string {
    return hash('sha256', this.#shared);
  }

  /** Names everything that decides the tree of a cluster. */
  keyOf({ folder, cluster, facts }: ClusterFiles): string {
    return hash(
      'sha256',
      [this.#shared, folder, digest([cluster, ...(facts === undefined ? [] : [facts])])].join('\n'),
    );
  }

  recall(key: string): Generation | undefined {
    return this.#known.get(key);
  }

  remember(key: string, generation: Generation): void {
    this.#used.set(key, generation);
  }

  /** @param complete every cluster was looked at, so what was not remembered in this run can be forgotten */
  save(complete: boolean): void {
    if (this.#file === undefined) return;
    const entries = new Map([...(complete ? [] : this.#known), ...this.#used]);
    const text = JSON.stringify(Object.fromEntries(entries));
    const temporary = `${this.#file}.${process.pid}`;
    try {
      mkdirSync(join(this.#file, '..'), { recursive: true });
      writeFileSync(temporary, text);
      renameSync(temporary, this.#file);
    } catch {
      // A memory that cannot be written costs the next run time, nothing else.
    }
  }
}

function load(file: string): Map<string, Generation> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const entries = isJsonObject(value) ? Object.entries(value) : [];
    return new Map(
      entries.filter((entry): entry is [string, Generation & (typeof entry)[1]] => isGeneration(entry[1])),
    );
  } catch {
    return new Map(); // Absent or damaged: nothing is remembered.
  }
}

function isGeneration(value: unknown): value is Generation {
  return (
    isJsonObject(value) &&
    typeof value['recordsSha256'] === 'string' &&
    typeof value['files'] === 'number' &&
    Array.isArray(value['diagnostics'])
  );
}

function digest(files: readonly SourceFile[]): string {
  return hash('sha256', files.map(({ path, bytes }) => `${path}\0${hash('sha256', bytes)}`).join('\n'));
}
