import type { Scenario } from './scenario.ts';

const APPLICATION = 'headroom';

/** Every example with Karpenter has headroom, and its manifests lie in the tree. See docs/taking-away.md. */
export const retire: Scenario = {
  name: 'retire',
  about: 'an Application of the platform is retired, in two changes',
  steps: [
    {
      what: `Retire ${APPLICATION}`,
      sources: (work) => {
        work.edit(work.source, (document) => document.setIn(['argocd', 'retire', APPLICATION], 'delete'));
      },
    },
    {
      what: 'Take the entry away, with what asked for the Application',
      sources: (work) => {
        work.edit(work.source, (document) => {
          document.deleteIn(['argocd', 'retire']);
          document.deleteIn(['scheduling', 'headroom']);
        });
      },
    },
  ],
};
