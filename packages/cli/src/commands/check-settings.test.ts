import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AreaVerdicts } from '@nodeless/checks';
import type { Diagnostic } from '@nodeless/core';
import { REPOSITORY } from '../testing/repository-root.ts';
import { runIn } from '../testing/repository.ts';

const CLUSTER = 'clusters/sample/cluster.yaml';
const FLEET = 'clusters/fleet.yaml';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nodeless-settings-'));
  cpSync(join(REPOSITORY, 'packages', 'cli', 'testdata', 'base'), root, { recursive: true });
  // Something to find: nobody knows when the pods of the load balancer are ready.
  append('apps/web/app.yaml', 'expose: { alb: { host: web.example.com, scheme: internal } }');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const append = (file: string, ...lines: readonly string[]) =>
  appendFileSync(join(root, file), lines.map((line) => `${line}\n`).join(''));

interface CheckResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly areas?: readonly AreaVerdicts[];
}

/** The exit code, and `severity code file:line` of findings but for those about a tree that nobody wrote. */
async function check(...options: readonly string[]) {
  await runIn(root, 'generate');
  const { exitCode, out } = await runIn(root, 'check', '--json', ...options);
  const { diagnostics, areas } = JSON.parse(out) as CheckResult;
  const found = diagnostics
    .filter(({ code }) => !code.startsWith('tree/'))
    .map(({ severity, code, location }) => `${severity} ${code} ${location?.file}:${location?.line}`);
  return { exitCode, found, areas, diagnostics };
}

const FOUND = 'lb/availability apps/web/app.yaml:1';
const WAIVER = '{ code: lb/availability, reason: the lab is thrown away, expires: 2027-01-10 }';

test('--fail-on says which severity ends with 1', async () => {
  expect(await check()).toMatchObject({ exitCode: 0, found: [`warning ${FOUND}`] });
  expect(await check('--fail-on', 'warning')).toMatchObject({ exitCode: 1 });
  expect(await check('--fail-on', 'info')).toMatchObject({ exitCode: 1 });
  expect((await runIn(root, 'check', '--fail-on', 'never')).err).toMatch(/error, warning, info/);
});

test('a stage may be stricter than the others', async () => {
  append(FLEET, '    checks: { severity: { lb/availability: error } }');
  expect(await check()).toMatchObject({ exitCode: 1, found: [`error ${FOUND}`] });
  append(CLUSTER, 'checks: { severity: { lb/availability: info } }');
  expect(await check()).toMatchObject({ exitCode: 0, found: [`info ${FOUND}`] });
});

test('what is not sound enough for a stage is not generated', async () => {
  append(FLEET, '    checks: { severity: { lb/availability: error } }');
  const { exitCode, out } = await runIn(root, 'generate', '--json');
  const { diagnostics } = JSON.parse(out) as CheckResult;
  expect([exitCode, diagnostics.map(({ severity, code }) => `${severity} ${code}`)]).toEqual([
    1,
    ['error lb/availability'],
  ]);
});

test('a waiver accepts, with its reason, until its last day', async () => {
  append(FLEET, '    checks: { severity: { lb/availability: error } }');
  append(CLUSTER, `checks: { waivers: [${WAIVER}] }`);
  const { diagnostics, ...answer } = await check('--fail-on', 'info', '--today', '2027-01-10');
  expect(answer).toMatchObject({ exitCode: 0, found: [`info ${FOUND}`] });
  expect(diagnostics[0]?.message).toMatch(/\(accepted until 2027-01-10: the lab is thrown away\)/);
  expect(diagnostics[0]?.waiver).toEqual({ reason: 'the lab is thrown away', expires: '2027-01-10' });
});

test('a waiver that is over is an error at its day', async () => {
  append(CLUSTER, `checks: { waivers: [${WAIVER}] }`);
  expect(await check('--today', '2027-01-11')).toMatchObject({
    exitCode: 1,
    found: [`info ${FOUND}`, `error checks/expired-waiver ${CLUSTER}:27`],
  });
});

