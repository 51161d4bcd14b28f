import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { join, posix } from 'node:path';
import { compareText } from '@nodeless/core';
import type { ChangedFile, Side, SideName, TreeReader } from '@nodeless/review';
import { type Git, GitError } from '../git/git.ts';
import { DiffError } from './diff-error.ts';

/** The only folder that is compared: sources of clusters, and what is rendered from them. */
const CLUSTERS = 'clusters';
/** Nobody names so many clusters one by one on a command line. */
const MOST_PATHSPECS = 200;
/** Objects come from the clone alone: a review neither waits for a network nor asks for a password. */
const OFFLINE = { GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };

/** One file of a side: a blob of git, a commit of a submodule, or, without an id, a file on disk. */
type Entry = { readonly id?: string; readonly isSubmodule?: true };

/** Mode of a submodule in a tree of git. Its commit is in another repository. */
const SUBMODULE = '160000';

/**
 * Two trees, read from git's objects without a checkout. `git diff-tree` passes over folders with equal hashes, so the cost
 * is that of what changed. Files of a work tree are read from the disk where the index says that they may differ.
 */
export class GitTrees implements TreeReader {
  readonly changed: readonly ChangedFile[];
  readonly #git: Git;
  readonly #root: string;
  readonly #entries: { readonly base: Map<string, Entry>; readonly head: Map<string, Entry> };
  readonly #texts = new Map<string, string>();
  readonly #listed = new Map<string, readonly string[]>();

