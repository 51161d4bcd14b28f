import { parse } from 'yaml';
import { parseFleet, type FleetFiles } from '../parse/fleet.ts';
import { GOOD, sourceFile } from '../testing/sources.ts';
import { promoteStage, type StagePromotionRequest } from './promote.ts';

/** What promoting gives, of the app `web` unless other files are given. */
function promoted(
  apps: Record<string, string>,
  request: Partial<StagePromotionRequest> = {},
  digests: FleetFiles['digests'] = [],
) {
  const files: FleetFiles = {
    fleet: sourceFile('clusters/fleet.yaml', GOOD.fleet),
    argocdSettings: sourceFile('argocd/settings.yaml', GOOD.settings),
    argocdProjects: sourceFile('argocd/projects.yaml', GOOD.projects),
    apps: Object.entries(apps).map(([path, text]) => sourceFile(`apps/${path}`, text)),
    digests,
    clusters: ['sample'],
  };
  const code = { file: '', draw: () => ({ diagnostics: [] }) };
  const { value, diagnostics } = parseFleet(files, undefined, () => ({ value: code, diagnostics: [] }));
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return promoteStage(files, value, {
    from: 'dev',
    to: 'prod',
    names: ['web'],
    all: false,
    keys: [],
    ...request,
  });
}

function sourcesOf(result: ReturnType<typeof promoted>) {
  if ('refused' in result) throw new Error(result.refused);
  return Object.fromEntries(result.sources);
}

const APP = `${GOOD.app}containers:
  log: { image: 'log:1.0', resources: { requests: { cpu: 10m } } }
initContainers:
  - { name: migrate, image: 'migrate:1.0', resources: { requests: { cpu: 10m } } }
`;
const DEV = `image: web:2.0 # newest
replicas: 1
containers: { log: { image: 'log:1.1' } }
initContainers:
  - { name: migrate, image: 'migrate:1.1', resources: { requests: { cpu: 500m } } }
resources: { limits: { memory: 1Gi } }
`;
const IMAGE = (parse(GOOD.app) as { image: string }).image;

describe('an app that app.yaml describes', () => {
  test('its images, in an overlay that is not there yet', () => {
    const result = promoted({ 'web/app.yaml': APP, 'web/overlays/dev.yaml': DEV });
    expect(result).toMatchObject({
      values: [
        { name: 'web', key: 'image', before: IMAGE, after: 'web:2.0' },
        { name: 'web', key: 'containers.log.image', before: 'log:1.0', after: 'log:1.1' },
        { name: 'web', key: 'initContainers.migrate.image', before: 'migrate:1.0', after: 'migrate:1.1' },
      ],
    });
    const { 'apps/web/overlays/prod.yaml': text = '', ...others } = sourcesOf(result);
    expect(others).toEqual({});
    expect(text).toMatch(
      /^# yaml-language-server: \$schema=..\/..\/..\/schemas\/app-overlay.schema.json\nimage: web:2.0\n/,
    );
    expect(parse(text)).toEqual({
      image: 'web:2.0',
      containers: { log: { image: 'log:1.1' } },
      initContainers: [{ name: 'migrate', image: 'migrate:1.1', resources: { requests: { cpu: '10m' } } }],
    });
  });

  test('where it is said today, and nothing else changes', () => {
    const prod = "# three of them\nreplicas: 3\nimage: 'web:1.9' # since June\n";
    const apps = {
      'web/app.yaml': GOOD.app,
      'web/overlays/dev.yaml': 'image: web:2.0\n',
      'web/overlays/prod.yaml': prod,
    };
    const changed = { 'apps/web/overlays/prod.yaml': prod.replace('web:1.9', 'web:2.0') };
    expect(sourcesOf(promoted(apps))).toEqual(changed);
    expect(promoted({ ...apps, 'web/overlays/prod.yaml': prod.replace('web:1.9', 'web:2.0') })).toEqual({
      sources: new Map(),
      values: [],
    });
  });

  test('a value that the stage takes from app.yaml is then the stage’s own', () => {
    const apps = { 'web/app.yaml': GOOD.app, 'web/overlays/prod.yaml': 'image: web:1.9\n' };
    expect(sourcesOf(promoted(apps))).toEqual({ 'apps/web/overlays/prod.yaml': `image: ${IMAGE}\n` });
  });

  test('keys that are named, and all that the stage says', () => {
    const apps = {
      'web/app.yaml': APP.replace('containers:', 'priorityClass: low\ncontainers:'),
      'web/overlays/dev.yaml': `${DEV}priorityClass: null\n`,
      'web/overlays/prod.yaml': 'replicas: 3\nterminationGracePeriodSeconds: 60\n',
    };
    const limits = (result: ReturnType<typeof promoted>) =>
      parse(sourcesOf(result)['apps/web/overlays/prod.yaml'] ?? '') as object;
    expect(limits(promoted(apps, { keys: ['resources.limits'] }))).toMatchObject({
      replicas: 3,
      resources: { limits: { memory: '1Gi' } },
    });
    expect(limits(promoted(apps, { all: true }))).toEqual({
      replicas: 1,
      terminationGracePeriodSeconds: 60,
      image: 'web:2.0',
      containers: { log: { image: 'log:1.1' } },
      initContainers: [{ name: 'migrate', image: 'migrate:1.1', resources: { requests: { cpu: '500m' } } }],
      resources: { limits: { memory: '1Gi' } },
      priorityClass: null,
    });
  });
});

