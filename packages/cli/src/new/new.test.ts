import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../installation.ts';
import { runIn, type Run } from '../testing/repository.ts';
import { objectNamed, renderCluster, sampleSources } from '../testkit/index.ts';

jest.setTimeout(60_000);

const CLUSTER = 'clusters/sample/cluster.yaml';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-new-')));
  cpSync(join(PACKAGE_FOLDER, 'testdata/base'), root, { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(PACKAGE_FOLDER, join(root, 'node_modules/nodeless'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const nodeless = (...args: string[]): Promise<Run> => runIn(root, ...args);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
const edit = (path: string, from: string, to: string): void => write(path, read(path).replace(from, to));
const APP = ['new', 'app', 'shop', '--image', 'example.com/shop:1.0.0'];

describe('an app', () => {
  test('is written, sound, and listed in the cluster, whose comments stay', async () => {
    edit(CLUSTER, 'apps: [web]', '# What runs here.\napps: # all\n  - web # the first\n');
    const before = read(CLUSTER);
    expect(await nodeless(...APP, '--port', '9000', '--cluster', 'sample')).toEqual({
      exitCode: 0,
      out: `wrote apps/shop/app.yaml\nchanged ${CLUSTER}\nnext: edit it, then npx nx run generate\n`,
      err: '',
    });
    expect(read(CLUSTER)).toBe(before.replace('  - web # the first\n', '  - web # the first\n  - shop\n'));
    expect(read('apps/shop/app.yaml')).toContain('containerPort: 9000');
    expect(await nodeless('generate')).toMatchObject({
      exitCode: 0,
      err: expect.stringMatching(
        /^apps\/shop\/app\.yaml:8:8 {2}info {2}security\/image-without-digest [^]*\n1 info\n$/,
      ) as string,
    });
    expect(existsSync(join(root, 'clusters/sample/rendered/manifests/shop'))).toBe(true);
  });

  test('joins those of the stage, which a list in cluster.yaml would replace', async () => {
    edit(CLUSTER, 'apps: [web]\n', '');
    edit('clusters/fleet.yaml', '    tags: { stage: dev }', '    tags: { stage: dev }\n    apps: [web]');
    expect(await nodeless(...APP, '--cluster', 'sample')).toMatchObject({ exitCode: 0, err: '' });
    expect(read(CLUSTER)).toMatch(/\napps: \[web, shop\]\n$/);
  });

  test('is written alone where no cluster is named', async () => {
    const before = read(CLUSTER);
    const { out } = await nodeless(...APP);
    expect(out).toContain('list it below apps of a cluster.yaml');
    expect(read(CLUSTER)).toBe(before);
  });

  test.each([
    [[...APP, '--cluster', 'none'], 'there is no clusters/none/cluster.yaml'],
    [['new', 'app', 'web', '--image', 'example.com/shop:1.0.0'], 'apps/web/app.yaml exists already'],
    [['new', 'app', 'shop', '--image', 'example.com/shop'], 'apps/shop/app.yaml:8:8  error  spec/'],
    [
      ['new', 'app', '../shop', '--image', 'example.com/shop:1.0.0'],
      '"../shop" is not a usable name of an app',
    ],
    [[...APP, '--port', '70000'], 'Write a number from 1 to 65535.'],
    [['new', 'app', 'shop'], "required option '--image <image>' not specified"],
  ])('is refused, and nothing is written: %j', async (args, message) => {
    const { exitCode, out, err } = await nodeless(...args);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain(message);
    expect(existsSync(join(root, 'apps/shop'))).toBe(false);
  });

  test.each([
    ['apps: [web]', 'apps: &apps [web]\nexclude: *apps', `clusters/sample has errors`],
    ['apps: [web]', 'apps: []\nnothing: 1', 'npx nodeless check sample'],
  ])('is not listed in a cluster with errors', async (from, to, message) => {
    edit(CLUSTER, from, to);
    const before = read(CLUSTER);
    const { exitCode, err } = await nodeless(...APP, '--cluster', 'sample');
    expect(exitCode).toBe(1);
    expect(err).toContain(message);
    expect([read(CLUSTER), existsSync(join(root, 'apps/shop'))]).toEqual([before, false]);
  });
});

describe('a component and a rule', () => {
  test('are registered, and their tests pass', async () => {
    expect(await nodeless('new', 'component', 'statusPage')).toEqual({
      exitCode: 0,
      out: [
        'wrote nodeless/status-page.mjs',
        'wrote nodeless/status-page.test.mjs',
        'wrote nodeless.config.mjs',
        'next: edit it, and run its test: node --test nodeless/',
        '',
      ].join('\n'),
      err: '',
    });
    expect((await nodeless('new', 'rule', 'team.example.com/moving-tag')).out).toContain(
      'changed nodeless.config.mjs',
    );
    expect(read('nodeless.config.mjs')).toContain('rules: [movingTag], components: [statusPage]');

    // As the command line of this repository strips the types.
    const types = { target: 'es2022', module: 'commonjs', esModuleInterop: true };
    const register = JSON.stringify(require.resolve('@swc-node/register/register'));
    const files = ['config', 'status-page.test', 'moving-tag.test'].map((name) =>
      name === 'config' ? './nodeless.config.mjs' : `./nodeless/${name}.mjs`,
    );
    const required = files.map((file) => `require('${file}');`).join('\n');
    write('run.test.cjs', `require(${register}).register(${JSON.stringify(types)});\n${required}\n`);
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', 'run.test.cjs'], {
      cwd: root,
      encoding: 'utf8',
      env,
    });
    expect(stdout).toMatch(/# pass 4\n# fail 0/);
  });

  test('are TypeScript beside a config of TypeScript', async () => {
    write(
      'nodeless.config.ts',
      `import { defineConfig } from 'nodeless/kit';\nexport default defineConfig({});\n`,
    );
    const { out } = await nodeless('new', 'rule', 'example.com/own');
    expect(out).toMatch(
      /^wrote nodeless\/own\.ts\nwrote nodeless\/own\.test\.ts\nchanged nodeless\.config\.ts\n/,
    );
    expect(read('nodeless/own.test.ts')).toContain(`from './own.ts'`);
    expect(read('nodeless.config.ts')).toContain(`import { own } from './nodeless/own.ts';`);
  });

  test('are left to a person where the config is written in another way', async () => {
    write('nodeless.config.cjs', 'module.exports = {};\n');
    const { exitCode, out } = await nodeless('new', 'rule', 'example.com/own');
    expect(exitCode).toBe(0);
    expect(out).toContain(
      `nodeless.config.cjs is left as it is: import { own } from './nodeless/own.mjs' there, and add it to rules`,
    );
    expect(read('nodeless.config.cjs')).toBe('module.exports = {};\n');
  });

  test.each([
    [['component', 'status-page'], 'write it as metricsServer'],
    [['component', 'default'], 'write it as metricsServer'],
    [['component', 'z'], 'write it as metricsServer'],
    [['component', 'externalDns'], 'components: the key externalDns is taken'],
    [['component', 'argocd'], 'components: the key argocd is taken'],
    [['component', 'root'], 'components: there is already an Application root'],
    [['rule', 'own'], 'write it as example.com/moving-tag'],
    [['rule', 'lb/own'], 'write it as example.com/moving-tag'],
    [['rule', 'example.com/new'], 'write it as example.com/moving-tag'],
  ])('are refused by a name that cannot be: %j', async (args, message) => {
    const { exitCode, out, err } = await nodeless('new', ...args);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain(message);
    expect(existsSync(join(root, 'nodeless'))).toBe(false);
  });

  test('never replace a file', async () => {
    mkdirSync(join(root, 'nodeless'));
    write('nodeless/own.test.mjs', '');
    const { exitCode, err } = await nodeless('new', 'rule', 'example.com/own');
    expect({ exitCode, err }).toEqual({
      exitCode: 1,
      err: 'nodeless new: nodeless/own.test.mjs exists already\n',
    });
    expect(existsSync(join(root, 'nodeless/own.mjs'))).toBe(false);
  });
});

describe('a cluster', () => {
  const OPTIONS = ['--region', 'eu-west-1', '--account-id', '999911112222'];

  test('is written by new and by new cluster, with the options behind it', async () => {
    expect(await nodeless('new', 'one', ...OPTIONS)).toMatchObject({ exitCode: 0 });
    expect(await nodeless('new', 'cluster', 'two', ...OPTIONS)).toMatchObject({ exitCode: 0 });
    expect(read('clusters/two/cluster.yaml')).toBe(
      read('clusters/one/cluster.yaml').replace('name: one', 'name: two'),
    );
    expect(read('clusters/two/cluster.yaml')).toContain("region: 'eu-west-1'");
  });

  test('may be called as another thing is', async () => {
    expect(await nodeless('new', 'cluster', 'app', ...OPTIONS)).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(root, 'clusters/app/cluster.yaml'))).toBe(true);
  });
});

test('the files can be had as JSON, and nothing is written', async () => {
  const before = read(CLUSTER);
  const { exitCode, out } = await nodeless(...APP, '--cluster', 'sample', '--print-files');
  const { files, notes } = JSON.parse(out) as { files: { path: string; text: string }[]; notes: string[] };
  expect({ exitCode, notes }).toEqual({ exitCode: 0, notes: ['next: edit it, then npx nx run generate'] });
  expect(files.map(({ path }) => path)).toEqual(['apps/shop/app.yaml', CLUSTER]);
  expect(files[1]?.text).toBe(before.replace('apps: [web]', 'apps: [web, shop]'));
  expect([read(CLUSTER), existsSync(join(root, 'apps/shop'))]).toEqual([before, false]);
});

test('a new app has no finding in a new repository', async () => {
  await nodeless(...APP);
  const sources = sampleSources({
    clusterYaml: 'apps: [shop]\n',
    files: { 'apps/shop/app.yaml': read('apps/shop/app.yaml') },
  });
  expect(renderCluster(sources).diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
});

test('a new app of code has no finding in a new repository, and its files are those of the form', async () => {
  const { exitCode, out } = await nodeless(...APP, '--form', 'ts', '--port', '9000');
  const paths = ['apps/shop/app.yaml', 'apps/shop/app.ts', 'apps/shop/app.test.ts'];
  expect([exitCode, out]).toEqual([
    0,
    expect.stringContaining(paths.map((path) => `wrote ${path}\n`).join('')),
  ]);
  const files = Object.fromEntries(paths.map((path) => [path, read(path)]));
  const rendered = renderCluster(sampleSources({ clusterYaml: 'apps: [shop]\n', files }));
  expect(rendered.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(objectNamed(rendered, 'Service', 'shop')).toMatchObject({ spec: { ports: [{ targetPort: 9000 }] } });
});
