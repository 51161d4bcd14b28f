import { edited, GOOD, modelOf } from '../testing/sources.ts';
import { calledServices, interfaceEndpointServices } from './interface-endpoints.ts';

const servicesOf = (from: string, to: string) =>
  interfaceEndpointServices(modelOf(edited('cluster', from, to)).spec);

/** The smallest cluster in EKS Auto Mode instead of Karpenter on Fargate. */
const AUTO_MODE = {
  cluster: GOOD.cluster.replace(/compute:[^]*(?=components:)/, 'compute: { autoMode: {} }\n'),
};

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

test('logs of Fargate, and zones that traffic is moved out of', () => {
  const without = servicesOf(COMPONENTS, COMPONENTS);
  expect(servicesOf('  fargate:\n', '  fargate:\n    logging: {}\n')).toEqual([...without, 'logs'].sort());
  const shift = `controlPlane: { zonalShift: true }\n${COMPONENTS}`;
  expect(servicesOf(COMPONENTS, shift)).toEqual([...without, 'arc-zonal-shift'].sort());
  const { cluster } = AUTO_MODE;
  const autoMode = modelOf({ cluster: cluster.replace(COMPONENTS, shift) });
  expect(interfaceEndpointServices(autoMode.spec)).not.toContain('arc-zonal-shift');
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html
test('whatever chooses Pod Identity calls eks-auth, and IRSA alone does not', () => {
  const { spec } = modelOf();
  const none = { ...spec, components: { ...spec.components, awsLoadBalancerController: false as const } };
  const chosen = { by: 'pod-identity' as const };
  const karpenter = { ...spec.compute.karpenter, identity: chosen };
  const calls = (cluster: typeof spec) => interfaceEndpointServices(cluster).includes('eks-auth');
  expect(calls(none)).toBe(false);
  expect(calls({ ...none, iam: { ...spec.iam, identity: chosen } })).toBe(true);
  expect(calls({ ...none, compute: { ...spec.compute, karpenter } })).toBe(true);
  const pools = { ...spec.compute.karpenter, nodePools: [] };
  expect(calls({ ...none, compute: { ...spec.compute, karpenter: { ...pools, identity: chosen } } })).toBe(
    false,
  );
});

test('EKS Auto Mode has the agent of Pod Identity on every node, and no Karpenter of ours', () => {
  const { spec } = modelOf(AUTO_MODE);
  expect(interfaceEndpointServices(spec)).toEqual(['ec2', 'ecr.api', 'ecr.dkr', 'eks-auth', 'sts']);
});

test('without Karpenter only what every node calls', () => {
  const { spec } = modelOf();
  const compute = { ...spec.compute, karpenter: { ...spec.compute.karpenter, nodePools: [] } };
  expect(interfaceEndpointServices({ ...spec, compute })).toEqual(['ec2', 'ecr.api', 'ecr.dkr', 'sts']);
});

const PRIVATE = '  privateCluster: { enabled: true, additionalEndpointServices: [logs, ec2] }\n';
const OWN_VPC =
  '  vpc:\n    madeBy: cloudformation\n    cidr: 10.0.0.0/16\n    zones: [eu-central-1a, eu-central-1b]\n';
const privateCluster = (via: string) =>
  modelOf(
    edited(
      'cluster',
      '  vpc: { cidr: 10.0.0.0/16 }\n',
      `${PRIVATE}  endpoint: { access: { via: ${via} } }\n${OWN_VPC}`,
    ),
  ).spec;

test('services that apps call are named by the sources, and each once', () => {
  const services = interfaceEndpointServices(privateCluster('vpn'));
  expect(services).toContain('logs');
  expect(services.filter((service) => service === 'ec2')).toEqual(['ec2']);
});

test('Session Manager needs endpoints of its own', () => {
  expect(interfaceEndpointServices(privateCluster('vpn'))).not.toContain('ssmmessages');
  expect(interfaceEndpointServices(privateCluster('session-manager'))).toContain('ssmmessages');
});

// Source: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
test('Route 53 has an endpoint in one region', () => {
  const spec = privateCluster('vpn');
  expect(calledServices(spec)).toContainEqual({
    service: 'route53',
    specPath: 'cluster#/components/externalDns',
  });
  expect(interfaceEndpointServices(spec)).not.toContain('route53');
  expect(interfaceEndpointServices({ ...spec, region: 'us-east-1' })).toContain('route53');
});
