import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { maps, type JsonObject, type JsonValue } from '@nodeless/core';
import { jsonSchemas, type ClusterFiles, type SourceFile } from '@nodeless/sources';
import { parse } from 'yaml';
import { fleetOf } from './fleet.ts';
import { describeAnswer } from './testing/bad-input-case.ts';
import { bytesOf, dataOf, effectOf, treeOf } from './testing/options/effect.ts';
import { keysOf, usesIn } from './testing/options/schema-keys.ts';
import { REPOSITORY } from './testing/repository-root.ts';

const TESTDATA = join(__dirname, '..', 'testdata');
const OPTIONS = join(TESTDATA, 'app-options');
const CASES = readdirSync(join(OPTIONS, 'apps')).map((file) => file.replace(/\.yaml$/, ''));
const SCHEMA = jsonSchemas()['app.schema.json'] as JsonObject;

/** Keys that have one value only, by themselves or beside what stands there too: any other is refused. */
const FIXED = [
  'apiVersion',
  'kind',
  'name',
  'workload.cronJob.podFailurePolicy[].onPodConditions',
  'workload.job.podFailurePolicy[].onPodConditions',
  'expose.alb.actions.<key>.forwardConfig.targetGroups[].serviceName',
  'expose.alb.actions.<key>.forwardConfig.targetGroups[].servicePort',
  'expose.alb.actions.<key>.type',
  'expose.alb.auth.type',
  'expose.alb.conditions.<key>[].field',
  'expose.alb.transforms.<key>[].type',
  'expose.nlb.actions.<key>.type',
  'expose.routes.<key>.rules[].auth.type',
];

/** The options of a Network Load Balancer are those of a component of cluster.yaml, whose cases tell them. */
const NLB_OF_COMPONENT = 'components.kubeOpsView.expose.nlb.';

function toldIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.txt'),
  );
  const lines = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  return lines.filter((line) => /^\S/.test(line)).map((line) => line.slice(0, line.indexOf(': ')));
}

/** Keys of expose.nlb that a case of cluster.yaml tells. */
function toldOfComponent(): string[] {
  return toldIn(join(TESTDATA, 'options')).flatMap((key) =>
    key.startsWith(NLB_OF_COMPONENT) ? [`expose.nlb.${key.slice(NLB_OF_COMPONENT.length)}`] : [],
  );
}

/** An app that others may name. */
const OTHER = {
  apiVersion: 'nodeless/v1alpha1',
  kind: 'App',
  name: 'web',
  image: 'registry.example.com/web:1.4.0',
  ports: [{ name: 'http1', containerPort: 8080 }],
  resources: { requests: { cpu: '100m', memory: '128Mi' } },
};

/** Keys whose change alone is refused or changes no file of a tree, and the test that sees what they do. */
const SEEN_ELSEWHERE: Readonly<Record<string, string>> = {
  'expose.routes.<key>.gateway': 'packages/components/src/workloads/routes.test.ts',
  'expose.routes.<key>.rules[].to[].namespace': 'packages/components/src/workloads/routes.test.ts',
  'expose.routes.<key>.rules[].to[].service': 'packages/components/src/workloads/routes.test.ts',
  'secrets.<key>.existing.keys': 'packages/sources/src/parse/app-secret-rules.test.ts',
};

const shared = (path: string): SourceFile => ({
  path,
  bytes: readFileSync(join(TESTDATA, 'golden/shared', path)),
});

/**
 * The tree of a cluster that runs one app; undefined when the app is refused.
 *
 * @param called the app with the name of the folder
 */
function rendered(app: JsonObject, called = app) {
  const name = String(called['name']);
  const cluster = dataOf({ cluster: { path: '', bytes: readFileSync(join(OPTIONS, 'cluster.yaml')) } });
  const path = 'clusters/app-options/cluster.yaml';
  const files: ClusterFiles = {
    folder: 'app-options',
    cluster: { path, bytes: bytesOf({ ...(cluster as JsonObject), apps: [name, OTHER.name] }) },
  };
  const fleet = fleetOf(TESTDATA, {
    fleet: shared('clusters/fleet.yaml'),
    argocdSettings: shared('argocd/settings.yaml'),
    argocdProjects: shared('argocd/projects.yaml'),
    apps: [
      { path: `apps/${name}/app.yaml`, bytes: bytesOf(app) },
      { path: `apps/${OTHER.name}/app.yaml`, bytes: bytesOf(OTHER) },
    ],
    clusters: ['app-options'],
  });
  if (fleet.value === undefined) return { diagnostics: fleet.diagnostics };
  const { value, diagnostics } = treeOf({ fleet: fleet.value }, files);
  const found = [...fleet.diagnostics, ...diagnostics];
  return value === undefined ? { diagnostics: found } : { value, diagnostics: found };
}

/** The apps of a file, each with what makes it one. Anchors stand for what several containers have. */
function appsOf(name: string): JsonObject[] {
  const apps: unknown = parse(readFileSync(join(OPTIONS, 'apps', `${name}.yaml`), 'utf8'), { merge: true });
  return maps(apps as JsonValue).map((app, index) => {
    return { apiVersion: 'nodeless/v1alpha1', kind: 'App', name: `${name}-${index}`, ...app };
  });
}

/** Each app of a case is data: `apps/<case>.yaml` uses the keys, `effects/<case>.txt` tells what the tree has from them. */
test.each(CASES)('the options of %s have these effects', (name) => {
  const effects = new Map<string, string>();
  const apps = appsOf(name).map((source) => ({ source, ...rendered(source) }));
  const problems = apps.flatMap(({ source, diagnostics }) => {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    return errors.length === 0 ? [] : [`${String(source['name'])}: ${describeAnswer(1, errors)}`];
  });
  expect(problems).toEqual([]);
  for (const { source, value: tree } of apps) {
    for (const use of usesIn(SCHEMA, source)) {
      if (tree === undefined || effects.has(use.key)) continue;
      const effect = effectOf(source, tree, use, (changed) => rendered(changed as JsonObject, source).value);
      if (effect !== undefined) effects.set(use.key, effect);
    }
  }
  const golden = join(OPTIONS, 'effects', `${name}.txt`);
  const text = `${[...effects.values()].join('\n')}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
});

test('each key of app.yaml has an effect that a case below testdata/app-options tells', () => {
  const told = new Set([...toldIn(join(OPTIONS, 'effects')), ...toldOfComponent()]);
  const keys = keysOf(SCHEMA);
  const elsewhere = [...FIXED, ...Object.keys(SEEN_ELSEWHERE)];
  expect([...keys].filter((key) => !told.has(key) && !elsewhere.includes(key))).toEqual([]);
  expect(elsewhere.filter((key) => told.has(key) || !keys.has(key))).toEqual([]);
});

test.each(Object.entries(SEEN_ELSEWHERE))('what %s does is seen by a test that names it', (key, test) => {
  expect(readFileSync(join(REPOSITORY, test), 'utf8')).toContain(key.split('.').at(-1));
});
