import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRecordPath } from '@nodeless/core';
import { loadCluster, loadFleet } from '../fleet.ts';
import { filesBelow } from '../testing/rendered.ts';
import { runIn, TestRepository } from '../testing/repository.ts';
import { leavesOf } from './leaves.ts';
import type { RenderedAnswer } from './rendered-answer.ts';
import type { SourceAnswer } from './source-answer.ts';

const CLUSTER = 'nodeless-seoul';
const SOURCE = `clusters/${CLUSTER}/cluster.yaml`;
const RENDERED = `clusters/${CLUSTER}/rendered`;
const POOL = `${RENDERED}/manifests/karpenter-config/nodepool-default.yaml`;

let repository: TestRepository;
beforeAll(async () => {
  repository = new TestRepository();
  await repository.generated();
});
afterAll(() => repository.remove());

const textOf = (file: string) => readFileSync(repository.path(file), 'utf8');

/** The line of a file that holds a string. */
function lineWith(file: string, text: string): number {
  const at = textOf(file)
    .split('\n')
    .findIndex((line) => line.includes(text));
  if (at < 0) throw new Error(`${file} does not hold ${text}`);
  return at + 1;
}

async function answersTo<T = RenderedAnswer>(...args: readonly string[]): Promise<readonly T[]> {
  const { out, exitCode } = await repository.run('explain', ...args, '--json');
  expect(exitCode).toBe(0);
  return (JSON.parse(out) as { answers: T[] }).answers;
}

async function lineOf(file: string, text: string): Promise<RenderedAnswer> {
  const [answer, ...more] = await answersTo(`${file}:${lineWith(file, text)}`);
  if (answer === undefined || more.length > 0) throw new Error('not one answer');
  return answer;
}

const placeOf = ({ location }: RenderedAnswer['from'][number]) => `${location.file}:${location.line}`;

test('a line of a rendered object: its value, who asked for the object, and the rules that read it', async () => {
  const answer = await lineOf(POOL, 'cpu: "1000"');
  const { from, askedBy, checks, ...rest } = answer;
  expect(rest).toMatchObject({
    cluster: CLUSTER,
    file: POOL,
    text: '    cpu: "1000"',
    object: 'NodePool default',
    application: 'karpenter-config',
    component: 'karpenter',
    constructPath: 'karpenter/karpenter-config/nodepool-default',
  });
  expect(from[0]).toMatchObject({
    path: 'cluster#/compute/karpenter/nodePools/0/limits/cpu',
    value: '1000',
    layer: 'cluster',
    how: 'value',
  });
  expect(from.filter(({ how }) => how === 'value').map(placeOf)).toEqual([
    `${SOURCE}:${lineWith(SOURCE, "cpu: '1000'")}`,
  ]);
  expect(askedBy).toMatchObject({ path: 'cluster#/compute/karpenter/nodePools/0', layer: 'cluster' });
  expect(checks).toContain('karpenter/refused-object');
  expect(checks).not.toContain('upgrade/removed-api');
});

test.each([
  [`${RENDERED}/eksctl/cluster.yaml`, 'region: ', 'cluster#/region', 'cluster'],
  [`${RENDERED}/eksctl/cluster.yaml`, 'version: ', 'cluster#/kubernetes/version', 'fleet'],
  [POOL, '- nodes: ', 'cluster#/compute/karpenter/nodePools/0/budgets/0/nodes', 'default'],
  [`${RENDERED}/argocd/root.yaml`, 'repoURL: ', 'argocd/settings#/repository/url', 'argocd'],
  [`${RENDERED}/manifests/inflate/deployment-inflate.inflate.yaml`, 'image: ', 'app/inflate#/image', 'app'],
])('%s, the line with %s', async (file, text, path, layer) => {
  const { from } = await lineOf(file, text);
  expect(from[0]).toMatchObject({ path, layer, how: 'value' });
});

test('a line that no value decides is the own text of the component', async () => {
  const { from, component } = await lineOf(POOL, 'group: karpenter.k8s.aws');
  expect(from.filter(({ how }) => how === 'value')).toEqual([]);
  expect(component).toBe('karpenter');
});

