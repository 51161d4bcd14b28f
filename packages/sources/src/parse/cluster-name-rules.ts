import { errorAt } from '@nodeless/catalogue';
import type { CodeDefinition } from '@nodeless/core';
import { suggestion } from '@nodeless/catalogue/schema';
import { NAME_MISMATCH } from './app-name.ts';
import { DUPLICATE_NAME, duplicateEntries } from './duplicates.ts';
import type { ClusterRule } from './rule.ts';

/** A cluster is called like its folder. */
export const clusterName: ClusterRule = {
  codes: [NAME_MISMATCH],
  title: 'The name of a cluster is not that of its folder',
  check({ folder, spec, stack }) {
    if (spec.name === undefined || spec.name === folder) return [];
    const message = `the cluster is called ${JSON.stringify(spec.name)}, its folder ${JSON.stringify(folder)}`;
    const hint = `write name: ${folder}, or rename the folder`;
    return [errorAt(stack, ['name'], { code: 'spec/name-mismatch', message, hint })];
  },
};

export const UNKNOWN_APP: CodeDefinition = {
  code: 'spec/unknown-app',
  severity: 'error',
  title: 'An app is listed that apps/ does not hold',
};

/** The apps that a cluster lists are there. */
export const knownApps: ClusterRule = {
  codes: [UNKNOWN_APP, DUPLICATE_NAME],
  check({ spec: { apps = [] }, stack, fleet }) {
    const known = [...fleet.apps.keys(), ...fleet.brokenApps];
    const entries = apps.map((name, index) => ({ name, path: ['apps', index] }));
    const unknown = entries
      .filter(({ name }) => !known.includes(name))
      .map(({ name, path }) =>
        errorAt(stack, path, {
          code: 'spec/unknown-app',
          message: `apps/ holds no app ${JSON.stringify(name)}`,
          hint: suggestion(name, known) ?? `make apps/${name}/app.yaml`,
        }),
      );
    return [...unknown, ...duplicateEntries(stack, 'the app', entries)];
  },
};
