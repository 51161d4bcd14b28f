import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject, JsonValue } from '@nodeless/core';
import { jsonSchemas } from '@nodeless/sources';
import { loadFleet } from './fleet.ts';
import { readClusterFiles } from './repository/sources.ts';
import { describeAnswer } from './testing/bad-input-case.ts';
import { REPOSITORY } from './testing/repository-root.ts';
import { bytesOf, dataOf, effectOf, treeOf } from './testing/options/effect.ts';
import { keysOf, usesIn } from './testing/options/schema-keys.ts';

const TESTDATA = join(REPOSITORY, 'packages', 'cli', 'testdata');
const OPTIONS = join(TESTDATA, 'options');
const CASES = readdirSync(OPTIONS);
const SCHEMA = jsonSchemas()['cluster.schema.json'] as JsonObject;

/** Keys whose change alone is refused or changes no file of a tree, and the test that sees what they do. */
const SEEN_ELSEWHERE: Readonly<Record<string, string>> = {
  'compute.karpenter.nodeClasses[].blockDeviceMappings[].ebs.volumeType':
    'packages/components/src/karpenter/node-class.test.ts',
  'compute.selfManagedNodeGroups[].architecture': 'packages/sources/src/parse/node-group-rules.test.ts',
  ...Object.fromEntries(
    ['tls.createAcmCertificate', 'frontendNlb.enabled', 'frontendNlb.scheme'].map((key) => [
      `ingressClasses.<key>.${key}`,
      'packages/contracts/src/load-balancer/class-members.test.ts',
    ]),
  ),
  'network.podSecurityGroups[].app': 'packages/sources/src/parse/pod-networking-rules.test.ts',
  'network.vpc.subnets.controlPlane[].cidr': 'packages/sources/src/parse/network-rules.test.ts',
  'network.vpc.subnets.controlPlane[].zone': 'packages/sources/src/parse/network-rules.test.ts',
  'network.vpc.subnets.pods[].cidr': 'packages/sources/src/parse/pod-networking-rules.test.ts',
  'network.vpc.subnets.pods[].zone': 'packages/sources/src/parse/pod-networking-rules.test.ts',
  'safety.maxDeletedPercent': 'packages/cli/src/commands/generate.test.ts',
  'storage.classes[].fsx.storageType': 'packages/sources/src/schema/storage.test.ts',
  'scheduling.headroom.priorityClass': 'packages/components/src/scheduling/scheduling.test.ts',
  ...Object.fromEntries(
    ['rule', 'object.application', 'object.kind', 'object.namespace', 'object.name', 'reason', 'expires'].map(
      (key) => [`waivers[].${key}`, 'packages/sources/src/parse/review-settings.test.ts'],
    ),
  ),
  ...Object.fromEntries(
    [
      ...['severity', 'waivers[].code', 'waivers[].in', 'waivers[].reason', 'waivers[].expires'],
      ...['thresholds.supportEndsInDays', 'thresholds.nodeLifetimeHours'],
    ].map((key) => [`checks.${key}`, 'packages/cli/src/commands/check-settings.test.ts']),
  ),
  'checks.thresholds.webhookTimeoutSeconds': 'packages/checks/src/rules/webhook/webhook.test.ts',
};

/** Keys that have one value only in a cluster: any other is refused. */
const FIXED = [
  'apiVersion',
  'kind',
  'name',
  'network.vpc.madeBy',
  'components.kubeOpsView.expose.nlb.actions.<key>.type',
];

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'nodeless-options-'));
  cpSync(join(TESTDATA, 'golden', 'shared'), root, { recursive: true });
  for (const name of CASES) {
    mkdirSync(join(root, 'clusters', name));
    for (const file of readdirSync(join(OPTIONS, name)).filter((file) => file !== 'effects.txt'))
      cpSync(join(OPTIONS, name, file), join(root, 'clusters', name, file));
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Each option of a case is data: `<case>/cluster.yaml` uses it, `<case>/effects.txt` tells what the tree has from it. */
test.each(CASES)('the options of %s have these effects', (name) => {
  const fleet = loadFleet(root).value;
  const files = readClusterFiles(root, name).value;
  if (fleet === undefined || files === undefined) throw new Error(`${name} has no valid sources`);
  const { value: tree, diagnostics } = treeOf(fleet, files);
  if (tree === undefined)
    throw new Error(
      describeAnswer(
        1,
        diagnostics.filter(({ severity }) => severity === 'error'),
      ),
    );
  const effects = new Map<string, string>();
  const source = dataOf(files);
  const render = (changed: JsonValue) =>
    treeOf(fleet, { ...files, cluster: { ...files.cluster, bytes: bytesOf(changed) } }).value;
  for (const use of usesIn(SCHEMA, source)) {
    const effect = effects.has(use.key) ? undefined : effectOf(source, tree, use, render);
    if (effect !== undefined) effects.set(use.key, effect);
  }
  const golden = join(OPTIONS, name, 'effects.txt');
  const text = `${[...effects.values()].join('\n')}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
});

test('each key of cluster.yaml has an effect that a case below testdata/options tells', () => {
  const told = new Set(
    CASES.flatMap((name) => readFileSync(join(OPTIONS, name, 'effects.txt'), 'utf8').split('\n'))
      .filter((line) => /^\S/.test(line))
      .map((line) => line.slice(0, line.indexOf(': '))),
  );
  const elsewhere = new Set([...FIXED, ...Object.keys(SEEN_ELSEWHERE)]);
  expect([...keysOf(SCHEMA)].filter((key) => !told.has(key) && !elsewhere.has(key))).toEqual([]);
  expect([...elsewhere].filter((key) => told.has(key) || !keysOf(SCHEMA).has(key))).toEqual([]);
});

test('what is seen elsewhere is named there', () => {
  for (const [key, test] of Object.entries(SEEN_ELSEWHERE)) {
    const name = key.split('.').at(-1);
    expect([key, readFileSync(join(REPOSITORY, test), 'utf8').includes(String(name))]).toEqual([key, true]);
  }
});
