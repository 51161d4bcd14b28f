import { run } from '../../testing/view.ts';
import { chartObjects } from './chart-objects.ts';

const CHART = 'source: { repository: https://charts.example.com, chart: shop, version: 1.2.3 }\n';

test('once for each app that is a chart', () => {
  const sources = { cluster: 'apps: [shop, store]\n', charts: { shop: CHART, store: CHART } };
  expect(run(chartObjects, sources)).toEqual([
    {
      code: 'argocd/chart-not-checked',
      severity: 'info',
      message:
        'Argo CD renders the chart of the app shop: capacity, Fargate, load balancers, images and Pod Security of its objects are not checked (cluster test)',
      location: { file: 'apps/shop/chart.yaml', line: 4, column: 9, endLine: 4, endColumn: 80 },
    },
    expect.objectContaining({
      location: expect.objectContaining({ file: 'apps/store/chart.yaml' }) as object,
    }),
  ]);
});

test('nothing for a chart that the cluster does not run', () => {
  expect(run(chartObjects, { charts: { shop: CHART } })).toEqual([]);
});
