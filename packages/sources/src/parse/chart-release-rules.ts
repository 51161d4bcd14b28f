import type { CodeDefinition, Diagnostic } from '@nodeless/core';
import { releaseNameOf } from '../schema/chart-app.ts';
import type { ClusterRule } from './rule.ts';

const RELEASE_NAME_TAKEN: CodeDefinition = {
  code: 'chart/release-name-taken',
  severity: 'error',
  title: 'Two charts have one release name in one namespace',
};

/**
 * Charts name their objects after the release, so two of one name in one namespace have the same objects, and the sync
 * of the later one fails: our Applications have FailOnSharedResource.
 * Source: docs/user-guide/sync-options.md of Argo CD v3.5.1, "Fail the sync if a shared resource is found"
 */
export const chartReleases: ClusterRule = {
  codes: [RELEASE_NAME_TAKEN],
  references: ['docs/chart.md'],
  check({ charts }) {
    const taken = new Map<string, { readonly name: string; readonly location: Diagnostic['location'] }>();
    return [...charts.values()].flatMap(({ value, stack }): Diagnostic[] => {
      const { name, namespace = name, releaseName } = value;
      const release = releaseNameOf(value);
      const { location } = stack.placeOf([releaseName === undefined ? 'name' : 'releaseName']);
      const key = `${namespace}/${release}`;
      const earlier = taken.get(key);
      if (earlier === undefined) {
        taken.set(key, { name, location });
        return [];
      }
      return [
        {
          code: 'chart/release-name-taken',
          severity: 'error',
          message: `the release ${JSON.stringify(release)} is in the namespace ${namespace} already, as that of the app ${earlier.name}`,
          hint: 'write another releaseName, or put one of the two into another namespace',
          location,
          related:
            earlier.location === undefined
              ? []
              : [{ message: `the app ${earlier.name}`, location: earlier.location }],
        },
      ];
    });
  },
};
