import type { ApplicationSource } from '@nodeless/contracts/argocd';
import {
  canonical,
  isJsonObject,
  printYaml,
  RENDERED,
  renderedFolder,
  type JsonObject,
  type JsonValue,
} from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import {
  nonEmpty,
  present,
  type UpstreamChart,
  type UpstreamKustomization,
} from '@nodeless/catalogue/render';
import type { BuiltUnit } from '../unit.ts';

/** A folder of rendered manifests. The type is named, so that no file in it can make it a chart or a kustomization. */
export function ownFolder({ spec, argocd }: ClusterModel, folder: string): ApplicationSource {
  const { url, revision } = argocd.settings.repository;
  return {
    repoURL: url,
    targetRevision: revision,
    path: `${renderedFolder(spec.name)}/${folder}`,
    directory: { recurse: true },
  };
}

/**
 * `spec.source` of a unit's Application. An emptied one reads nothing, and says so: only a source that differs makes Argo
 * CD compare at once, and with the sync policy that came with it. Else it compares the empty folder with the old policy,
 * refuses to wipe out everything, and waits for the periodic refresh.
 */
export function sourceOf({ name, source, empty }: BuiltUnit, model: ClusterModel): ApplicationSource {
  if (empty === true) {
    return { ...ownFolder(model, RENDERED.manifestFolder(name)), directory: { recurse: true, exclude: '*' } };
  }
  switch (source.kind) {
    case 'manifests':
      return ownFolder(model, RENDERED.manifestFolder(name));
    case 'helm':
      return { ...pinned(source), helm: helm(source, model) };
    case 'kustomize':
      return { ...pinned(source), kustomize: kustomize(source) };
  }
}

/** Source for charts: docs/user-guide/{helm,oci}.md of Argo CD v3.5.1; a `chart` of a registry takes no digest. */
function pinned({ pin }: UpstreamChart | UpstreamKustomization): ApplicationSource {
  const { repoURL } = pin;
  if ('chart' in pin) return { repoURL, chart: pin.chart, targetRevision: pin.version };
  if ('digest' in pin) return { repoURL, targetRevision: pin.digest, path: '.' };
  return { repoURL, targetRevision: pin.commit, path: pin.path };
}

function helm(
  { releaseName, values }: UpstreamChart,
  { spec }: ClusterModel,
): NonNullable<ApplicationSource['helm']> {
  return {
    releaseName,
    // Else the chart would be told the patch release that the cluster has at that moment.
    kubeVersion: `${spec.kubernetes.version}.0`,
    // CRDs have Applications of their own, which never prune them.
    skipCrds: true,
    skipTests: true,
    ...helmValues(values),
  };
}

/**
 * Values as a map where that is safe. The API server drops null from the map, and what we render has no empty maps; Helm reads
 * both in a string.
 * Source: https://github.com/argoproj/argo-cd/issues/16312
 */
function helmValues(values: JsonObject): NonNullable<ApplicationSource['helm']> {
  if (Object.keys(values).length === 0) return {};
  return isLossless(values) ? { valuesObject: values } : { values: printYaml(canonical(values)) };
}

function isLossless(value: JsonValue): boolean {
  if (value === null) return false;
  if (Array.isArray(value)) return value.every(isLossless);
  if (!isJsonObject(value)) return true;
  const inner = Object.values(value);
  return inner.length > 0 && inner.every((one) => one !== undefined && isLossless(one));
}

function kustomize({
  commonAnnotations,
  images,
  patches,
}: UpstreamKustomization): NonNullable<ApplicationSource['kustomize']> {
  return present({
    commonAnnotations,
    images: nonEmpty(images?.map(({ name, newName }) => `${name}=${newName}`) ?? []),
    patches,
  });
}
