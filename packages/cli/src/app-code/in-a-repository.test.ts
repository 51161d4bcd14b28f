import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import type { Diagnostic } from '@nodeless/core';
import type { RenderedAnswer } from '../explain/rendered-answer.ts';
import type { SourceAnswer } from '../explain/source-answer.ts';
import { loadFleet } from '../fleet.ts';
import { bundledProgram } from '../testing/bundled-program.ts';
import { GitRepository } from '../testing/git-repository.ts';
import { CLUSTERS } from '../testing/repository.ts';
import { bundlesOf } from '../twice/bundle.ts';

const APP = 'apps/shop/app.ts';
const HELPER = 'apps/parts/names.ts';
const RENDERED = 'clusters/nodeless-tokyo/rendered/manifests/shop/configmap-in-prod.shop.yaml';
const RUN_BY = ['nodeless-seoul', 'nodeless-tokyo'];

let repository: GitRepository;
beforeEach(async () => {
  repository = new GitRepository(CLUSTERS);
  for (const name of RUN_BY) {
    const path = `clusters/${name}/cluster.yaml`;
    const text = repository.read(path);
    repository.write(path, text.replace(/^apps: \[(.*)\]$/m, 'apps: [$1, shop]'));
  }
  repository.write(
    APP,
    `import { ConfigMap } from 'cdk8s-plus-30';
import { nameOf } from '../parts/names.ts';
const seen = [];
export default (chart, cluster, values) => {
  seen.push(cluster.name);
  const metadata = { name: nameOf(cluster.stage) };
  new ConfigMap(chart, 'a', { metadata, data: { seen: seen.join(), size: values.size } });
};
`,
  );
  repository.write(HELPER, 'export const nameOf = (stage: string): string => `in-${stage}`;\n');
  repository.write('apps/parts/manifests/a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');
  const head = 'apiVersion: nodeless/v1alpha1\nkind: Code\nname: shop\n';
  repository.write('apps/shop/app.yaml', `${head}values: { size: small }\n`);
  await repository.start();
});
afterEach(() => repository.remove());

async function json<T>(...args: readonly string[]): Promise<T & { readonly diagnostics: Diagnostic[] }> {
  const { out } = await repository.run(...args, '--json');
  return JSON.parse(out) as T & { readonly diagnostics: Diagnostic[] };
}

test('clusters get the same in any order, and nothing of each other', () => {
  const rendered = (names: readonly string[]) => {
    const fleet = loadFleet(repository.root).value;
    if (fleet === undefined) throw new Error('the fleet is not valid');
    return Object.fromEntries(Array.from(bundlesOf(fleet, names), ({ name, bundle }) => [name, bundle]));
  };
  const sorted = rendered(RUN_BY);
  expect(rendered([...RUN_BY].reverse())).toEqual(sorted);
  expect(sorted['nodeless-tokyo']?.files['manifests/shop/configmap-in-prod.shop.yaml']).toContain(
    'data:\n  seen: nodeless-tokyo\n  size: small\n',
  );
  expect(Object.keys(sorted['nodeless-seoul']?.files ?? {})).toContain(
    'manifests/shop/configmap-in-dev.shop.yaml',
  );
});

test('a change of a file that the code imports renders anew what was remembered', async () => {
  mkdirSync(repository.path('node_modules'));
  await repository.run('generate');
  repository.write(HELPER, 'export const nameOf = (stage: string): string => `of-${stage}`;\n');
  const { clusters } = await json<{ clusters: { name: string; created: number }[] }>('generate');
  expect(clusters.map(({ name, created }) => [name, created])).toEqual([
    ['classic-seoul', 0],
    ['nodeless-seoul', 1],
    ['nodeless-tokyo', 1],
  ]);
});

test('a change of a file that the code imports reaches the clusters of the app', async () => {
  repository.append(HELPER, '// changed\n');
  const { clusters } = await json<{ clusters: { name: string }[] }>('check', '--changed', '--base', 'main');
  expect(clusters.map(({ name }) => name)).toEqual(RUN_BY);
});

test('explain: the line of the code that made an object, the value that decides it, and the way back', async () => {
  const line = readFileSync(repository.path(RENDERED), 'utf8').split('\n').indexOf('  size: small') + 1;
  const { answers } = await json<{ answers: RenderedAnswer[] }>('explain', `${RENDERED}:${line}`);
  expect(answers[0]).toMatchObject({
    application: 'shop',
    component: 'code',
    constructPath: 'code/shop/a/Resource',
    askedBy: { layer: 'code', location: { file: APP, line: 7, column: 3 } },
  });
  expect(answers[0]?.from[0]).toMatchObject({
    path: 'code/shop#/values/size',
    layer: 'app',
    location: { file: 'apps/shop/app.yaml', line: 4 },
  });
  const back = await json<{ answers: SourceAnswer[] }>('explain', `${APP}:7`);
  expect(back.answers[0]?.asksFor.flatMap(({ files }) => files)).toEqual(
    expect.arrayContaining([RENDERED, RENDERED.replace('tokyo', 'seoul').replace('prod', 'dev')]),
  );
  const value = await json<{ answers: SourceAnswer[] }>('explain', 'apps/shop/app.yaml:4');
  expect(value.answers[0]?.values.map(({ cluster, produces }) => [cluster, produces.length > 0])).toEqual([
    ['nodeless-seoul', true],
    ['nodeless-tokyo', true],
  ]);
});

test('migrate passes code over', async () => {
  expect((await repository.run('migrate')).exitCode).toBe(0);
});

test('the bundled program runs it, twice with the same bytes; what a library tells of the process is found', () => {
  const library = 'node_modules/pid-lib/index.js';
  const twice = () => {
    const args = [bundledProgram(), 'check', '--twice', '--json', ...RUN_BY];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: repository.root,
      encoding: 'utf8',
    });
    if (status === 2 || stdout === '') throw new Error(stderr);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
    return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  };
  expect(twice()).toEqual([]);
  repository.write(library, 'exports.pid = () => String(process.pid);\n');
  repository.write(
    HELPER,
    "import { pid } from 'pid-lib';\nexport const nameOf = (): string => `in-${pid()}`;\n",
  );
  expect(new Set(twice())).toContain('tree/not-deterministic');
}, 60_000);
