import { readFileSync, writeFileSync } from 'node:fs';
import { READ_ACTIONS } from '@nodeless/aws/actions';
import {
  startFarEnd,
  withTestCredentials,
  type FarEnd,
  type WireCluster,
  type WireWorld,
} from '@nodeless/aws/testing';
import { parseYaml, type JsonObject } from '@nodeless/core';
import { fleetWorld } from '../testing/live/fleet-world.ts';
import { TestRepository } from '../testing/repository.ts';

jest.setTimeout(120_000);
withTestCredentials();

const CLUSTERS = ['classic-seoul', 'nodeless-seoul', 'nodeless-tokyo'] as const;
let repository: TestRepository;
let farEnd: FarEnd;
let made: WireWorld;
let world: WireWorld;

beforeAll(async () => {
  repository = new TestRepository(CLUSTERS);
  await repository.generated();
  made = fleetWorld(repository.root, CLUSTERS);
  farEnd = await startFarEnd(() => world);
});

beforeEach(() => {
  world = made;
});

afterAll(async () => {
  await farEnd.close();
  repository.remove();
});

const run = (...args: readonly string[]) => repository.run('drift', '--endpoint-url', farEnd.url, ...args);

interface Answer {
  readonly clusters: readonly {
    readonly cluster: string;
    readonly drift: readonly { readonly path: readonly string[] }[];
  }[];
  readonly diagnostics: readonly { readonly code: string }[];
}

async function found(...args: readonly string[]): Promise<readonly [number, readonly string[]]> {
  const { exitCode, out } = await run('--json', ...args);
  const { clusters, diagnostics } = JSON.parse(out) as Answer;
  const lines = clusters.flatMap(({ cluster, drift }) =>
    drift.map(({ path }, index) => `${cluster} ${diagnostics[index]?.code ?? ''} ${path.join(' ')}`),
  );
  return [exitCode, lines];
}

test('clusters that run as they were rendered: no difference, and only what the role may call', async () => {
  expect(await found()).toEqual([0, []]);
  expect(farEnd.shapeProblems).toEqual([]);
  const called = new Set(farEnd.requests.map(({ action }) => action));
  expect([...called].filter((action) => !READ_ACTIONS.includes(action))).toEqual([]);
  expect((await run()).out).toBe('3 of 3 clusters run as they were rendered\n');
});

type Edit = (cluster: WireCluster) => WireCluster;

const control =
  (change: JsonObject): Edit =>
  (cluster) => ({ ...cluster, cluster: { ...cluster.cluster, ...change } });
const vpc =
  (change: JsonObject): Edit =>
  (cluster) =>
    control({ resourcesVpcConfig: { ...(cluster.cluster['resourcesVpcConfig'] as JsonObject), ...change } })(
      cluster,
    );
type Lists = 'addons' | 'nodegroups' | 'fargateProfiles' | 'associations';
const first =
  (list: Lists, change: JsonObject): Edit =>
  (cluster) => ({
    ...cluster,
    [list]: (cluster[list] ?? []).map((one, index) => (index === 0 ? { ...one, ...change } : one)),
  });
const without =
  (list: Lists | 'accessEntries'): Edit =>
  (cluster) => ({
    ...cluster,
    [list]: (cluster[list] ?? []).slice(1),
  });
const more =
  (list: Lists, one: JsonObject): Edit =>
  (cluster) => ({ ...cluster, [list]: [...(cluster[list] ?? []), one] });
const tag =
  (key: string, value: string): Edit =>
  (cluster) =>
    control({ tags: { ...(cluster.cluster['tags'] as JsonObject), [key]: value } })(cluster);

const ADMIN = 'arn:aws:iam::111122223333:role/platform-admin';
const entry =
  (change: JsonObject, policies?: readonly JsonObject[]): Edit =>
  (cluster) => ({
    ...cluster,
    accessEntries: (cluster.accessEntries ?? []).map((one) =>
      one.entry['principalArn'] === ADMIN
        ? { entry: { ...one.entry, ...change }, policies: policies ?? one.policies ?? [] }
        : one,
    ),
  });