const CHART = `apiVersion: nodeless/v1alpha1
kind: Chart
name: web
source: { repository: 'https://charts.example.com', chart: web, version: 1.0.0 }
values: { replicaCount: 2, image: { tag: '1.0' } }
`;

test('the source of a chart, also of another kind, and values by name', () => {
  const commit = 'a'.repeat(40);
  const dev = `source: { repository: null, chart: null, version: 1.1.0, git: 'https://git.example.com/web', commit: ${commit}, path: chart }
values: { image: { tag: '1.1' }, replicaCount: 1 }
`;
  const apps = { 'web/chart.yaml': CHART, 'web/overlays/dev.yaml': dev };
  const prod = sourcesOf(promoted(apps, { keys: ['values.image.tag'] }))['apps/web/overlays/prod.yaml'] ?? '';
  expect(prod).toContain('chart-overlay.schema.json');
  expect(parse(prod)).toEqual({
    source: (parse(dev) as { source: object }).source,
    values: { image: { tag: '1.1' } },
  });
});

const MANIFESTS = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: 'web:1' }, { name: log, image: 'log:1' }]
`;
const patchOf = (container: string, image: string) => ({
  target: { kind: 'Deployment', name: 'web' },
  merge: { spec: { template: { spec: { containers: [{ name: container, image }] } } } },
});
const DEV_PATCHES = `patches:
  - ${JSON.stringify(patchOf('web', 'web:2'))}
  - { target: { kind: Deployment, name: web }, merge: { spec: { replicas: 1 } } }
`;

describe('an app that comes as manifests', () => {
  const apps = { 'web/manifests/web.yaml': MANIFESTS, 'web/overlays/dev.yaml': DEV_PATCHES };
  const prodOf = (prod: string, request = {}) =>
    sourcesOf(promoted({ ...apps, 'web/overlays/prod.yaml': prod }, request))['apps/web/overlays/prod.yaml'];

  test('its images, as a patch of an overlay that is not there yet', () => {
    const result = promoted(apps);
    expect(result).toMatchObject({
      values: [{ name: 'web', key: 'Deployment/web web', before: 'web:1', after: 'web:2' }],
    });
    const text = sourcesOf(result)['apps/web/overlays/prod.yaml'] ?? '';
    expect(text).toMatch(/manifests-overlay.schema.json\npatches:\n {2}- target:\n/);
    expect(parse(text)).toEqual({ patches: [patchOf('web', 'web:2')] });
  });

  test('in the patch that says the image today, or behind all others', () => {
    const merge = `patches: # of production\n  - ${JSON.stringify(patchOf('web', 'web:0'))}\n`;
    expect(prodOf(merge)).toBe(merge.replace('web:0', 'web:2'));
    const json = `patches:
  - target: { kind: Deployment, name: web }
    json6902: [{ op: replace, path: /spec/template/spec/containers/0/image, value: web:0 }] # by index
`;
    expect(prodOf(json)).toBe(json.replace('web:0', 'web:2'));
    const other = `patches:\n  - ${JSON.stringify(patchOf('log', 'log:2'))}\n`;
    // The log of dev is the one of the manifests.
    expect(prodOf(other)).toMatch(/"log:1".*\n {2}- target:\n/);
  });

  test('all patches of the stage, each once', () => {
    const replicas = '  - { target: { kind: Deployment, name: web }, merge: { spec: { replicas: 1 } } }\n';
    const text = prodOf(`patches:\n${replicas}`, { all: true }) ?? '';
    expect(text.startsWith(`patches:\n${replicas}  - target:\n`)).toBe(true);
    expect((parse(text) as { patches: unknown[] }).patches).toHaveLength(2);
  });

  test('a patch of all objects that would hide it is told', () => {
    const hiding = `patches:
  - ${JSON.stringify(patchOf('web', 'web:0'))}
  - { target: { kind: Deployment }, merge: { spec: { template: { spec: { containers: [{ name: web, image: 'web:3' }] } } } } }
`;
    expect(promoted({ ...apps, 'web/overlays/prod.yaml': hiding })).toEqual({
      refused: 'a patch of apps/web/overlays/prod.yaml stands in the way: edit it by hand',
    });
  });
});

