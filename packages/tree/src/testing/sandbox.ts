import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import { nodeDisk } from '../disk/node-disk.ts';
import { contentOf, type PlannedFile, plannedFile } from '../planned-file.ts';
import { OLD_RECORD } from '../ownership/old-form.ts';
import { isRecord } from '../ownership/read.ts';
import type { PlanOptions } from '../plan-options.ts';
import { type Plan, plan } from '../plan.ts';
import type { Target } from '../target.ts';
import { apply } from '../apply.ts';

export const CLUSTER = 'seoul';
export const OPTIONS: PlanOptions = { maxDeletedPercent: 100 };

/** Path -> text. */
export type Texts = Readonly<Record<string, string>>;

export function filesOf(texts: Texts): PlannedFile[] {
  return Object.keys(texts)
    .sort()
    .map((path) => plannedFile(path, 'test', contentOf(texts[path] ?? '')));
}

/** @param folders that exist without files, too */
export function targetOf(texts: Texts, folders: readonly string[] = []): Target {
  return { cluster: CLUSTER, files: filesOf(texts), folders };
}

/** A repository root of its own on the real disk, with one cluster. */
export class Sandbox {
  readonly root: string;
  readonly rendered: string;
  readonly disk: Disk;

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'nodeless-tree-'));
    this.rendered = join(this.root, 'clusters', CLUSTER, 'rendered');
    this.disk = nodeDisk(this.root);
  }

  /** Writes a file as a person would. */
  write(path: string, text: string): void {
    const file = join(this.rendered, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  folder(path: string): void {
    mkdirSync(join(this.rendered, path), { recursive: true });
  }

  remove(path: string): void {
    rmSync(join(this.rendered, path), { recursive: true });
  }

  link(path: string, to: string): void {
    const file = join(this.rendered, path);
    mkdirSync(dirname(file), { recursive: true });
    symlinkSync(to, file);
  }

  mode(path: string, mode: number): void {
    chmodSync(join(this.rendered, path), mode);
  }

  read(path: string): string {
    return readFileSync(join(this.rendered, path), 'utf8');
  }

  /** Everything below `rendered/`: files with their text, links with `->`, empty folders with a final `/`. */
  tree(): Texts {
    return treeOf(this.rendered);
  }

  /** The same without the ownership records. */
  files(): Texts {
    return Object.fromEntries(Object.entries(this.tree()).filter((entry) => !isRecordText(entry)));
  }

  /** The ownership records alone. */
  records(): Texts {
    return Object.fromEntries(Object.entries(this.tree()).filter((entry) => isRecordText(entry)));
  }

  /** Puts the one record that earlier versions wrote in the place of the records, for what `texts` says. */
  useOldForm(texts: Texts): void {
    for (const path of Object.keys(this.records())) this.remove(path);
    this.write(OLD_RECORD, oldRecord(texts));
  }

  plan(texts: Texts, options: Partial<PlanOptions> = {}): Plan {
    return this.planTarget(targetOf(texts), options);
  }

  planTarget(target: Target, options: Partial<PlanOptions> = {}): Plan {
    return plan(this.disk, target, { ...OPTIONS, ...options });
  }

  /** Plans and applies; gives back the codes of what was found. */
  generate(texts: Texts, options: Partial<PlanOptions> = {}): string[] {
    const { diagnostics } = apply(this.disk, this.plan(texts, options));
    return diagnostics.map((diagnostic) => diagnostic.code);
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** What earlier versions recorded of a tree. */
export function oldRecord(texts: Texts): string {
  const entries = filesOf(texts).map(({ path, component, sha256 }) => [path, { component, sha256 }]);
  const files: unknown = Object.fromEntries(entries);
  return `${JSON.stringify({ apiVersion: 'nodeless/v1alpha1', kind: 'Ownership', files }, null, 2)}\n`;
}

function isRecordText([path, text]: readonly [string, string]): boolean {
  return isRecord(path, Buffer.from(text));
}

function treeOf(root: string): Texts {
  const found: Record<string, string> = {};
  const walk = (folder: string): void => {
    const names = readdirSync(join(root, folder));
    if (names.length === 0 && folder !== '') found[`${folder}/`] = '';
    for (const name of names) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const stat = lstatSync(join(root, path));
      if (stat.isDirectory()) walk(path);
      else if (stat.isSymbolicLink()) found[path] = '->';
      else found[path] = readFileSync(join(root, path), 'utf8');
    }
  };
  if (lstatSync(root, { throwIfNoEntry: false }) !== undefined) walk('');
  return found;
}

/** Runs a test body in a fresh sandbox. */
export function inSandbox<T>(body: (sandbox: Sandbox) => T): T {
  const sandbox = new Sandbox();
  try {
    return body(sandbox);
  } finally {
    sandbox.dispose();
  }
}