test('a waiver for another folder accepts nothing, and one for a file what it holds', async () => {
  const file = readFileSync(join(root, CLUSTER), 'utf8');
  for (const [place, severity] of [
    ['apps/api', 'warning'],
    ['apps/web/app.yaml', 'info'],
  ] as const) {
    writeFileSync(
      join(root, CLUSTER),
      `${file}checks: { waivers: [${WAIVER.replace('{', `{ in: ${place},`)}] }\n`,
    );
    expect((await check()).found).toEqual([`${severity} ${FOUND}`]);
  }
});

test('SARIF tells what is accepted as suppressed', async () => {
  append(CLUSTER, `checks: { waivers: [${WAIVER}] }`);
  await runIn(root, 'generate');
  const { out } = await runIn(root, 'check', '--format', 'sarif');
  const { runs } = JSON.parse(out) as {
    runs: [{ tool: { driver: { rules: unknown[] } }; results: unknown[] }];
  };
  expect(runs[0].tool.driver.rules).toMatchObject([
    { id: 'lb/availability', helpUri: expect.stringMatching(/^https:/) as string },
  ]);
  expect(runs[0].results).toMatchObject([
    {
      ruleId: 'lb/availability',
      level: 'note',
      suppressions: [{ kind: 'external', justification: 'the lab is thrown away (until 2027-01-10)' }],
    },
  ]);
});

test('--only tells what was asked for, and errors of the sources all the same', async () => {
  expect((await check('--only', 'lb')).found).toEqual([`warning ${FOUND}`]);
  expect((await check('--only', 'network,lb/availability')).found).toEqual([`warning ${FOUND}`]);
  expect(await check('--only', 'network', '--fail-on', 'info')).toMatchObject({ exitCode: 0, found: [] });
  append(CLUSTER, 'unknown: 1');
  expect(await check('--only', 'network')).toMatchObject({
    exitCode: 1,
    found: [`error spec/unknown-key ${CLUSTER}:27`],
  });
});

test('--only with a word that is no rule is an error', async () => {
  const { exitCode, found, diagnostics } = await check('--only', 'netwrok');
  expect([exitCode, found]).toEqual([1, ['error checks/unknown-code undefined:undefined']]);
  expect(diagnostics.at(-1)?.hint).toMatch(/^did you mean "network"\? /);
});

test('--only leaves out what differs on the disk, unless it is asked for', async () => {
  append('apps/web/app.yaml', 'replicas: 3');
  const codes = async (...options: readonly string[]) => {
    const { out } = await runIn(root, 'check', '--json', ...options);
    return new Set((JSON.parse(out) as CheckResult).diagnostics.map(({ code }) => code));
  };
  expect(await codes('--only', 'lb')).toEqual(new Set(['lb/availability']));
  expect(await codes('--only', 'tree')).toEqual(new Set(['tree/missing-file']));
});

test('--areas counts what rules say', async () => {
  const { areas = [] } = await check('--areas');
  expect(await check()).toMatchObject({ areas: undefined });
  const sum = areas.reduce((all, { pass, fail, unknown }) => all + pass + fail + unknown, 0);
  expect(areas.find(({ area }) => area === 'lb')).toMatchObject({ fail: 1, unknown: 0 });
  const { out } = await runIn(root, 'check', '--areas');
  const lines = out.split('\n');
  expect(lines).toContainEqual(expect.stringMatching(/^lb +\d+ +1 +0$/));
  const all = lines.find((line) => line.startsWith('all ')) ?? '';
  expect([...all.matchAll(/\d+/g)].reduce((total, [count]) => total + Number(count), 0)).toBe(sum);
});

test('thresholds are those of the stage', async () => {
  const expiring = (await check('--today', '2027-01-01')).found;
  append(FLEET, '    checks: { thresholds: { supportEndsInDays: 120, nodeLifetimeHours: 1000 } }');
  const { found } = await check('--today', '2027-01-01');
  expect(found.filter((one) => !expiring.includes(one))).toEqual([
    'warning upgrade/version-and-skew clusters/fleet.yaml:4',
    'warning karpenter/node-lifetime-floor clusters/sample/cluster.yaml:19',
  ]);
});
