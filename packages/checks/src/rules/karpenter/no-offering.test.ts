import { specPath, type JsonObject } from '@nodeless/core';
import { resource, run } from '../../testing/view.ts';
import { noOffering } from './no-offering.ts';

const ZONE = 'topology.kubernetes.io/zone';
const CAPACITY = 'karpenter.sh/capacity-type';
const RESERVATION = 'karpenter.k8s.aws/capacity-reservation-id';
const oneOf = (key: string, ...values: readonly string[]): JsonObject => ({ key, operator: 'In', values });

const ZONES = 'network: { vpc: { cidr: 10.0.0.0/16, zones: [eu-west-1a, eu-west-1b] } }\n';

function found(requirements: readonly JsonObject[], nodeClass: JsonObject = {}, network = ZONES) {
  const cluster = `${network}compute:
  karpenter:
    nodePools:
      - name: general
        architectures: [amd64]
        limits: { cpu: '100' }
        requirements: ${JSON.stringify(requirements)}
`;
  const reference = { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' };
  const pool: JsonObject = {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'general' },
    spec: { template: { spec: { nodeClassRef: reference, requirements } } },
  };
  const rendered: JsonObject = {
    apiVersion: 'karpenter.k8s.aws/v1',
    kind: 'EC2NodeClass',
    metadata: { name: 'default' },
    spec: nodeClass,
  };
  const path = specPath('cluster', 'compute', 'karpenter', 'nodePools', 0);
  return run(noOffering, { cluster }, [resource(pool, 'app', path), resource(rendered)]);
}

const SELECTS = { capacityReservationSelectorTerms: [{ id: 'cr-0123456789abcdef0' }] };

test.each<[string, JsonObject[], JsonObject]>([
  ['zones with subnets', [oneOf(ZONE, 'eu-west-1a')], {}],
  ['zones that are left out', [{ key: ZONE, operator: 'NotIn', values: ['eu-west-1b'] }], {}],
  ['both ways to pay', [oneOf(CAPACITY, 'spot', 'on-demand')], {}],
  ['reservations that the class selects', [oneOf(CAPACITY, 'reserved')], SELECTS],
  ['one reservation', [oneOf(RESERVATION, 'cr-0123456789abcdef0')], SELECTS],
  ['the region', [oneOf('topology.kubernetes.io/region', 'eu-west-1')], {}],
])('%s: offered', (_, requirements, nodeClass) => {
  expect(found(requirements, nodeClass)).toEqual([]);
});

test('a zone without a subnet', () => {
  expect(found([oneOf(ZONE, 'eu-west-1c')])).toEqual([
    {
      code: 'karpenter/conflicting-requirements',
      severity: 'error',
      message: `NodePool "general" can make no node: it asks for ${ZONE} In [eu-west-1c], and the subnets of the cluster are in eu-west-1a, eu-west-1b`,
      hint: 'name zones that have subnets',
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 13, column: 24 }),
    },
  ]);
});

test.each<[string, JsonObject[], string]>([
  [
    'zones that are all left out',
    [{ key: ZONE, operator: 'NotIn', values: ['eu-west-1a', 'eu-west-1b'] }],
    ZONE,
  ],
  ['a reservation that nobody selects', [{ key: RESERVATION, operator: 'Exists' }], RESERVATION],
  ['reserved capacity that nobody selects', [oneOf(CAPACITY, 'reserved')], CAPACITY],
  ['another region', [oneOf('topology.kubernetes.io/region', 'eu-west-2')], 'topology.kubernetes.io/region'],
])('%s: an error', (_, requirements, key) => {
  expect(found(requirements)).toMatchObject([
    { severity: 'error', message: expect.stringContaining(`can make no node: it asks for ${key}`) },
  ]);
});

test.each<[string, JsonObject, string]>([
  [
    'one of the zones',
    oneOf(ZONE, 'eu-west-1a', 'eu-west-1c'),
    `NodePool "general" never uses ${ZONE} eu-west-1c: the subnets of the cluster are in eu-west-1a, eu-west-1b`,
  ],
  [
    'reserved besides',
    oneOf(CAPACITY, 'reserved', 'on-demand'),
    `NodePool "general" never uses ${CAPACITY} reserved: the class "default" selects no capacity reservation`,
  ],
])('%s is never used: a warning', (_, requirement, message) => {
  expect(found([requirement])).toMatchObject([{ severity: 'warning', message }]);
});

test('zones that nobody knows are not judged', () => {
  expect(found([oneOf(ZONE, 'eu-west-1c')], {}, '')).toEqual([]);
});

describe('where eksctl chooses the zones', () => {
  const NETWORK = 'network: { vpc: { cidr: 10.0.0.0/16 } }\n';
  test.each([
    [oneOf(ZONE, 'eu-west-1c')],
    [oneOf(ZONE, 'eu-west-1-lon-1a')],
    [{ key: ZONE, operator: 'NotIn', values: ['eu-west-1a', 'eu-west-1b'] }],
  ])('%j may be one', (requirement) => {
    expect(found([requirement], {}, NETWORK)).toEqual([]);
  });

  test('a zone of another region is none', () => {
    expect(found([oneOf(ZONE, 'us-east-1a')], {}, NETWORK)).toMatchObject([
      {
        severity: 'error',
        message:
          'NodePool "general" can make no node: it asks for topology.kubernetes.io/zone In [us-east-1a], and the cluster is in eu-west-1',
        hint: 'name zones of its region',
        location: { line: 13 },
      },
    ]);
    expect(found([oneOf(ZONE, 'us-east-1a', 'eu-west-1a')], {}, NETWORK)).toMatchObject([
      { severity: 'warning' },
    ]);
  });
});