  constructor(git: Git, root: string, base: Side, head: Side) {
    this.#git = git;
    this.#root = root;
    const changes = head.worktree
      ? this.#againstDisk(base.commit)
      : this.#againstCommit(base.commit, head.commit);
    this.#entries = this.#list(base.commit, changes);
    this.changed = [...changes]
      .map(([path, { base: before, head: after }]) => ({
        path,
        inBase: before !== undefined,
        inHead: after !== undefined,
      }))
      .sort((a, b) => compareText(a.path, b.path));
    for (const side of ['base', 'head'] as const) {
      for (const path of this.#entries[side].keys()) {
        const cluster = /^clusters\/([^/]+)\/rendered\//.exec(path)?.[1];
        if (cluster === undefined) continue;
        const key = `${side} ${cluster}`;
        const files = this.#listed.get(key) as string[] | undefined;
        if (files === undefined) this.#listed.set(key, [path]);
        else files.push(path);
      }
    }
    for (const files of this.#listed.values()) (files as string[]).sort(compareText);
  }

  files(side: SideName, cluster: string): readonly string[] {
    return this.#listed.get(`${side} ${cluster}`) ?? [];
  }

  read(side: SideName, paths: readonly string[]): ReadonlyMap<string, string> {
    const entries = this.#entries[side];
    const known = paths.filter((path) => entries.has(path));
    this.#load(known.flatMap((path) => blobOf(entries.get(path))));
    return new Map(known.map((path) => [path, this.#text(path, entries.get(path))]));
  }

  /** Reads in one go what is likely to be asked for cluster by cluster: one start of git instead of thousands. */
  prefetch(): void {
    const wanted = new Set(this.changed.flatMap(({ path }) => [path, ...besides(path)]));
    const ids = (['base', 'head'] as const).flatMap((side) =>
      [...this.#entries[side]].flatMap(([path, entry]) =>
        wanted.has(path) || OF_ALL.test(path) || wanted.has(`${posix.dirname(path)}/`) ? blobOf(entry) : [],
      ),
    );
    this.#load(ids);
  }

  #text(path: string, entry: Entry | undefined): string {
    // As `git diff` shows one.
    if (entry?.isSubmodule === true) return `Subproject commit ${entry.id}\n`;
    if (entry?.id !== undefined) return this.#texts.get(entry.id) ?? '';
    return onDisk(join(this.#root, path)) ?? '';
  }

  #load(ids: readonly string[]): void {
    const missing = [...new Set(ids)].filter((id) => !this.#texts.has(id));
    if (missing.length === 0) return;
    const output = this.#batch(missing);
    let at = 0;
    for (const id of missing) {
      const end = output.indexOf(10, at);
      const [, type, size] = output.toString('latin1', at, end).split(' ');
      if (end < 0 || type !== 'blob') throw notInClone(id);
      at = end + 1 + Number(size) + 1;
      this.#texts.set(id, output.toString('utf8', end + 1, at - 1));
    }
  }

  #batch(ids: readonly string[]): Buffer {
    try {
      return this.#git.bytes(['cat-file', '--batch'], { input: `${ids.join('\n')}\n`, env: OFFLINE });
    } catch (error) {
      const [, id] = /could not fetch ([0-9a-f]+) from promisor remote/.exec(String(error)) ?? [];
      throw error instanceof GitError && id !== undefined ? notInClone(id) : error;
    }
  }

  /** Ids by path of what differs. */
  #againstCommit(base: string, head: string): Changes {
    const args = ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', '--relative'];
    return rawChanges(this.#git.run([...args, base, head, '--', CLUSTERS], { env: OFFLINE }));
  }

  #againstDisk(base: string): Changes {
    const args = ['diff-index', '-z', '--raw', '--no-renames', '--no-abbrev', '--relative'];
    const found = rawChanges(this.#git.run([...args, base, '--', CLUSTERS], { env: OFFLINE }));
    const untracked = ['ls-files', '--others', '--exclude-standard', '-z', '--', CLUSTERS];
    for (const path of this.#git.names(untracked)) found.set(path, { ...found.get(path), head: {} });
    const touched = [...found].filter(
      ([, { base: before, head }]) => before && head && head.id === undefined,
    );
    this.#load(touched.flatMap(([, { base: before }]) => blobOf(before)));
    // The index knows times of files, not bytes: a file that was written again can be the same.
    for (const [path, { base: before }] of touched)
      if (this.#text(path, before) === onDisk(join(this.#root, path))) found.delete(path);
    return found;
  }

  /** Both trees, of the clusters that change and of the fleet. The head is the base with the changes in it. */
  #list(commit: string, changes: Changes): { base: Map<string, Entry>; head: Map<string, Entry> } {
    const clusters = new Set([...changes.keys()].map((path) => path.split('/').slice(0, 2).join('/')));
    clusters.add(`${CLUSTERS}/fleet.yaml`);
    const paths = clusters.size > MOST_PATHSPECS ? [CLUSTERS] : [...clusters];
    const base = new Map<string, Entry>();
    for (const line of this.#git
      .run(['ls-tree', '-r', '-z', commit, '--', ...paths], { env: OFFLINE })
      .split('\0')) {
      const [, mode, id, path] = /^(\d+) \S+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      if (mode !== undefined && id !== undefined && path !== undefined) base.set(path, entryOf(mode, id));
    }
    const head = new Map(base);
    for (const [path, { head: after }] of changes) {
      if (after === undefined) head.delete(path);
      else head.set(path, after);
    }
    return { base, head };
  }
}

/** A clone with `--filter` has a filter that the next fetch applies, too. */
function notInClone(id: string): DiffError {
  return new DiffError(
    `the object ${id} is not in this clone`,
    'bring it: git fetch --refetch --no-filter origin',
  );
}

/** Read whatever changes in a cluster: its waivers, and the rules of its CRDs. */
const OF_ALL = /^clusters\/[^/]+\/cluster\.yaml$|\/customresourcedefinition-/;

/** What a reader of a changed file looks at beside it: files, and folders with `/` at their end. */
function besides(path: string): string[] {
  const [, rendered, top, next] = /^(clusters\/[^/]+\/rendered)\/([^/]+)\/([^/]+)/.exec(path) ?? [];
  if (rendered === undefined || top === undefined || next === undefined) return [];
  if (top === 'manifests') return [`${rendered}/argocd/applications/${next}.yaml`];
  if (top === 'argocd') return [`${rendered}/argocd/root.yaml`, `${rendered}/argocd/projects/`];
  return [`${rendered}/eksctl/`];
}

type Changes = Map<string, { readonly base?: Entry; readonly head?: Entry }>;

const NOTHING = /^0+$/;

function entryOf(mode: string, id: string): Entry {
  return mode === SUBMODULE ? { id, isSubmodule: true } : { id };
}

/** What git can give out: nothing for a submodule and for a file on disk. */
function blobOf(entry: Entry | undefined): string[] {
  return entry?.id === undefined || entry.isSubmodule === true ? [] : [entry.id];
}

/** Reads `git diff-tree --raw -z`: `:mode mode id id status NUL path NUL`. */
function rawChanges(output: string): Changes {
  const found: Changes = new Map();
  const parts = output.split('\0');
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [oldMode = '', newMode = '', oldId = '', newId = ''] = (parts[index] ?? '').slice(1).split(' ');
    const path = parts[index + 1] ?? '';
    found.set(path, {
      ...(NOTHING.test(oldMode) ? {} : { base: entryOf(oldMode, oldId) }),
      ...(NOTHING.test(newMode) ? {} : { head: NOTHING.test(newId) ? {} : entryOf(newMode, newId) }),
    });
  }
  return found;
}

/** Text of a file; of a symbolic link where it leads, as git has it. */
function onDisk(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : readFileSync(path, 'utf8');
  } catch {
    return undefined; // A folder of another repository, or gone meanwhile.
  }
}
