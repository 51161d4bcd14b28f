import { modelOf, SEOUL, SMALL } from '../testing/model.ts';
import { clusterConfig } from './cluster-config.ts';
import { configDiagnostics, missingAddonVersions } from './problems.ts';

test('what eksctl would refuse is found at its source', () => {
  const nodeRole = 'arn:aws:iam::111122223333:role/KarpenterNodeRole-nodeless-seoul';
  const model = modelOf(SEOUL, { access: { admins: [nodeRole] } });
  const config = clusterConfig(model);
  expect(configDiagnostics(model, config)).toEqual([
    {
      code: 'eksctl/cluster-config',
      severity: 'error',
      message: `eksctl would refuse the ClusterConfig (accessConfig.accessEntries.1.principalARN): two access entries name ${nodeRole}`,
      hint: 'a principal has one entry; put all of its policies there',
      location: model.provenance('cluster#/compute/karpenter').location,
      related: [
        {
          message: 'the other one (accessConfig.accessEntries.0.principalARN)',
          location: model.provenance('cluster#/access/admins/0').location,
        },
      ],
    },
  ]);
});

test('two add-ons with one service account', () => {
  const identity = {
    serviceAccount: { namespace: 'aws', name: 'shared' },
    policies: ['arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy'],
  };
  const model = modelOf(SMALL, { addons: { one: { identity }, two: { identity } } });
  const place = (name: string) =>
    model.provenance(`cluster#/addons/${name}/identity/serviceAccount`).location;
  expect(configDiagnostics(model, clusterConfig(model))).toEqual([
    {
      code: 'eksctl/cluster-config',
      severity: 'error',
      message:
        'eksctl would refuse the ClusterConfig (iam.serviceAccounts.1.metadata.name): the service account aws/shared is listed twice',
      hint: 'list it once, with all of its policies; or give one owner another service account',
      location: place('two'),
      related: [{ message: 'the other one (iam.serviceAccounts.0.metadata.name)', location: place('one') }],
    },
  ]);
});

test('what the types of eksctl refuse has a way out too', () => {
  const model = modelOf(SMALL);
  const found = configDiagnostics(model, { ...clusterConfig(model), vpc: { cidr: '10.0.0.0' } });
  expect(found.map(({ hint, location }) => [hint, location])).toEqual([
    [
      'change it here, or lay another value over it with the key eksctl',
      model.provenance('cluster#/network/vpc/cidr').location,
    ],
  ]);
});

test.each([
  [{ vpc: { clusterEndpoints: { publicAccess: false } } }, 'cluster#/network/endpoint'],
  [
    { fargateProfiles: [{ name: 'eks-a', selectors: [{ namespace: 'a' }] }] },
    'cluster#/compute/fargate/profiles/0/name',
  ],
  [{ metadata: { name: 'a_b', region: 'r' } }, 'cluster#/name'],
  [{ addons: [{ name: 'vpc-cni', configurationValues: '{' }] }, 'cluster#/name'],
])('%j points at %s', (change, path) => {
  const model = modelOf(SEOUL);
  const problems = configDiagnostics(model, { ...clusterConfig(model), ...change });
  expect(problems.map(({ location }) => location)).toEqual([model.provenance(path).location]);
});

test('sound clusters have no finding', () => {
  for (const spec of [SMALL, SEOUL]) {
    const model = modelOf(spec);
    expect(configDiagnostics(model, clusterConfig(model))).toEqual([]);
  }
});

test('add-ons without a version are named, others are not', () => {
  const model = modelOf(
    SMALL,
    {},
    { addons: { 'vpc-cni': 'v1.21.1-eksbuild.1', coredns: 'v1.13.2-eksbuild.4' } },
  );
  expect(missingAddonVersions(model)).toEqual([
    {
      code: 'facts/missing',
      severity: 'info',
      message: 'the version of the add-on kube-proxy is not in facts.json, so EKS chooses its default',
      hint: `write what this prints below addons into clusters/small/facts.json: aws eks describe-addon-versions --region eu-central-1 --kubernetes-version 1.35 --output text --query "addons[?contains(['kube-proxy'], addonName)].[addonName, addonVersions[?compatibilities[0].defaultVersion].addonVersion | [0]]"`,
      missingFact: 'addons/kube-proxy',
      location: expect.objectContaining({ file: 'clusters/small/facts.json' }),
    },
  ]);
});

test('without facts.json the name of the cluster is where the finding stands', () => {
  const model = modelOf(SEOUL);
  const { location } = model.provenance('cluster#/name');
  expect(missingAddonVersions(model)).toEqual([
    {
      code: 'facts/missing',
      severity: 'info',
      message:
        'the versions of the add-ons vpc-cni, kube-proxy, coredns, aws-efs-csi-driver are not in facts.json, so EKS chooses its defaults',
      hint: expect.stringContaining(
        "contains(['vpc-cni','kube-proxy','coredns','aws-efs-csi-driver'], addonName)",
      ),
      missingFact: 'addons/vpc-cni',
      location,
    },
  ]);
});
