import { canonical, compareText, sortedBy, type JsonObject } from '@nodeless/core';
import type { KubeletConfiguration } from '../ec2-node-class.ts';
import type { ClassDraft, PoolDraft } from './drafts.ts';
import type { NoteText, Path } from './note.ts';

/** A class as it is printed: a draft under a name, with one set of kubelet settings. */
export interface NamedClass {
  readonly draft: ClassDraft;
  readonly name: string;
  readonly kubelet: KubeletConfiguration | undefined;
  /** The pool that the kubelet settings come from. */
  readonly from: PoolDraft | undefined;
}

export interface Assignment {
  readonly classes: readonly NamedClass[];
  /** Name of the class of each pool whose class is in the file. */
  readonly classOf: ReadonlyMap<PoolDraft, string>;
}

type Note = (object: number, path: Path, text: NoteText) => void;

/**
 * Decides how many v1 classes each old class becomes: one for each distinct set of kubelet settings among its pools.
 *
 * One set is enough in most files, and the class keeps its name. With several, the pools without settings keep the name,
 * and each other set has a class `<class>-<first of its pools>`. Names do not depend on the order in the file.
 */
export function assignNodeClasses(
  classes: readonly ClassDraft[],
  pools: readonly PoolDraft[],
  note: Note,
): Assignment {
  const taken = new Set(classes.map(({ metadata }) => metadata.name));
  const named: NamedClass[] = [];
  const classOf = new Map<PoolDraft, string>();
  for (const draft of sortedBy(classes, ({ metadata }) => metadata.name)) {
    const users = pools.filter(({ ref }) => isEc2(ref) && ref.name === draft.metadata.name);
    for (const one of splitClass(draft, users, taken, note)) {
      named.push(one.class);
      for (const pool of one.pools) {
        classOf.set(pool, one.class.name);
        if (pool.kubelet !== undefined) noteMoved(pool, draft, one.class.name, note);
      }
    }
  }
  for (const pool of pools.filter((one) => !one.fixed && !classOf.has(one))) {
    noteMissing(pool, note);
  }
  return { classes: named, classOf };
}

interface Part {
  readonly class: NamedClass;
  readonly pools: readonly PoolDraft[];
}

function splitClass(
  draft: ClassDraft,
  users: readonly PoolDraft[],
  taken: Set<string>,
  note: Note,
): readonly Part[] {
  const { name } = draft.metadata;
  const own = draft.fixed ? draft.spec.kubelet : undefined;
  const bySettings = new Map<string, PoolDraft[]>();
  for (const pool of sortedBy(users, ({ metadata }) => metadata.name)) {
    const key = settingsKey(pool.kubelet ?? own);
    bySettings.set(key, [...(bySettings.get(key) ?? []), pool]);
  }
  const keeper = draft.fixed || bySettings.size !== 1 ? settingsKey(own) : [...bySettings.keys()][0];
  const parts = [...bySettings].map(([key, pools]): Part => {
    const from = pools.find(({ kubelet }) => kubelet !== undefined);
    const newName = () => freeName(`${name}-${pools[0]?.metadata.name ?? ''}`, taken);
    return {
      class: { draft, name: key === keeper ? name : newName(), kubelet: from?.kubelet ?? own, from },
      pools,
    };
  });
  if (parts.some((part) => part.class.name === name)) return parts;
  if (draft.fixed || users.length === 0) {
    return [...parts, { class: { draft, name, kubelet: own, from: undefined }, pools: [] }];
  }
  noteSplit(draft, parts, note);
  return parts;
}

function settingsKey(kubelet: KubeletConfiguration | undefined): string {
  return kubelet === undefined ? '' : JSON.stringify(canonical(kubelet as JsonObject));
}

/** Names of classes and pools are values of labels. */
const MOST_CHARACTERS = 63;

/** The name, or the name with the first number that nobody has; never longer than a label's value. */
export function freeName(wanted: string, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `-${number}`;
    const name = wanted.slice(0, MOST_CHARACTERS - suffix.length).replace(/[-.]+$/, '') + suffix;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function isEc2({ group, kind }: PoolDraft['ref']): boolean {
  return group === 'karpenter.k8s.aws' && kind === 'EC2NodeClass';
}

function noteMoved(pool: PoolDraft, draft: ClassDraft, className: string, note: Note): void {
  const old = draft.metadata.name;
  const why =
    className === old
      ? ''
      : `; pools of "${old}" without kubelet settings keep its name, each other set of settings has a class named after its first pool`;
  note(pool.object, pool.kubeletPath, {
    code: 'convert/kubelet-moved',
    severity: 'info',
    message: `v1 keeps the kubelet settings of NodePool "${pool.metadata.name}" in EC2NodeClass "${className}"${why}`,
  });
}

function noteSplit(draft: ClassDraft, parts: readonly Part[], note: Note): void {
  const names = parts.map((part) => JSON.stringify(part.class.name)).sort(compareText);
  note(draft.object, ['metadata', 'name'], {
    code: 'convert/kubelet-moved',
    severity: 'info',
    message: `"${draft.metadata.name}" becomes ${names.join(', ')}: all of its pools have kubelet settings, and not the same`,
  });
}

function noteMissing(pool: PoolDraft, note: Note): void {
  const { name } = pool.metadata;
  const missing = `the node class "${pool.ref.name}" of NodePool "${name}" is not in the file`;
  const hint = 'convert both together: nodeless convert <file of the pools> <file of the classes>';
  if (pool.kubelet === undefined) {
    const text = { code: 'convert/missing-node-class', severity: 'info', message: missing, hint } as const;
    note(pool.object, pool.refPath, text);
    return;
  }
  note(pool.object, pool.kubeletPath, {
    code: 'convert/missing-node-class',
    severity: 'warning',
    message: `${missing}, so its kubelet settings are left out: v1 keeps them in the class`,
    hint,
  });
}
