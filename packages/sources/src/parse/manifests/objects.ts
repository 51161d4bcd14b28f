import { errorAt, type Segments } from '@nodeless/catalogue';
import { isNamespaced } from '@nodeless/contracts/kubernetes';
import {
  isJsonObject,
  type Diagnostic,
  type DiagnosticCode,
  type JsonObject,
  type JsonValue,
} from '@nodeless/core';
import { LayerStack } from '../../layers/stack.ts';
import type { SourceDocument } from '../../read/document.ts';
import { withoutNulls } from '../source-object.ts';

/** An object of a manifest, where it stands. */
export interface WrittenObject {
  /** Without keys that have no value: the API server takes them for absent. */
  readonly value: JsonObject;
  /** File and number of the object in it: `web.yaml/0`. */
  readonly place: string;
  readonly stack: LayerStack;
}

/**
 * The objects of a document, those of a List one by one, and every problem with them.
 *
 * @param live the objects come from a cluster: what the API server wrote into them is no problem. @default false
 */
export function objectsOf(
  document: SourceDocument,
  place: (index: number) => string,
  live = false,
): { readonly objects: readonly WrittenObject[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const objects = itemsOf(document.data).flatMap(({ value, base }, index) => {
    const object = isJsonObject(value) ? withoutNulls(value) : {};
    const stack = new LayerStack([{ name: 'manifest', document, base, value: object }]);
    const problem = documentProblem(value, base.length > 0, live);
    if (problem === undefined) return [{ value: object, place: place(index), stack }];
    const { path, ...told } = problem;
    diagnostics.push(errorAt(stack, path, told));
    return [];
  });
  return { objects, diagnostics };
}

const LIST = /List$/;

function itemsOf(data: JsonValue): { readonly value: JsonValue; readonly base: Segments }[] {
  if (!isJsonObject(data) || !isList(data)) return [{ value: data, base: [] }];
  return (data['items'] as readonly JsonValue[]).map((value, index) => ({ value, base: ['items', index] }));
}

function isList(value: JsonObject): boolean {
  return typeof value['kind'] === 'string' && LIST.test(value['kind']) && Array.isArray(value['items']);
}

/** Written by the API server alone; server-side apply fails on the first two, or never ends. */
export const SERVER_FIELDS = [
  'managedFields',
  'resourceVersion',
  'uid',
  'creationTimestamp',
  'generation',
  'selfLink',
];

/** What is wrong with an object that an app brings, and where in it. */
export interface ObjectProblem {
  readonly path: Segments;
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string;
}

function documentProblem(value: JsonValue, inList: boolean, live: boolean): ObjectProblem | undefined {
  if (!isJsonObject(value)) {
    return {
      path: [],
      code: 'manifests/not-an-object',
      message: 'this is no object of Kubernetes, which is a map with apiVersion, kind and metadata',
      hint: 'remove the document, or move the file out of the folder',
    };
  }
  const missing = ['apiVersion', 'kind'].find((key) => typeof value[key] !== 'string' || value[key] === '');
  if (missing !== undefined) {
    const message = `the object has no ${missing}, or one that is no string`;
    return { path: [missing], code: 'manifests/not-an-object', message, hint: `write ${missing}` };
  }
  if (inList && isList(value)) {
    const message = 'a List stands in a List, which kubectl does not take apart';
    return { path: [], code: 'manifests/nested-list', message, hint: 'put its items into the outer one' };
  }
  if (value['kind'] === 'Kustomization') {
    return {
      path: [],
      code: 'manifests/kustomization',
      message: 'a kustomization is no manifest',
      hint: 'name the file kustomization.yaml, as kustomize wants it, or move it out of the folder',
    };
  }
  return objectProblem(value, live);
}

/**
 * What is wrong with an object that an app brings, whatever its kind and its cluster.
 *
 * @param live the object comes from a cluster: what the API server wrote into it is no problem, and neither is a
 * Namespace, which is for whoever adopts to leave out. @default false
 */
export function objectProblem(value: JsonObject, live = false): ObjectProblem | undefined {
  const metadata = isJsonObject(value['metadata']) ? value['metadata'] : {};
  if (typeof metadata['name'] !== 'string' || metadata['name'] === '') {
    const generated = metadata['generateName'] !== undefined;
    const path = ['metadata', generated ? 'generateName' : 'name'];
    const message = generated
      ? 'the API server would make another object of it with each sync'
      : 'the object has no name, or one that is no string';
    const code = generated ? 'manifests/generated-name' : 'manifests/not-an-object';
    return { path, code, message, hint: 'write metadata.name' };
  }
  const namespace = metadata['namespace'];
  if (namespace !== undefined && (typeof namespace !== 'string' || namespace === '')) {
    const message = 'the namespace is no string';
    const path = ['metadata', 'namespace'];
    return { path, code: 'manifests/not-an-object', message, hint: 'put it in quotes' };
  }
  const field = SERVER_FIELDS.find((key) => Object.hasOwn(metadata, key));
  if (field !== undefined && !live) {
    return {
      path: ['metadata', field],
      code: 'manifests/server-field',
      message: `metadata.${field} is written by the API server alone: Argo CD could not apply the object, or would for ever`,
      hint: 'remove it; npx nodeless adopt takes away all that a server made',
    };
  }
  const large = sizeProblem(value);
  if (large !== undefined) {
    const hint = 'split it, or keep the data elsewhere, such as in S3';
    return { path: ['kind'], code: 'manifests/too-large', message: large, hint };
  }
  const isLeftOut = live && value['kind'] === 'Namespace';
  if (!isLeftOut && isNamespaced(String(value['apiVersion']), String(value['kind'])) === false) {
    return {
      path: ['kind'],
      code: 'manifests/cluster-scoped',
      message: `${String(value['kind'])} belongs to no namespace, and apps may only have objects in theirs`,
      hint:
        value['kind'] === 'Namespace'
          ? 'remove it: Nodeless makes the namespaces of apps'
          : `${live ? 'take it out of the input, and ' : ''}leave it to a component of the platform (docs/extending.md)`,
    };
  }
  return undefined;
}

const MIB = 1024 * 1024;

/**
 * Why an object is too large: the data of a ConfigMap or Secret has at most 1 MiB (MaxSecretSize in pkg/apis/core of
 * Kubernetes), and etcd takes no request above 1.5 MiB (--max-request-bytes).
 */
function sizeProblem(value: JsonObject): string | undefined {
  const kind = String(value['kind']);
  const data =
    kind === 'ConfigMap' || kind === 'Secret'
      ? [value['data'], value['binaryData'], value['stringData']]
      : [];
  const texts = data.flatMap((map) => (isJsonObject(map) ? Object.values(map) : []));
  const bytes = texts.reduce<number>((sum, text) => sum + Buffer.byteLength(String(text)), 0);
  if (bytes > MIB) return `the data of the ${kind} has ${bytes} bytes, and Kubernetes takes ${MIB}`;
  const whole = Buffer.byteLength(JSON.stringify(value));
  return whole > 1.5 * MIB ? `the object has ${whole} bytes, and etcd takes ${1.5 * MIB}` : undefined;
}
