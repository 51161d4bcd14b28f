import type { Scenario } from './scenario.ts';
import type { WorkTree } from './work-tree.ts';

const APPLICATION = 'external-dns';

function setMonitor(work: WorkTree, enabled: boolean): void {
  work.edit(work.rendered(`argocd/applications/${APPLICATION}.yaml`), (document) => {
    const path = ['spec', 'source', 'helm', 'valuesObject', 'serviceMonitor', 'enabled'];
    if (enabled) document.setIn(path, true);
    else document.deleteIn(path.slice(0, -1));
  });
}

/** The values give an object of a kind that the cluster does not have: the chart renders, and the sync fails. */
export const chartValues: Scenario = {
  name: 'chart-values',
  about: 'the values of a chart are changed wrongly, and back',
  steps: [
    {
      what: 'Ask external-dns for an object that cannot be applied',
      tree: (work) => setMonitor(work, true),
      refused: () => APPLICATION,
    },
    {
      what: 'Correct the values',
      tree: (work) => setMonitor(work, false),
      // An operation keeps the values that it began with, so it fails until its retries are over: ten of them, in 20 minutes.
      patience: 1500,
    },
  ],
};
