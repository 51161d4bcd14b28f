import { writeApp } from './sample-app.ts';
import type { Scenario } from './scenario.ts';

const NAMESPACE = 'judge-git-rename';

/** Git detects a rename where a file goes and a like one comes, and then names the new path alone. */
export const gitRename: Scenario = {
  name: 'git-rename',
  about: 'an app loses its Ingress in the commit that gives a like one to another app',
  steps: [
    {
      what: 'Add judge-left with an Ingress and judge-right without',
      sources: (work) => {
        writeApp(work, { namespace: NAMESPACE, name: 'judge-left', host: 'judge' });
        writeApp(work, { namespace: NAMESPACE, name: 'judge-right' });
        work.setApps((names) => [...names, 'judge-left', 'judge-right']);
      },
    },
    {
      what: 'Expose judge-right in place of judge-left',
      sources: (work) => {
        writeApp(work, { namespace: NAMESPACE, name: 'judge-left' });
        writeApp(work, { namespace: NAMESPACE, name: 'judge-right', host: 'judge' });
      },
      check: async (client) => {
        const left = await client.get(
          `/apis/networking.k8s.io/v1/namespaces/${NAMESPACE}/ingresses/judge-left`,
        );
        return left === undefined ? [] : ['the Ingress of judge-left is still there'];
      },
    },
  ],
};
