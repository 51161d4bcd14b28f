import { CSI_DRIVERS } from '@nodeless/contracts/aws';
import { DEFAULT_CLASS_ANNOTATION } from '@nodeless/contracts/kubernetes';
import {
  at,
  childPath,
  isJsonObject,
  isWrittenObject,
  maps,
  namespaceOf,
  placeInObject,
  texts,
  type JsonObject,
  type Manifest,
  type Resource,
  type SpecPath,
} from '@nodeless/core';
import type { PodView } from './pods.ts';

/** The class that EKS makes; its driver is that of EBS. Source: https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html */
export const CLASS_OF_EKS = 'gp2';

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
  /** The value of the sources that asks for it. */
  readonly specPath: SpecPath;
  /** It is that of an ephemeral volume: made for each pod, and deleted with it. */
  readonly isEphemeral: boolean;
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
export function claimsOf(pod: PodView, claims: readonly ClaimView[]): ClaimView[] {
  const named = maps(pod.spec['volumes']).flatMap((volume) => {
    const name = at(volume['persistentVolumeClaim'], 'claimName');
    return claims.filter((claim) => claim.namespace === pod.namespace && claim.name === name);
  });
  return [...named, ...ephemeralClaims(pod), ...templates(pod.resource)];
}

/** The claims of a pod's ephemeral volumes, by the names of the volumes. */
export function ephemeralClaims({ resource, spec }: Pick<PodView, 'resource' | 'spec'>): ClaimView[] {
  return maps(spec['volumes']).flatMap((volume) => {
    const template = at(volume['ephemeral'], 'volumeClaimTemplate');
    if (!isJsonObject(template)) return [];
    const name = String(volume['name']);
    const place = childPath(resource.origin.specPath, 'volumes', name);
    return [{ ...claimView(resource, name, template), specPath: place, isEphemeral: true }];
  });
}

/** The PersistentVolumeClaims among the resources, and the templates of StatefulSets. */
export function claimViews(resources: readonly Resource[]): ClaimView[] {
  return resources.flatMap((resource) => {
    const { manifest } = resource;
    return manifest.kind === 'PersistentVolumeClaim'
      ? [{ ...claimView(resource, manifest.metadata.name, manifest), specPath: placeOf(resource, manifest) }]
      : templates(resource);
  });
}

function templates(resource: Resource): ClaimView[] {
  if (resource.manifest.kind !== 'StatefulSet') return [];
  return maps(at(resource.manifest, 'spec', 'volumeClaimTemplates')).map((template, index) => {
    const name = String(at(template, 'metadata', 'name') ?? '');
    const { specPath } = resource.origin;
    const place = isWrittenObject(specPath)
      ? placeOf(resource, template, ['spec', 'volumeClaimTemplates', index])
      : childPath(specPath, 'volumes', name, 'claimTemplate');
    return { ...claimView(resource, name, template), specPath: place };
  });
}

/** Where a claim names its class, or else asks for anything. */
function placeOf(
  { origin }: Resource,
  claim: Manifest | JsonObject,
  path: readonly (string | number)[] = [],
): SpecPath {
  const field = at(claim, 'spec', 'storageClassName') === undefined ? [] : ['storageClassName'];
  return placeInObject(origin.specPath, ...path, 'spec', ...field);
}

function claimView(resource: Resource, name: string, claim: Manifest | JsonObject): ClaimView {
  const className = at(claim, 'spec', 'storageClassName');
  const volumeName = at(claim, 'spec', 'volumeName');
  return {
    resource,
    specPath: resource.origin.specPath,
    isEphemeral: false,
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

/** The driver that makes the volume of a claim; undefined when its class is unknown. */
export function provisionerOf(claim: ClaimView, classes: readonly ClassView[]): string | undefined {
  const rendered = classOf(claim, classes)?.provisioner;
  return rendered ?? (claim.className === CLASS_OF_EKS ? CSI_DRIVERS.ebs.provisioner : undefined);
}
