import { application, deployment, inWeb, object, pod } from './testing/objects.ts';
import { reviewFiles, reviewFleets, type Fleet } from './testing/trees.ts';

const named = (cluster: string) =>
  application('web', { source: { path: `clusters/${cluster}/rendered/manifests/web` } });
const fleet = (names: readonly string[], image: string): Fleet =>
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        'argocd/applications/web.yaml': named(name),
        'manifests/web/it.yaml': deployment({ template: pod({ image }) }),
      },
    ]),
  );

test('the same change in many clusters is one entry with many places', () => {
  const names = ['prod-c', 'prod-a', 'prod-b'];
  const report = reviewFleets(fleet(names, 'example.com/web:1.0.0'), fleet(names, 'example.com/web:1.1.0'));
  expect(report.changes).toHaveLength(1);
  expect(report.changes[0]).toMatchObject({
    operation: 'changed',
    classes: ['rollout'],
    namesCluster: false,
    fields: [{ before: 'example.com/web:1.0.0', after: 'example.com/web:1.1.0' }],
  });
  expect(report.changes[0]?.places.map(({ cluster }) => cluster)).toEqual(['prod-a', 'prod-b', 'prod-c']);
  expect(report.totals).toMatchObject({ changed: 3, clusters: 3 });
  expect(report.versions).toMatchObject([
    { kind: 'image', name: 'example.com/web', before: '1.0.0', after: '1.1.0' },
  ]);
  expect(report.versions[0]?.places).toHaveLength(3);
});

test('objects that differ in the name of their cluster alone are folded, and it is said', () => {
  const report = reviewFleets({}, fleet(['prod-a', 'prod-b'], 'example.com/web:1.0.0'));
  const shown = report.changes.map(({ object: { kind }, places, namesCluster }) => [
    kind,
    places.length,
    namesCluster,
  ]);
  expect(shown).toEqual([
    ['Application', 2, true],
    ['Deployment', 2, false],
  ]);
  expect(report.clusters.map(({ state }) => state)).toEqual(['added', 'added']);
});

test('a name inside of another word is not taken for the cluster', () => {
  const map = (text: string) => ({
    'manifests/web/it.yaml': object('v1', 'ConfigMap', 'it', { ...inWeb, data: { text } }),
  });
  const base = { prod: map('a'), dev: map('a') };
  expect(reviewFleets(base, { prod: map('product'), dev: map('device') }).changes).toHaveLength(2);
  expect(reviewFleets(base, { prod: map('prod-uct'), dev: map('dev-uct') }).changes).toHaveLength(1);
});

test('equal trees give an equal, empty report', () => {
  const tree = fleet(['prod-a'], 'example.com/web:1.0.0');
  expect(reviewFleets(tree, tree)).toMatchObject({ verdict: 'none', changes: [], clusters: [], dangers: [] });
});

