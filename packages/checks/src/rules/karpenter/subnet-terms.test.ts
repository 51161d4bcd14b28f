import { run } from '../../testing/view.ts';
import { subnetTerms } from './subnet-terms.ts';

const EKSCTL = {
  metadata: { name: 'test', region: 'eu-west-1', tags: { 'karpenter.sh/discovery': 'test' } },
};
const found = (terms: string, network = '') =>
  run(
    subnetTerms,
    {
      cluster: `compute: { karpenter: { nodeClasses: [{ name: default, subnetSelectorTerms: ${terms} }] } }\n${network}`,
    },
    [],
    [],
    EKSCTL,
  );
const STACK = 'network: { vpc: { madeBy: cloudformation, zones: [eu-west-1a, eu-west-1b] } }\n';
const EXISTING =
  'network: { vpc: { id: vpc-0123456789abcdef0, subnets: { private: [{ id: subnet-0123456789abcdef0, zone: eu-west-1a }, { id: subnet-0123456789abcdef1, zone: eu-west-1b }] } } }\n';

test('tags that no subnet of eksctl has', () => {
  expect(found('[{ tags: { karpenter.sh/discovery: not-there } }]')).toEqual([
    {
      code: 'karpenter/subnet-terms',
      severity: 'warning',
      message:
        'no subnet that is made for the cluster has the tags of subnetSelectorTerms of the class "default": it would make no node',
      hint: 'leave subnetSelectorTerms out for private subnets, or write tags that subnets have: karpenter.sh/discovery: test, kubernetes.io/role/internal-elb: 1, kubernetes.io/role/elb: 1',
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 6, column: 77 }),
    },
  ]);
});

test.each([
  '[{ tags: { tier: batch } }]',
  "[{ tags: { kubernetes.io/role/elb: '1', kubernetes.io/role/internal-elb: '1' } }]",
  "[{ tags: { tier: '*' } }]",
])('%s: all tags of a term must be on one subnet', (terms) => {
  expect(found(terms)).toHaveLength(1);
});

test.each([
  '[{ tags: { karpenter.sh/discovery: test } }]',
  "[{ tags: { kubernetes.io/role/internal-elb: '*' } }]",
  '[{ tags: { tier: batch } }, { tags: { karpenter.sh/discovery: test } }]',
  '[{ id: subnet-0123456789abcdef0 }]',
  '[{ tags: { alpha.eksctl.io/cluster-name: test } }]',
])('%s may select', (terms) => {
  expect(found(terms)).toEqual([]);
});

test('subnets of a stack have other tags, those that were there before are not known', () => {
  expect(found('[{ tags: { karpenter.sh/discovery: test } }]', STACK)).toEqual([]);
  const both = "[{ tags: { karpenter.sh/discovery: test, kubernetes.io/role/elb: '1' } }]";
  expect(found(both)).toEqual([]);
  expect(found(both, STACK)).toHaveLength(1);
  expect(found('[{ tags: { tier: batch } }]', EXISTING)).toEqual([]);
});

test('the classes of Auto Mode, with the subnets of their pods', () => {
  const terms = '[{ tags: { tier: pods } }]';
  const cluster = `compute: { fargate: { profiles: [] }, autoMode: { nodeClasses: [{ name: own, podSubnetSelectorTerms: ${terms}, podSecurityGroupSelectorTerms: [{ id: sg-0123456789abcdef0 }] }] } }\n`;
  const [first, ...others] = run(subnetTerms, { cluster }, [], [], EKSCTL);
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    message:
      'no subnet that is made for the cluster has the tags of podSubnetSelectorTerms of the class "own": it would make no node',
    location: { line: 6 },
  });
});
