import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FakeProgram, type FakeAnswer } from '../testing/fake-program.ts';
import { localChart, LockRepository } from '../testing/lock-repository.ts';

const LOCK = 'apps/shop/charts.lock.json';
const SHOP = localChart('shop');
const CONFIG = `---
# Source: shop/templates/config.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
data:
  a: b
`;
const IMAGE = `registry.example.com/shop:1.0.0@sha256:${'5f'.repeat(32)}`;

// The two renderings lie a second apart.
jest.setTimeout(30_000);

let repository: LockRepository;
let helm: FakeProgram;
beforeEach(() => {
  repository = new LockRepository('shop');
  repository.write('apps/shop/chart.yaml', SHOP);
  repository.write('charts/shop/Chart.yaml', 'name: shop\n');
  helm = new FakeProgram(join(repository.root, '.programs'), 'helm');
  answers({});
  process.env['PATH'] = helm.folder;
});
afterEach(() => repository.remove());

function answers(more: Readonly<Record<string, FakeAnswer | readonly FakeAnswer[]>>): void {
  helm.answers({
    version: { stdout: 'v3.19.0' },
    template: { stdout: CONFIG },
    'show crds': { stdout: '' },
    ...more,
  });
}

test('a chart is rendered once, kept beside the app, and generated and checked without helm', async () => {
  answers({
    template: {
      stdout: `${CONFIG}---
# Source: shop/templates/web.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: web
          image: ${IMAGE}
          resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
`,
    },
    'show crds': {
      stdout:
        'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: carts.example.com }\n',
    },
  });
  expect((await repository.run('check')).exitCode).toBe(1);
  const { exitCode, out, err } = await repository.run('lock');
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  const [rendering = ''] = repository.names('apps/shop/renderings');
  expect(out).toBe(`wrote ${LOCK}\nwrote apps/shop/renderings/${rendering}\nshop: 1 rendered, 0 kept\n`);
  expect(JSON.parse(repository.read(LOCK))).toEqual({
    apiVersion: 'nodeless/v1alpha1',
    kind: 'Lock',
    tool: { name: 'helm', version: 'v3.19.0' },
    renderings: {
      [rendering.replace('.yaml', '')]: {
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        objects: [
          { object: 'ConfigMap shop', template: 'templates/config.yaml' },
          { object: 'Deployment shop', template: 'templates/web.yaml' },
        ],
        crds: ['carts.example.com'],
        images: [IMAGE],
        chartSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        inputs: {
          ...{ form: 1, tool: 'helm', chart: { local: 'charts/shop' }, release: 'shop', namespace: 'shop' },
          ...{
            sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
            values: {},
            kubernetes: '1.35',
            apiVersions: [],
          },
        },
      },
    },
  });
  process.env['PATH'] = '';
  expect(await repository.run('generate')).toMatchObject({ exitCode: 0, err: '' });
  expect(repository.read('clusters/sample/rendered/manifests/shop/configmap-shop.shop.yaml')).toBe(
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\n  namespace: shop\ndata:\n  a: b\n',
  );
  expect((await repository.run('check')).exitCode).toBe(0);
  expect(await repository.run('lock')).toMatchObject({ exitCode: 0, out: 'shop: 0 rendered, 1 kept\n' });
  const { out: explained } = await repository.run('explain', 'configmap/shop/shop');
  expect(explained).toContain('apps/shop/chart.yaml:6:3');
  const { out: source } = await repository.run('explain', 'apps/shop/chart.yaml:6');
  expect(source).toBe(`apps/shop/chart.yaml:6
  sample: apps/shop/chart.yaml:6:10  app  chart/shop#/source/local = "charts/shop"
    unknown: nothing can be rendered with another value
  sample: asks for
    clusters/sample/rendered/argocd/applications/shop.yaml
    clusters/sample/rendered/manifests/namespaces/namespace-shop.yaml
    clusters/sample/rendered/manifests/shop/configmap-shop.shop.yaml
    clusters/sample/rendered/manifests/shop/deployment-shop.shop.yaml

`);
});

