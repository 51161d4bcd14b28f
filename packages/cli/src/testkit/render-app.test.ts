import { createRequire } from 'node:module';
import { defineApp } from '../kit.ts';
import { expectFinding, expectNoErrors, objectNamed, renderApp } from './index.ts';

/** As an app imports it; this package itself draws nothing. */
const { ApiObject } = createRequire(__filename)('cdk8s') as {
  readonly ApiObject: new (chart: object, id: string, object: object) => object;
};

interface Values {
  readonly size: number;
}

const app = defineApp<Values>((chart, cluster, { size }) => {
  if (size > 9) throw new RangeError(`${size} is too large`);
  new ApiObject(chart, 'settings', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings' },
    data: { size: String(size), cluster: cluster.name },
  });
});

test('the objects of the app, and of nothing else', () => {
  const rendered = renderApp(app, { name: 'shop', values: { size: 3 } });
  expectNoErrors(rendered);
  expect(rendered.resources).toEqual([
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', namespace: 'shop' },
      data: { size: '3', cluster: 'sample' },
    },
  ]);
});

test('settings, a cluster and files of the test', () => {
  const rendered = renderApp(app, {
    values: { size: 3 },
    namespace: 'front',
    clusterYaml: 'name: other',
    files: { 'apps/app/overlays/dev.yaml': 'values: { size: 4 }\n' },
  });
  expectNoErrors(rendered);
  expect(objectNamed(rendered, 'ConfigMap', 'settings', 'front')).toMatchObject({
    data: { size: '4', cluster: 'other' },
  });
});

test('what the code throws reaches the test as it is', () => {
  expect(() => renderApp(app, { values: { size: 10 } })).toThrow(new RangeError('10 is too large'));
});

test('what it may not ask for, and objects that are wrong, are findings', () => {
  const now = defineApp(() => void Date.now());
  const impure = renderApp(now, { values: {} });
  expectFinding(impure, { code: 'app-ts/impure', message: 'Date.now(), which depends on the clock' });
  expect(impure.resources).toEqual([]);
  const at = impure.diagnostics[0]?.location;
  expect(`${at?.file}:${at?.line}`).toMatch(/render-app\.test\.ts:\d+$/);

  const wrong = defineApp((chart) => {
    new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', dota: {} });
  });
  expectFinding(renderApp(wrong, { values: {} }), { code: 'schema/unknown-field', message: 'dota' });
});