describe('an app that is code', () => {
  const head = 'apiVersion: nodeless/v1alpha1\nkind: Code\nname: web\n';
  const apps = {
    'web/app.ts': '',
    'web/app.yaml': `${head}values: { image: 'web:1', jobs: { mail: { image: 'mail:1', size: 1, pause: 5 } } }\n`,
    'web/overlays/dev.yaml':
      "values: { image: 'web:2', jobs: { mail: { image: 'mail:2', size: 2, pause: null } } }\n",
  };

  test('every value that is called image', () => {
    const result = promoted(apps);
    expect(result).toMatchObject({
      values: [
        { name: 'web', key: 'values.image', before: 'web:1', after: 'web:2' },
        { name: 'web', key: 'values.jobs.mail.image', before: 'mail:1', after: 'mail:2' },
      ],
    });
    expect(sourcesOf(result)['apps/web/overlays/prod.yaml']).toMatch(
      /^# yaml-language-server: \$schema=\S+code-overlay.schema.json\n/,
    );
  });

  test('all that the stage says, and what it takes away', () => {
    const result = promoted(apps, { all: true });
    expect('values' in result && result.values.map(({ key, after }) => [key, after])).toEqual([
      ['values.image', 'web:2'],
      ['values.jobs.mail.image', 'mail:2'],
      ['values.jobs.mail.size', 2],
      ['values.jobs.mail.pause', undefined],
    ]);
  });

  test('without an app.yaml nothing is in common', () => {
    const { 'web/app.yaml': _, ...alone } = apps;
    expect(promoted(alone, { all: true })).toMatchObject({
      values: [
        { key: 'values.image', before: undefined, after: 'web:2' },
        { key: 'values.jobs.mail.image' },
        { key: 'values.jobs.mail.size' },
      ],
    });
  });
});

test('versions beside apps, in their sources', () => {
  const result = promoted({ 'web/app.yaml': GOOD.app }, { names: ['eksctl', 'apps/web/'] });
  expect(result).toEqual({ sources: new Map(), values: [] });
});

const apps = {
  'web/app.yaml': GOOD.app,
  'eksctl/app.yaml': GOOD.app.replace('name: web', 'name: eksctl'),
  'bad/app.yaml': 'a: 1\n',
};
test.each<[Partial<StagePromotionRequest>, string]>([
  [{ from: 'deb' }, 'there is no stage "deb"; did you mean "dev"?'],
  [{ to: '__proto__' }, 'there is no stage "__proto__"; known: dev, prod'],
  [{ to: 'dev' }, 'dev cannot be promoted to itself'],
  [{ names: ['wep'] }, 'dev has no version of wep, and there is no app wep; did you mean "web"?'],
  [{ names: ['apps/wep'] }, 'there is no app wep; did you mean "web"?'],
  [{ names: ['bad'] }, 'apps/bad has errors: npx nodeless check names them'],
  [{ names: ['eksctl'] }, 'eksctl is a version and an app; write apps/eksctl for the app'],
  [{ names: [], all: true }, '--all and --key are about apps: name one'],
  [{ keys: ['imgae'] }, 'web has no key imgae in dev; did you mean "image"?'],
  [{ keys: ['name'] }, 'web has no key name in dev'],
])('%j is refused', (request, refused) => {
  expect(promoted(apps, request)).toEqual({ refused: expect.stringContaining(refused) as string });
});

test('manifests have no keys', () => {
  expect(promoted({ 'web/manifests/web.yaml': MANIFESTS }, { keys: ['image'] })).toEqual({
    refused: 'web comes as manifests, which have no key image; --all takes the patches of dev',
  });
});

test('a kustomization is promoted by hand', () => {
  const files = { 'web/manifests/kustomization.yaml': 'resources: []\n' };
  const digests = [{ path: 'apps/web/manifests', sha256: 'a'.repeat(64) }];
  expect(promoted(files, {}, digests)).toEqual({
    refused: 'apps/web is a kustomization: edit the folder that prod builds',
  });
});
