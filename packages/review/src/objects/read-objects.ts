import { isJsonObject, maps, parseYaml, type JsonObject, type JsonValue } from '@nodeless/core';
import type { Place } from '../report/place.ts';
import { locate } from './locate.ts';
import { CLOUDFORMATION, refOf, TEMPLATE, type TreeObject } from './tree-object.ts';

/**
 * Longest file that is read as objects, in characters. The API server takes no object of more than 1.5 MiB
 * (https://etcd.io/docs/v3.5/dev-guide/limit/), and nothing that is rendered comes near; reading more takes very long.
 */
export const MAX_OBJECT_FILE = 1024 * 1024;

type Documents = ReturnType<typeof parseYaml>;

/** Reads texts as objects, each text once: the same file stands in many clusters. */
export class ObjectReader {
  readonly #known = new Map<string, Documents>();

  /** @returns the objects of a file, or why it has none */
  read(path: string, text: string): readonly TreeObject[] | { readonly problem: string } {
    const located = locate(path);
    if (located === undefined) return [];
    if (text.length > MAX_OBJECT_FILE)
      return {
        problem: `it has ${text.length} characters, and at most ${MAX_OBJECT_FILE} are read as objects`,
      };
    const parsed = this.#parse(text);
    if ('problem' in parsed) return parsed;
    const place: Place = { ...located, file: path };
    const objects: TreeObject[] = [];
    for (const document of parsed.documents.flatMap(itemsOf)) {
      const found = isJsonObject(document) ? objectsOf(document, place) : undefined;
      if (found === undefined)
        return { problem: 'a document is not an object with apiVersion, kind and a name' };
      objects.push(...found);
    }
    return objects;
  }

  #parse(text: string): Documents {
    const known = this.#known.get(text) ?? parseYaml(text);
    this.#known.set(text, known);
    return known;
  }
}

/** `kind: List` stands for its items, as for kubectl and Argo CD. */
function itemsOf(document: JsonValue): readonly JsonValue[] {
  if (!isJsonObject(document) || document['kind'] !== 'List' || document['apiVersion'] !== 'v1')
    return [document];
  return Array.isArray(document['items']) ? (document['items'] as readonly JsonValue[]) : [document];
}

function objectsOf(value: JsonObject, place: Place): TreeObject[] | undefined {
  if (place.area === 'cloudformation') return templateObjects(value, place);
  const ref = refOf(value) ?? unnamed(value, place);
  return ref === undefined ? undefined : [{ ref, place, value }];
}

/** A kustomization has no name: its folder is one. */
function unnamed({ kind, apiVersion }: JsonObject, { file }: Place): TreeObject['ref'] | undefined {
  if (kind !== 'Kustomization' || typeof apiVersion !== 'string') return undefined;
  return { group: 'kustomize.config.k8s.io', kind, name: file.split('/').slice(3, -1).join('/') };
}

/** Every resource of a template is an object, and what stands beside them is one more. */
function templateObjects(template: JsonObject, place: Place): TreeObject[] {
  const { Resources, ...rest } = template;
  const whole: TreeObject = {
    ref: { group: CLOUDFORMATION, kind: TEMPLATE, name: place.application },
    place,
    value: rest as JsonObject,
  };
  const resources = isJsonObject(Resources) ? Object.entries(Resources) : [];
  return [
    whole,
    ...resources.flatMap(([name, value]) => {
      const [body] = maps([value]);
      if (body === undefined) return [];
      const kind = typeof body['Type'] === 'string' ? body['Type'] : 'unknown';
      return [{ ref: { group: CLOUDFORMATION, kind, name }, place, value: body }];
    }),
  ];
}
