import { specPath, type JsonObject } from '@nodeless/core';
import { deployment, resource, run } from '../../testing/view.ts';
import { strictPodSecurity } from './strict-pod-security.ts';

const TARGET_TYPE = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';
const POLICY = resource(
  {
    apiVersion: 'vpcresources.k8s.aws/v1beta1',
    kind: 'SecurityGroupPolicy',
    metadata: { name: 'web', namespace: 'web' },
    spec: { podSelector: { matchLabels: { app: 'web' } }, securityGroups: { groupIds: ['sg-12345678'] } },
  },
  'web',
  specPath('cluster', 'stage'),
);
const PODS = deployment({ containers: [{ name: 'main' }] });
const CACHE = {
  ...deployment(
    { containers: [{ image: 'registry.k8s.io/dns/k8s-dns-node-cache:1.25.0' }] },
    { namespace: 'kube-system' },
  ),
  kind: 'DaemonSet',
};
const service = (spec: JsonObject, annotations: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'web', annotations },
  spec: { selector: { app: 'web' }, ...spec },
});
const LOCAL = { type: 'LoadBalancer', externalTrafficPolicy: 'Local' };

const env = (more = '') => ({
  cluster: `addons: { vpc-cni: { configuration: { env: { ENABLE_POD_ENI: 'true'${more} } } } }\n`,
});
const STANDARD = env(", POD_SECURITY_GROUP_ENFORCING_MODE: 'standard'");
const STRICT = env(", POD_SECURITY_GROUP_ENFORCING_MODE: 'strict'");
const FARGATE = 'compute: { fargate: { profiles: [{ name: web, selectors: [{ namespace: web }] }] } }\n';
const count = (sources: { cluster: string }, ...objects: Parameters<typeof run>[2] & object) =>
  run(strictPodSecurity, sources, objects).length;

// Source: https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
test.each<[string, JsonObject, number]>([
  ['instances, by default', service(LOCAL), 1],
  ['instances', service(LOCAL, { [TARGET_TYPE]: 'instance' }), 1],
  ['a port of the node', service({ ...LOCAL, type: 'NodePort' }), 1],
  ['pods', service(LOCAL, { [TARGET_TYPE]: 'ip' }), 0],
  ['any node', service({ ...LOCAL, externalTrafficPolicy: 'Cluster' }), 0],
  ['inside the cluster', service({ type: 'ClusterIP' }), 0],
  ['other pods', service({ ...LOCAL, selector: { app: 'api' } }), 0],
  ['NodeLocal DNSCache', CACHE, 1],
  ['another agent', { ...PODS, kind: 'DaemonSet', metadata: { name: 'agent', namespace: 'web' } }, 0],
])('%s', (_, object, expected) => {
  expect(count(env(), PODS, POLICY, object)).toBe(expected);
  expect(count(STRICT, PODS, POLICY, object)).toBe(expected);
  expect(count(STANDARD, PODS, POLICY, object)).toBe(0);
  expect(count(env(), PODS, object)).toBe(0);
  expect(count({ cluster: env().cluster + FARGATE }, PODS, POLICY, object)).toBe(0);
  expect(count({ cluster: '' }, PODS, POLICY, object)).toBe(0);
});

test('all sides are shown', () => {
  const source = resource(service(LOCAL), 'web', specPath('cluster', 'name'));
  const found = run(strictPodSecurity, STRICT, [PODS, POLICY, source, CACHE]);
  expect(found).toMatchObject([
    {
      code: 'network/sg-for-pods',
      severity: 'error',
      message:
        'Service web/web sends traffic through the node of the pod (externalTrafficPolicy: Local), but the pod has security groups of its own, and in the mode strict nothing passes from a node to such a pod',
      hint: 'let the load balancer send to pods (target type ip), or set externalTrafficPolicy: Cluster, or set POD_SECURITY_GROUP_ENFORCING_MODE: standard in addons.vpc-cni.configuration.env',
      location: { line: 4 },
      related: [
        { message: 'SecurityGroupPolicy web/web', location: { line: 5 } },
        { message: 'the mode, strict where nothing else is said', location: { line: 6, column: 105 } },
      ],
    },
    {
      message:
        'DaemonSet kube-system/web is a DNS cache on each node, which pods with security groups of their own cannot reach in the mode strict: they find no name',
    },
  ]);
});