test('the steps by hand are in the order of work, with what they disrupt', () => {
  const config = (body: object) => ({
    'eksctl/cluster.yaml': object('eksctl.io/v1alpha5', 'ClusterConfig', 'prod', body as never),
  });
  const queue = (name: string) => ({
    'cloudformation/karpenter.yaml': {
      Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } } },
    },
  });
  const metadata = (version: string) => ({ region: 'eu-central-1', version });
  const file = 'clusters/prod/rendered/eksctl/cluster.yaml';
  const { plans } = reviewFiles(
    {
      ...queue('a'),
      ...config({
        metadata: metadata('1.35'),
        addons: [{ name: 'vpc-cni' }],
        fargateProfiles: [{ name: 'fp', selectors: [] }],
      }),
    },
    {
      ...queue('b'),
      ...config({
        metadata: metadata('1.36'),
        addons: [{ name: 'coredns' }],
        fargateProfiles: [{ name: 'fp', selectors: [{ namespace: "a'b" }] }],
        kubernetesNetworkConfig: { ipFamily: 'IPv6' },
        availabilityZones: ['eu-central-1a'],
        iam: { fargatePodExecutionRoleARN: 'arn:aws:iam::111122223333:role/FargatePodRole-prod' },
      }),
    },
  );
  expect(plans).toHaveLength(1);
  const steps = plans[0]?.steps ?? [];
  expect(steps.map(({ tool, commands }) => [tool, ...commands])).toEqual([
    [
      'aws',
      'aws cloudformation deploy --region eu-central-1 --stack-name Karpenter-prod --template-file clusters/prod/rendered/cloudformation/karpenter.yaml --capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset',
    ],
    ['impossible'],
    ['eksctl', `eksctl upgrade cluster --approve --config-file ${file}`],
    [
      'eksctl',
      `eksctl create addon --config-file ${file}`,
      'eksctl delete addon --cluster prod --region eu-central-1 --name vpc-cni',
    ],
    [
      'eksctl',
      'eksctl delete fargateprofile --cluster prod --region eu-central-1 --name fp --wait',
      `eksctl create fargateprofile --config-file ${file}`,
    ],
    ['manual'],
  ]);
  expect(steps[0]?.disrupts).toBe('made anew: Q');
  expect(steps.at(-1)?.title).toContain('availabilityZones');
  expect(steps.at(-1)?.title).not.toContain('fargatePodExecutionRoleARN');
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html
test.each([
  ['CONFIG_MAP', 'API', [['eksctl', 'API_AND_CONFIG_MAP', 'API']], []],
  ['API_AND_CONFIG_MAP', 'API', [['eksctl', 'API']], []],
  [
    'API',
    'API_AND_CONFIG_MAP',
    [['impossible']],
    [
      'changes accessConfig.authenticationMode: a cluster moves from CONFIG_MAP to API_AND_CONFIG_MAP to API, and never back',
    ],
  ],
])('authentication mode: from %s to %s', (before, after, expected, dangers) => {
  const config = (authenticationMode: string) => ({
    'eksctl/cluster.yaml': object('eksctl.io/v1alpha5', 'ClusterConfig', 'prod', {
      metadata: { region: 'eu-central-1', version: '1.35' },
      accessConfig: { authenticationMode },
    }),
  });
  const report = reviewFiles(config(before), config(after));
  const flag =
    'eksctl utils update-authentication-mode --cluster prod --region eu-central-1 --authentication-mode ';
  const steps = report.plans[0]?.steps.map(({ tool, commands }) => [
    tool,
    ...commands.map((command) => command.replace(flag, '')),
  ]);
  expect(steps).toEqual(expected);
  expect(report.dangers.map(({ rule, title }) => [rule, title])).toEqual(
    dangers.map((title): unknown[] => ['d2/cluster-config', expect.stringContaining(title)]),
  );
});

test.each([
  [{ maxSize: 3 }, { maxSize: 5 }, [`eksctl scale nodegroup --config-file FILE --name g`]],
  [
    { updateConfig: { maxUnavailable: 1 } },
    { updateConfig: { maxUnavailable: 2 } },
    [
      'aws eks update-nodegroup-config --cluster-name prod --region eu-central-1 --nodegroup-name g --update-config maxUnavailable=2',
    ],
  ],
  [{ labels: { a: 'b' } }, { labels: { a: 'c' } }, []],
])('a node group from %j to %j', (before, after, commands) => {
  const config = (group: object) => ({
    'eksctl/cluster.yaml': object('eksctl.io/v1alpha5', 'ClusterConfig', 'prod', {
      metadata: { region: 'eu-central-1' },
      managedNodeGroups: [{ name: 'g', ...group }],
    }),
  });
  const [step] = reviewFiles(config(before), config(after)).plans[0]?.steps ?? [];
  const file = 'clusters/prod/rendered/eksctl/cluster.yaml';
  expect(step?.commands).toEqual(commands.map((command) => command.replace('FILE', file)));
  expect(step?.title).toContain('need a group with another name');
});
