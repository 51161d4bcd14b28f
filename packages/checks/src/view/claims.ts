import { DEFAULT_CLASS_ANNOTATION } from '@nodeless/contracts/kubernetes';
import {
  at,
  isJsonObject,
  maps,
  namespaceOf,
  texts,
  type JsonObject,
  type Manifest,
  type Resource,
} from '@nodeless/core';
import type { PodView } from './pods.ts';

/** A rendered StorageClass. */
export interface ClassView {
  readonly resource: Resource;
  readonly name: string;
  readonly provisioner: string;
  readonly isDefault: boolean;
}

/** What a PersistentVolumeClaim asks for, alone or as the template of a StatefulSet or of a pod. */
export interface ClaimView {
  readonly resource: Resource;
  /** Its name; that of a template inside its workload. */
  readonly name: string;
  readonly namespace: string;
  /** Undefined when it names none; empty when it wants a volume that exists. */
  readonly className: string | undefined;
  /** The PersistentVolume that it wants. */
  readonly volumeName: string | undefined;
  readonly accessModes: readonly string[];
}

/** The StorageClasses among the resources. */
export function classViews(resources: readonly Resource[]): ClassView[] {
  return resources
    .filter(({ manifest }) => manifest.kind === 'StorageClass')
    .map((resource) => ({
      resource,
      name: resource.manifest.metadata.name,
      provisioner: String(resource.manifest['provisioner'] ?? ''),
      isDefault: resource.manifest.metadata.annotations?.[DEFAULT_CLASS_ANNOTATION] === 'true',
    }));
}

/** The claims of a pod's volumes: those that it names, those of its StatefulSet, those that live as long as it. */
export function claimsOf({ resource, namespace, spec }: PodView, claims: readonly ClaimView[]): ClaimView[] {
  const volumes = maps(spec['volumes']);
  const named = volumes.flatMap((volume) => {
    const name = at(volume['persistentVolumeClaim'], 'claimName');
    return claims.filter((claim) => claim.namespace === namespace && claim.name === name);
  });
  const ephemeral = volumes.flatMap((volume) => {
    const template = at(volume['ephemeral'], 'volumeClaimTemplate');
    return isJsonObject(template) ? [claimView(resource, String(volume['name']), template)] : [];
  });
  return [...named, ...ephemeral, ...templates(resource)];
}

/** The PersistentVolumeClaims among the resources, and the templates of StatefulSets. */
export function claimViews(resources: readonly Resource[]): ClaimView[] {
  return resources.flatMap((resource) => {
    const { manifest } = resource;
    return manifest.kind === 'PersistentVolumeClaim'
      ? [claimView(resource, manifest.metadata.name, manifest)]
      : templates(resource);
  });
}

function templates(resource: Resource): ClaimView[] {
  if (resource.manifest.kind !== 'StatefulSet') return [];
  return maps(at(resource.manifest, 'spec', 'volumeClaimTemplates')).map((template) =>
    claimView(resource, String(at(template, 'metadata', 'name') ?? ''), template),
  );
}

function claimView(resource: Resource, name: string, claim: Manifest | JsonObject): ClaimView {
  const className = at(claim, 'spec', 'storageClassName');
  const volumeName = at(claim, 'spec', 'volumeName');
  return {
    resource,
    name,
    namespace: namespaceOf(resource.manifest),
    className: typeof className === 'string' ? className : undefined,
    volumeName: typeof volumeName === 'string' ? volumeName : undefined,
    accessModes: texts(at(claim, 'spec', 'accessModes')),
  };
}

/** The class that gives a claim its volume; undefined when there is none among the rendered ones. */
export function classOf({ className }: ClaimView, classes: readonly ClassView[]): ClassView | undefined {
  return className === undefined
    ? classes.find(({ isDefault }) => isDefault)
    : classes.find(({ name }) => name === className);
}
