import { removedApi } from '@nodeless/contracts/kubernetes';
import { describeObject, placeInObject } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/** An object whose API version the cluster no longer serves never syncs. */
export const removedApis: Rule = {
  codes: [
    {
      code: 'upgrade/removed-api',
      severity: 'error',
      title: 'The cluster does not serve the API version of an object',
    },
  ],
  references: ['packages/contracts/src/kubernetes/removed-apis.ts'],
  *check({ model, resources }) {
    const { version } = model.spec.kubernetes;
    for (const { manifest, origin } of resources) {
      const removal = removedApi(manifest.apiVersion, manifest.kind, version);
      if (removal === undefined) continue;
      const message = `${describeObject(manifest)} uses ${manifest.apiVersion}, which Kubernetes ${removal.removedIn} removed`;
      yield finding(model, placeInObject(origin.specPath, 'apiVersion'), 'upgrade/removed-api', message, {
        hint: removal.replacement === undefined ? 'there is no replacement' : `use ${removal.replacement}`,
      });
    }
  },
};
