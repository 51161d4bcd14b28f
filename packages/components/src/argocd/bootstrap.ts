import { RENDERED, type Manifest, type Resource } from '@nodeless/core';
import { ARGOCD_NAMESPACE, type ClusterModel } from '@nodeless/sources';
import type { Bootstrap } from '../output.ts';
import { installImages } from './images.ts';
import { installPatches } from './install-patches.ts';

/** kustomize gives git 27 seconds unless told otherwise, too few for a repository of this size on a slow line. */
const FETCH_SECONDS = 300;

/** What is applied once by hand: the very objects that Argo CD then finds in the tree. */
export function bootstrapOf(model: ClusterModel, resources: readonly Resource[]): Bootstrap {
  const own = {
    namespace: find(
      resources,
      ({ kind, metadata }) => kind === 'Namespace' && metadata.name === ARGOCD_NAMESPACE,
    ),
    project: find(resources, (_, path) => path === RENDERED.project('bootstrap')),
    root: find(resources, (_, path) => path === RENDERED.root),
  };
  if (model.spec.argocd.mode === 'eks-capability') return own;
  const { repoURL, commit, path } = model.spec.versions.argocd.source;
  return {
    ...own,
    argocdInstall: {
      resources: [`${repoURL}//${path}?ref=${commit}&timeout=${FETCH_SECONDS}`],
      images: installImages(model.spec),
      patches: installPatches(model),
    },
  };
}

function find(
  resources: readonly Resource[],
  matches: (manifest: Manifest, path: string) => boolean,
): Manifest {
  const found = resources.find(({ manifest, path }) => matches(manifest, path));
  if (found === undefined) throw new Error('an object of the bootstrap is not rendered');
  return found.manifest;
}
