import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChangeReport } from '@nodeless/review';
import { PACKAGE_FOLDER } from '../installation.ts';
import { ConfigRepository } from '../testing/config-repository.ts';
import type { Run } from '../testing/repository.ts';

jest.setTimeout(120_000);

const { WEB } = ConfigRepository;
const EXAMPLE = readFileSync(join(PACKAGE_FOLDER, '../../docs/examples/nodeless.config.mjs'), 'utf8');
const SCALE = `const { defineConfig, defineDanger } = require('nodeless/kit');
const scale = defineDanger({
  id: 'example.com/scale', severity: 'danger', consequence: 'more pods run', remedy: 'ask the owner',
  *check({ changes }) {
    for (const on of changes) for (const field of on.fields) yield { on, what: 'is scaled', field };
  },
});
`;

let repository: ConfigRepository;
beforeEach(() => {
  repository = new ConfigRepository();
});
afterEach(() => repository.remove());

const diff = (config: string, ...args: readonly string[]): Promise<Run> =>
  repository.runWith(config, 'diff', ...args);
const config = (more: string): string =>
  `${SCALE}${more}\nmodule.exports = defineConfig({ dangers: [scale] });\n`;

test.each([
  ['pretty', 'danger  example.com/scale  Deployment web/web is scaled  fleet-01'],
  ['markdown', '⛔ `example.com/scale` Deployment web/web is scaled'],
  ['json', '"rule": "example.com/scale"'],
  ['sarif', '"ruleId": "example.com/scale"'],
  ['html', '<code>example.com/scale</code> Deployment web/web is scaled'],
])('a danger of its own stands in %s', async (format, words) => {
  const { exitCode, out, err } = await diff(config(''), '--format', format);
  expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' });
  expect(out).toContain(words);
});

test.each([
  ['clusters/fleet-01/cluster.yaml', 'stage: dev\n', 'stage: dev\nwaivers:\n  - ', 4],
  ['clusters/fleet.yaml', 'defaults:\n', 'defaults:\n  waivers:\n    - ', 3],
])('it is waived in %s', async (file, before, list, line) => {
  const waiver = '{ rule: example.com/scale, reason: agreed with the owner, expires: 2999-12-31 }';
  repository.edit(file, before, `${list}${waiver}\n`);
  const run = await diff(config(''), '--json');
  expect(run).toMatchObject({ exitCode: 0, err: '' });
  expect((JSON.parse(run.out) as ChangeReport).dangers).toMatchObject([
    { rule: 'example.com/scale', waiver: { file, line } },
  ]);
});

test('a waiver of a danger that the config does not have is told of', async () => {
  repository.append(
    'clusters/fleet-01/cluster.yaml',
    'waivers:\n  - { rule: example.com/scala, reason: agreed with the owner, expires: 2999-12-31 }\n',
  );
  const { exitCode, out, err } = await diff(config(''));
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(err).toContain('clusters/fleet-01/cluster.yaml:4:5');
  expect(err).toContain('no danger of nodeless.config is called "example.com/scala"');
});

test.each([
  ["throw new Error('no');", 'the danger example.com/scale threw: no', 3],
  [
    'yield { what: 7 };',
    'the danger example.com/scale threw: it found something of a wrong form: what: Invalid input: expected string, received number',
    undefined,
  ],
  [
    "yield { what: 'a', on: {} };",
    'the danger example.com/scale threw: it found something of a wrong form: on: object: Invalid input: expected object, received undefined',
    undefined,
  ],
  [
    "return Promise.reject(new Error('no'));",
    'the danger example.com/scale threw: it gave a promise: nothing waits for it, so async code cannot be used',
    undefined,
  ],
])('the report comes, with a danger, when the code says %s', async (code, message, line) => {
  const failing = `module.exports = { dangers: [
  { id: 'example.com/scale', severity: 'warning', consequence: 'a thing', remedy: 'a remedy',
  ${code.startsWith('return') ? '' : '*'}check() { ${code} } }] };`;
  const { exitCode, out, err } = await diff(failing, '--json');
  expect(exitCode).toBe(1);
  expect(err).toContain(message);
  expect(err).toContain(`nodeless.config.cjs:${line ?? 1}:`);
  const { dangers, changes } = JSON.parse(out) as ChangeReport;
  expect(changes).toHaveLength(1);
  expect(dangers).toMatchObject([
    { rule: 'example.com/scale', severity: 'danger', title: `${message} (nodeless.config.cjs:${line ?? 1})` },
  ]);
});

test.each([
  ["const other = defineDanger({ ...scale, severity: 'bad' });", 'dangers.1.severity: ', 9],
  ["const other = defineDanger({ ...scale, id: 'deletions/volume' });", 'dangers.1.id: must look like', 9],
  ["const other = defineDanger({ ...scale, remedy: 'Ask.' });", 'dangers.1.remedy: must be a sentence', 9],
  [
    "const other = defineDanger({ ...scale, consequence: 'c' });",
    'dangers.1.consequence: must be a sentence: two characters are the fewest\n',
    9,
  ],
  ['const other = defineDanger({ ...scale, check: 1 });', 'dangers.1.check: must be a function', 9],
  ['const other = defineDanger({ ...scale, more: 1 });', 'dangers.1: Unrecognized key: "more"', 9],
  ['const other = defineDanger({ ...scale });', 'dangers: the id example.com/scale is taken', 9],
  ['const other = scale;', 'dangers: the id example.com/scale is taken', 2],
])('refused at its line: %s', async (code, words, line) => {
  const { exitCode, out, err } = await diff(
    `${SCALE}\n${code}\nmodule.exports = defineConfig({ dangers: [scale, other] });\n`,
  );
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(err).toContain(words);
  expect(err).toContain(`nodeless.config.cjs:${line}:`);
});

test('the example of docs/extending.md', () => {
  repository.edit(WEB, 'registry.example.com/web:1.0.0', 'registry.example.com/shop:1.0.0');
  repository.write('nodeless.config.mjs', EXAMPLE);
  const { exitCode, out, err } = repository.nodeless('diff', '--json');
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  const title = 'Deployment web/web runs registry.example.com/shop instead of registry.example.com/web';
  expect((JSON.parse(out) as ChangeReport).dangers).toMatchObject([
    { rule: 'example.com/other-image', severity: 'warning', title },
  ]);
  expect(repository.nodeless('diff', '--format', 'chat')).toEqual({
    exitCode: 0,
    out: `1 changes: Deployment web/web\nexample.com/other-image: ${title}\n`,
    err: '',
  });
});

test('of another head the config on disk counts', async () => {
  repository.git('commit', '--quiet', '--all', '--message', 'scaled');
  const { out } = await diff(config(''), '--base', 'HEAD~1', '--head', 'HEAD', '--json');
  expect((JSON.parse(out) as ChangeReport).dangers.map(({ rule }) => rule)).toEqual(['example.com/scale']);
});
