import { SampleWithConfig } from '../testing/sample-with-config.ts';

jest.setTimeout(120_000);

const { CLUSTER } = SampleWithConfig;

let sample: SampleWithConfig;
beforeEach(() => {
  sample = new SampleWithConfig();
});
afterEach(() => sample.remove());

const rule = (check: string): string => `const { defineConfig, defineRule } = require('nodeless/kit');
const own = defineRule({ codes: [{ code: 'a.b/c', severity: 'error', title: 'One' }], ${check} });
module.exports = defineConfig({ rules: [own] });
`;
const component = (more: string): string => `const { defineComponent, z } = require('nodeless/kit');
const own = defineComponent({
  key: 'own', title: 'Own', description: 'Own.', options: z.strictObject({}), applications: ['own'],
  ${more}
});
module.exports = { components: [own] };
`;
const FORM = 'it found something of a wrong form: ';
const PROMISE = 'it gave a promise: nothing waits for it, so async code cannot be used';
const NO_LIST = 'it gave no list: it must return one or yield, without async';

test.each([
  ['*check() { yield 5; }', `${FORM}Invalid input: expected object, received number`],
  ['check: () => [undefined]', `${FORM}Invalid input: expected object, received undefined`],
  ['check: () => undefined', NO_LIST],
  ['check: () => "one"', NO_LIST],
  ['async *check() { yield 5; }', NO_LIST],
  ['async check() { return []; }', PROMISE],
  [
    `*check({ finding }) { yield finding('cluster#/name', 'a.b/c', 'one', { severity: 'fatal' }); }`,
    `${FORM}severity: Invalid option: expected one of "error"|"warning"|"info"`,
  ],
  [
    `*check({ locationOf }) { yield { code: 'a.b/c', severity: 'error', message: 7, location: locationOf('cluster#/name') }; }`,
    `${FORM}message: Invalid input: expected string, received number`,
  ],
  [
    `check: () => [{ code: 'a.b/c', severity: 'error', message: 'one', location: { file: 'a', line: 0 } }]`,
    `${FORM}location: line: Too small: expected number to be >=1`,
  ],
  [
    `check: () => [{ code: 'a.b/c', severity: 'error', message: 'one', more: 1 }]`,
    `${FORM}Unrecognized key: "more"`,
  ],
  [
    `*check({ finding }) { yield finding('cluster#/name', 'a.b/d', 'one'); }`,
    'it reports a.b/d, which is not in its codes: add it there',
  ],
])('a rule that finds something of a wrong form has failed at its line: %s', async (check, message) => {
  expect(await sample.told(rule(check))).toEqual({
    exitCode: 1,
    findings: [`error config/failed nodeless.config.cjs:2:13 the rule a.b/c threw: ${message}`],
  });
});

test('a rule may find whatever a finding can hold', async () => {
  const location = '{ file: "a", line: 1, column: 1, endLine: 1, endColumn: 2 }';
  const details = `hint: 'two', location: ${location}, related: [{ message: 'three', location: ${location} }]`;
  const found = `{ code: 'a.b/c', severity: 'info', message: 'one', ${details}, sensitive: true, missingFact: 'f' }`;
  expect(await sample.told(rule(`check: () => new Set([${found}])`))).toEqual({
    exitCode: 0,
    findings: ['info a.b/c a:1:1 one'],
  });
});

test.each([
  [
    'problems: () => [5],',
    'the component own (problems)',
    `${FORM}Invalid input: expected object, received number`,
  ],
  [
    "problems: () => [{ code: 'one', severity: 'error', message: 'one' }],",
    'the component own (problems)',
    `${FORM}code: must look like example.com/image-registry`,
  ],
  ['problems: async () => [],', 'the component own (problems)', PROMISE],
  ['render: async () => [],', 'the component own (render)', PROMISE],
  [
    "rules: [{ codes: [{ code: 'a.b/c', severity: 'error', title: 'One' }], check: () => [5] }],",
    'the rule a.b/c',
    `${FORM}Invalid input: expected object, received number`,
  ],
])(
  'a component that gives something of a wrong form has failed at its line: %s',
  async (more, what, message) => {
    sample.edit(CLUSTER, '  kubeOpsView: {}\n', '  kubeOpsView: {}\n  own: {}\n');
    expect(await sample.told(component(more))).toEqual({
      exitCode: 1,
      findings: [`error config/failed nodeless.config.cjs:2:13 ${what} threw: ${message}`],
    });
  },
);

