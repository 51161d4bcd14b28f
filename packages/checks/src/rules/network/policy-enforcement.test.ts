import type { JsonObject } from '@nodeless/core';
import { brief, deployment, run } from '../../testing/view.ts';
import { policyEnforcement } from './policy-enforcement.ts';

const POLICY: JsonObject = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'web', namespace: 'web' },
  spec: { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'] },
};
const POD = deployment({ containers: [{ name: 'main' }] });
const FARGATE = {
  cluster: 'compute: { fargate: { profiles: [{ name: web, selectors: [{ namespace: web }] }] } }\n',
};
const cni = (configurationValues?: string) => ({
  addons: [{ name: 'vpc-cni', ...(configurationValues === undefined ? {} : { configurationValues }) }],
});
const auto = (more: string) => ({ cluster: `compute: { autoMode: { ${more} } }\n` });

test.each(['{"enableNetworkPolicy":"true"}', '{"enableNetworkPolicy":true}'])(
  'the VPC CNI with %s',
  (values) => {
    expect(run(policyEnforcement, {}, [POD, POLICY], [], cni(values))).toEqual([]);
  },
);

test.each([undefined, '{}', '{"enableNetworkPolicy":"false"}'])('the VPC CNI with %s', (values) => {
  const found = run(policyEnforcement, {}, [POD, POLICY], [], cni(values));
  expect(brief(found)).toEqual(['clusters/test/cluster.yaml:2:1 warning network/policy-not-enforced']);
  expect(found[0]).toMatchObject({
    message: 'NetworkPolicy web/web is not enforced: the VPC CNI does not enforce NetworkPolicies',
    hint: "write addons: { vpc-cni: { configuration: { enableNetworkPolicy: 'true' } } }",
  });
});

test('Fargate, whatever the CNI', () => {
  for (const config of [cni(), cni('{"enableNetworkPolicy":"true"}')]) {
    const [found, ...others] = run(policyEnforcement, FARGATE, [POD, POLICY], [], config);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      message:
        'NetworkPolicy web/web is not enforced: Deployment web/web runs on Fargate (profile "web"), where no NetworkPolicy is enforced',
      related: [{ message: 'this profile takes its pods', location: { line: 6, column: 34 } }],
    });
  }
});

test('without a policy nothing is said', () => {
  expect(run(policyEnforcement, {}, [POD], [], cni())).toEqual([]);
});

describe('EKS Auto Mode', () => {
  const found = (more: string) =>
    run(policyEnforcement, auto(more), [POD, POLICY]).map(({ message, hint }) => [message, hint]);

  test('the built-in node pools', () => {
    expect(found('')).toEqual([
      [
        'NetworkPolicy web/web is not enforced: the NodeClass of the built-in node pools of EKS Auto Mode enforces no NetworkPolicies',
        'use node pools of your own alone (builtInNodePools: []), with a NodeClass that has networkPolicy: DefaultAllow',
      ],
    ]);
  });

  const POOLS =
    "builtInNodePools: [], nodePools: [{ name: a, nodeClass: own, architectures: [amd64], limits: { cpu: '9' } }]";

  test('node pools of its own', () => {
    expect(found(`${POOLS}, nodeClasses: [{ name: own, networkPolicy: DefaultAllow }]`)).toEqual([]);
    expect(found(`${POOLS}, nodeClasses: [{ name: own }]`)).toEqual([
      [
        'NetworkPolicy web/web is not enforced: the NodeClass "own" enforces no NetworkPolicies on its nodes',
        'write networkPolicy: DefaultAllow in it',
      ],
    ]);
  });
});
