import { applicationOfTrackingId, trackingId, WRITTEN_BY_ARGOCD } from '@nodeless/contracts/argocd';
import { isNamespaced } from '@nodeless/contracts/kubernetes';
import { apiGroup, at, isJsonObject, textMap, type JsonObject } from '@nodeless/core';

/** Identity of an object in a cluster. */
export interface Id {
  readonly group: string;
  readonly kind: string;
  /** Absent for kinds of the whole cluster. */
  readonly namespace?: string;
  readonly name: string;
}

/** `Deployment web/web`. */
export function describeId({ kind, namespace, name }: Id): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

export function keyOf({ group, kind, namespace = '', name }: Id): string {
  return `${group}/${kind}/${namespace}/${name}`;
}

/** @param destination namespace of an object that names none */
export function idOf(manifest: JsonObject, destination = ''): Id {
  const apiVersion = String(manifest['apiVersion']);
  const kind = String(manifest['kind']);
  const namespace = at(manifest, 'metadata', 'namespace');
  const namespaced = isNamespaced(apiVersion, kind) ?? namespace !== undefined;
  return {
    group: apiGroup(apiVersion),
    kind,
    name: String(at(manifest, 'metadata', 'name') ?? ''),
    ...(namespaced ? { namespace: String(namespace ?? destination) } : {}),
  };
}

export function annotationsOf(manifest: JsonObject): { readonly [key: string]: string } {
  return textMap(at(manifest, 'metadata', 'annotations'));
}

/** Whether an annotation that lists options has one: `Prune=false`. */
export function hasOption(manifest: JsonObject, annotation: string, option: string): boolean {
  return (annotationsOf(manifest)[annotation] ?? '').split(',').some((text) => text.trim() === option);
}

export function waveOf(manifest: JsonObject): number {
  return Number(annotationsOf(manifest)['argocd.argoproj.io/sync-wave'] ?? 0);
}

/** The Application that an object belongs to by its tracking id. */
export function ownerOf(manifest: JsonObject): string | undefined {
  return applicationOfTrackingId(annotationsOf(manifest)[WRITTEN_BY_ARGOCD.trackingId]);
}

/** An object as Argo CD would apply it for an Application: with its tracking id, and a namespace where it has one. */
export function tracked(manifest: JsonObject, application: string, destination: string): JsonObject {
  const id = idOf(manifest, destination);
  const metadata = manifest['metadata'];
  const annotations = {
    ...annotationsOf(manifest),
    [WRITTEN_BY_ARGOCD.trackingId]: trackingId(application, {
      ...id,
      namespace: id.namespace ?? destination,
    }),
  };
  return {
    ...manifest,
    metadata: {
      ...(isJsonObject(metadata) ? metadata : {}),
      ...(id.namespace === undefined ? {} : { namespace: id.namespace }),
      annotations,
    },
  };
}
