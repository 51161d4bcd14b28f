import { ConfigRepository } from '../testing/config-repository.ts';
import type { Run } from '../testing/repository.ts';

jest.setTimeout(120_000);

let repository: ConfigRepository;
beforeEach(() => {
  repository = new ConfigRepository();
});
afterEach(() => repository.remove());

const CSV = `const { defineConfig, defineFormat } = require('nodeless/kit');
const csv = defineFormat({
  name: 'csv', title: 'a line for each change',
  render: ({ changes }) => changes.map(({ operation, object }) => [operation, object.kind, object.name].join(',')).join('\\n'),
});
`;
const run = (config: string, ...args: readonly string[]): Promise<Run> =>
  repository.runWith(`${CSV}${config}`, ...args);
const ONE = 'module.exports = defineConfig({ formats: [csv] });\n';

test('a format of its own is printed, with a line feed at its end', async () => {
  expect(await run(ONE, 'diff', '--format', 'csv')).toEqual({
    exitCode: 0,
    out: 'changed,Deployment,web\n',
    err: '',
  });
  expect(await run(ONE, 'diff', '--format', 'csv', '--fail-on', 'warning')).toMatchObject({ exitCode: 0 });
});

test('help, the refusal of an unknown one, and completion name it', async () => {
  for (const args of [
    ['diff', '--help'],
    ['help', 'diff'],
  ]) {
    const { out } = await run(ONE, ...args);
    expect(out.replace(/\s+/g, ' ')).toContain('"html", "sarif", "csv"');
    expect(out).toContain('Formats of nodeless.config:\n  csv  a line for each change\n');
  }
  const { exitCode, err } = await run(ONE, 'diff', '--format', 'xml');
  expect({ exitCode, err: err.split('\n')[0] }).toEqual({
    exitCode: 1,
    err: "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are pretty, json, markdown, html, sarif, csv.",
  });
  for (const shell of ['bash', 'zsh', 'fish'])
    expect((await run(ONE, 'completion', shell)).out).toContain('pretty json markdown html sarif csv');
});

test('a command that shows no format of a diff runs no code of the repository', async () => {
  const config = 'globalThis.nodelessConfigRan = true; module.exports = defineConfig({ formats: [csv] });';
  for (const args of [['--version'], ['--help'], ['check', '--help'], ['bootstrap', 'nothing', '--help']])
    expect(await run(config, ...args)).toMatchObject({ exitCode: 0 });
  expect('nodelessConfigRan' in globalThis).toBe(false);
});

test.each([
  ["() => { throw new Error('no'); }", 'the format own threw: no', /nodeless\.config\.cjs:7:\d+/],
  ['() => 7', 'the format own threw: it rendered number and not a string', /nodeless\.config\.cjs:1:1/],
  [
    '(report) => { "use strict"; report.totals.dangers = 0; return ""; }',
    "the format own threw: Cannot assign to read only property 'dangers'",
    /nodeless\.config\.cjs:7:\d+/,
  ],
])('nothing is printed when it is %s', async (render, message, place) => {
  const { exitCode, out, err } = await run(
    `\nconst own = { name: 'own', title: 'Own', render: ${render} };\nmodule.exports = { formats: [own] };\n`,
    'diff',
    '--format',
    'own',
  );
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(err).toContain(message);
  expect(err).toMatch(place);
});

test.each([
  ["{ ...csv, name: 'json' }", 'formats: the name json is taken'],
  ['{ ...csv }', 'formats: the name csv is taken'],
  ["{ ...csv, name: 'a b' }", 'formats.1.name: must be a name like junit'],
  ["{ ...csv, name: 'own', title: '' }", 'formats.1.title: must be a sentence'],
  ["{ ...csv, name: 'own', render: 'x' }", 'formats.1.render: must be a function'],
])('refused at its line: %s', async (format, message) => {
  const { exitCode, out, err } = await run(
    `\nconst other = defineFormat(${format});\nmodule.exports = defineConfig({ formats: [csv, other] });\n`,
    'diff',
    '--format',
    'csv',
  );
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(err).toContain(message);
  expect(err).toContain('nodeless.config.cjs:7:');
});

test('a config that cannot be loaded is told of, also where only it could know the format', async () => {
  const { exitCode, out, err } = await run("\nthrow new Error('no');\n", 'diff', '--format', 'csv');
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(err).toContain('config/not-loaded');
  expect(err).toContain('nodeless.config.cjs:7:');
  const help = await repository.run('diff', '--help');
  expect(help.exitCode).toBe(0);
  expect(help.out).toContain('"sarif"');
});
