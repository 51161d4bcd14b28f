import { PRIVATE, PRIVATE_EXISTING } from '../../testing/private-cluster.ts';
import { brief, run } from '../../testing/view.ts';
import { schemeAndSubnets } from './scheme-and-subnets.ts';

const object = (kind: string, annotation: string, scheme: string) => ({
  apiVersion: kind === 'Service' ? 'v1' : 'networking.k8s.io/v1',
  kind,
  metadata: { name: 'web', namespace: 'web', annotations: { [annotation]: scheme } },
});
const NLB = 'service.beta.kubernetes.io/aws-load-balancer-scheme';
const ALB = 'alb.ingress.kubernetes.io/scheme';
const OPEN = [object('Service', NLB, 'internet-facing'), object('Ingress', ALB, 'internet-facing')];
const INTERNAL = [object('Service', NLB, 'internal'), object('Ingress', ALB, 'internal')];

test.each([
  ['a fully private cluster', PRIVATE, '7:30'],
  ['a fully private cluster in an existing VPC', PRIVATE_EXISTING, '9:37'],
  [
    'a VPC without internet gateway',
    'network:\n  vpc: { madeBy: cloudformation, zones: [eu-west-1a, eu-west-1b], nat: none, internetGateway: false }\n',
    '7:95',
  ],
])('%s has no load balancer that faces the internet', (_, cluster, reason) => {
  const found = run(schemeAndSubnets, { cluster }, OPEN);
  expect(found.map(({ code, message }) => [code, message.slice(0, 15)])).toEqual([
    ['lb/scheme-and-subnets', 'Service web/web'],
    ['lb/scheme-and-subnets', 'Ingress web/web'],
  ]);
  expect(
    found.map(({ related }) => `${related?.[0]?.location.line}:${related?.[0]?.location.column}`),
  ).toEqual([reason, reason]);
  expect(run(schemeAndSubnets, { cluster }, INTERNAL)).toEqual([]);
});

test.each([
  ['a VPC of eksctl', ''],
  ['our own stack', 'network:\n  vpc: { madeBy: cloudformation, zones: [eu-west-1a, eu-west-1b] }\n'],
  [
    'public subnets that are named',
    PRIVATE_EXISTING.replace('subnets: {', 'subnets: { public: [{ id: subnet-00000003, zone: eu-west-1a }],'),
  ],
])('%s can have one', (_, cluster) => {
  expect(brief(run(schemeAndSubnets, { cluster }, OPEN))).toEqual([]);
});