test('an object by its name, in all clusters or in one', async () => {
  const everywhere = await answersTo('nodepool/default');
  expect(everywhere.map(({ cluster }) => cluster)).toContain(CLUSTER);
  expect((await answersTo('NodePool/default', '--cluster', CLUSTER)).map(({ file }) => file)).toEqual([POOL]);
  expect((await answersTo('deployment/inflate/inflate', '--cluster', CLUSTER)).length).toBe(1);
});

test('a path is found from the folder somebody is in', async () => {
  const { out } = await runIn(repository.path(RENDERED), 'explain', 'argocd/root.yaml', '--json');
  expect((JSON.parse(out) as { answers: RenderedAnswer[] }).answers[0]?.file).toBe(
    `${RENDERED}/argocd/root.yaml`,
  );
});

/** What the sources give after a change of one line, as the lines that differ. */
async function linesThatChange(from: string, to: string): Promise<string[]> {
  const files = filesBelow(repository.path(RENDERED)).filter((path) => !isRecordPath(path));
  const before = files.map((path) => [path, textOf(`${RENDERED}/${path}`).split('\n')] as const);
  const source = textOf(SOURCE);
  writeFileSync(repository.path(SOURCE), source.replace(from, to));
  try {
    expect((await repository.run('generate', CLUSTER)).exitCode).toBe(0);
    return before.flatMap(([path, lines]) => {
      const now = textOf(`${RENDERED}/${path}`).split('\n');
      expect(now.length).toBe(lines.length);
      return lines.flatMap((line, index) =>
        line === now[index] ? [] : [`${RENDERED}/${path}:${index + 1}`],
      );
    });
  } finally {
    writeFileSync(repository.path(SOURCE), source);
    await repository.run('generate', CLUSTER);
  }
}

test.each([
  ["limits: { cpu: '1000', nodes: '400' }", "limits: { cpu: '2000', nodes: '500' }"],
  ['expireAfter: 168h', 'expireAfter: 240h'],
  ['timeZone: Asia/Seoul', 'timeZone: Asia/Tokyo'],
  ['hostname: kubeopsview.example.com', 'hostname: view.example.com'],
])('what the source line %s gives is what changes when it is edited', async (from, to) => {
  const [answer] = await answersTo<SourceAnswer>(`${SOURCE}:${lineWith(SOURCE, from)}`);
  const told = answer?.values.flatMap(({ produces }) =>
    produces.flatMap(({ file, lines }) => lines.map((line) => `${file}:${line}`)),
  );
  expect([...new Set(told)].sort()).toEqual((await linesThatChange(from, to)).sort());
});

test('a map of a source stands for all below it, and asks for objects', async () => {
  const [answer] = await answersTo<SourceAnswer>(`${SOURCE}:${lineWith(SOURCE, 'nodePools:')}`);
  expect(answer?.values.map(({ path }) => path)).toContain(
    'cluster#/compute/karpenter/nodePools/0/limits/cpu',
  );
  expect(answer?.asksFor).toContainEqual({
    cluster: CLUSTER,
    files: expect.arrayContaining([POOL]) as string[],
  });
});

test('an app of a cluster gives all its files', async () => {
  const [answer] = await answersTo<SourceAnswer>(`${SOURCE}:${lineWith(SOURCE, 'apps: [')}`);
  const files = answer?.values.flatMap(({ produces }) => produces.map(({ file }) => file));
  expect(files).toContain(`${RENDERED}/manifests/inflate/deployment-inflate.inflate.yaml`);
});

