import type { JsonObject } from '@nodeless/core';
import { isStackVpc } from '@nodeless/sources';
import { karpenterTemplate } from './cloudformation/karpenter.ts';
import { networkTemplate } from './cloudformation/network/network.ts';
import { configDiagnostics } from './cluster-config/problems.ts';
import { provision } from './provision.ts';
import { clusterReadme } from './readme/readme.ts';
import type { ReadmeApplication } from './readme/workloads.ts';
import { CLASSIC, CLASSIC_NETWORK, modelOf, PRIVATE, SEOUL } from './testing/model.ts';
import { resource } from './testing/resources.ts';

interface Resource {
  readonly Type: string;
  readonly Properties: JsonObject;
}

const resourcesOf = (template: JsonObject) =>
  template['Resources'] as unknown as { [name: string]: Resource };
const { public: _, ...CLOSED_SUBNETS } = CLASSIC_NETWORK['subnets'] as { [role: string]: JsonObject };
const FACTS = { vpcId: 'vpc-00000000000000001', subnets: CLOSED_SUBNETS };
const POOL = { name: 'default', architectures: ['amd64'], limits: { cpu: '100' } };

function network(): { [name: string]: Resource } {
  const { spec } = modelOf(CLASSIC, PRIVATE);
  if (!isStackVpc(spec.network.vpc)) throw new Error('not a VPC of our own stack');
  return resourcesOf(networkTemplate(spec, spec.network.vpc, {}));
}

test('the network has no way to the internet, and a way to AWS', () => {
  const types = Object.values(network()).map(({ Type }) => Type.replace('AWS::EC2::', ''));
  expect([...new Set(types)].sort()).toEqual([
    'RouteTable',
    'SecurityGroup',
    'Subnet',
    'SubnetRouteTableAssociation',
    'VPC',
    'VPCEndpoint',
  ]);
  const names = Object.keys(network());
  expect(names.filter((name) => /^Public|Gateway|DefaultRoute/.test(name))).toEqual([]);
  expect(names.filter((name) => name.endsWith('Endpoint')).sort()).toEqual([
    'Ec2Endpoint',
    'EcrApiEndpoint',
    'EcrDkrEndpoint',
    'S3Endpoint',
    'StsEndpoint',
  ]);
});

test('what Karpenter and the load-balancer controller call has endpoints', () => {
  const change = {
    ...PRIVATE,
    compute: { karpenter: { nodePools: [POOL] } },
    components: { awsLoadBalancerController: {} },
  };
  const { spec } = modelOf(CLASSIC, change);
  if (!isStackVpc(spec.network.vpc)) throw new Error('not a VPC of our own stack');
  const endpoints = Object.values(resourcesOf(networkTemplate(spec, spec.network.vpc, {})))
    .filter(({ Type }) => Type === 'AWS::EC2::VPCEndpoint')
    .map(({ Properties }) => String(Properties['ServiceName']).replace('com.amazonaws.ap-northeast-2.', ''));
  expect(endpoints.sort()).toEqual(
    ['ec2', 'ecr.api', 'ecr.dkr', 'eks', 'elasticloadbalancing', 's3', 'sqs', 'ssm', 'sts'].sort(),
  );
});

test('Route 53 is named without a region, where it has an endpoint', () => {
  const vpc = { zones: ['us-east-1a', 'us-east-1b'] };
  const change = {
    network: { ...(PRIVATE['network'] as JsonObject), vpc },
    region: 'us-east-1',
    components: { externalDns: { domain: 'example.com' } },
  };
  const { spec } = modelOf(CLASSIC, change);
  if (!isStackVpc(spec.network.vpc)) throw new Error('not a VPC of our own stack');
  expect(
    resourcesOf(networkTemplate(spec, spec.network.vpc, {}))['Route53Endpoint']?.Properties,
  ).toMatchObject({
    ServiceName: 'com.amazonaws.route53',
    PrivateDnsEnabled: true,
  });
});

test('the ClusterConfig knows private subnets alone, and needs no ids of others', () => {
  const model = modelOf(CLASSIC, PRIVATE, { facts: FACTS });
  const { clusterConfig, artifacts } = provision(model);
  expect(artifacts.map(({ path }) => path)).toContain('eksctl/cluster.yaml');
  expect(Object.keys(clusterConfig.vpc?.subnets ?? {})).toEqual(['private']);
  expect(clusterConfig.vpc?.clusterEndpoints).toEqual({ publicAccess: false, privateAccess: true });
  // With it eksctl would open the API server to the internet until the cluster is made.
  expect(clusterConfig.privateCluster).toBeUndefined();
  expect(configDiagnostics(model, clusterConfig)).toEqual([]);
});

