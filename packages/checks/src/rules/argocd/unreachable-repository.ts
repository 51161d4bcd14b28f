import { at, specPath, type SpecPath } from '@nodeless/core';
import { isReachableRepository } from '@nodeless/sources';
import { isFullyPrivate } from '@nodeless/catalogue';
import { finding, type ClusterView, type Rule } from '../../rule.ts';

/**
 * Argo CD in a cluster without internet reads repositories that a mirror leads to, charts of registries that nodes reach too, and
 * no others. Where AWS runs it, outside
 * the cluster, that does not matter.
 */
export const unreachableRepository: Rule = {
  codes: [
    {
      code: 'argocd/unreachable-repository',
      severity: 'error',
      title: 'Argo CD cannot reach a repository',
    },
  ],
  references: ['packages/sources/src/model/mirrors.ts'],
  *check(view) {
    const { model } = view;
    if (!isFullyPrivate(model.spec) || model.spec.argocd.mode !== 'in-cluster') return;
    const location = model.provenance(specPath('cluster', 'network', 'privateCluster', 'enabled')).location;
    for (const [url, path] of repositories(view)) {
      if (isReachableRepository(model.spec, url)) continue;
      const message = `Argo CD runs in a fully private cluster, and no mirror leads to the repository ${url}`;
      yield finding(model, path, 'argocd/unreachable-repository', message, {
        hint: url.startsWith('oci://')
          ? 'name in mirrors.images what takes the place of the registry, with the charts in it; or let AWS run Argo CD: argocd.mode: eks-capability'
          : 'name in mirrors.git what takes its place; a server that the VPC reaches as it is leads to itself; or let AWS run Argo CD: argocd.mode: eks-capability',
        related: [{ message: 'the cluster is fully private', location }],
      });
    }
  },
};

/** Every repository once, with the value of the sources that names it. */
function repositories({ model, resources }: ClusterView): Map<string, SpecPath> {
  const found = new Map<string, SpecPath>([
    [model.argocd.settings.repository.url, specPath('argocd/settings', 'repository', 'url')],
  ]);
  for (const { manifest, origin } of resources.filter((one) => one.manifest.kind === 'Application')) {
    const url = at(manifest, 'spec', 'source', 'repoURL');
    if (typeof url === 'string' && !found.has(url)) found.set(url, origin.specPath);
  }
  return found;
}
