import { hasErrors, specPath } from '@nodeless/core';
import { runs } from '@nodeless/core/testing';
import fc from 'fast-check';
import { parse as parseText, stringify } from 'yaml';
import { edited, GOOD, modelOf, parse, placesOf, sourceFile, wordsOf } from '../testing/sources.ts';
import { parseFleet } from './fleet.ts';
import { parseCluster } from './cluster.ts';

const FACTS =
  '{"apiVersion": "nodeless/v1alpha1", "kind": "Facts", "addons": {"coredns": "v1.13.2-eksbuild.4"}}';

describe('the model of good sources', () => {
  const model = modelOf({ facts: FACTS });

  test('holds what the layers say together, and the defaults', () => {
    expect(model.spec).toMatchObject({
      name: 'sample',
      stage: 'prod',
      kubernetes: { version: '1.35' },
      tags: { 'managed-by': 'nodeless', team: 'operations', stage: 'prod' },
      safety: { maxDeletedPercent: 10 },
      network: { vpc: { cidr: '10.0.0.0/16', nat: 'single' }, endpoint: { public: false, private: true } },
      scheduling: {
        priorityClasses: [
          { name: 'default', globalDefault: true },
          { name: 'pause-pods', value: -1 },
        ],
      },
    });
    expect(model.spec.compute.karpenter.nodePools[0]).toMatchObject({
      nodeClass: 'default',
      capacityTypes: ['on-demand'],
      expireAfter: '720h',
      consolidation: { policy: 'WhenEmptyOrUnderutilized', after: '1m' },
    });
    expect(model.apps.map(({ name, architectures }) => [name, architectures])).toEqual([['web', ['amd64']]]);
    expect(model.facts.addons).toEqual({ coredns: 'v1.13.2-eksbuild.4' });
    expect(model.argocd.settings.repository.revision).toBe('refs/heads/main');
  });

  test('is frozen to its leaves, but for the definitions of the catalogue', () => {
    const thawed: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) thawed.push(path);
      for (const [key, inner] of Object.entries(value))
        if (key !== 'catalogue') visit(inner, `${path}/${key}`);
    };
    visit(model, '');
    expect(thawed).toEqual([]);
  });

  test.each([
    [specPath('cluster', 'name'), 'cluster clusters/sample/cluster.yaml:3:7'],
    [specPath('cluster', 'tags', 'managed-by'), 'fleet clusters/fleet.yaml:24:23'],
    [specPath('cluster', 'tags', 'team'), 'stage clusters/fleet.yaml:29:32'],
    [specPath('cluster', 'safety', 'maxDeletedPercent'), 'stage clusters/fleet.yaml:30:34'],
    [
      specPath('cluster', 'compute', 'karpenter', 'nodePools', 0, 'limits', 'cpu'),
      'cluster clusters/sample/cluster.yaml:17:24',
    ],
    [
      specPath('cluster', 'compute', 'karpenter', 'nodePools', 0, 'expireAfter'),
      'default clusters/sample/cluster.yaml:15:9',
    ],
    [specPath('app/web', 'image'), 'app apps/web/app.yaml:4:8'],
    [specPath('facts', 'addons', 'coredns'), 'facts clusters/sample/facts.json:1:76'],
    [specPath('argocd/settings', 'repository', 'url'), 'argocd argocd/settings.yaml:3:20'],
    [specPath('argocd/projects', 'workloads', 'description'), 'argocd argocd/projects.yaml:4:27'],
    [specPath('cluster'), 'cluster clusters/sample/cluster.yaml:1:1'],
    ['no such document#/x', 'default clusters/sample/cluster.yaml:1:1'],
  ])('%s was written at %s', (path, expected) => {
    const { layer, location } = model.provenance(path);
    expect(`${layer} ${location.file}:${location.line}:${location.column}`).toBe(expected);
  });
});

test('a key with a slash and a tilde is found', () => {
  const model = modelOf(
    edited('cluster', 'apps: [web]', 'apps: [web]\neksctl: { metadata: { annotations: { "a/b~c": x } } }'),
  );
  expect(
    model.provenance(specPath('cluster', 'eksctl', 'metadata', 'annotations', 'a/b~c')).location,
  ).toMatchObject({
    line: 21,
    column: 47,
  });
});

