import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkspace, type TestWorkspace } from './testing/workspace.ts';

jest.setTimeout(120_000);

const packageJson = (name: string): string =>
  JSON.stringify({ name: `@nodeless/${name}`, version: '0.1.0', private: true });

/** Stands for the command line: writes down each of its runs with the arguments, and prints a file. */
const ECHO = `#!/usr/bin/env node
  require('node:fs').appendFileSync('runs.log', process.argv.slice(2).join(' ') + '\\n');
  if (process.argv.includes('--print-files'))
    console.log(JSON.stringify({ files: [{ path: 'clusters/new/cluster.yaml', text: 'name: new\\n' }], notes: ['next: edit'] }));
  process.exit(process.argv.includes('refused') ? 1 : 0);
`;

let workspace: TestWorkspace;
beforeAll(() => {
  workspace = createWorkspace({
    '.gitignore': 'node_modules\n.nx\nruns.log\n',
    'clusters/fleet.yaml': 'stages: {}\n',
    'clusters/seoul/cluster.yaml': 'name: seoul\n',
    'clusters/seoul/facts.json': '{}\n',
    'clusters/tokyo/cluster.yaml': 'name: tokyo\n',
    'clusters/two words/cluster.yaml': 'name: two words\n',
    'apps/inflate/app.yaml': 'name: inflate\n',
    'argocd/settings.yaml': '{}\n',
    'docs/page.md': 'text\n',
    'packages/core/package.json': packageJson('core'),
    'packages/core/src/index.ts': 'export const a = 1;\n',
    'packages/cli/package.json': JSON.stringify({
      ...{ name: 'nodeless', version: '0.1.0', private: true, bin: { nodeless: 'bin/nodeless.cjs' } },
      dependencies: { '@nodeless/core': '0.1.0' },
    }),
    'packages/cli/bin/nodeless.cjs': ECHO,
  });
});
afterAll(() => workspace.remove());

const names = (json: string): string[] => (JSON.parse(json) as string[]).sort();

test('projects are found without daemon and cache', () => {
  expect(names(workspace.nx('show', 'projects', '--json'))).toEqual([
    '@nodeless/core',
    '@nodeless/workspace',
    'cluster-seoul',
    'cluster-tokyo',
    'nodeless',
  ]);
});

describe('nx affected -t check', () => {
  afterEach(() => {
    workspace.git('checkout', '--quiet', '.');
    workspace.git('clean', '--quiet', '--force', '-d');
  });
  const affectedProjects = (): string[] =>
    names(workspace.nx('show', 'projects', '--affected', '--base=HEAD', '--withTarget=check', '--json'));
  const affectedBy = (path: string): string[] => {
    workspace.write(path, 'changed: true\n');
    return affectedProjects();
  };

  test.each([
    'apps/inflate/manifests/new.yaml',
    'argocd/settings.yaml',
    'clusters/fleet.yaml',
    'packages/core/src/index.ts',
  ])('%s reaches every cluster', (path) => {
    expect(affectedBy(path)).toEqual(expect.arrayContaining(['cluster-seoul', 'cluster-tokyo']));
  });

  test.each([
    'clusters/seoul/cluster.yaml',
    'clusters/seoul/facts.json',
    'clusters/seoul/rendered/README.md',
  ])('%s reaches its own cluster alone', (path) => expect(affectedBy(path)).toEqual(['cluster-seoul']));

  test('a page reaches no cluster', () => {
    expect(affectedBy('docs/page.md')).toEqual(['@nodeless/workspace']);
  });

  test('a removed cluster reaches every check that is left', () => {
    rmSync(join(workspace.folder, 'clusters/tokyo'), { recursive: true });
    expect(affectedProjects()).toEqual(['@nodeless/workspace', 'cluster-seoul']);
  });
});

describe('a target', () => {
  const runs = (): string[] => readFileSync(join(workspace.folder, 'runs.log'), 'utf8').trimEnd().split('\n');
  beforeEach(() => workspace.write('runs.log', ''));

  test('generate renders all clusters in one process, with the arguments as given, and is never cached', () => {
    workspace.nx('run', 'generate', '--allow-deletions');
    workspace.nx('run', 'generate', '--allow-deletions');
    workspace.nx('run', 'cluster-seoul:generate');
    expect(runs()).toEqual(['generate --allow-deletions', 'generate --allow-deletions', 'generate seoul']);
  });

  test('check runs again when something it reads has changed, and only then', () => {
    const check = (): void => void workspace.nx('run', 'cluster-seoul:check');
    check();
    check();
    workspace.write('clusters/tokyo/cluster.yaml', 'name: tokyo\nother: true\n');
    workspace.write('packages/core/src/index.test.ts', 'test.todo("x");\n');
    check();
    expect(runs()).toEqual(['check seoul']);

    workspace.write('apps/inflate/app.yaml', 'name: inflate\nreplicas: 2\n');
    check();
    workspace.write('clusters/seoul/rendered/foreign.yaml', 'a: 1\n');
    check();
    workspace.write('packages/core/src/index.ts', 'export const a = 2;\n');
    check();
    expect(runs()).toEqual(['check seoul', 'check seoul', 'check seoul', 'check seoul']);
  });

  test('a generator writes what nodeless new prints, and a dry run only tells it', () => {
    const file = join(workspace.folder, 'clusters/new/cluster.yaml');
    const created = /CREATE\S* clusters\/new\/cluster\.yaml/;
    expect(workspace.nx('generate', '@nodeless/nx:cluster', 'new', '--dry-run')).toMatch(created);
    expect(existsSync(file)).toBe(false);
    const told = workspace.nx('generate', '@nodeless/nx:cluster', 'new');
    expect(told).toMatch(created);
    expect(told).toContain('next: edit');
    expect(readFileSync(file, 'utf8')).toBe('name: new\n');
  });

  test.each([
    [
      ['cluster', 'seoul', '--stage=prod', '--region=eu-west-1', '--accountId=012345678901'],
      'new cluster --print-files --stage=prod --region=eu-west-1 --account-id=012345678901 -- seoul',
    ],
    [
      ['app', 'web', '--image=example.com/web:1.0.0', '--cluster=seoul', '--cluster=tokyo', '--port=80'],
      'new app --print-files --image=example.com/web:1.0.0 --port=80 --cluster=seoul --cluster=tokyo -- web',
    ],
    [['component', 'statusPage'], 'new component --print-files -- statusPage'],
    [['rule', 'example.com/own'], 'new rule --print-files -- example.com/own'],
    [
      ['preset', '--accountId=012345678901', '--region=eu-west-1', '--repository=https://example.com/a.git'],
      'init --keep-existing --print-files --account-id=012345678901 --region=eu-west-1 --repository=https://example.com/a.git -- .',
    ],
  ])('the options of a generator are passed on, an account with its zeros: %j', ([name, ...options], run) => {
    workspace.nx('generate', `@nodeless/nx:${name}`, ...options, '--dry-run');
    expect(runs()).toEqual([run]);
  });

  test('a generator fails when nodeless refuses', () => {
    expect(() => workspace.nx('generate', '@nodeless/nx:cluster', 'refused')).toThrow('did not succeed');
  });
});