test.each<[string, string, Edit]>([
  ['classic-seoul', 'metadata version', control({ version: '1.36' })],
  ['classic-seoul', 'metadata tags stage', tag('stage', 'prod')],
  ['classic-seoul', 'metadata tags owner', tag('owner', 'somebody')],
  ['classic-seoul', 'cloudWatch clusterLogging enableTypes', control({ logging: { clusterLogging: [] } })],
  [
    'classic-seoul',
    'vpc clusterEndpoints publicAccess',
    vpc({ endpointPublicAccess: false, publicAccessCidrs: ['203.0.113.0/24'] }),
  ],
  ['classic-seoul', 'vpc clusterEndpoints privateAccess', vpc({ endpointPrivateAccess: false })],
  ['classic-seoul', 'vpc publicAccessCIDRs', vpc({ publicAccessCidrs: ['0.0.0.0/0'] })],
  [
    'classic-seoul',
    'accessConfig authenticationMode',
    control({ accessConfig: { authenticationMode: 'API' } }),
  ],
  ['classic-seoul', 'zonalShiftConfig enabled', control({ zonalShiftConfig: { enabled: true } })],
  ['classic-seoul', 'autoModeConfig enabled', control({ computeConfig: { enabled: true } })],
  [
    'classic-seoul',
    'secretsEncryption keyARN',
    control({
      encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: 'arn:aws:kms:x:1:key/1' } }],
    }),
  ],
  ['classic-seoul', 'addons vpc-cni version', first('addons', { addonVersion: 'v1.22.0-eksbuild.1' })],
  [
    'classic-seoul',
    'addons vpc-cni configurationValues',
    first('addons', { configurationValues: '{"a":1}' }),
  ],
  [
    'classic-seoul',
    'addons vpc-cni tags stage',
    first('addons', { tags: { 'managed-by': 'nodeless', stage: 'x' } }),
  ],
  ['classic-seoul', 'addons vpc-cni', without('addons')],
  [
    'classic-seoul',
    'addons metrics-server',
    more('addons', {
      addonName: 'metrics-server',
      addonVersion: 'v0.8.0-eksbuild.1',
      status: 'ACTIVE',
      tags: {},
    }),
  ],
  [
    'classic-seoul',
    'managedNodeGroups general maxSize',
    first('nodegroups', { scalingConfig: { minSize: 1, maxSize: 9, desiredSize: 1 } }),
  ],
  [
    'classic-seoul',
    'managedNodeGroups general instanceTypes',
    first('nodegroups', { instanceTypes: ['m7i.large'] }),
  ],
  ['classic-seoul', 'managedNodeGroups general spot', first('nodegroups', { capacityType: 'SPOT' })],
  ['classic-seoul', 'managedNodeGroups general labels pool', first('nodegroups', { labels: { pool: 'x' } })],
  [
    'classic-seoul',
    'managedNodeGroups general taints',
    first('nodegroups', { taints: [{ key: 'a', value: 'b', effect: 'NO_SCHEDULE' }] }),
  ],
  ['nodeless-seoul', 'fargateProfiles argocd', without('fargateProfiles')],
  [
    'nodeless-seoul',
    'fargateProfiles argocd selectors',
    first('fargateProfiles', { selectors: [{ namespace: 'x' }] }),
  ],
  [
    'classic-seoul',
    `accessConfig accessEntries ${ADMIN} kubernetesGroups`,
    entry({ kubernetesGroups: ['x'] }),
  ],
  ['classic-seoul', `accessConfig accessEntries ${ADMIN} accessPolicies`, entry({}, [])],
  [
    'nodeless-tokyo',
    'iam podIdentityAssociations shop/web',
    more('associations', {
      associationId: 'a-99',
      namespace: 'shop',
      serviceAccount: 'web',
      roleArn: 'arn:aws:iam::111122223333:role/shop',
    }),
  ],
])('%s: %s changed in AWS, and nothing else', async (cluster, path, edit) => {
  world = { ...made, clusters: { ...made.clusters, [cluster]: edit(made.clusters[cluster] as WireCluster) } };
  expect(await found(cluster)).toEqual([3, [`${cluster} drift/aws-changed ${path}`]]);
});

describe('sources that moved', () => {
  const file = () => repository.path('clusters/classic-seoul/cluster.yaml');
  let before = '';
  beforeEach(() => {
    before = readFileSync(file(), 'utf8');
    writeFileSync(file(), before.replace(/max: \d+/, 'max: 5'));
  });
  afterEach(() => writeFileSync(file(), before));

  const withMaximum = (maxSize: number) => {
    const edit = first('nodegroups', { scalingConfig: { minSize: 1, maxSize, desiredSize: 1 } });
    const cluster = edit(made.clusters['classic-seoul'] as WireCluster);
    world = { ...made, clusters: { ...made.clusters, 'classic-seoul': cluster } };
  };
  const path = 'managedNodeGroups general maxSize';

  test('alone, or as AWS did: no drift', async () => {
    expect(await found('classic-seoul')).toEqual([0, [`classic-seoul drift/sources-changed ${path}`]]);
    withMaximum(5);
    expect(await found('classic-seoul')).toEqual([0, [`classic-seoul drift/sources-changed ${path}`]]);
  });

  test('and AWS in another way', async () => {
    withMaximum(9);
    expect(await found('classic-seoul')).toEqual([3, [`classic-seoul drift/both-changed ${path}`]]);
    const { err, exitCode } = await run('classic-seoul');
    expect(exitCode).toBe(3);
    expect(err).toMatch(
      /clusters\/classic-seoul\/cluster\.yaml:\d+:\d+ +error +drift\/both-changed +managedNodeGroups\.general\.maxSize: AWS has 9, rendered is 3, the sources give 5/,
    );
    expect((await run('classic-seoul', '--markdown')).out).toBe(
      [
        '## `classic-seoul` in ap-northeast-2',
        '',
        '| value | who changed | AWS has | rendered | the sources give |',
        '| --- | --- | --- | --- | --- |',
        '| `managedNodeGroups.general.maxSize` | both | `9` | `3` | `5` |',
        '',
      ].join('\n'),
    );
  });
});

test('a cluster that cannot be read is no drift, but unknown', async () => {
  world = { ...made, clusters: { ...made.clusters, 'nodeless-tokyo': undefined as unknown as WireCluster } };
  const { exitCode, err } = await run('--markdown');
  expect(exitCode).toBe(1);
  expect(err).toContain('aws/no-cluster');
});

test('the role may do what is called, and nothing else', async () => {
  const { out } = await repository.run('drift', '--print-role');
  const parsed = parseYaml(out);
  expect(parsed).toMatchObject({ documents: [{ Resources: { Reader: { Type: 'AWS::IAM::Role' } } }] });
  const actions = [...out.matchAll(/- ((?:eks|ec2):\w+)/g)].map(([, action]) => action).sort();
  expect(actions).toEqual([...READ_ACTIONS]);
});
