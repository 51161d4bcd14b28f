import type { Scenario } from './scenario.ts';
import type { WorkTree } from './work-tree.ts';

function path(work: WorkTree): string {
  const { namespace, name } = work.appDeployment();
  return `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;
}

export const selfHeal: Scenario = {
  name: 'self-heal',
  about: 'an object is deleted by hand',
  steps: [
    {
      what: 'Delete the Deployment of an app by hand',
      byHand: async (client, work) => {
        await client.call('DELETE', path(work));
      },
      check: async (client, work) =>
        (await client.get(path(work))) === undefined ? ['the Deployment is not back'] : [],
    },
  ],
};