test('helm gets the chart, the values and the cluster, and nothing of this machine', async () => {
  process.env['NODELESS_TEST_SECRET'] = 'x';
  repository.write(
    'apps/shop/chart.yaml',
    `${SHOP}releaseName: store\nnamespace: sales\napiVersions: [b.example.com/v1/B, a.example.com/v1]\nvalues: { a: 1, b: { c: null } }\n`,
  );
  repository.write('apps/shop/overlays/dev.yaml', 'values: { a: 2 }\n');
  expect((await repository.run('lock')).exitCode).toBe(0);
  delete process.env['NODELESS_TEST_SECRET'];
  const [first, second, ...others] = helm.calls().filter(({ args }) => args[0] === 'template');
  expect(others).toEqual([]);
  const chart = String(first?.args[2]);
  const values = String(first?.args[6]);
  expect(first?.args).toEqual([
    ...['template', 'store', chart, '--namespace', 'sales', '--values', values],
    ...['--kube-version', '1.35.0', '--skip-tests'],
    ...['--api-versions', 'a.example.com/v1', '--api-versions', 'b.example.com/v1/B'],
  ]);
  expect(chart.startsWith(repository.root)).toBe(false);
  expect(JSON.parse(first?.values ?? '')).toEqual({ a: 2, b: { c: null } });
  const home = String(first?.env['HOME']);
  expect(first?.env).toEqual({
    ...{ HOME: home, USERPROFILE: home, LC_ALL: 'C', HELM_NO_PLUGINS: '1', TZ: 'Etc/GMT+12' },
    ...{ TMPDIR: join(home, 'tmp'), TEMP: join(home, 'tmp'), XDG_CONFIG_HOME: join(home, 'config') },
    ...{ HELM_CACHE_HOME: join(home, 'cache'), HELM_CONFIG_HOME: join(home, 'config') },
    ...{ HELM_DATA_HOME: join(home, 'data'), HELM_PLUGINS: join(home, 'plugins') },
    ...{ KUBECONFIG: join(home, 'kubeconfig') },
    ...{ HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' },
  });
  expect(second?.env['TZ']).toBe('Pacific/Kiritimati');
  expect(existsSync(home)).toBe(false);
});

test('a change of values or of the chart asks for another rendering, and the former one goes', async () => {
  await repository.run('lock');
  const former = repository.names('apps/shop/renderings');
  repository.write('apps/shop/chart.yaml', `${SHOP}values: { a: 1 }\n`);
  const missing = await repository.run('generate');
  expect(missing.err).toContain('apps/shop/chart.yaml:6:3  error  lock/not-rendered');
  expect((await repository.run('lock')).out).toContain(`deleted apps/shop/renderings/${former[0]}`);
  expect(repository.names('apps/shop/renderings')).toHaveLength(1);
  expect((await repository.run('generate')).exitCode).toBe(0);
  repository.write('charts/shop/templates/new.yaml', '');
  expect((await repository.run('generate')).err).toContain('lock/not-rendered');
});

test('an app that Argo CD renders again leaves no lock behind', async () => {
  await repository.run('lock');
  repository.write(
    'apps/shop/chart.yaml',
    `apiVersion: nodeless/v1alpha1\nkind: Chart\nname: shop\nsource: { git: https://git.example.com/a, commit: ${'a'.repeat(40)}, path: . }\n`,
  );
  const { out } = await repository.run('lock');
  expect(out).toMatch(
    /^deleted apps\/shop\/charts\.lock\.json\ndeleted apps\/shop\/renderings\/[0-9a-f]{32}\.yaml\nshop: 0 rendered, 0 kept\n$/,
  );
  expect(repository.has(LOCK)).toBe(false);
});

test('an edited rendering and a lock in conflict are refused, and made again', async () => {
  await repository.run('lock');
  const [rendering = ''] = repository.names('apps/shop/renderings');
  const path = `apps/shop/renderings/${rendering}`;
  const good = repository.read(path);
  repository.write(path, good.replace('a: b', 'a: c'));
  expect((await repository.run('check')).err).toContain(
    `${path}:1:1  error  lock/damaged  the rendering is not what was locked`,
  );
  expect((await repository.run('lock')).exitCode).toBe(0);
  expect(repository.read(path)).toBe(good);
  repository.write(LOCK, `<<<<<<< ours\n${repository.read(LOCK)}`);
  expect((await repository.run('check')).err).toContain(`${LOCK}:1:1  error  lock/damaged`);
  expect((await repository.run('lock')).exitCode).toBe(0);
  rmSync(join(repository.root, path));
  expect((await repository.run('check')).err).toContain(
    `${path}:1:1  error  lock/damaged  the rendering is missing`,
  );
});

test('check renders again and says what is another than what is kept', async () => {
  await repository.run('lock');
  const kept = repository.read(LOCK);
  expect(await repository.run('lock', '--check')).toMatchObject({
    exitCode: 0,
    out: '1 of 1 apps are locked as they are rendered\n',
  });
  answers({ template: { stdout: CONFIG.replace('a: b', 'a: c') } });
  expect(await repository.refusal('--check')).toEqual([
    `${LOCK}:1 lock/stale: this is not what helm or kustomize makes of the sources`,
    expect.stringMatching(/^apps\/shop\/renderings\/[0-9a-f]{32}\.yaml:1 lock\/stale: /),
  ]);
  expect(repository.read(LOCK)).toBe(kept);
});

test('another version of helm is refused, unless it is asked for', async () => {
  await repository.run('lock');
  answers({ version: { stdout: 'v4.0.1' } });
  expect(await repository.run('lock')).toMatchObject({ exitCode: 0, out: 'shop: 0 rendered, 1 kept\n' });
  repository.write('apps/shop/chart.yaml', `${SHOP}values: { a: 1 }\n`);
  expect(await repository.refusal()).toEqual([
    'apps/shop/chart.yaml:6 lock/other-version: helm is v4.0.1 here, and apps/shop is locked with v3.19.0: two versions may render in different ways',
  ]);
  expect((await repository.run('lock', '--upgrade')).exitCode).toBe(0);
  expect(JSON.parse(repository.read(LOCK))).toMatchObject({ tool: { version: 'v4.0.1' } });
});
