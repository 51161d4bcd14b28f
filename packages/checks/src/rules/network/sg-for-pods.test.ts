import type { JsonObject } from '@nodeless/core';
import { deployment, run } from '../../testing/view.ts';
import { securityGroupsForPods } from './sg-for-pods.ts';

const POLICY: JsonObject = {
  apiVersion: 'vpcresources.k8s.aws/v1beta1',
  kind: 'SecurityGroupPolicy',
  metadata: { name: 'web', namespace: 'web' },
  spec: { podSelector: { matchLabels: { app: 'web' } }, securityGroups: { groupIds: ['sg-12345678'] } },
};
const ON = { cluster: `addons: { vpc-cni: { configuration: { env: { ENABLE_POD_ENI: 'true' } } } }\n` };
const FARGATE = {
  cluster: 'compute: { fargate: { profiles: [{ name: web, selectors: [{ namespace: web }] }] } }\n',
};
const pods = (more: JsonObject = {}) => deployment({ containers: [{ name: 'main' }], ...more });
const found = (sources: { cluster?: string }, objects: JsonObject[]) =>
  run(securityGroupsForPods, sources, objects).map(({ code, message }) => [code, message]);

// Source: https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
test('branch interfaces are needed on nodes alone', () => {
  expect(found(ON, [pods(), POLICY])).toEqual([]);
  expect(found(FARGATE, [pods(), POLICY])).toEqual([]);
  expect(found({}, [pods()])).toEqual([]);
  expect(found({}, [pods(), POLICY])).toEqual([
    [
      'network/sg-for-pods',
      'SecurityGroupPolicy web/web has no effect: its pods run on nodes, and the VPC CNI makes no branch interfaces',
    ],
  ]);
});

test('pods without time to stop', () => {
  expect(found(ON, [pods({ terminationGracePeriodSeconds: 1 }), POLICY])).toEqual([]);
  expect(found(ON, [pods({ terminationGracePeriodSeconds: 0 }), POLICY])).toEqual([
    [
      'network/sg-for-pods',
      'SecurityGroupPolicy web/web selects pods with terminationGracePeriodSeconds: 0, which leave their interfaces behind',
    ],
  ]);
});

test('nodes of EKS Auto Mode make no branch interfaces, whatever the VPC CNI is told', () => {
  const autoMode = { cluster: 'compute: { autoMode: {} }\n' };
  const [diagnostic, ...others] = run(securityGroupsForPods, autoMode, [pods(), POLICY]);
  expect(others).toEqual([]);
  expect(diagnostic).toMatchObject({
    message:
      'SecurityGroupPolicy web/web has no effect: its pods run on nodes, and those of EKS Auto Mode read no SecurityGroupPolicy',
    hint: 'write podSecurityGroupSelectorTerms in compute.autoMode.nodeClasses, or place the pods on Fargate',
  });
});