test('the nodes of Karpenter have an instance profile, and Karpenter asks IAM for nothing', () => {
  const change = { ...PRIVATE, compute: { karpenter: { nodePools: [POOL] } } };
  const resources = resourcesOf(karpenterTemplate(modelOf(CLASSIC, change).spec));
  expect(resources['KarpenterNodeInstanceProfile']).toEqual({
    Type: 'AWS::IAM::InstanceProfile',
    Properties: {
      InstanceProfileName: 'KarpenterNodeInstanceProfile-classic',
      Path: '/',
      Roles: [{ Ref: 'KarpenterNodeRole' }],
    },
  });
  const sids = (from: { [name: string]: Resource }) =>
    (
      from['IAMIntegrationPolicy']?.Properties['PolicyDocument'] as unknown as {
        Statement: { Sid: string }[];
      }
    ).Statement.map(({ Sid }) => Sid);
  expect(sids(resources)).toEqual(['AllowPassingInstanceRole']);
  const open = resourcesOf(karpenterTemplate(modelOf(SEOUL).spec));
  expect(sids(open)).toHaveLength(4);
  expect(open).not.toHaveProperty('KarpenterNodeInstanceProfile');
});

describe('the page and the steps', () => {
  const MIRRORS = {
    images: { 'quay.io': { pullThroughCache: 'quay' }, 'example.com': 'registry.internal.example.com' },
  };
  const ARGOCD: ReadmeApplication = {
    name: 'argocd',
    pods: [
      {
        workload: 'Deployment',
        name: 'argocd-server',
        namespace: 'argocd',
        labels: {},
        images: ['111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/quay/argoproj/argocd'],
      },
    ],
  };
  const shop = resource('apps/v1', 'Deployment', 'web', 'shop', {
    spec: {
      template: {
        metadata: { labels: {} },
        spec: {
          containers: [{ name: 'a', image: 'registry.internal.example.com/shop:1' }],
          initContainers: [{ name: 'b', image: 'other.example.org/b:1' }],
        },
      },
    },
  });
  const page = (change: JsonObject) => {
    const model = modelOf(CLASSIC, change, { facts: FACTS });
    const { clusterConfig } = provision(model);
    const { content } = clusterReadme({
      ...{ model, clusterConfig, resources: [shop] },
      ...{ applications: [ARGOCD], steps: [] },
    });
    return 'text' in content ? content.text : '';
  };
  const titles = (change: JsonObject) =>
    provision(modelOf(CLASSIC, change, { facts: { ...CLASSIC_NETWORK } })).steps.map(({ title }) => title);

  test('list the images of mirrors with what they are copies of', () => {
    const text = page({ ...PRIVATE, mirrors: MIRRORS });
    expect(text).toContain(
      '| `111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/quay/argoproj/argocd` | `quay.io/argoproj/argocd` |\n| `registry.internal.example.com/shop:1` | `example.com/shop:1` |\n',
    );
    expect(text).not.toContain('other.example.org');
    expect(page(PRIVATE)).not.toContain('## Images');
  });

  test('say that there is no way to the internet', () => {
    expect(page(PRIVATE)).toContain('no NAT gateway, fully private: no way to the internet');
    expect(page({ network: { vpc: { nat: 'none' } } })).not.toContain('fully private');
  });

  test('fill the mirrors before the first pod, and run where IAM is reached', () => {
    const fill = 'Bring the images into the mirrors';
    expect(titles({ ...PRIVATE, mirrors: MIRRORS }).slice(1, 5)).toEqual([
      'Make the network',
      'Connect the VPC with the networks beyond it',
      fill,
      'Create the cluster',
    ]);
    expect(titles(PRIVATE)).not.toContain(fill);
    expect(titles({ mirrors: MIRRORS })).not.toContain(fill);
    expect(titles({ ...PRIVATE, mirrors: MIRRORS, argocd: { mode: 'eks-capability' } })).not.toContain(fill);
    const { steps } = provision(modelOf(CLASSIC, { ...PRIVATE, mirrors: MIRRORS }, { facts: FACTS }));
    expect(steps.find(({ title }) => title === fill)?.command).toBe(
      "kubectl kustomize clusters/classic/rendered/bootstrap/argocd |\n  sed -n 's/^ *image: //p' | sort -u",
    );
    const why = steps.find(({ title }) => title === 'Create the cluster')?.why;
    expect(why).toContain('run this and all that follows through the VPN.');
    expect(why).toMatch(/IAM has to be reached from there too, which has no VPC endpoint\.$/);
  });
});
