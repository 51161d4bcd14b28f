import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { FakeProgram, type FakeAnswer } from '../testing/fake-program.ts';
import { localChart, LockRepository } from '../testing/lock-repository.ts';

const APPS = ['clock', 'key', 'role', 'secret', 'shop'];
const SHOP = localChart('shop');

// The two renderings lie a second apart.
jest.setTimeout(30_000);

let repository: LockRepository;
let helm: FakeProgram;
beforeEach(() => {
  repository = new LockRepository(...APPS);
  for (const app of APPS) repository.write(`apps/${app}/chart.yaml`, localChart(app, 'shop'));
  repository.write('charts/shop/Chart.yaml', 'name: shop\n');
  helm = new FakeProgram(join(repository.root, '.programs'), 'helm');
  answers({});
  process.env['PATH'] = helm.folder;
});
afterEach(() => repository.remove());

function answers(more: Readonly<Record<string, FakeAnswer | readonly FakeAnswer[]>>): void {
  helm.answers({
    version: { stdout: 'v3.19.0' },
    template: { stdout: made('ConfigMap', 'data: { a: b }') },
    'show crds': { stdout: '' },
    ...more,
  });
}

/** What helm prints for a template with one object. */
function made(kind: string, more = '', apiVersion = 'v1'): string {
  return `---\n# Source: shop/templates/one.yaml\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: one\n${more}\n`;
}

test('what helm makes is refused at the chart.yaml that asks for it, all at once, and nothing is written', async () => {
  const key = ['-----BEGIN', 'PRIVATE KEY-----'].join(' ');
  answers({
    'template clock': [
      { stdout: made('ConfigMap', 'data:\n  at: "1"') },
      { stdout: made('ConfigMap', 'data:\n  at: "2"') },
    ],
    'template key': { stdout: made('ConfigMap', `data: { a: "${key}MIIB" }`) },
    'template role': { stdout: made('ClusterRole', '', 'rbac.authorization.k8s.io/v1') },
    'template secret': { stdout: made('Secret', 'data: { a: Yg== }') },
  });
  expect(await repository.refusal()).toEqual([
    'apps/clock/chart.yaml:6 lock/not-deterministic: two renderings of the same chart and values differ in templates/one.yaml: at',
    'apps/key/chart.yaml:6 lock/secret: templates/one.yaml: ConfigMap one holds a private key at data.a',
    'apps/role/chart.yaml:6 manifests/cluster-scoped: templates/one.yaml: ClusterRole belongs to no namespace, and apps may only have objects in theirs',
    'apps/secret/chart.yaml:6 lock/secret: templates/one.yaml: Secret one is a Secret with data, which would be readable in git',
  ]);
  const { out, err } = await repository.run('lock', 'secret', 'key');
  expect(err).toContain('existingSecret');
  expect(out + err).not.toContain('MIIB');
});

test.each([
  [{ version: { stdout: 'v2.17.0' } }, 'lock/no-program: helm is "v2.17.0", and versions 3 and 4 are known'],
  [{ version: { stderr: 'Error: broken\n', exitCode: 1 } }, 'lock/no-program: helm version: broken'],
  [
    {
      template: {
        stderr:
          'WARNING: old\nError: values do not meet the schema\nat /a\n\nUse --debug flag to render out invalid YAML\n',
        exitCode: 1,
      },
    },
    'lock/failed: helm: values do not meet the schema at /a',
  ],
  [{ template: { exitCode: 3 } }, 'lock/failed: helm: it ended with 3'],
])('a helm that answers %j', async (told, words) => {
  answers(told);
  expect(await repository.refusal('shop')).toEqual([`apps/shop/chart.yaml:6 ${words}`]);
});

test('a secret in the values is refused before helm is asked to render', async () => {
  const chart = localChart(
    'shop',
    'shop',
    'values:\n  existingSecret: shop\n  auth: { password: hunter22 }\n',
  );
  repository.write('apps/shop/chart.yaml', chart);
  expect(await repository.refusal('shop')).toEqual([
    'apps/shop/chart.yaml:6 lock/secret: the values of the chart hold a plain value at auth.password',
  ]);
  expect(helm.calls().map(({ args }) => args[0])).toEqual(['version']);
});

