import { at, isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import { stableText } from './diff.ts';

/** At least so large a part of the values of two objects is the same when one is the other under another name. */
const ALIKE = 0.8;

/**
 * Pairs of one object under two names, the most alike first; each object is in one pair at most, and none in `matched`.
 *
 * Applications are alike by construction, so their own fields do not tell: one is renamed when its project and the kind
 * of its source stay, and what it syncs is alike. What runs other images is something else, and a Namespace is nothing
 * but its name.
 */
export function renamesIn(
  gone: readonly TreeObject[],
  come: readonly TreeObject[],
  matched: ReadonlySet<TreeObject>,
): [TreeObject, TreeObject][] {
  const contents = new Contents(gone, come);
  const open = (objects: readonly TreeObject[]) => objects.filter((object) => !matched.has(object));
  const candidates = open(gone).flatMap((from) =>
    open(come).flatMap((to) => {
      const score = sameSort(from, to) ? contents.likeness(from, to) : 0;
      return score >= ALIKE ? [{ from, to, score }] : [];
    }),
  );
  const taken = new Set<TreeObject>();
  return candidates
    .sort((a, b) => b.score - a.score)
    .flatMap(({ from, to }): [TreeObject, TreeObject][] => {
      if (taken.has(from) || taken.has(to)) return [];
      taken.add(from).add(to);
      return [[from, to]];
    });
}

function sameSort(from: TreeObject, to: TreeObject): boolean {
  return (
    from.place.area === to.place.area &&
    from.place.application === to.place.application &&
    from.ref.group === to.ref.group &&
    from.ref.kind === to.ref.kind &&
    !isKind(from, '', 'Namespace') &&
    (!isKind(from, 'argoproj.io', 'Application') || sameApplicationSort(from.value, to.value))
  );
}

const SOURCE_KINDS = ['directory', 'helm', 'kustomize', 'chart', 'plugin'];

function sameApplicationSort(from: JsonObject, to: JsonObject): boolean {
  const sort = (value: JsonObject): JsonValue => {
    const source = at(value, 'spec', 'source');
    return [
      at(value, 'spec', 'project') ?? null,
      at(source, 'repoURL') ?? null,
      SOURCE_KINDS.filter((key) => at(source, key) !== undefined),
    ];
  };
  return stableText(sort(from)) === stableText(sort(to));
}

/** Values with their paths, and the images among them. */
interface Values {
  readonly leaves: ReadonlySet<string>;
  readonly images: ReadonlySet<string>;
}

class Contents {
  readonly #values = new Map<TreeObject, Values>();
  readonly #inFolder: ReadonlyMap<string, readonly TreeObject[]>[];

  constructor(...sides: readonly (readonly TreeObject[])[]) {
    this.#inFolder = sides.map((objects) => {
      const folders = new Map<string, TreeObject[]>();
      for (const object of objects) {
        const { area, application } = object.place;
        if (area !== 'application') continue;
        folders.set(application, [...(folders.get(application) ?? []), object]);
      }
      return folders;
    });
  }

  /** From 0 to 1: the part of the values that both have. */
  likeness(from: TreeObject, to: TreeObject): number {
    const own = () => likeness(this.#of(from), this.#of(to));
    if (!isKind(from, 'argoproj.io', 'Application')) return own();
    const [before, after] = [this.#synced(0, from), this.#synced(1, to)];
    if (before === undefined && after === undefined) return samePath(from.value, to.value) ? own() : 0;
    return before === undefined || after === undefined ? 0 : likeness(before, after);
  }

  #of(object: TreeObject): Values {
    const known = this.#values.get(object) ?? valuesOf(object);
    this.#values.set(object, known);
    return known;
  }

  /** All values of the objects in the folder of an Application that came or went with it. */
  #synced(side: 0 | 1, { ref: { name } }: TreeObject): Values | undefined {
    const objects = this.#inFolder[side]?.get(name);
    if (objects === undefined) return undefined;
    const all = objects.map((object) => ({ object, values: this.#of(object) }));
    return {
      leaves: new Set(
        all.flatMap(({ object: { ref }, values }) =>
          [...values.leaves].map((leaf) => `${ref.group}/${ref.kind}${leaf}`),
        ),
      ),
      images: new Set(all.flatMap(({ values }) => [...values.images])),
    };
  }
}

function samePath(from: JsonObject, to: JsonObject): boolean {
  const place = (value: JsonObject) =>
    stableText(['path', 'chart'].map((key) => at(value, 'spec', 'source', key) ?? null));
  return place(from) === place(to);
}

function likeness(from: Values, to: Values): number {
  const images = from.images.size > 0 || to.images.size > 0;
  if (images && ![...from.images].some((image) => to.images.has(image))) return 0;
  const common = [...from.leaves].filter((leaf) => to.leaves.has(leaf)).length;
  return common / Math.max(from.leaves.size, to.leaves.size, 1);
}

/** The names of an object and of what it stands in count as one text wherever they stand, as in selectors and labels. */
function valuesOf({ ref, place, value }: TreeObject): Values {
  const names: readonly JsonValue[] = [ref.name, ref.namespace ?? ref.name, place.application];
  const leaves = new Set<string>();
  const images = new Set<string>();
  const walk = (part: JsonValue, path: string): void => {
    if (isJsonObject(part) && Object.keys(part).length > 0) {
      for (const [key, inner] of Object.entries(part)) walk(inner, `${path}/${key}`);
    } else if (Array.isArray(part) && part.length > 0) {
      for (const inner of part as readonly JsonValue[]) walk(inner, `${path}/*`);
    } else {
      leaves.add(`${path}=${names.includes(part) ? '<name>' : stableText(part)}`);
      if (path.endsWith('/image') && typeof part === 'string') images.add(repositoryOf(part));
    }
  };
  walk(withoutIdentity(value), '');
  return { leaves, images };
}

/** An image without its tag and digest. */
function repositoryOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}

function withoutIdentity(value: JsonObject): JsonObject {
  const metadata = at(value, 'metadata');
  if (!isJsonObject(metadata)) return value;
  const { name: _name, namespace: _namespace, ...rest } = metadata;
  const { apiVersion: _version, kind: _kind, ...body } = value;
  return { ...body, metadata: rest } as JsonObject;
}