test('a cluster without facts knows nothing', () => {
  expect(modelOf().facts).toEqual({ apiVersion: 'nodeless/v1alpha1', kind: 'Facts', addons: {} });
});

test('null takes away a tag of the fleet and one of the stage, and nothing else', () => {
  const { spec } = modelOf({
    ...GOOD,
    cluster: `${GOOD.cluster}tags: { managed-by: null, stage: ~, env: x }\n`,
  });
  expect(spec.tags).toEqual({ team: 'operations', env: 'x' });
  expect(wordsOf(parse({ ...GOOD, cluster: `${GOOD.cluster}tags: { managed-by: }\n` }).diagnostics)).toEqual([
    expect.stringContaining('tags.managed-by') as string,
  ]);
});

test('apps come in the order of their names', () => {
  const apps = ['b', 'a', 'c'].map((name) =>
    sourceFile(`apps/${name}/app.yaml`, GOOD.app.replace('name: web', `name: ${name}`)),
  );
  const fleet = parseFleet({
    fleet: sourceFile('clusters/fleet.yaml', GOOD.fleet),
    argocdSettings: sourceFile('argocd/settings.yaml', GOOD.settings),
    argocdProjects: sourceFile('argocd/projects.yaml', GOOD.projects),
    apps,
    clusters: ['sample'],
  });
  if (fleet.value === undefined) throw new Error('no fleet');
  const cluster = sourceFile('clusters/sample/cluster.yaml', GOOD.cluster.replace('[web]', '[c, a, b]'));
  expect(
    parseCluster(fleet.value, { folder: 'sample', cluster }).value?.apps.map(({ name }) => name),
  ).toEqual(['a', 'b', 'c']);
});

test('all problems of a file are told at once, those that the schema finds and those between files', () => {
  const cluster = GOOD.cluster
    .replace("'111122223333'", '111122223333')
    .replace('10.0.0.0/16', '10.0.0.0/33')
    .replace('name: sample', 'name: simple')
    .replace('amd64', 'x86')
    .replace("'100'", '100')
    .replace('domain:', 'domian:')
    .replace('[web]', '[web, wed, web]')
    .concat('componets: {}\n');
  expect(placesOf(parse({ cluster }).diagnostics)).toEqual([
    '3:7 spec/name-mismatch',
    '6:12 spec/unquoted-text',
    '8:16 network/invalid-cidr',
    '16:25 spec/invalid-value',
    '17:24 spec/unquoted-text',
    '19:16 spec/missing-key',
    '19:18 spec/unknown-key',
    '20:13 spec/unknown-app',
    '20:18 spec/duplicate-name',
    '21:1 spec/unknown-key',
  ]);
});

test('an unknown stage is told, and not each key that it would have given', () => {
  const fleet = GOOD.fleet
    .replace(/ {2}kubernetes: .*\n/, '')
    .replace('    safety:', "    kubernetes: { version: '1.35' }\n    safety:");
  expect(parse({ fleet }).diagnostics).toEqual([]);
  expect(wordsOf(parse({ fleet, ...edited('cluster', 'stage: prod', 'stage: prd') }).diagnostics)).toEqual([
    'spec/unknown-stage: the stage "prd" is not in clusters/fleet.yaml | did you mean "prod"?',
  ]);
});

test.each([
  ['stage: prod\n', '', '1:1 spec/missing-key'],
  ['stage: prod\n', 'stage: 5\n', '4:8 spec/unquoted-text'],
  ['stage: prod\n', 'stage: [prod]\n', '4:8 spec/wrong-type'],
])('a stage that is not there: %j -> %j', (from, to, expected) => {
  expect(placesOf(parse(edited('cluster', from, to)).diagnostics)).toEqual([expected]);
});

test('facts and cluster are told together', () => {
  const facts = FACTS.replace('"v1.13.2-eksbuild.4"', '"latest"');
  const found = parse({ facts, ...edited('cluster', 'kind: Cluster', 'kind: Clster') }).diagnostics;
  expect(found.map(({ location, code }) => `${location?.file} ${code}`)).toEqual([
    'clusters/sample/cluster.yaml spec/invalid-value',
    'clusters/sample/facts.json spec/version-range',
  ]);
});

