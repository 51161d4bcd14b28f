import { specPath } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/** Logs without which nobody can tell afterwards who did what. */
const NEEDED = ['audit', 'authenticator'] as const;

/** Logs of the control plane that somebody left out. A note: they cost by the gigabyte, and a cluster to play with needs none. */
export const controlPlaneLogs: Rule = {
  codes: [
    {
      code: 'upgrade/control-plane-logs',
      severity: 'info',
      title: 'Nobody can tell afterwards who did what in the cluster',
    },
  ],
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html'],
  *check({ model }) {
    const { types } = model.spec.controlPlane.logging;
    const missing = NEEDED.filter((one) => !types.includes(one));
    if (missing.length === 0) return;
    const message = `controlPlane.logging.types leaves out ${missing.join(' and ')}: nobody can tell afterwards who did what in the cluster`;
    yield finding(
      model,
      specPath('cluster', 'controlPlane', 'logging', 'types'),
      'upgrade/control-plane-logs',
      message,
      {
        severity: 'info',
        hint: `add ${missing.join(' and ')}; logs before an upgrade or an outage cannot be had later`,
      },
    );
  },
};
