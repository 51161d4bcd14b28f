import type { JsonObject } from '@nodeless/core';
import { run } from '../../testing/view.ts';
import { interfaceLimit } from './interface-limit.ts';

const env = (text: string) => `addons: { vpc-cni: { configuration: { env: { ${text} } } } }\n`;
const GROUP = (type: string) =>
  `compute: { managedNodeGroups: [{ name: sys, architecture: amd64, instanceTypes: [${type}], scaling: { min: 2, max: 3 } }] }\n`;
const POOL: JsonObject = {
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'default' },
  spec: {
    template: {
      spec: {
        nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
        requirements: [{ key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m5.large'] }],
      },
    },
  },
};
const nodeClass = (kubelet: JsonObject): JsonObject => ({
  apiVersion: 'karpenter.k8s.aws/v1',
  kind: 'EC2NodeClass',
  metadata: { name: 'default' },
  spec: { kubelet },
});
const found = (cluster: string, manifests: readonly JsonObject[] = []) =>
  run(interfaceLimit, { cluster }, manifests);

test.each([
  ['no limit', env("WARM_ENI_TARGET: '1'") + GROUP('m5.large'), []],
  ['as many as the type has', env("MAX_ENI: '3'") + GROUP('m5.large'), []],
  ['not used', env("MAX_ENI: '0'") + GROUP('m5.large'), []],
  ['kubelet is told', env("MAX_ENI: '1'"), [POOL, nodeClass({ maxPods: 11 })]],
])('%s', (_, cluster, manifests) => {
  expect(found(cluster, manifests)).toEqual([]);
});

// m5.large has three interfaces with ten addresses each: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AvailableIpPerENI.html
test('nodes take more pods than they have addresses for', () => {
  expect(found(env("MAX_ENI: '1'") + GROUP('m5.large'))).toMatchObject([
    {
      code: 'network/interface-limit',
      severity: 'warning',
      message:
        'MAX_ENI 1 leaves nodes of "sys" fewer addresses than they take pods: m5.large takes 29 and has addresses for 9, the others never start',
      hint: 'remove MAX_ENI, or write maxPods: 11 where kubelet of these nodes is configured',
      location: { line: 6, column: 55 },
    },
  ]);
  expect(found(env("MAX_ENI: '1'"), [POOL, nodeClass({})])).toMatchObject([{ severity: 'warning' }]);
});

test('pods with subnets of their own use no address of the first interface', () => {
  const custom =
    'network: { vpc: { madeBy: cloudformation, cidr: 10.0.0.0/16, podCidr: 100.64.0.0/16, zones: [eu-west-1a, eu-west-1b] } }\n';
  expect(found(custom + env("MAX_ENI: '1'") + GROUP('m5.large'))).toMatchObject([
    { severity: 'error', message: expect.stringContaining('leaves pods no address at all') as string },
  ]);
  expect(found(custom + env("MAX_ENI: '2'") + GROUP('m5.large'))).toMatchObject([{ severity: 'warning' }]);
});
