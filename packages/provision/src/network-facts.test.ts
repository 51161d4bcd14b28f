import type { JsonObject } from '@nodeless/core';
import { configDiagnostics } from './cluster-config/problems.ts';
import { missingNetworkFacts } from './network-facts.ts';
import { provision } from './provision.ts';
import { clusterReadme } from './readme/readme.ts';
import { CLASSIC, CLASSIC_NETWORK, modelOf } from './testing/model.ts';

const KNOWN = { facts: CLASSIC_NETWORK };
const PRINT = [
  'aws cloudformation describe-stacks --region ap-northeast-2 --stack-name Network-classic --output text',
  `--query 'Stacks[0].Outputs[?OutputKey=='\\''Facts'\\''].OutputValue'`,
].join(' ');

test('without the ids there is no ClusterConfig, and the steps end where they are recorded', () => {
  const { artifacts, steps, diagnostics } = provision(modelOf(CLASSIC));
  expect(artifacts.map(({ path }) => path)).toEqual(['cloudformation/network.yaml']);
  expect(steps.map(({ title }) => title)).toEqual([
    'Check the account and who you are',
    'Make the network',
    'Record the network and generate again',
  ]);
  expect(steps.at(-1)?.command).toBe(`${PRINT} > clusters/classic/facts.json`);
  const all = ['private', 'public', 'controlPlane'].flatMap((role) =>
    ['a', 'b', 'c'].map((letter) => `subnets/${role}/ap-northeast-2${letter}`),
  );
  expect(diagnostics.filter(({ severity }) => severity === 'warning')).toEqual([
    {
      code: 'facts/missing',
      severity: 'warning',
      message: `no ClusterConfig is rendered, because facts.json does not know the network yet: vpcId, ${all.join(', ')}`,
      hint: `make the stack of cloudformation/network.yaml, then record what this prints: ${PRINT}`,
      missingFact: 'vpcId',
      location: modelOf(CLASSIC).provenance('cluster#/network/vpc/madeBy').location,
    },
  ]);
});

test('with the ids the ClusterConfig names them, and control planes have subnets of their own', () => {
  const model = modelOf(CLASSIC, {}, KNOWN);
  const { artifacts, clusterConfig, steps } = provision(model);
  expect(artifacts.map(({ path }) => path)).toEqual(['cloudformation/network.yaml', 'eksctl/cluster.yaml']);
  expect(clusterConfig.vpc).toEqual({
    id: 'vpc-00000000000000001',
    cidr: '10.0.0.0/16',
    subnets: {
      private: {
        'ap-northeast-2a': { id: 'subnet-000000000000000a1', cidr: '10.0.0.0/18' },
        'ap-northeast-2b': { id: 'subnet-000000000000000b1', cidr: '10.0.64.0/18' },
        'ap-northeast-2c': { id: 'subnet-000000000000000c1', cidr: '10.0.128.0/18' },
      },
      public: {
        'ap-northeast-2a': { id: 'subnet-000000000000001a1', cidr: '10.0.192.0/20' },
        'ap-northeast-2b': { id: 'subnet-000000000000001b1', cidr: '10.0.208.0/20' },
        'ap-northeast-2c': { id: 'subnet-000000000000001c1', cidr: '10.0.224.0/20' },
      },
    },
    controlPlaneSubnetIDs: [
      'subnet-000000000000002a1',
      'subnet-000000000000002b1',
      'subnet-000000000000002c1',
    ],
    clusterEndpoints: { publicAccess: false, privateAccess: true },
    extraCIDRs: ['10.0.0.0/16'],
  });
  expect(clusterConfig.availabilityZones).toBeUndefined();
  expect(clusterConfig.metadata.tags).toEqual({ stage: 'dev' });
  expect(configDiagnostics(model, clusterConfig)).toEqual([]);
  expect(steps.slice(0, 3).map(({ title }) => title)).toEqual([
    'Check the account and who you are',
    'Make the network',
    'Create the cluster',
  ]);
  expect(missingNetworkFacts(model)).toEqual([]);
});

test('a zone that is added later is the only thing that is missing', () => {
  const subnets = CLASSIC_NETWORK['subnets'] as { [role: string]: JsonObject };
  const { 'ap-northeast-2c': _, ...controlPlane } = subnets['controlPlane'] ?? {};
  const model = modelOf(
    CLASSIC,
    {},
    { facts: { ...CLASSIC_NETWORK, subnets: { ...subnets, controlPlane } } },
  );
  expect(missingNetworkFacts(model).map(({ missingFact }) => missingFact)).toEqual([
    'subnets/controlPlane/ap-northeast-2c',
  ]);
  expect(provision(model).steps.at(-1)?.command).toBe(PRINT);
});

test('subnets of pods are awaited like the others', () => {
  const model = modelOf(
    CLASSIC,
    { network: { vpc: { podCidr: '100.64.0.0/16' } } },
    { facts: CLASSIC_NETWORK },
  );
  expect(missingNetworkFacts(model).map(({ message }) => message)).toEqual([
    'no ClusterConfig is rendered, because facts.json does not know the network yet: subnets/pods/ap-northeast-2a, subnets/pods/ap-northeast-2b, subnets/pods/ap-northeast-2c',
  ]);
  expect(provision(model).steps.at(-1)?.command).toBe(PRINT);
});

test('flow logs need leave to make a role', () => {
  const command = (vpc: JsonObject) =>
    provision(modelOf(CLASSIC, { network: { vpc } }, KNOWN)).steps[1]?.command;
  const deploy = [
    'aws cloudformation deploy --region ap-northeast-2 --stack-name Network-classic',
    '--template-file clusters/classic/rendered/cloudformation/network.yaml --no-fail-on-empty-changeset',
    '--tags stage=dev',
  ];
  expect(command({})).toBe(deploy.join(' \\\n  '));
  expect(command({ flowLogs: {} })).toContain('--capabilities CAPABILITY_IAM');
});

test('the page of the cluster shows the address plan', () => {
  const page = (spec: JsonObject) => {
    const model = modelOf(spec);
    const { clusterConfig } = provision(model);
    const { content } = clusterReadme({ model, clusterConfig, resources: [], applications: [], steps: [] });
    return 'text' in content ? content.text : '';
  };
  expect(page(CLASSIC)).toContain('## Addresses');
  expect(page(CLASSIC)).toMatch(
    /\| `10\.0\.255\.208\/28` +\| `ap-northeast-2a` +\| 11 +\| \d+ +\| the control plane alone/,
  );
  const vpc = {
    madeBy: 'cloudformation',
    cidr: '10.0.0.0/16',
    zones: ['ap-northeast-2a', 'ap-northeast-2b'],
    nat: 'none',
  };
  const without = 'Without NAT, pods reach AWS';
  const endpoints =
    'Interface endpoints, one address each in every private subnet: `ec2`, `ecr.api`, `ecr.dkr`, `sts`.';
  expect(page({ ...CLASSIC, network: { vpc } })).toContain(without);
  expect(page({ ...CLASSIC, network: { vpc } })).not.toContain('Interface endpoints');
  expect(page({ ...CLASSIC, network: { vpc: { ...vpc, interfaceEndpoints: true } } })).toContain(endpoints);
  expect(page({ ...CLASSIC, network: { vpc: { ...vpc, interfaceEndpoints: true } } })).not.toContain(without);
  expect(page({ ...CLASSIC, network: { vpc: { cidr: '10.0.0.0/16' } } })).not.toContain('## Addresses');
});
