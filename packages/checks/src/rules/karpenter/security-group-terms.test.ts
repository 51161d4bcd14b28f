import { brief, run } from '../../testing/view.ts';
import { securityGroupTerms } from './security-group-terms.ts';

const EKSCTL = {
  metadata: { name: 'test', region: 'eu-west-1', tags: { 'karpenter.sh/discovery': 'test' } },
};
const EXISTING =
  'network: { vpc: { id: vpc-0123456789abcdef0, subnets: { private: [{ id: subnet-0123456789abcdef0, zone: eu-west-1a }, { id: subnet-0123456789abcdef1, zone: eu-west-1b }] } } }\n';
const found = (terms: string, network = '') =>
  run(
    securityGroupTerms,
    {
      cluster: `compute: { karpenter: { nodeClasses: [{ name: default, securityGroupSelectorTerms: ${terms} }] } }\n${network}`,
    },
    [],
    [],
    EKSCTL,
  );

test.each([
  '[{ tags: { karpenter.sh/discovery: test } }]',
  '[{ tags: { kubernetes.io/cluster/test: owned } }]',
  "[{ tags: { karpenter.sh/discovery: '*' } }]",
  '[{ tags: { aws:eks:cluster-name: test } }]',
  '[{ tags: { tier: batch } }, { id: sg-0123456789abcdef0 }]',
  '[{ name: nodes }]',
])('%s may select', (terms) => {
  expect(found(terms)).toEqual([]);
});

test('tags that no group has', () => {
  expect(found('[{ tags: { karpenter.sh/discovery: not-there } }]')).toEqual([
    {
      code: 'karpenter/security-group-terms',
      severity: 'warning',
      message:
        'no security group that is made for the cluster has the tags of securityGroupSelectorTerms of the class "default": without one of your own it would make no node',
      hint: 'leave securityGroupSelectorTerms out for the security group of the cluster, or name one by its id',
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 6, column: 84 }),
    },
  ]);
});

test('groups of a VPC that was there before are not known', () => {
  expect(found('[{ tags: { karpenter.sh/discovery: not-there } }]', EXISTING)).toEqual([]);
});

test('the pods of Auto Mode have terms of their own', () => {
  const group = '{ id: sg-0123456789abcdef0 }';
  const cluster = `compute:
  autoMode:
    nodeClasses:
      - name: nodes
        securityGroupSelectorTerms: [${group}]
        podSubnetSelectorTerms: [{ id: subnet-0123456789abcdef0 }]
        podSecurityGroupSelectorTerms: [{ tags: { tier: pods } }]
`;
  expect(brief(run(securityGroupTerms, { cluster }, [], [], EKSCTL))).toEqual([
    'clusters/test/cluster.yaml:12:40 warning karpenter/security-group-terms',
  ]);
});
