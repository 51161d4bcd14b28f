import { at, isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { SERVER_FIELDS } from '@nodeless/sources';
import { isDefault } from '@nodeless/review';

/** A value that is taken away, at its path. */
export interface TakenAway {
  readonly path: readonly (string | number)[];
  readonly value: JsonValue;
  /** Is it what the API server fills in where nobody writes anything? */
  readonly isDefault: boolean;
}

/** An object as a person would have written it. */
export interface Written {
  readonly object: JsonObject;
  readonly taken: readonly TakenAway[];
}

/**
 * Paths of what controllers and the API server write into a live object, below its root; `*` is any key of a map or any item.
 * Sources: the API reference of Kubernetes 1.35; the annotations of the volume, deployment and job controllers; kubectl.
 */
const MADE: readonly { readonly kinds?: readonly string[]; readonly path: readonly string[] }[] = [
  { path: ['status'] },
  ...SERVER_FIELDS.map((field) => ({ path: ['metadata', field] })),
  { path: ['metadata', 'deletionTimestamp'] },
  { path: ['metadata', 'deletionGracePeriodSeconds'] },
  { path: ['metadata', 'annotations', 'kubectl.kubernetes.io/last-applied-configuration'] },
  { path: ['metadata', 'annotations', 'deployment.kubernetes.io/revision'] },
  { path: ['metadata', 'annotations', 'deprecated.daemonset.template.generation'] },
  { path: ['metadata', 'annotations', 'argocd.argoproj.io/tracking-id'] },
  ...[
    'spec.clusterIP',
    'spec.clusterIPs',
    'spec.ipFamilies',
    'spec.ipFamilyPolicy',
    'spec.healthCheckNodePort',
  ].map((path) => ({ kinds: ['Service'], path: path.split('.') })),
  { kinds: ['PersistentVolumeClaim'], path: ['spec', 'volumeName'] },
  ...[
    'pv.kubernetes.io/bind-completed',
    'pv.kubernetes.io/bound-by-controller',
    'volume.beta.kubernetes.io/storage-provisioner',
    'volume.kubernetes.io/storage-provisioner',
    'volume.kubernetes.io/selected-node',
  ].map((name) => ({ kinds: ['PersistentVolumeClaim'], path: ['metadata', 'annotations', name] })),
  { kinds: ['PersistentVolumeClaim', 'Ingress', 'Service'], path: ['metadata', 'finalizers'] },
  ...[
    'controller-uid',
    'batch.kubernetes.io/controller-uid',
    'job-name',
    'batch.kubernetes.io/job-name',
  ].flatMap((label) => [
    { kinds: ['Job'], path: ['metadata', 'labels', label] },
    { kinds: ['Job'], path: ['spec', 'template', 'metadata', 'labels', label] },
  ]),
  { kinds: ['Job'], path: ['spec', 'selector'] },
  { kinds: ['ServiceAccount'], path: ['secrets'] },
  { path: ['spec', 'template', 'metadata', 'creationTimestamp'] },
  { path: ['spec', 'jobTemplate', 'metadata', 'creationTimestamp'] },
  { path: ['spec', 'jobTemplate', 'spec', 'template', 'metadata', 'creationTimestamp'] },
];

/** Does the object come from a cluster? */
export function isLive(object: JsonObject): boolean {
  return at(object, 'metadata', 'uid') !== undefined;
}

/**
 * Takes away what a server made: from an object of a cluster also the defaults, which are filled in again. From an object that
 * nobody applied only the fields that cannot be applied at all.
 */
export function asWritten(object: JsonObject): Written {
  const live = isLive(object);
  const taken: TakenAway[] = [];
  const walk = (value: JsonValue, path: readonly (string | number)[]): JsonValue | undefined => {
    const reason = path.length === 0 ? undefined : reasonFor(object, path, value, live);
    if (reason !== undefined) {
      taken.push({ path, value, isDefault: reason === 'default' });
      return undefined;
    }
    if (Array.isArray(value)) {
      return (value as readonly JsonValue[]).map((item, index) => walk(item, [...path, index]) ?? item);
    }
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value).flatMap(([key, item]): [string, JsonValue][] => {
      const kept = walk(item as JsonValue, [...path, key]);
      return kept === undefined ? [] : [[key, kept]];
    });
    const emptied = entries.length === 0 && Object.keys(value).length > 0;
    return emptied && isFilledIn(path) ? undefined : Object.fromEntries(entries);
  };
  return { object: walk(object, []) as JsonObject, taken };
}

function reasonFor(
  object: JsonObject,
  path: readonly (string | number)[],
  value: JsonValue,
  live: boolean,
): 'made' | 'default' | undefined {
  const kind = String(object['kind']);
  if (typeof path.at(-1) === 'number') return undefined;
  const made = MADE.some(({ kinds, path: pattern }) => {
    const fits = kinds === undefined || (live && kinds.includes(kind));
    return fits && pattern.length === path.length && pattern.every((step, index) => step === path[index]);
  });
  if (made && !isChosen(object, kind, path, value)) return 'made';
  const steps = path.map((step) => (typeof step === 'number' ? '*' : step));
  return live && isDefault(kind, steps, value) ? 'default' : undefined;
}

/** Maps that the API server makes for the defaults in them. */
const FILLED_IN: ReadonlySet<string> = new Set(['rollingUpdate', 'strategy', 'updateStrategy']);

function isFilledIn(path: readonly (string | number)[]): boolean {
  const last = String(path.at(-1));
  return FILLED_IN.has(last) || (path.at(-2) === 'metadata' && (last === 'annotations' || last === 'labels'));
}

/** What stands at such a path because somebody chose it. */
function isChosen(
  object: JsonObject,
  kind: string,
  path: readonly (string | number)[],
  value: JsonValue,
): boolean {
  if (kind === 'Service') {
    if (path[1] === 'clusterIP') return value === 'None';
    if (path[1] === 'ipFamilyPolicy') return value !== 'SingleStack';
    if (path[1] === 'ipFamilies') return at(object, 'spec', 'ipFamilyPolicy') !== 'SingleStack';
  }
  if (kind === 'Job') return at(object, 'spec', 'manualSelector') === true;
  return false;
}

/** The object that the API server had: what was taken away is put back. For proofs. */
export function restored({ object, taken }: Written): JsonObject {
  const copy = JSON.parse(JSON.stringify(object)) as JsonObject;
  for (const { path, value } of taken) {
    let place: Record<string | number, JsonValue> = copy as Record<string, JsonValue>;
    for (const step of path.slice(0, -1)) {
      if (place[step] === undefined) place[step] = {};
      place = place[step] as Record<string | number, JsonValue>;
    }
    place[path.at(-1) as string] = value;
  }
  return copy;
}
