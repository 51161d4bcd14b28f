import type { JsonObject, JsonValue } from './json.ts';
import type { SpecPath } from './source.ts';

/** A Kubernetes object, ready to be printed. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
    readonly [key: string]: JsonValue | undefined;
  };
  readonly [key: string]: unknown;
}

/** Who made a thing, and for which value of the sources. Travels from the spec to the file. */
export interface Origin {
  /** The component's folder name, or `provision`. */
  readonly component: string;
  /** The cdk8s construct's path, or a name of the producer's own where no construct exists. */
  readonly constructPath: string;
  /** The value in the sources that asked for it. */
  readonly specPath: SpecPath;
}

/** A Kubernetes object that Argo CD syncs through one Application. */
export interface Resource {
  readonly manifest: Manifest;
  readonly origin: Origin;
  /** Name of the Application whose source folder holds the object. */
  readonly application: string;
  /** File of the object, relative to `rendered/`. */
  readonly path: string;
}

/** Identity of an object in a cluster. The API version is left out: two versions of a kind name the same object. */
export function identityKey(manifest: Manifest): string {
  const { namespace, name } = manifest.metadata;
  return [apiGroup(manifest.apiVersion), manifest.kind, namespace ?? '', name].join('/');
}

/** `apps` for `apps/v1`, empty for `v1`. */
export function apiGroup(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Namespace of a namespaced object; `default` when it names none. */
export function namespaceOf(manifest: Manifest): string {
  return manifest.metadata.namespace ?? 'default';
}

/** For people: `Deployment pause/pause-pods`, `NodePool default`. */
export function describeObject(manifest: Manifest): string {
  const { namespace, name } = manifest.metadata;
  return `${manifest.kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** Reads a plain object as a manifest; throws when it has no apiVersion, kind or name (a fault of ours). */
export function toManifest(value: JsonObject): Manifest {
  const metadata = value['metadata'] as JsonObject | undefined;
  if (
    typeof value['apiVersion'] !== 'string' ||
    typeof value['kind'] !== 'string' ||
    typeof metadata?.['name'] !== 'string'
  ) {
    throw new Error(`not a Kubernetes object: ${JSON.stringify(value).slice(0, 200)}`);
  }
  return value as unknown as Manifest;
}
