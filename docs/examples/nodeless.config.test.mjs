// Run by `node --test` beside nodeless.config.mjs; jest and vitest take the same functions.
import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import {
  edited,
  expectDanger,
  expectFinding,
  expectNoDanger,
  expectNoErrors,
  expectNoFinding,
  objectNamed,
  renderCluster,
  reviewChange,
  sampleSources,
} from 'nodeless/testing';
import config from './nodeless.config.mjs';

const APP = 'apps/hello/app.yaml';
const COMMIT = 'abcdef78'.repeat(5);

/** What `nodeless init` writes, where a release of Metrics Server is pinned. */
const withMetricsServer = (options) =>
  edited(
    sampleSources({ clusterYaml: `components:\n  metricsServer: ${options}\n` }),
    'clusters/fleet.yaml',
    '  versions:\n',
    `  versions:
    metricsServer:
      version: 3.13.0
      source: { repoURL: https://github.com/kubernetes-sigs/metrics-server, commit: ${COMMIT}, path: charts/metrics-server }\n`,
  );

test('Metrics Server is an Application with the replicas that are asked for', () => {
  const rendered = renderCluster(withMetricsServer('{ replicas: 1 }'), config);
  expectNoErrors(rendered);
  const { spec } = objectNamed(rendered, 'Application', 'metrics-server');
  equal(spec.source.targetRevision, COMMIT);
  equal(spec.source.helm.valuesObject.replicas, 1);
});

test('more than 3 replicas are refused where they are written', () => {
  const rendered = renderCluster(withMetricsServer('{ replicas: 9 }'), config);
  expectFinding(rendered, { code: 'spec/invalid-value', at: 'clusters/sample/cluster.yaml:2:30' });
});

test('images come from the registry of the company', () => {
  expectFinding(renderCluster(sampleSources(), config), {
    code: 'example.com/own-registry',
    severity: 'warning',
    at: APP,
    message: 'which is not from example.com',
  });
  const own = edited(sampleSources(), APP, 'public.ecr.aws/', 'example.com/');
  expectNoFinding(renderCluster(own, config), { code: 'example.com/own-registry', at: APP });
});

test('another program under the name of an app is told before the merge', () => {
  const changeTo = (image) =>
    reviewChange(sampleSources(), edited(sampleSources(), APP, 'nginx-unprivileged:1.29.1', image), config);
  expectDanger(changeTo('httpd:2.4.65'), {
    rule: 'example.com/other-image',
    object: 'Deployment hello/hello',
    title: 'runs public.ecr.aws/nginx/httpd instead of public.ecr.aws/nginx/nginx-unprivileged',
  });
  expectNoDanger(changeTo('nginx-unprivileged:1.29.2'), { rule: 'example.com/other-image' });
});