test.each([
  ['empty', ''],
  ['a list', '- a\n'],
  ['no YAML', 'a: [\n'],
])('a cluster.yaml that is %s gives one finding and no model', (_, cluster) => {
  const { model, diagnostics } = parse({ cluster });
  expect(model).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.location?.file).toBe('clusters/sample/cluster.yaml');
});

/** The same data with its keys in another order. */
function shuffled(value: unknown, order: (keys: readonly string[]) => readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, order));
  if (typeof value !== 'object' || value === null) return value;
  const map = value as Record<string, unknown>;
  return Object.fromEntries(order(Object.keys(map)).map((key) => [key, shuffled(map[key], order)]));
}

test('the order of keys in the sources decides nothing', () => {
  const expected = JSON.stringify(sorted(modelOf({ facts: FACTS })));
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(100)), (numbers) => {
      const order = (keys: readonly string[]) =>
        keys
          .map((key) => ({ key, rank: numbers.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ key }) => key);
      const text = (source: keyof typeof GOOD) => stringify(shuffled(parseText(GOOD[source]), order));
      const model = modelOf({
        fleet: text('fleet'),
        cluster: text('cluster'),
        app: text('app'),
        settings: text('settings'),
        projects: text('projects'),
        facts: JSON.stringify(shuffled(JSON.parse(FACTS), order)),
      });
      expect(JSON.stringify(sorted(model))).toBe(expected);
    }),
    runs(10),
  );
});

function sorted(value: unknown): unknown {
  return shuffled(value, (keys) => [...keys].sort());
}

/** The options of unions that the good cluster does not use. */
const WITH_UNIONS = GOOD.cluster
  .replace(
    'vpc: { cidr: 10.0.0.0/16 }',
    `vpc:
    id: vpc-00000000
    cidr: 10.0.0.0/16
    subnets:
      private: [{ id: subnet-00000001, zone: eu-central-1a }, { id: subnet-00000002, zone: eu-central-1b }]
  endpoint: { public: { cidrs: [203.0.113.0/24] } }`,
  )
  .replace(
    'components:',
    `components:
  awsLoadBalancerController: false
  kubeOpsView: { expose: { nlb: { scheme: internal, healthCheck: { port: traffic-port } } } }`,
  );

test('the other options of unions are good too', () => {
  expect(parse({ cluster: WITH_UNIONS }).diagnostics).toEqual([]);
});

const FORBIDDEN_WORDS =
  /\b(expected|received|invalid input|too (small|big):|unrecognized|ZodError|undefined|NaN)\b/i;

test('any change of a good cluster.yaml gets a model or errors inside a source, in plain words', () => {
  const scalar = fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    1e30,
    '',
    'x',
    'latest',
    '10.0.0.0/8',
    [],
    {},
    [1],
    { a: 1 },
  );
  const change = fc.record({
    at: fc.nat(200),
    to: scalar,
    kind: fc.constantFrom('replace', 'remove', 'rename', 'add'),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(GOOD.cluster, WITH_UNIONS),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      (text, changes) => {
        const data = parseText(text) as Record<string, unknown>;
        for (const { at, to, kind } of changes) alter(data, at, kind, structuredClone(to));
        const { model, diagnostics } = parse({ cluster: stringify(data) });
        expect(model === undefined).toBe(hasErrors(diagnostics));
        for (const { message, hint = '', location } of diagnostics) {
          expect(`${message} ${hint}`).not.toMatch(FORBIDDEN_WORDS);
          expect(location?.file).toMatch(/^clusters\/(fleet|sample\/cluster)\.yaml$/);
        }
      },
    ),
    runs(100),
  );
});

/** Changes the `at`-th entry (counted round) of all maps and lists. */
function alter(data: Record<string, unknown>, at: number, kind: string, to: unknown): void {
  const places: { owner: Record<string, unknown>; key: string }[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      places.push({ owner: value as Record<string, unknown>, key });
      collect(inner);
    }
  };
  collect(data);
  const place = places[at % places.length];
  if (place === undefined) return;
  const { owner, key } = place;
  const old = owner[key];
  if (kind === 'add') owner[`${key}x`] = to;
  else if (kind === 'replace') owner[key] = to;
  else if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else {
    delete owner[key];
    if (kind === 'rename') owner[`${key}s`] = old;
  }
}
