import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND_LINE, PACKAGE_FOLDER } from '../installation.ts';
import { SampleWithConfig } from '../testing/sample-with-config.ts';

jest.setTimeout(120_000);

const { CLUSTER } = SampleWithConfig;
const FLEET = 'clusters/fleet.yaml';
const EXAMPLE = readFileSync(join(PACKAGE_FOLDER, '../../docs/examples/nodeless.config.mjs'), 'utf8');
const COMMIT = 'abcdef78'.repeat(5);

let sample: SampleWithConfig;
beforeEach(() => {
  sample = new SampleWithConfig();
});
afterEach(() => sample.remove());

describe('the example of docs/extending.md', () => {
  beforeEach(() => sample.write('nodeless.config.mjs', EXAMPLE));

  test('its tests pass, and fail when the config does something else', () => {
    // As the command line of this repository strips the types.
    const types = { target: 'es2022', module: 'commonjs', esModuleInterop: true };
    const register = JSON.stringify(require.resolve('@swc-node/register/register'));
    const name = 'nodeless.config.test.mjs';
    sample.write(name, readFileSync(join(PACKAGE_FOLDER, '../../docs/examples', name), 'utf8'));
    sample.write(
      'run.test.cjs',
      `require(${register}).register(${JSON.stringify(types)});\nrequire('./${name}');\n`,
    );
    const tests = (): string => {
      // A test runner in a test runner would tell that one, and not its standard output.
      const { NODE_TEST_CONTEXT: _, ...env } = process.env;
      const args = ['--test', '--test-reporter=tap', 'run.test.cjs'];
      return spawnSync(process.execPath, args, { cwd: sample.root, encoding: 'utf8', env }).stdout;
    };
    expect(tests()).toMatch(/# pass 4\n# fail 0/);
    sample.write(
      'nodeless.config.mjs',
      EXAMPLE.replace('max(3)', 'max(30)').replace("'example.com/'", "'public.'"),
    );
    expect(tests()).toMatch(/# pass 2\n# fail 2/);
  });

  test('its component is asked for, rendered and checked like any other', () => {
    sample.edit(CLUSTER, '  kubeOpsView: {}\n', '  kubeOpsView: {}\n  metricsServer: { replicas: 1 }\n');
    expect(sample.run('generate')).toEqual({
      exitCode: 1,
      findings: [
        `error spec/conflict ${CLUSTER}:26:18 Metrics Server has no release: versions.metricsServer is missing`,
      ],
    });
    const source = `{ repoURL: https://git.example.com/metrics-server, commit: ${COMMIT}, path: charts/metrics-server }`;
    sample.edit(
      FLEET,
      '  versions:\n',
      `  versions:\n    metricsServer: { version: 3.13.0, source: ${source} }\n`,
    );
    expect(sample.run('generate')).toEqual({ exitCode: 0, findings: [] });
    const application = join(sample.root, 'clusters/sample/rendered/argocd/applications/metrics-server.yaml');
    expect(readFileSync(application, 'utf8')).toContain(`targetRevision: ${COMMIT}\n`);
    expect(readFileSync(application, 'utf8')).toContain('replicas: 1\n');
    expect(sample.run('check', '--twice')).toEqual({ exitCode: 0, findings: [] });

    sample.edit(CLUSTER, '{ replicas: 1 }', '{ replicas: 9, size: 1 }');
    expect(sample.run('check').findings).toEqual([
      `error spec/invalid-value ${CLUSTER}:26:30 components.metricsServer.replicas: 9 is too large, the highest allowed number is 3`,
      `error spec/unknown-key ${CLUSTER}:26:33 unknown key "size" in components.metricsServer`,
    ]);
  });

  test('schemas and the page with every key have its options', () => {
    const { status, stderr } = spawnSync(process.execPath, [COMMAND_LINE, 'schemas'], {
      cwd: sample.root,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    const schema = JSON.parse(readFileSync(join(sample.root, 'schemas/cluster.schema.json'), 'utf8')) as {
      properties: { components: { properties: Record<string, { description: string }> } };
    };
    expect(schema.properties.components.properties['metricsServer']?.description).toBe(
      'Metrics Server: how much CPU and memory pods use. false leaves it out.',
    );
    expect(readFileSync(join(sample.root, 'docs/cluster.md'), 'utf8')).toContain('`metricsServer.replicas`');
    expect(sample.run('check').findings.filter((one) => one.includes('stale-schema'))).toEqual([]);
  });

  test('its rule finds what it looks for', () => {
    expect(sample.run('generate')).toEqual({ exitCode: 0, findings: [] });
    sample.edit('apps/web/app.yaml', 'example.com/web', 'quay.io/example/web');
    expect(sample.run('generate')).toEqual({
      exitCode: 0,
      findings: [
        'warning example.com/own-registry apps/web/app.yaml:1:1 Deployment web/web runs quay.io/example/web:1.0@sha256:5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f, which is not from example.com (cluster sample)',
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
  sample.edit(CLUSTER, '  kubeOpsView: {}\n', '  kubeOpsView: {}\n  own: {}\n');
  const { exitCode, findings } = await sample.told(component(`${hook}: () => { throw new Error('no'); },`));
  expect(exitCode).toBe(1);
  expect(findings.map((text) => text.replace(/:\d+ the/, ' the'))).toEqual([
    `error config/failed nodeless.config.cjs:4 the component own (${hook}) threw: no`,
  ]);
});

test('a rule that throws after its first finding tells nothing but that', async () => {
  const failing = `module.exports = { rules: [{ codes: [{ code: 'a.b/c', severity: 'error', title: 'One' }], *check({ finding }) {
  yield finding('cluster#/name', 'a.b/c', 'one');
  throw new Error('no');
} }] };`;
  expect((await sample.told(failing)).findings).toEqual([
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
  expect(await sample.told(config)).toEqual({
    exitCode: 1,
    findings: [`error config/invalid nodeless.config.cjs:1:1 ${message}`],
  });
});

test('a config that cannot be loaded says why, and where', () => {
  sample.write('nodeless.config.mjs', `\nimport './own/code.mjs';\n`);
  mkdirSync(join(sample.root, 'own'));
  sample.write('own/code.mjs', `export const a = 1;\nthrow new Error('no');\n`);
  expect(sample.run('check')).toEqual({
    exitCode: 1,
    findings: ['error config/not-loaded own/code.mjs:2:7 nodeless.config.mjs cannot be loaded: no'],
  });
  sample.write('nodeless.config.mjs', `import './not-there.mjs';\n`);
  const { exitCode, findings } = sample.run('check');
  expect(exitCode).toBe(1);
  expect(findings).toEqual([
    expect.stringMatching(/^error config\/not-loaded nodeless\.config\.mjs:\d+:\d+ .*Cannot find module/),
  ]);
});

test('two configs are refused, both', async () => {
  sample.write('nodeless.config.mjs', EXAMPLE);
  expect(
    (await sample.told('module.exports = {};')).findings.map((text) => text.split(' ').slice(1, 3)),
  ).toEqual([
    ['config/several-files', 'nodeless.config.cjs:1:1'],
    ['config/several-files', 'nodeless.config.mjs:1:1'],
  ]);
});