describe('a schema', () => {
  const FLEET = 'clusters/fleet.yaml';
  const size = (schema: string): string =>
    component(
      `options: z.strictObject({ size: z.int()${schema} }), render: ({ options }) => { throw options.size; },`,
    );

  test.each([
    [".transform(() => { throw new Error('no'); })", '4:67', 'no'],
    [".refine(() => { throw new Error('no'); })", '4:64', 'no'],
    ['.transform(() => { throw undefined; })', '2:13', 'undefined'],
  ])('whose code throws has failed, wherever its value is written: %s', async (schema, place, message) => {
    const failed = {
      exitCode: 1,
      findings: [
        `error config/failed nodeless.config.cjs:${place} the component own (options) threw: ${message}`,
      ],
    };
    sample.edit(FLEET, 'defaults:\n', 'defaults:\n  components: { own: { size: 1 } }\n');
    expect(await sample.told(size(schema))).toEqual(failed);
  });

  test('that is async has failed', async () => {
    sample.edit(CLUSTER, '  kubeOpsView: {}\n', '  kubeOpsView: {}\n  own: { size: 1 }\n');
    const asyncWhole = component('options: z.strictObject({ size: z.int() }).transform(async () => 1),');
    expect(await sample.told(asyncWhole)).toEqual({
      exitCode: 1,
      findings: [
        `error config/failed nodeless.config.cjs:2:13 the component own (options) threw: ${PROMISE}`,
      ],
    });
    // The words are those of zod, which meets the promise first.
    sample.write('nodeless.config.cjs', size('.transform(async () => 1)'));
    expect(sample.run('generate')).toEqual({
      exitCode: 1,
      findings: [
        expect.stringMatching(
          /^error config\/failed nodeless\.config\.cjs:2:13 the component own \(options\) threw: ./,
        ),
      ],
    });
  });

  test('of a release that throws has failed', async () => {
    const release = "z.strictObject({ version: z.string().transform(() => { throw new Error('no'); }) })";
    sample.edit(FLEET, '  versions:\n', '  versions:\n    own: { version: 1.0.0 }\n');
    expect(await sample.told(component(`release: {\n  schema: ${release} },`))).toEqual({
      exitCode: 1,
      findings: ['error config/failed nodeless.config.cjs:5:72 the component own (release) threw: no'],
    });
  });

  test('may transform and refuse what is written', async () => {
    const config = size(
      ".max(3).refine((size) => size !== 2, 'must not be 2').transform((size) => `${size} pods`)",
    );
    sample.edit(CLUSTER, '  kubeOpsView: {}\n', '  kubeOpsView: {}\n  own: { size: 1 }\n');
    expect(await sample.told(config)).toEqual({
      exitCode: 1,
      findings: ['error config/failed nodeless.config.cjs:2:13 the component own (render) threw: 1 pods'],
    });
    sample.edit(CLUSTER, 'size: 1', 'size: 2');
    expect(sample.run('generate').findings).toEqual([
      `error spec/invalid-value ${CLUSTER}:26:16 components.own.size: must not be 2`,
    ]);
  });
});

test.each([
  ["async check() { throw new Error('no'); }", PROMISE],
  ["check: () => [Promise.reject(new Error('no')), Promise.reject(new Error('no'))]", PROMISE],
])('a promise that is rejected ends nothing: %s', (check, message) => {
  sample.write('nodeless.config.cjs', rule(check));
  expect(sample.run('generate')).toEqual({
    exitCode: 1,
    findings: [`error config/failed nodeless.config.cjs:2:13 the rule a.b/c threw: ${message}`],
  });
});

test('a component may find a problem', async () => {
  sample.edit(CLUSTER, '  kubeOpsView: {}\n', '  kubeOpsView: {}\n  own: {}\n');
  const problem = "{ code: 'a.b/c', severity: 'warning', message: 'one' }";
  const location = '{ file: "a", line: 1, column: 1, endLine: 1, endColumn: 2 }';
  const more = `problems: () => [{ ...${problem}, location: ${location} }], render: () => [],`;
  expect(await sample.told(component(more))).toEqual({
    exitCode: 0,
    findings: ['warning a.b/c a:1:1 one'],
  });
});

const THROWN: readonly (readonly [thrown: string, words: string])[] = [
  ['undefined', 'undefined'],
  ['null', 'null'],
  ["'no'", 'no'],
  ["{ message: 'no', code: 7 }", 'no'],
  ['{ message: 7 }', '{ message: 7 }'],
  ['Object.create(null)', '[Object: null prototype] {}'],
  ["Symbol('no')", 'Symbol(no)'],
];

test.each(THROWN)('a config that throws %s cannot be loaded', async (thrown, words) => {
  const message = `nodeless.config.cjs cannot be loaded: ${words}`;
  expect(await sample.told(`throw ${thrown};`)).toEqual({
    exitCode: 1,
    findings: [`error config/not-loaded nodeless.config.cjs:1:1 ${message}`],
  });
});

test.each(THROWN)('a rule that throws %s has failed', async (thrown, words) => {
  expect(await sample.told(rule(`check() { throw ${thrown}; }`))).toEqual({
    exitCode: 1,
    findings: [`error config/failed nodeless.config.cjs:2:13 the rule a.b/c threw: ${words}`],
  });
});
