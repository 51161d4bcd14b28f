import { at } from '@nodeless/core';
import { isMap, isSeq } from 'yaml';
import type { Document } from 'yaml';
import type { Scenario } from './scenario.ts';

const DEPLOYMENT = 'argocd-server';

/** Takes the patch away that gives a Deployment its resources. */
function dropPatch(document: Document.Parsed, path: readonly string[]): void {
  const patches = document.getIn(path);
  if (!isSeq(patches)) throw new Error(`no patches at ${path.join('.')}`);
  const index = patches.items.findIndex(
    (patch) => isMap(patch) && patch.getIn(['target', 'name']) === DEPLOYMENT,
  );
  document.deleteIn([...path, index]);
}

/** What git drops must go, although the bootstrap applied it by hand. */
export const argocdField: Scenario = {
  name: 'argocd-field',
  about: "a field goes from Argo CD's own manifests",
  steps: [
    {
      what: `Drop the resources of ${DEPLOYMENT}`,
      tree: (work) => {
        work.edit(work.rendered('argocd/applications/argocd.yaml'), (document) =>
          dropPatch(document, ['spec', 'source', 'kustomize', 'patches']),
        );
        work.edit(work.rendered('bootstrap/argocd/kustomization.yaml'), (document) =>
          dropPatch(document, ['patches']),
        );
      },
      check: async (client) => {
        const live = await client.get(`/apis/apps/v1/namespaces/argocd/deployments/${DEPLOYMENT}`);
        const containers = at(live, 'spec', 'template', 'spec', 'containers');
        const left = JSON.stringify(
          Array.isArray(containers) ? containers.map((container) => at(container, 'resources')) : [],
        );
        return left.includes('limits') ? [`the limits of ${DEPLOYMENT} are still there: ${left}`] : [];
      },
    },
  ],
};
