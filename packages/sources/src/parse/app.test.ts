import { specPath } from '@nodeless/core';
import { edited, GOOD, parse, placesOf, wordsOf, type Sources } from '../testing/sources.ts';

const image = (tag: string) => `image: example.com/web:${tag}\n`;

/** The app as the cluster `sample` of the stage `prod` gets it. */
function appOf(overlays: Record<string, string>, replaced: Sources = {}) {
  const { model, diagnostics } = parse({ ...replaced, overlays });
  return { app: model?.apps[0], model, diagnostics };
}

function told(model: ReturnType<typeof parse>['model'], ...keys: string[]): string {
  const place = model?.provenance(specPath('app/web', ...keys));
  return `${place?.layer} ${place?.location.file}:${place?.location.line}:${place?.location.column}`;
}

test('a stage and a cluster lay their values over those of the app; the cluster is on top', () => {
  const { app, model, diagnostics } = appOf({
    prod: `${image('2.0')}replicas: 3\nenv: { LEVEL: info, REGION: eu }\n`,
    sample: 'replicas: 5\nenv: { LEVEL: debug }\n',
    dev: image('3.0'),
  });
  expect(diagnostics).toEqual([]);
  expect(app).toMatchObject({
    name: 'web',
    image: 'example.com/web:2.0',
    replicas: 5,
    env: { LEVEL: 'debug', REGION: 'eu' },
    resources: { requests: { cpu: '100m' } },
  });
  expect(told(model, 'image')).toBe('stage apps/web/overlays/prod.yaml:1:8');
  expect(told(model, 'replicas')).toBe('cluster apps/web/overlays/sample.yaml:1:11');
  expect(told(model, 'env', 'REGION')).toBe('stage apps/web/overlays/prod.yaml:3:29');
  expect(told(model, 'resources', 'requests', 'cpu')).toBe('app apps/web/app.yaml:5:31');
});

test('what every stage says for itself may be missing in app.yaml', () => {
  const without = edited('app', image('1.0'), '');
  expect(appOf({ prod: image('2.0'), dev: image('3.0') }, without).app?.image).toBe('example.com/web:2.0');
  const missing = appOf({ dev: image('3.0') }, without);
  expect(missing.model).toBeUndefined();
  expect(placesOf(missing.diagnostics)).toEqual(['1:1 spec/missing-key']);
});

test('null takes away what lies below, one option of a union too', () => {
  const exposed = edited(
    'app',
    'ports:',
    'scaling: { minReplicas: 2, maxReplicas: 5, cpu: 80 }\nexpose: { nlb: { scheme: internal } }\nports:',
  );
  const { app, model, diagnostics } = appOf(
    { prod: 'scaling: null\nreplicas: 1\nexpose: { nlb: ~, alb: { host: web.example.com } }\n' },
    exposed,
  );
  expect(diagnostics).toEqual([]);
  expect(app?.scaling).toBeUndefined();
  expect(app?.replicas).toBe(1);
  expect(app?.expose).toMatchObject({ alb: { host: 'web.example.com' } });
  expect(told(model, 'scaling', 'maxReplicas')).toBe('default apps/web/overlays/prod.yaml:1:1');
});

test.each([
  ['a key without a value', 'replicas:\n', /^spec\/wrong-type: replicas must be a number, not empty$/],
  ['an unknown key', 'imge: x\n', /^spec\/unknown-key: unknown key "imge" \| did you mean "image"\?$/],
  ['what makes the app', 'name: other\n', /^spec\/unknown-key: unknown key "name"/],
])('%s in an overlay is told at its place, once', (_, overlay, words) => {
  const { model, diagnostics } = appOf({ prod: overlay, dev: 'replicas: 1\n' });
  expect(model).toBeUndefined();
  expect(
    diagnostics.map(({ location }) => `${location?.file}:${location?.line}:${location?.column}`),
  ).toEqual([`apps/web/overlays/prod.yaml:1:${overlay.endsWith(':\n') ? 10 : 1}`]);
  expect(wordsOf(diagnostics)).toEqual([expect.stringMatching(words)]);
});

test('what only the whole shows is told for the cluster that gets it, at the value that makes it wrong', () => {
  const { model, diagnostics } = appOf({ prod: 'probes: { liveness: { path: /, port: htp } }\n' });
  expect(model).toBeUndefined();
  expect(diagnostics).toMatchObject([
    {
      code: 'lb/port-health-mapping',
      location: { file: 'apps/web/overlays/prod.yaml', line: 1, column: 38 },
    },
  ]);
  expect(appOf({ dev: 'probes: { liveness: { path: /, port: htp } }\n' }).diagnostics).toEqual([]);
});

test.each([
  ['prd', 'did you mean "prod"?'],
  ['nowhere', 'known: dev, prod, sample'],
])('the overlay %s is for nobody', (name, hint) => {
  const { model, diagnostics } = appOf({ [name]: 'replicas: 2\n' });
  expect(model).toBeUndefined();
  expect(diagnostics).toEqual([
    {
      code: 'spec/unknown-overlay',
      severity: 'error',
      message: `the overlay is for "${name}", which is no stage of clusters/fleet.yaml and no cluster`,
      hint,
      location: { file: `apps/web/overlays/${name}.yaml`, line: 1, column: 1, endLine: 1, endColumn: 1 },
    },
  ]);
});

test('a stage and a cluster of one name: an overlay would be for both', () => {
  const { diagnostics } = appOf(
    { prod: 'replicas: 2\n' },
    { folder: 'prod', ...edited('cluster', 'name: sample', 'name: prod') },
  );
  expect(wordsOf(diagnostics)).toEqual([
    'spec/unknown-overlay: "prod" is a stage and a cluster: nobody can say which one the overlay is for | rename one of the two',
  ]);
});

test('without fleet.yaml nothing is said of whom overlays are for', () => {
  const { diagnostics } = parse({ fleet: '- a\n', overlays: { nowhere: 'replicas: 2\n' }, app: GOOD.app });
  expect(placesOf(diagnostics)).toEqual(['1:1 spec/wrong-type']);
});