test('a secret in the values is found also where a rendering of them was written by hand', async () => {
  repository.write('apps/shop/chart.yaml', localChart('shop', 'shop', 'values: { auth: { user: shop } }\n'));
  expect((await repository.run('lock')).exitCode).toBe(0);
  for (const path of ['apps/shop/chart.yaml', 'apps/shop/charts.lock.json'])
    repository.write(path, repository.read(path).replace(/"?user"?: "?shop"?/, '"password": "hunter22"'));
  const { out, err } = await repository.run('check');
  expect(err).toContain(
    'apps/shop/chart.yaml:7:31  error  security/secrets-in-git  the values of the chart hold a plain value at auth.password',
  );
  expect(out + err).not.toContain('hunter22');
});

test('without helm the reason and the way to get it are told', async () => {
  process.env['PATH'] = `relative${delimiter}${join(repository.root, 'apps')}`;
  expect(await repository.refusal('shop')).toEqual([
    'apps/shop/chart.yaml:6 lock/no-program: there is no helm in PATH',
  ]);
  const { err } = await repository.run('lock', 'shop');
  expect(err).toContain('go install helm.sh/helm/v3/cmd/helm@');
});

test('a chart that is not there, one behind a link, and an app that nobody runs', async () => {
  expect(await repository.refusal('web')).toEqual([
    '-:0 explain/nothing-there: no cluster runs an app "web" that is rendered beforehand',
  ]);
  rmSync(join(repository.root, 'charts'), { recursive: true });
  expect(await repository.refusal('shop')).toContain(
    'apps/shop/chart.yaml:6 source/missing: the repository has no chart charts/shop',
  );
  mkdirSync(join(repository.root, 'charts'));
  symlinkSync(tmpdir(), join(repository.root, 'charts/shop'));
  expect(await repository.refusal('shop')).toContainEqual(
    expect.stringContaining('charts/shop:1 source/symlink'),
  );
  expect(helm.calls()).toEqual([]);
});

test('charts of registries and repositories are pulled, and one that was published again is refused', async () => {
  const digest = `sha256:${'ab'.repeat(32)}`;
  answers({ pull: { writes: { 'shop-1.2.3.tgz': 'one' } } });
  repository.write(
    'apps/shop/chart.yaml',
    SHOP.replace(
      'local: charts/shop',
      `oci: oci://ghcr.io/example/shop\n  version: 1.2.3\n  digest: ${digest}`,
    ),
  );
  expect((await repository.run('lock', 'shop')).exitCode).toBe(0);
  const pull = helm.calls().find(({ args }) => args[0] === 'pull');
  expect(pull?.args.slice(0, 3)).toEqual(['pull', `oci://ghcr.io/example/shop@${digest}`, '--destination']);
  expect(pull?.env).not.toHaveProperty('HTTP_PROXY', 'http://127.0.0.1:9');
  const template = helm.calls().find(({ args }) => args[0] === 'template');
  expect(template?.args[2]).toMatch(/\/pulled\/shop-1\.2\.3\.tgz$/);

  repository.write(
    'apps/shop/chart.yaml',
    SHOP.replace(
      'local: charts/shop',
      'repository: https://charts.example.com\n  chart: shop\n  version: 1.2.3',
    ),
  );
  expect((await repository.run('lock', 'shop')).exitCode).toBe(0);
  expect(
    helm
      .calls()
      .findLast(({ args }) => args[0] === 'pull')
      ?.args.slice(0, 6),
  ).toEqual([...['pull', 'shop', '--repo', 'https://charts.example.com', '--version', '1.2.3']]);
  answers({ pull: { writes: { 'shop-1.2.3.tgz': 'two' } } });
  const [other = ''] = await repository.refusal('shop', '--fresh');
  expect(other.replace(/[0-9a-f]{12}/g, '<digest>')).toBe(
    'apps/shop/chart.yaml:6 lock/other-chart: https://charts.example.com shop 1.2.3 has SHA-256 <digest>…, and it was locked with <digest>…: it was published again',
  );
  answers({ pull: { stderr: 'Error: no such host\n', exitCode: 1 } });
  expect(await repository.refusal('shop', '--fresh')).toEqual([
    'apps/shop/chart.yaml:6 lock/failed: helm pull: no such host',
  ]);
});
