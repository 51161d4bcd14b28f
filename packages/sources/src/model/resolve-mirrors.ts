import type { AppSpec } from '../schema/app.ts';
import type { ArgocdChart, PublishedChart } from '../schema/chart-app.ts';
import type { ArgocdSettings } from '../schema/argocd.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import { mirroredArtifact, mirroredImage, mirroredRepository } from './mirrors.ts';

interface Resolvable {
  readonly spec: ClusterSpec;
  readonly apps: readonly AppSpec[];
  readonly charts: readonly ArgocdChart[];
  readonly settings: ArgocdSettings;
}

/**
 * The sources of a cluster with every image and repository that they name as the cluster reaches it. What charts choose by
 * themselves is not among them. Values that no mirror touches stay the same objects.
 */
export function resolveMirrors({ spec, apps, charts, settings }: Resolvable): Resolvable {
  const { images, git } = spec.mirrors;
  if (Object.keys(images).length + Object.keys(git).length === 0) return { spec, apps, charts, settings };
  const { repository } = settings;
  return {
    spec: { ...spec, versions: mirroredValue(spec, spec.versions) },
    apps: apps.map((app) => withImages(app, (image) => mirroredImage(spec, image))),
    charts: charts.map((chart) => ({ ...chart, source: mirroredSource(spec, chart.source) })),
    settings: {
      ...settings,
      repository: { ...repository, url: mirroredRepository(spec, repository.url) },
    },
  };
}

function withImages(app: AppSpec, mirrored: (image: string) => string): AppSpec {
  const of = <T extends { readonly image: string }>(one: T): T => ({ ...one, image: mirrored(one.image) });
  const all = (named: AppSpec['containers']) =>
    Object.fromEntries(Object.entries(named).map(([name, one]) => [name, of(one)]));
  return {
    ...of(app),
    containers: all(app.containers),
    sidecars: all(app.sidecars),
    initContainers: app.initContainers.map(of),
  };
}

/** A registry of charts is one of images, too. */
function mirroredSource(spec: ClusterSpec, source: PublishedChart): PublishedChart {
  if ('git' in source) return { ...source, git: mirroredRepository(spec, source.git) };
  if ('oci' in source) return { ...source, oci: mirroredArtifact(spec, source.oci) };
  return { ...source, repository: mirroredRepository(spec, source.repository) };
}

/** Keys whose values name something that a mirror can take the place of. */
const MIRRORED: { readonly [key: string]: (spec: ClusterSpec, text: string) => string } = {
  image: mirroredImage,
  repoURL: mirroredRepository,
};

/** Images by the minor version of Kubernetes that they are for. */
const IMAGES = 'images';

function mirroredImages(spec: ClusterSpec, images: object): object {
  const entries = Object.entries(images).map(([key, image]) => [key, mirroredImage(spec, String(image))]);
  return Object.fromEntries(entries) as object;
}

function mirroredValue<T extends object>(spec: ClusterSpec, value: T): T {
  const entries = Object.entries(value).map(([key, item]: [string, unknown]) => {
    const mirrored = Object.hasOwn(MIRRORED, key) ? MIRRORED[key] : undefined;
    if (typeof item === 'string' && mirrored !== undefined) return [key, mirrored(spec, item)];
    if (key === IMAGES && typeof item === 'object' && item !== null) return [key, mirroredImages(spec, item)];
    return [key, typeof item === 'object' && item !== null ? mirroredValue(spec, item) : item];
  });
  return Object.fromEntries(entries) as T;
}
