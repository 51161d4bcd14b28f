import fc from 'fast-check';
import { brief, deployment, run } from '../../testing/view.ts';
import { clusterSubnetUpgradeHeadroom } from './cluster-subnet-upgrade-headroom.ts';

const subnet = (id: string, zone: string, cidr?: string) =>
  `{ id: subnet-0000000${id}, zone: eu-west-1${zone}${cidr === undefined ? '' : `, cidr: ${cidr}`} }`;
const network = (subnets: string) => `network:
  vpc:
    id: vpc-00000000
    subnets:
${subnets}`;
const PRIVATE = `      private:
        - ${subnet('a', 'a', '10.0.0.0/25')}
        - ${subnet('c', 'c', '10.0.0.128/25')}
`;
const compute = (max: number) => `compute:
  fargate: { profiles: [{ name: batch, selectors: [{ namespace: batch }] }] }
  managedNodeGroups:
    - name: system
      architecture: amd64
      instanceTypes: [m5.large]
      scaling: { min: 1, max: ${max} }
`;
const pods = (replicas: number) => {
  const one = deployment({ containers: [] }, { namespace: 'batch' });
  return { ...one, spec: { ...(one['spec'] as object), replicas } };
};
const found = (subnets: string, max = 6, replicas = 60) =>
  run(clusterSubnetUpgradeHeadroom, { cluster: network(subnets) + compute(max) }, [pods(replicas)]);

test('nodes and pods on Fargate eat what an upgrade needs', () => {
  const findings = found(PRIVATE);
  expect(brief(findings)).toEqual([
    'clusters/test/cluster.yaml:11:58 error network/cluster-subnet-upgrade-headroom',
  ]);
  expect(findings).toMatchObject([
    {
      message:
        'an upgrade of the control plane needs 5 free addresses in 2 zones, and at the limits its subnets have them in none; the private subnet subnet-0000000a 10.0.0.0/25 in eu-west-1a has 123 usable addresses, and 127 would be taken: 90 by node group "system" (3 nodes m5.large with 30 each), 30 by pods on Fargate, 5 by an upgrade of the control plane, 2 by others',
      hint: 'give the control plane subnets of its own, a /28 in each of two zones (network.vpc.subnets.controlPlane), or lower what may take the addresses',
      related: [
        {
          message: 'the private subnet subnet-0000000c 10.0.0.128/25 in eu-west-1c: 127 of 123',
          location: { line: 12, column: 58 },
        },
        { message: 'node group "system"', location: { line: 19, column: 16 } },
      ],
    },
  ]);
});

test('fewer of them leave enough', () => {
  expect(found(PRIVATE, 6, 52)).toEqual([]);
  expect(found(PRIVATE, 4)).toEqual([]);
});

test('subnets of the control plane alone are enough', () => {
  const own = `      controlPlane: [${subnet('d', 'a', '10.0.1.0/28')}, ${subnet('e', 'c', '10.0.1.16/28')}]\n`;
  expect(found(PRIVATE + own, 60)).toEqual([]);
});

test('public subnets in two zones are enough, in one they are not', () => {
  const open = (...zones: string[]) =>
    `      public: [${zones.map((zone, index) => subnet(String(index), zone, `10.0.1.${index * 32}/27`)).join()}]\n`;
  expect(found(PRIVATE + open('a', 'c'))).toEqual([]);
  expect(found(PRIVATE + open('a', 'a'))).toMatchObject([
    { message: expect.stringContaining('have them in one alone;') as string },
  ]);
});

test('a block that nobody says may have room', () => {
  const unknown = PRIVATE.replaceAll(/, cidr: [\d./]+/g, '');
  expect(found(unknown, 600)).toEqual([]);
  expect(found(`${PRIVATE}        - ${subnet('f', 'b')}\n`, 600)).toMatchObject([
    { message: expect.stringContaining('have them in one alone;') as string },
  ]);
});

test('instance types of a pool count with those that take fewest', () => {
  const types = (names: string) => compute(6).replace('[m5.large]', names);
  const cluster = (names: string) => network(PRIVATE) + types(names);
  const codes = (names: string) =>
    run(clusterSubnetUpgradeHeadroom, { cluster: cluster(names) }, [pods(60)]).map(({ code }) => code);
  expect(codes('[m5.xlarge, m5.2xlarge]')).toHaveLength(1);
  expect(codes('[m5.xlarge, t3.small]')).toEqual([]);
});

test('a VPC of eksctl or of our own stack has room', () => {
  expect(run(clusterSubnetUpgradeHeadroom, { cluster: compute(900) })).toEqual([]);
  const own =
    'network: { vpc: { madeBy: cloudformation, cidr: 10.0.0.0/22, zones: [eu-west-1a, eu-west-1b] } }\n';
  expect(run(clusterSubnetUpgradeHeadroom, { cluster: own + compute(900) })).toEqual([]);
});

test('larger subnets never add a problem, and more nodes never remove one', () => {
  const blocks = (prefix: number) => `      private:
        - ${subnet('a', 'a', `10.0.0.0/${prefix}`)}
        - ${subnet('c', 'c', `10.0.128.0/${prefix}`)}
`;
  const problems = (prefix: number, max: number) => found(blocks(prefix), max, 0).length;
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 28 }), fc.integer({ min: 1, max: 60 }), (prefix, max) => {
      expect(problems(prefix - 1, max)).toBeLessThanOrEqual(problems(prefix, max));
      expect(problems(prefix, max + 1)).toBeGreaterThanOrEqual(problems(prefix, max));
    }),
    { numRuns: 25 },
  );
});
