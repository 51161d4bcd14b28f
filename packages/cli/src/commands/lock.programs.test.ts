import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../installation.ts';
import { findProgram } from '../lock/find-program.ts';
import { localChart, LockRepository } from '../testing/lock-repository.ts';

jest.setTimeout(120_000);

/** `npm run test:helm` wants the real programs; `npm test` takes them where they are. */
const REQUIRED = process.env['npm_lifecycle_event'] === 'test:helm';

const GET = {
  helm: 'go install helm.sh/helm/v3/cmd/helm@v3.19.0, or helm.sh/helm/v4/cmd/helm@v4.0.0',
  kustomize: 'go install sigs.k8s.io/kustomize/kustomize/v5@v5.7.1, or a kubectl',
} as const;

/** `test` where the program is installed, else a visible skip that says how to get it. */
function testWith(program: keyof typeof GET, name: string, body: () => Promise<void>): void {
  const isThere =
    findProgram(program) !== undefined || (program === 'kustomize' && findProgram('kubectl') !== undefined);
  if (isThere || REQUIRED) test(name, body);
  else test.skip(`${name} (skipped: needs ${program}, for instance ${GET[program]})`, body);
}

let repository: LockRepository;
afterEach(() => repository.remove());

function withChart(app: string, chart: string, more = ''): void {
  repository = new LockRepository(app);
  cpSync(join(PACKAGE_FOLDER, 'testdata/charts', chart), join(repository.root, 'charts', chart), {
    recursive: true,
  });
  repository.write(`apps/${app}/chart.yaml`, localChart(app, chart, more));
}

testWith(
  'helm',
  'a chart that helm renders the same each time is kept, byte-stable, and checked',
  async () => {
    withChart(
      'shop',
      'shop',
      'apiVersions: [monitoring.example.com/v1]\nvalues: { existingSecret: shop-database }\n',
    );
    expect(await repository.run('lock')).toMatchObject({ exitCode: 0, err: '' });
    const [name = ''] = repository.names('apps/shop/renderings');
    const rendering = repository.read(`apps/shop/renderings/${name}`);
    const [locked] = Object.values(
      (JSON.parse(repository.read('apps/shop/charts.lock.json')) as { renderings: Record<string, unknown> })
        .renderings,
    );
    expect(locked).toMatchObject({
      objects: [
        { object: 'ConfigMap shop-monitoring', template: 'templates/monitor.yaml' },
        { object: 'Deployment shop', template: 'templates/deployment.yaml' },
        { object: 'Job shop-migration', template: 'templates/migration.yaml' },
        { object: 'Service shop/shop', template: 'templates/service.yaml' },
      ],
      crds: ['carts.shop.example.com'],
      images: [`registry.example.com/shop:1.0.0@sha256:${'5f'.repeat(32)}`],
      inputs: { kubernetes: '1.35', apiVersions: ['monitoring.example.com/v1'] },
    });
    expect(await repository.run('lock', '--fresh')).toMatchObject({ out: 'shop: 1 rendered, 0 kept\n' });
    expect(repository.read(`apps/shop/renderings/${name}`)).toBe(rendering);
    expect((await repository.run('lock', '--check')).exitCode).toBe(0);
    expect(await repository.run('generate')).toMatchObject({ exitCode: 0, err: '' });
    expect((await repository.run('check')).exitCode).toBe(0);
    const job = repository.read('clusters/sample/rendered/manifests/shop/job-shop-migration.shop.yaml');
    expect(job).toContain(
      `  annotations:
    argocd.argoproj.io/hook: PreSync
    argocd.argoproj.io/hook-delete-policy: BeforeHookCreation,HookSucceeded
    argocd.argoproj.io/sync-wave: "-5"
`,
    );
    const deployment = repository.read('clusters/sample/rendered/manifests/shop/deployment-shop.shop.yaml');
    expect(deployment).toContain('example.com/kubernetes: v1.35.0');
  },
);

testWith(
  'helm',
  'a Secret and a ClusterRole of a chart are refused, and so are values against its schema',
  async () => {
    withChart('shop', 'shop', 'values: { clusterRole: true }\n');
    expect(await repository.refusal()).toEqual([
      'apps/shop/chart.yaml:6 lock/secret: templates/secret.yaml: Secret shop-database is a Secret with data, which would be readable in git',
      'apps/shop/chart.yaml:6 manifests/cluster-scoped: templates/role.yaml: ClusterRole belongs to no namespace, and apps may only have objects in theirs',
    ]);
    repository.write('apps/shop/chart.yaml', localChart('shop', 'shop', 'values: { replicas: many }\n'));
    expect((await repository.refusal())[0]).toMatch(
      /^apps\/shop\/chart\.yaml:6 lock\/failed: helm: values don't meet .*replicas/,
    );
  },
);

testWith(
  'helm',
  'a chart with generated certificates is refused with the reason, and accepted with its recipe',
  async () => {
    withChart('certificates', 'certificates');
    expect(await repository.refusal()).toEqual([
      'apps/certificates/chart.yaml:6 lock/not-deterministic: two renderings of the same chart and values differ in templates/tls.yaml: tls.crt, tls.key; templates/deployment.yaml: example.com/restarted',
    ]);
    repository.write(
      'apps/certificates/chart.yaml',
      localChart('certificates', 'certificates', 'values: { existingSecret: web-tls, restart: false }\n'),
    );
    expect(await repository.run('lock')).toMatchObject({ exitCode: 0, err: '' });
    expect(await repository.run('generate')).toMatchObject({ exitCode: 0, err: '' });
  },
);

testWith('kustomize', 'a kustomization with a base, a stage and generated configuration', async () => {
  repository = new LockRepository('shop');
  const at = 'apps/shop/manifests';
  repository.write(`${at}/base/kustomization.yaml`, 'resources: [config.yaml]\n');
  repository.write(
    `${at}/base/config.yaml`,
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\ndata: { a: b }\n',
  );
  repository.write(
    `${at}/dev/kustomization.yaml`,
    'resources: [../base]\nnamePrefix: dev-\nconfigMapGenerator:\n  - { name: more, files: [a.conf] }\n',
  );
  repository.write(`${at}/dev/a.conf`, 'on\n');
  repository.write(
    'apps/shop/app.yaml',
    'apiVersion: nodeless/v1alpha1\nkind: Manifests\nname: shop\nkustomization: dev\n',
  );
  expect(await repository.run('lock')).toMatchObject({ exitCode: 0, err: '' });
  expect(await repository.run('generate')).toMatchObject({ exitCode: 0, err: '' });
  expect(repository.names('clusters/sample/rendered/manifests/shop')).toEqual([
    'README.md',
    'SHA256SUMS',
    expect.stringMatching(/^configmap-dev-more-[a-z0-9]+\.shop\.yaml$/),
    'configmap-dev-shop.shop.yaml',
  ]);
  repository.write(`${at}/dev/kustomization.yaml`, 'resources: [../base]\nhelmCharts: [{ name: a }]\n');
  expect((await repository.refusal())[0]).toMatch(/lock\/failed: kustomize: .*enable-helm/i);
});