test('a line of fleet.yaml that a cluster writes over says who does', async () => {
  const fleet = textOf('clusters/fleet.yaml');
  const source = textOf(SOURCE);
  writeFileSync(repository.path(SOURCE), `${source}kubernetes: { version: '1.34' }\n`);
  try {
    const [answer] = await answersTo<SourceAnswer>(
      `clusters/fleet.yaml:${lineWith('clusters/fleet.yaml', "kubernetes: { version: '")}`,
    );
    expect(answer?.values.map(({ cluster }) => cluster)).not.toContain(CLUSTER);
    expect(answer?.overriddenBy).toEqual([
      {
        cluster: CLUSTER,
        layer: 'cluster',
        location: expect.objectContaining({ file: SOURCE, line: source.split('\n').length }) as object,
      },
    ]);
  } finally {
    writeFileSync(repository.path('clusters/fleet.yaml'), fleet);
    writeFileSync(repository.path(SOURCE), source);
  }
});

test('nothing is lost silently: what cannot be followed is named', async () => {
  const fleet = loadFleet(repository.root).value;
  const model = fleet && loadCluster(fleet, CLUSTER).value;
  const paths = model && leavesOf(model).map(({ path }) => path);
  const [answer] = await answersTo(`${POOL}:1`);
  for (const { path } of answer?.notFollowed ?? []) expect(paths).toContain(path);
  expect((answer?.notFollowed ?? []).length).toBeLessThan((paths ?? []).length / 10);
});

test('people read lines, and the help has examples', async () => {
  const { out } = await repository.run('explain', `${POOL}:${lineWith(POOL, 'cpu: "1000"')}`);
  expect(out).toContain(`${SOURCE}:${lineWith(SOURCE, "cpu: '1000'")}`);
  expect(out).toContain('  object      NodePool default (Application karpenter-config)');
  const help = await repository.run('explain', '--help');
  expect(help.out).toContain('nodeless explain clusters/fleet.yaml:12');
});

test('a line of an object that somebody wrote is asked for by the line of the manifest, or of the patch', async () => {
  for (const folder of ['manifests', 'overlays'])
    mkdirSync(repository.path(`apps/plain/${folder}`), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(repository.path(path), text);
  write(
    'apps/plain/manifests/a.yaml',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: plain }\ndata:\n  a: one\n  b: two\n',
  );
  write(
    'apps/plain/overlays/dev.yaml',
    'patches:\n  - target: { kind: ConfigMap }\n    merge: { data: { b: three } }\n',
  );
  write(SOURCE, textOf(SOURCE).replace('apps: [inflate]', 'apps: [inflate, plain]'));
  await repository.generated();
  const file = `${RENDERED}/manifests/plain/configmap-plain.plain.yaml`;
  expect((await lineOf(file, 'a: one')).askedBy).toMatchObject({
    path: 'manifest/plain/a.yaml/0#/data/a',
    layer: 'manifest',
    location: { file: 'apps/plain/manifests/a.yaml', line: 5, column: 6 },
  });
  expect((await lineOf(file, 'b: three')).askedBy).toMatchObject({
    layer: 'stage',
    location: { file: 'apps/plain/overlays/dev.yaml', line: 3, column: 25 },
  });
});

test('a value of a chart, and its overlay', async () => {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(repository.path(path)), { recursive: true });
    writeFileSync(repository.path(path), text);
  };
  const head = 'apiVersion: nodeless/v1alpha1\nkind: Chart\nname: shop\n';
  const source = 'source: { repository: https://charts.example.com, chart: shop, version: 1.2.3 }\n';
  write('apps/shop/chart.yaml', `${head}${source}values: { replicas: 3 }\n`);
  write('apps/shop/overlays/dev.yaml', 'source: { version: 1.2.4 }\n');
  write(SOURCE, textOf(SOURCE).replace('apps: [inflate', 'apps: [shop, inflate'));
  expect((await repository.run('generate')).exitCode).toBe(0);
  const application = `${RENDERED}/argocd/applications/shop.yaml`;
  expect((await lineOf(application, 'targetRevision: ')).from[0]).toMatchObject({
    path: 'chart/shop#/source/version',
    layer: 'stage',
    location: { file: 'apps/shop/overlays/dev.yaml', line: 1 },
    how: 'value',
  });
  expect((await lineOf(application, 'replicas: ')).from[0]).toMatchObject({
    path: 'chart/shop#/values/replicas',
    layer: 'app',
  });
});
