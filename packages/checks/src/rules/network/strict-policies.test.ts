import type { JsonObject } from '@nodeless/core';
import { deployment, run } from '../../testing/view.ts';
import { strictPolicies } from './strict-policies.ts';

const cni = (mode: string, enabled = "enableNetworkPolicy: 'true', ") =>
  `addons: { vpc-cni: { configuration: { ${enabled}env: { NETWORK_POLICY_ENFORCING_MODE: ${mode} } } } }\n`;
const WEB = deployment({ containers: [] });
const policy = (namespace: string, podSelector: JsonObject = {}): JsonObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'all', namespace },
  spec: { podSelector },
});
const found = (cluster: string, manifests: readonly JsonObject[]) =>
  run(strictPolicies, { cluster }, manifests);

test.each<[string, string, readonly JsonObject[]]>([
  ['standard', cni('standard'), [WEB]],
  ['a policy for all', cni('strict'), [WEB, policy('web'), policy('kube-system')]],
  [
    'policies by label',
    cni('strict'),
    [
      WEB,
      policy('web', { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] }),
      policy('kube-system', { matchLabels: { 'k8s-app': 'kube-dns' } }),
    ],
  ],
  [
    'pods with the network of their node',
    cni('strict'),
    [deployment({ hostNetwork: true }), policy('kube-system')],
  ],
])('%s', (_, cluster, manifests) => {
  expect(found(cluster, manifests)).toEqual([]);
});

test('pods and DNS without a policy', () => {
  expect(found(cni('strict'), [WEB])).toMatchObject([
    {
      code: 'network/strict-policies',
      severity: 'error',
      message:
        'NETWORK_POLICY_ENFORCING_MODE: strict lets pods without a NetworkPolicy reach nothing and be reached by nothing, and none selects Deployment web/web, Deployment kube-system/coredns of the add-on coredns',
      location: { line: 6 },
    },
  ]);
});

test.each<[string, readonly JsonObject[], string]>([
  ['of another namespace', [WEB, policy('api'), policy('kube-system')], 'Deployment web/web'],
  [
    'of other labels',
    [WEB, policy('web', { matchLabels: { app: 'api' } }), policy('kube-system')],
    'Deployment web/web',
  ],
  ['for DNS alone is missing', [WEB, policy('web')], 'Deployment kube-system/coredns of the add-on coredns'],
])('a policy %s', (_, manifests, name) => {
  expect(found(cni('strict'), manifests)).toMatchObject([
    { message: expect.stringMatching(`none selects ${name}$`) as string },
  ]);
});

test('what is not enforced is not strict either', () => {
  expect(found(cni('strict', ''), [WEB])).toMatchObject([
    {
      severity: 'warning',
      message:
        'NETWORK_POLICY_ENFORCING_MODE: strict does nothing while the VPC CNI enforces no NetworkPolicies',
    },
  ]);
});
