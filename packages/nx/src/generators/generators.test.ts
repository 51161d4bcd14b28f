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
import { dirname, join } from 'node:path';
import { flushChanges, FsTree } from 'nx/src/generators/tree';
import { appGenerator } from './app/generator.ts';
import { clusterGenerator } from './cluster/generator.ts';
import { componentGenerator } from './component/generator.ts';
import { presetGenerator } from './preset/generator.ts';
import { migrateSources } from '../migrations/migrate-sources.ts';
import { ruleGenerator } from './rule/generator.ts';

jest.setTimeout(120_000);

const CLI = join(__dirname, '../../../cli');
const CLUSTER = 'clusters/sample/cluster.yaml';

let root: string;
let tree: FsTree;
let told: string[];
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-generators-')));
  write('package.json', '{ "name": "workspace", "scripts": { "check": "own" } }\n');
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(CLI, join(root, 'node_modules/nodeless'));
  tree = new FsTree(root, false);
  told = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void told.push(text));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const fleet = (): void => cpSync(join(CLI, 'testdata/base'), root, { recursive: true });
/** `CREATE a`, as Nx tells of a dry run. */
const changes = (): string[] =>
  tree
    .listChanges()
    .map(({ type, path }) => `${type} ${path}`)
    .sort();
const contentOf = (path: string): string => tree.read(path, 'utf-8') ?? '';

test('cluster', () => {
  fleet();
  const after = clusterGenerator(tree, { name: 'app', region: 'eu-west-1', accountId: 12345678901 });
  expect(changes()).toEqual(['CREATE clusters/app/cluster.yaml']);
  expect(contentOf('clusters/app/cluster.yaml')).toContain("accountId: '012345678901'");
  // Nothing is on disk before Nx writes, which a dry run does not.
  expect(existsSync(join(root, 'clusters/app'))).toBe(false);
  flushChanges(root, tree.listChanges());
  after();
  expect(readFileSync(join(root, 'clusters/app/cluster.yaml'), 'utf8')).toContain("region: 'eu-west-1'");
  expect(told).toEqual(['next: edit it, then npx nx run generate']);
});

test('app, listed in a cluster whose comments stay', () => {
  fleet();
  const before = readFileSync(join(root, CLUSTER), 'utf8').replace(
    'apps: [web]',
    '# all\napps: [web] # more',
  );
  write(CLUSTER, before);
  appGenerator(tree, { name: 'shop', image: 'example.com/shop:1.0.0', port: 9000, clusters: ['sample'] });
  expect(changes()).toEqual(['CREATE apps/shop/app.yaml', `UPDATE ${CLUSTER}`]);
  expect(contentOf(CLUSTER)).toBe(before.replace('[web]', '[web, shop]'));
  expect(contentOf('apps/shop/app.yaml')).toContain('containerPort: 9000');
});

test('component and rule, one after the other, with their tests', () => {
  fleet();
  componentGenerator(tree, { key: 'statusPage' });
  expect(changes()).toEqual([
    'CREATE nodeless.config.mjs',
    'CREATE nodeless/status-page.mjs',
    'CREATE nodeless/status-page.test.mjs',
  ]);
  flushChanges(root, tree.listChanges());
  tree = new FsTree(root, false);
  ruleGenerator(tree, { code: 'example.com/moving-tag' });
  expect(changes()).toEqual([
    'CREATE nodeless/moving-tag.mjs',
    'CREATE nodeless/moving-tag.test.mjs',
    'UPDATE nodeless.config.mjs',
  ]);
  expect(contentOf('nodeless.config.mjs')).toContain('rules: [movingTag], components: [statusPage]');
});

test.each([
  ['an account', { name: 'one', accountId: '12' }, /accountId/],
  ['a name that looks like an option', { name: '--stage=prod' }, /is not a usable name/],
])('a cluster with %s that is refused is an error, and the tree stays', (_, options, message) => {
  fleet();
  expect(() => clusterGenerator(tree, options)).toThrow(message);
  expect(changes()).toEqual([]);
});

test('the migration edits sources of a former form, once', () => {
  fleet();
  const waivers = 'waivers:\n  - { rule: d1/volume, reason: agreed by all, expires: 2027-01-31 } # why\n';
  const before = readFileSync(join(root, CLUSTER), 'utf8') + waivers;
  write(CLUSTER, before);
  migrateSources(tree)();
  expect(changes()).toEqual([`UPDATE ${CLUSTER}`]);
  expect(contentOf(CLUSTER)).toBe(before.replace('d1/', 'deletions/'));
  expect(told).toEqual(['next: npx nx run generate, and look at npx nodeless diff']);
  flushChanges(root, tree.listChanges());
  tree = new FsTree(root, false);
  migrateSources(tree)();
  expect(changes()).toEqual([]);
});

const PRESET = {
  name: 'my-platform',
  accountId: '999911112222',
  region: 'eu-central-1',
  repository: 'https://github.com/acme/my-platform.git',
};

test('preset writes what nodeless init writes, into the workspace that is there', () => {
  write('nx.json', '{ "plugins": [{ "plugin": "@nx/js", "options": {} }], "defaultBase": "trunk" }\n');
  write('README.md', '# Mine\n');
  const after = presetGenerator(tree, PRESET);
  const created = changes();
  expect(created).toEqual(
    expect.arrayContaining([
      'CREATE argocd/settings.yaml',
      'CREATE clusters/fleet.yaml',
      'CREATE clusters/my-platform-dev/cluster.yaml',
      'CREATE apps/hello/app.yaml',
      'UPDATE nx.json',
      'UPDATE package.json',
    ]),
  );
  expect(created.filter((one) => one.includes('README'))).toEqual([]);
  const json = (path: string): unknown => JSON.parse(contentOf(path));
  expect(json('nx.json')).toEqual({
    plugins: [{ plugin: '@nx/js', options: {} }, '@nodeless/nx'],
    defaultBase: 'trunk',
  });
  expect(json('package.json')).toMatchObject({
    name: 'workspace',
    scripts: { check: 'own', generate: 'nodeless generate' },
    devDependencies: { nodeless: '0.1.0', '@nodeless/nx': '0.1.0' },
  });
  flushChanges(root, tree.listChanges());
  after();
  expect(told.join('\n')).toContain('npx nx run generate');

  tree = new FsTree(root, false);
  expect(() => presetGenerator(tree, PRESET)).toThrow('is a repository of Nodeless already');
});

test('preset takes a plugin with options for the plugin', () => {
  write('nx.json', '{ "plugins": [{ "plugin": "@nodeless/nx", "options": { "packageTargets": true } }] }\n');
  presetGenerator(tree, PRESET);
  expect(changes()).not.toContain('UPDATE nx.json');
});
