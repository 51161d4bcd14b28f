import { at } from '@nodeless/core';
import { folderOf, outputOf, resourceAt } from '../testing/output.ts';

const LABELS = { 'app.kubernetes.io/name': 'web' };
const PORTS = [
  { name: 'http', containerPort: 8080, servicePort: 80 },
  { name: 'metrics', containerPort: 8080, servicePort: 81 },
];
const outputFor = (monitoring: object) =>
  outputOf({
    apps: {
      web: {
        image: 'example.com/web:1.0',
        resources: { requests: { cpu: '100m' } },
        ports: PORTS,
        monitoring,
      },
    },
  });

test('a ServiceMonitor selects the Service by its label, and a port of it', () => {
  const output = outputFor({ port: 'metrics' });
  const folder = folderOf(output, 'web');
  expect(folder['servicemonitor-web.web.yaml']).toEqual({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'web', namespace: 'web', labels: LABELS },
    spec: { endpoints: [{ port: 'metrics', path: '/metrics' }], selector: { matchLabels: LABELS } },
  });
  expect(folder['service-web.web.yaml']?.metadata.labels).toEqual(LABELS);
  expect(resourceAt(output, 'manifests/web/servicemonitor-web.web.yaml').origin.specPath).toBe(
    'app/web#/monitoring',
  );
});

test('a PodMonitor with everything', () => {
  const monitoring = {
    port: 'metrics',
    path: '/stats',
    scheme: 'https',
    interval: '30s',
    scrapeTimeout: '10s',
    find: 'pods',
    labels: { release: 'prometheus' },
  };
  const folder = folderOf(outputFor(monitoring), 'web');
  expect(folder['podmonitor-web.web.yaml']).toEqual({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name: 'web', namespace: 'web', labels: { release: 'prometheus', ...LABELS } },
    spec: {
      podMetricsEndpoints: [
        // The container opens the port once, under its first name.
        { port: 'http', path: '/stats', scheme: 'https', interval: '30s', scrapeTimeout: '10s' },
      ],
      selector: { matchLabels: LABELS },
    },
  });
  expect(at(folder['deployment-web.web.yaml'], 'spec', 'template', 'metadata', 'labels')).toEqual(LABELS);
});
