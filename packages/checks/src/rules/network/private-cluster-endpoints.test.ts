import { PRIVATE, PRIVATE_EXISTING } from '../../testing/private-cluster.ts';
import { brief, run } from '../../testing/view.ts';
import { privateClusterEndpoints } from './private-cluster-endpoints.ts';

const CALLERS = 'components: { awsLoadBalancerController: {}, externalDns: { domain: example.com } }\n';
const POOL =
  "compute: { karpenter: { nodePools: [{ name: a, architectures: [amd64], limits: { cpu: '1' } }] } }\n";

test('our own stack makes the endpoints that there are', () => {
  expect(
    run(privateClusterEndpoints, {
      cluster: `${PRIVATE}components: { awsLoadBalancerController: {} }\n${POOL}`,
    }),
  ).toEqual([]);
});

test('a cluster with internet needs none', () => {
  expect(run(privateClusterEndpoints, { cluster: CALLERS })).toEqual([]);
});

test('ExternalDNS cannot reach Route 53', () => {
  const found = run(privateClusterEndpoints, { cluster: PRIVATE + CALLERS });
  expect(brief(found)).toEqual(['clusters/test/cluster.yaml:10:59 error network/private-cluster-endpoints']);
  expect(found).toMatchObject([
    {
      message:
        'route53 is called, and a VPC in eu-west-1 can have no endpoint of it: in a fully private cluster nothing reaches it',
      related: [{ message: 'the cluster is fully private', location: { line: 7, column: 30 } }],
    },
  ]);
  const facts = { vpcEndpoints: ['route53'] };
  expect(run(privateClusterEndpoints, { cluster: PRIVATE + CALLERS, facts })).toEqual([]);
});

describe('an existing VPC', () => {
  const ALL = ['ec2', 'ecr.api', 'ecr.dkr', 'eks', 's3', 'sqs', 'ssm', 'sts'];
  const findings = (vpcEndpoints?: readonly string[]) =>
    run(privateClusterEndpoints, {
      cluster: PRIVATE_EXISTING + POOL,
      ...(vpcEndpoints === undefined ? {} : { facts: { vpcEndpoints } }),
    });

  test('without facts it is not known what it has', () => {
    const found = findings();
    expect(brief(found)).toEqual(['clusters/test/cluster.yaml:7:30 warning facts/missing']);
    expect(found).toMatchObject([
      {
        message: `whether the VPC vpc-00000000 has the endpoints of a fully private cluster is not known: ${ALL.filter((name) => name !== 's3').join(', ')}, s3`,
        missingFact: 'vpcEndpoints',
        hint: expect.stringContaining('aws ec2 describe-vpc-endpoints --region eu-west-1') as string,
      },
    ]);
  });

  test('with all of them it is sound', () => {
    expect(findings(ALL)).toEqual([]);
  });

  test('each one that is missing is told at what calls it', () => {
    const found = findings(ALL.filter((name) => !['sqs', 's3'].includes(name)));
    expect(brief(found)).toEqual([
      'clusters/test/cluster.yaml:10:36 error network/private-cluster-endpoints',
      'clusters/test/cluster.yaml:7:30 error network/private-cluster-endpoints',
    ]);
    expect(found).toMatchObject([
      {
        message:
          'sqs is called, and facts.json knows no endpoint of it in the VPC of this fully private cluster',
        related: [{ location: { file: 'clusters/test/facts.json' } }],
      },
      { hint: 'make the endpoint com.amazonaws.eu-west-1.s3, then add s3 to vpcEndpoints in facts.json' },
    ]);
  });
});
