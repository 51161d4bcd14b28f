import { specPath } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/** What an Application that is a chart of a team contains, only Argo CD sees. */
export const chartObjects: Rule = {
  codes: [
    {
      code: 'argocd/chart-not-checked',
      severity: 'info',
      title: 'Argo CD renders an app, so no rule sees its objects',
    },
  ],
  references: ['docs/chart.md'],
  *check({ model }) {
    for (const { name } of model.chartApps) {
      const message = `Argo CD renders the chart of the app ${name}: capacity, Fargate, load balancers, images and Pod Security of its objects are not checked`;
      yield finding(model, specPath(`chart/${name}`, 'source'), 'argocd/chart-not-checked', message, {
        severity: 'info',
      });
    }
  },
};
