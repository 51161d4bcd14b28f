import { writeApp } from './sample-app.ts';
import type { Scenario } from './scenario.ts';

const NAMESPACE = 'judge-move';

export const move: Scenario = {
  name: 'move',
  about: 'an object moves from one Application to another',
  steps: [
    {
      what: 'Add judge-from and judge-to',
      sources: (work) => {
        for (const name of ['judge-from', 'judge-to']) writeApp(work, { namespace: NAMESPACE, name });
        work.setApps((names) => [...names, 'judge-from', 'judge-to']);
      },
    },
    {
      what: 'Move the Service of judge-from to judge-to',
      tree: (work) => {
        const file = `service-judge-from.${NAMESPACE}.yaml`;
        work.move(work.rendered(`manifests/judge-from/${file}`), work.rendered(`manifests/judge-to/${file}`));
        for (const name of ['judge-from', 'judge-to']) work.record(name);
      },
    },
  ],
};
