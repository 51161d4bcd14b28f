import { dirname } from 'node:path';
import { stringify } from 'yaml';
import type { Scenario } from './scenario.ts';

export const outsideProject: Scenario = {
  name: 'outside-project',
  about: 'an app brings an object of a kind that its project does not permit',
  steps: [
    {
      what: 'Put a ResourceQuota into the folder of an app',
      tree: (work) => {
        const { file, namespace } = work.appDeployment();
        const quota = {
          ...{ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'judge', namespace } },
          spec: { hard: { pods: '100' } },
        };
        work.write(`${dirname(file)}/resourcequota-judge.${namespace}.yaml`, stringify(quota));
      },
      refused: (work) => work.appDeployment().application,
    },
  ],
};
