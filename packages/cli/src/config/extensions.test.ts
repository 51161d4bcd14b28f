import { spawnSync } from 'node:child_process';
import {
  cpSync,
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
import type { Diagnostic } from '@nodeless/core';
import { COMMAND_LINE, PACKAGE_FOLDER } from '../installation.ts';
import { runIn } from '../testing/repository.ts';

jest.setTimeout(120_000);

const CLUSTER = 'clusters/sample/cluster.yaml';
const FLEET = 'clusters/fleet.yaml';
const EXAMPLE = readFileSync(join(PACKAGE_FOLDER, '../../docs/examples/nodeless.config.mjs'), 'utf8');
const COMMIT = 'abcdef78'.repeat(5);

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-config-')));
  cpSync(join(PACKAGE_FOLDER, 'testdata/base'), root, { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(PACKAGE_FOLDER, join(root, 'node_modules/nodeless'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, text: string): void => writeFileSync(join(root, path), text);

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(root, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  write(
    path,
    text.replace(from, () => to),
  );
}

interface Told {
  readonly exitCode: number;
  readonly findings: readonly string[];
}

/** Severity, code, place, message. */
function findingsIn(json: string): string[] {
  const { diagnostics } = JSON.parse(json) as { diagnostics: readonly Diagnostic[] };
  return diagnostics.map(
    ({ severity, code, location, message }) =>
      `${severity} ${code} ${location?.file}:${location?.line}:${location?.column} ${message}`,
  );
}

/** The program in a process of its own, because a test runner loads modules in another way than Node. */
function run(...args: string[]): Told {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND_LINE, ...args, '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (!stdout.startsWith('{')) throw new Error(stderr);
  return { exitCode: status ?? -1, findings: findingsIn(stdout) };
}

/** The same in this process. */
async function told(config: string): Promise<Told> {
  write('nodeless.config.cjs', config);
  const { exitCode, out } = await runIn(root, 'generate', '--json');
  return { exitCode, findings: findingsIn(out) };
}

describe('the example of docs/extending.md', () => {
  beforeEach(() => write('nodeless.config.mjs', EXAMPLE));

  test('its tests pass, and fail when the config does something else', () => {
    // As the command line of this repository strips the types.
    const types = { target: 'es2022', module: 'commonjs', esModuleInterop: true };
    const register = JSON.stringify(require.resolve('@swc-node/register/register'));
    const name = 'nodeless.config.test.mjs';
    write(name, readFileSync(join(PACKAGE_FOLDER, '../../docs/examples', name), 'utf8'));
    write(
      'run.test.cjs',
      `require(${register}).register(${JSON.stringify(types)});\nrequire('./${name}');\n`,
    );
    const tests = (): string => {
      // A test runner in a test runner would tell that one, and not its standard output.
      const { NODE_TEST_CONTEXT: _, ...env } = process.env;
      const args = ['--test', '--test-reporter=tap', 'run.test.cjs'];
      return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env }).stdout;
    };
    expect(tests()).toMatch(/# pass 4\n# fail 0/);
    write('nodeless.config.mjs', EXAMPLE.replace('max(3)', 'max(30)').replace("'example.com/'", "'public.'"));
    expect(tests()).toMatch(/# pass 2\n# fail 2/);
  });

  test('its component is asked for, rendered and checked like any other', () => {
    edit(CLUSTER, '  kubeOpsView: {}\n', '  kubeOpsView: {}\n  metricsServer: { replicas: 1 }\n');
    expect(run('generate')).toEqual({
      exitCode: 1,
      findings: [
        `error spec/conflict ${CLUSTER}:26:18 Metrics Server has no release: versions.metricsServer is missing`,
      ],
    });
    const source = `{ repoURL: https://git.example.com/metrics-server, commit: ${COMMIT}, path: charts/metrics-server }`;
    edit(FLEET, '  versions:\n', `  versions:\n    metricsServer: { version: 3.13.0, source: ${source} }\n`);
    expect(run('generate')).toEqual({ exitCode: 0, findings: [] });
    const application = join(root, 'clusters/sample/rendered/argocd/applications/metrics-server.yaml');
    expect(readFileSync(application, 'utf8')).toContain(`targetRevision: ${COMMIT}\n`);
    expect(readFileSync(application, 'utf8')).toContain('replicas: 1\n');
    expect(run('check', '--twice')).toEqual({ exitCode: 0, findings: [] });

    edit(CLUSTER, '{ replicas: 1 }', '{ replicas: 9, size: 1 }');
    expect(run('check').findings).toEqual([
      `error spec/invalid-value ${CLUSTER}:26:30 components.metricsServer.replicas: 9 is too large, the highest allowed number is 3`,
      `error spec/unknown-key ${CLUSTER}:26:33 unknown key "size" in components.metricsServer`,
    ]);
  });

  test('schemas and the page with every key have its options', () => {
    const { status, stderr } = spawnSync(process.execPath, [COMMAND_LINE, 'schemas'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    const schema = JSON.parse(readFileSync(join(root, 'schemas/cluster.schema.json'), 'utf8')) as {
      properties: { components: { properties: Record<string, { description: string }> } };
    };
    expect(schema.properties.components.properties['metricsServer']?.description).toBe(
      'Metrics Server: how much CPU and memory pods use. false leaves it out.',
    );
    expect(readFileSync(join(root, 'docs/cluster.md'), 'utf8')).toContain('`metricsServer.replicas`');
    expect(run('check').findings.filter((one) => one.includes('stale-schema'))).toEqual([]);
  });

  test('its rule finds what it looks for', () => {
    expect(run('generate')).toEqual({ exitCode: 0, findings: [] });
    edit('apps/web/app.yaml', 'example.com/web', 'quay.io/example/web');
    expect(run('generate')).toEqual({
      exitCode: 0,
      findings: [
        'warning example.com/own-registry apps/web/app.yaml:1:1 Deployment web/web runs quay.io/example/web:1.0, which is not from example.com (cluster sample)',
      ],
    });
  });
});

const component = (more: string) => `const { z } = require('nodeless/kit');
module.exports = { components: [{
  key: 'own', title: 'Own', description: 'Own.', options: z.strictObject({}), applications: ['own'],
  ${more}
}] };
`;

test.each(['render', 'problems'])('what its %s throws is a finding at its line', async (hook) => {
  edit(CLUSTER, '  kubeOpsView: {}\n', '  kubeOpsView: {}\n  own: {}\n');
  const { exitCode, findings } = await told(component(`${hook}: () => { throw new Error('no'); },`));
  expect(exitCode).toBe(1);
  expect(findings.map((text) => text.replace(/:\d+ the/, ' the'))).toEqual([
    `error config/failed nodeless.config.cjs:4 the component own (${hook}) threw: no`,
  ]);
});

test('a rule that throws after its first finding tells nothing but that', async () => {
  const rule = `module.exports = { rules: [{ codes: [{ code: 'a.b/c', severity: 'error', title: 'One' }], *check({ finding }) {
  yield finding('cluster#/name', 'a.b/c', 'one');
  throw new Error('no');
} }] };`;
  expect((await told(rule)).findings).toEqual([
    expect.stringMatching(/^error config\/failed nodeless\.config\.cjs:3:\d+ the rule a\.b\/c threw: no$/),
  ]);
});

test.each([
  ['module.exports = 1;', 'the default export: Invalid input: expected object, received number'],
  [component("key: 'karpenter',"), 'components: the key karpenter is taken'],
  [component("key: 'externalDns',"), 'components: the key externalDns is taken'],
  [component("key: 'a-b',"), 'components.0.key: must be a name like metricsServer'],
  [component("applications: ['root'],"), 'components: there is already an Application root'],
  [component("applications: ['A'],"), 'components.0.applications.0: must be a DNS label'],
  [
    component('options: {},'),
    'components.0.options: must be a schema of zod 4, the one that nodeless brings',
  ],
  [component('render: 1,'), 'components.0.render: must be a function'],
  [
    `module.exports = { rules: [{ codes: [{ code: 'lb/own', severity: 'error', title: 'Own' }], check: () => [] }] };`,
    'rules.0.codes.0.code: must look like example.com/image-registry',
  ],
])('refused: %s', async (config, message) => {
  expect(await told(config)).toEqual({
    exitCode: 1,
    findings: [`error config/invalid nodeless.config.cjs:1:1 ${message}`],
  });
});

test('a config that cannot be loaded says why, and where', () => {
  write('nodeless.config.mjs', `\nimport './own/code.mjs';\n`);
  mkdirSync(join(root, 'own'));
  write('own/code.mjs', `export const a = 1;\nthrow new Error('no');\n`);
  expect(run('check')).toEqual({
    exitCode: 1,
    findings: ['error config/not-loaded own/code.mjs:2:7 nodeless.config.mjs cannot be loaded: no'],
  });
  write('nodeless.config.mjs', `import './not-there.mjs';\n`);
  const { exitCode, findings } = run('check');
  expect(exitCode).toBe(1);
  expect(findings).toEqual([
    expect.stringMatching(/^error config\/not-loaded nodeless\.config\.mjs:\d+:\d+ .*Cannot find module/),
  ]);
});

test.each([
  ['undefined', 'undefined'],
  ['null', 'null'],
  ["'no'", 'no'],
  ["{ message: 'no', code: 7 }", 'no'],
  ['{ message: 7 }', '{ message: 7 }'],
  ['Object.create(null)', '[Object: null prototype] {}'],
  ["Symbol('no')", 'Symbol(no)'],
])('a config that throws %s cannot be loaded, and a rule that does has failed', async (thrown, words) => {
  expect(await told(`throw ${thrown};`)).toEqual({
    exitCode: 1,
    findings: [
      `error config/not-loaded nodeless.config.cjs:1:1 nodeless.config.cjs cannot be loaded: ${words}`,
    ],
  });
  rmSync(join(root, 'nodeless.config.cjs'));
  const rule = `{ codes: [{ code: 'a.b/c', severity: 'error', title: 'One' }], check() { throw ${thrown}; } }`;
  write('nodeless.config.mjs', `export default { rules: [${rule}] };`);
  expect(run('generate')).toEqual({
    exitCode: 1,
    findings: [`error config/failed nodeless.config.mjs:1:1 the rule a.b/c threw: ${words}`],
  });
});

test('two configs are refused, both', async () => {
  write('nodeless.config.mjs', EXAMPLE);
  expect((await told('module.exports = {};')).findings.map((text) => text.split(' ').slice(1, 3))).toEqual([
    ['config/several-files', 'nodeless.config.cjs:1:1'],
    ['config/several-files', 'nodeless.config.mjs:1:1'],
  ]);
});
