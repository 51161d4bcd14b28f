import { at, texts, type JsonObject } from '@nodeless/core';
import { describeId, idOf, keyOf, type Id } from './objects.ts';

/** What the API server holds of an object: who applied what last, and when. */
export interface LiveObject {
  readonly id: Id;
  manifest: JsonObject;
  /** Seconds. */
  changedAt: number;
  /** Deleted, and held by a finalizer. */
  deleting: boolean;
}

/** Namespaces that every cluster has. */
const BUILT_IN = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** The objects of a cluster, with as much of the API server as syncs depend on. */
export class LiveState {
  readonly #objects = new Map<string, LiveObject>();
  readonly #unserved: readonly string[];

  /** @param unserved groups of which nothing is served before a CRD says so */
  constructor(unserved: readonly string[]) {
    this.#unserved = unserved;
  }

  all(): LiveObject[] {
    return [...this.#objects.values()];
  }

  get(id: Id): LiveObject | undefined {
    return this.#objects.get(keyOf(id));
  }

  ofKind(kind: string): LiveObject[] {
    return this.all().filter(({ id }) => id.kind === kind);
  }

  /** @returns why the API server refuses, or undefined when the object is there as it was asked for */
  apply(manifest: JsonObject, now: number): string | undefined {
    const id = idOf(manifest);
    if (id.name === '')
      return `from ${String(at(manifest, 'metadata', 'generateName'))}: cannot use generate name with apply`;
    if (!this.serves(id)) return `no matches for kind "${id.kind}" in group "${id.group}"`;
    if (id.namespace !== undefined && !this.#hasNamespace(id.namespace))
      return `namespaces "${id.namespace}" not found`;
    const live = this.get(id);
    if (live === undefined) {
      this.#objects.set(keyOf(id), { id, manifest, changedAt: now, deleting: false });
    } else {
      if (refusesUpdate(live.manifest, manifest)) return `${describeId(id)}: field is immutable`;
      live.manifest = manifest;
      live.changedAt = now;
    }
    return undefined;
  }

  serves({ group, kind }: Id): boolean {
    if (!this.#unserved.includes(group)) return true;
    return this.ofKind('CustomResourceDefinition').some(
      ({ manifest }) =>
        at(manifest, 'spec', 'group') === group && at(manifest, 'spec', 'names', 'kind') === kind,
    );
  }

  /** Finalizers hold an object; a Namespace takes along what is in it. */
  delete(live: LiveObject): void {
    if (texts(at(live.manifest, 'metadata', 'finalizers')).length > 0) live.deleting = true;
    else this.remove(live);
    if (live.id.kind !== 'Namespace') return;
    for (const other of this.all()) if (other.id.namespace === live.id.name) this.delete(other);
  }

  /** Takes away the finalizers of an object that is being deleted. */
  remove(live: LiveObject): void {
    this.#objects.delete(keyOf(live.id));
  }

  #hasNamespace(name: string): boolean {
    return BUILT_IN.includes(name) || this.get({ group: '', kind: 'Namespace', name }) !== undefined;
  }
}

/** Stands for all fields that the API server lets nobody change. */
export function refusesUpdate(before: JsonObject, after: JsonObject): boolean {
  if (before['kind'] !== 'Deployment') return false;
  const [old, young] = [before, after].map((manifest) => JSON.stringify(at(manifest, 'spec', 'selector')));
  return old !== young;
}
