import { edited, modelOf } from '../testing/sources.ts';
import { interfaceEndpointServices } from './interface-endpoints.ts';

const servicesOf = (from: string, to: string) =>
  interfaceEndpointServices(modelOf(edited('cluster', from, to)).spec);

const COMPONENTS = 'components:\n';
const ALL = ['ec2', 'ecr.api', 'ecr.dkr', 'eks', 'elasticloadbalancing', 'sqs', 'ssm', 'sts'];

// Source: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
test.each([
  ['Karpenter and a load-balancer controller', '', ALL],
  ['EFS as a component', '  efsCsiDriver: {}\n', [...ALL, 'elasticfilesystem'].sort()],
  [
    'no load-balancer controller',
    '  awsLoadBalancerController: false\n',
    ALL.filter((name) => name !== 'elasticloadbalancing'),
  ],
])('%s', (_, text, services) => {
  const on = text.includes('awsLoadBalancerController') ? '' : '  awsLoadBalancerController: {}\n';
  expect(servicesOf(COMPONENTS, `${COMPONENTS}${on}${text}`)).toEqual(services);
});

test.each([
  ['aws-efs-csi-driver', 'elasticfilesystem'],
  ['aws-fsx-csi-driver', 'fsx'],
  ['eks-pod-identity-agent', 'eks-auth'],
])('the add-on %s calls %s', (addon, service) => {
  const without = servicesOf(COMPONENTS, COMPONENTS);
  const withAddon = servicesOf(COMPONENTS, `addons: { ${addon}: {} }\n${COMPONENTS}`);
  expect(withAddon).toEqual([...without, service].sort());
  expect(servicesOf(COMPONENTS, `addons: { ${addon}: false }\n${COMPONENTS}`)).toEqual(without);
});

test('without Karpenter only what every node calls', () => {
  const { spec } = modelOf();
  const compute = { ...spec.compute, karpenter: { ...spec.compute.karpenter, nodePools: [] } };
  expect(interfaceEndpointServices({ ...spec, compute })).toEqual(['ec2', 'ecr.api', 'ecr.dkr', 'sts']);
});
