import { writeApp } from './sample-app.ts';
import type { Scenario } from './scenario.ts';

const NAMESPACE = 'judge-app';

export const app: Scenario = {
  name: 'app',
  about: 'an app is added, renamed and deleted',
  steps: [
    {
      what: 'Add the app judge-one',
      sources: (work) => {
        writeApp(work, { namespace: NAMESPACE, name: 'judge-one', host: 'judge' });
        work.setApps((names) => [...names, 'judge-one']);
      },
    },
    {
      what: 'Rename it to judge-two',
      sources: (work) => {
        work.remove('apps/judge-one');
        writeApp(work, { namespace: NAMESPACE, name: 'judge-two', host: 'judge' });
        work.setApps((names) => names.map((name) => (name === 'judge-one' ? 'judge-two' : name)));
      },
    },
    {
      what: 'Delete it',
      sources: (work) => {
        work.remove('apps/judge-two');
        work.setApps((names) => names.filter((name) => name !== 'judge-two'));
      },
    },
  ],
};
