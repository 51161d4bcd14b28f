import { problemsOf } from '../../../testing/problems.ts';
import { nodeTemplate, oldNodeClass, oldNodePool, provisioner, SELECTORS } from '../testing/inputs.ts';
import { AwsNodeTemplateSchema } from './aws-node-template.ts';
import { ProvisionerSchema } from './provisioner.ts';
import { Ec2NodeClassV1beta1Schema, NodePoolV1beta1Schema } from './v1beta1.ts';

const SUBNETS = { subnetSelector: { a: 'b' } };
const IDS = { 'aws-ids': 'subnet-1' };

/** Sources: provisioner_validation.go, provider_validation.go and awsnodetemplate_validation.go of Karpenter 0.32. */
test.each<[string, object, string[]]>([
  ['one of provider and providerRef', { provider: SELECTORS }, []],
  ['neither', { providerRef: undefined }, ['spec: spec/missing-key']],
  [
    'both',
    { provider: SELECTORS, providerRef: { name: 'default' } },
    ['spec.provider: spec/conflict'],
  ],
  ['consolidation', { consolidation: { enabled: true } }, []],
  ['a time for empty nodes', { consolidation: { enabled: false }, ttlSecondsAfterEmpty: 0 }, []],
  [
    'consolidation and a time for empty nodes',
    { consolidation: { enabled: true }, ttlSecondsAfterEmpty: 30 },
    ['spec.ttlSecondsAfterEmpty: spec/conflict'],
  ],
  ['a negative time', { ttlSecondsUntilExpired: -1 }, ['spec.ttlSecondsUntilExpired: too_small']],
  ['a weight without meaning', { weight: 101 }, ['spec.weight: too_big']],
  [
    'an operator of v1',
    { requirements: [{ key: 'a', operator: 'Gte', values: ['1'] }] },
    ['spec.requirements.0.operator: invalid_value'],
  ],
  [
    'an inline provider without security groups',
    { provider: SUBNETS },
    ['spec.provider: spec/missing-key'],
  ],
  [
    'an inline provider with user data',
    { provider: { ...SELECTORS, userData: 'x' } },
    ['spec.provider: unrecognized_keys'],
  ],
])('Provisioner with %s', (_, spec, problems) => {
  expect(problemsOf(ProvisionerSchema, provisioner(spec))).toEqual(problems);
});

test.each<[string, object, string[]]>([
  ['tags', {}, []],
  ['ids', { subnetSelector: IDS }, []],
  [
    'ids beside tags',
    { subnetSelector: { ...IDS, a: 'b' } },
    ['spec.subnetSelector.aws-ids: spec/conflict'],
  ],
  [
    'ids of images beside their names',
    { amiSelector: { 'aws::ids': 'ami-1', 'aws::name': 'x' } },
    ['spec.amiSelector.aws::ids: spec/conflict'],
  ],
  ['no security groups', { securityGroupSelector: undefined }, ['spec: spec/missing-key']],
  ['custom images', { amiFamily: 'Custom', amiSelector: { a: 'b' } }, []],
  ['custom images that nothing finds', { amiFamily: 'Custom' }, ['spec: spec/missing-key']],
  [
    'a launch template beside what it holds',
    { launchTemplate: 'x', userData: 'y' },
    ['spec.securityGroupSelector: spec/conflict', 'spec.userData: spec/conflict'],
  ],
  ['a family of v1beta1', { amiFamily: 'AL2023' }, ['spec.amiFamily: invalid_value']],
])('AWSNodeTemplate with %s', (_, spec, problems) => {
  expect(problemsOf(AwsNodeTemplateSchema, nodeTemplate(spec))).toEqual(problems);
});

test('AWSNodeTemplate with a launch template alone', () => {
  const template = nodeTemplate({ launchTemplate: 'x', securityGroupSelector: undefined });
  expect(problemsOf(AwsNodeTemplateSchema, template)).toEqual([]);
});

/** Source: x-kubernetes-validations of the CRDs of Karpenter 0.32.10. */
test.each<[string, object, string[]]>([
  ['nothing', {}, []],
  ['a time for empty nodes', { consolidationPolicy: 'WhenEmpty', consolidateAfter: '30s' }, []],
  ['no consolidation', { consolidateAfter: 'Never' }, []],
  ['empty nodes at no time', { consolidationPolicy: 'WhenEmpty' }, ['spec.disruption: spec/missing-key']],
  [
    'a time for nodes in use',
    { consolidateAfter: '30s' },
    ['spec.disruption.consolidateAfter: spec/conflict'],
  ],
  [
    'the policy of v1',
    { consolidationPolicy: 'WhenEmptyOrUnderutilized' },
    ['spec.disruption.consolidationPolicy: invalid_value'],
  ],
])('disruption of a NodePool v1beta1: %s', (_, disruption, problems) => {
  expect(problemsOf(NodePoolV1beta1Schema, oldNodePool({ disruption }))).toEqual(problems);
});

test.each<[string, object, string[]]>([
  ['custom images', { amiFamily: 'Custom', amiSelectorTerms: [{ id: 'ami-1' }] }, []],
  [
    'custom images that nothing finds',
    { amiFamily: 'Custom', amiSelectorTerms: [] },
    ['spec: spec/missing-key'],
  ],
  [
    'an alias, which v1 brought',
    { amiSelectorTerms: [{ alias: 'al2@latest' }] },
    ['spec.amiSelectorTerms.0: unrecognized_keys'],
  ],
])('EC2NodeClass v1beta1 with %s', (_, spec, problems) => {
  expect(problemsOf(Ec2NodeClassV1beta1Schema, oldNodeClass(spec))).toEqual(problems);
});

test('names are those of objects', () => {
  const problems = (name: string) => problemsOf(ProvisionerSchema, provisioner({}, name));
  expect(problems('a.b-c')).toEqual([]);
  expect(problems('A_b')).toEqual(['metadata.name: spec/invalid-name']);
});
