import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { expectFinding, expectNoErrors, objectNamed, renderCluster, sampleSources } from 'nodeless/testing';
import { __KEY__ } from './__FILE__.mjs';

const config = { components: [__KEY__] };
const withOptions = (options) => sampleSources({ clusterYaml: `components:\n  __KEY__: ${options}\n` });

test('__TITLE__ is deployed with the image that is asked for', () => {
  const rendered = renderCluster(withOptions('{ image: example.com/__NAME__:1.0.0 }'), config);
  expectNoErrors(rendered);
  const { spec } = objectNamed(rendered, 'Deployment', '__NAME__');
  equal(spec.replicas, 2);
  deepEqual(
    spec.template.spec.containers.map(({ image }) => image),
    ['example.com/__NAME__:1.0.0'],
  );
  objectNamed(rendered, 'Application', '__NAME__');
});

test('it needs an image', () => {
  expectFinding(renderCluster(withOptions('{}'), config), {
    code: 'spec/missing-key',
    at: 'clusters/sample/cluster.yaml:2',
  });
});
