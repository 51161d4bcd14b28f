import type { Scenario } from './scenario.ts';

export const immutable: Scenario = {
  name: 'immutable',
  about: 'a field changes that the API server does not let change, and back',
  steps: [
    {
      what: 'Change the selector of a Deployment',
      tree: (work) => {
        work.edit(work.appDeployment().file, (document) => {
          for (const path of [
            ['spec', 'selector', 'matchLabels'],
            ['spec', 'template', 'metadata', 'labels'],
          ]) {
            document.setIn([...path, 'judge'], 'changed');
          }
        });
      },
      refused: (work) => work.appDeployment().application,
    },
  ],
};
