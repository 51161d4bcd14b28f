import type { JsonObject } from '@nodeless/core';
import { object } from '../../testing/objects.ts';
import { shortSteps, stepsOf } from '../../testing/plans.ts';

const EKSCTL = '--cluster prod --region eu-central-1';
const AWS = '--region eu-central-1 --cluster-name prod';
const NODES = {
  managedNodeGroups: [
    { name: 'general' },
    { name: 'released', releaseVersion: '1.36.0-20261001' },
    { name: 'image', ami: 'ami-1' },
  ],
  nodeGroups: [{ name: 'own' }],
};
const at = (
  version: string,
  body: JsonObject = { addonsConfig: { disableDefaultAddons: true } },
): JsonObject => ({
  metadata: { version },
  ...body,
});

test('an upgrade moves the control plane, then the managed groups, then the add-ons', () => {
  const body = { ...NODES, addons: [{ name: 'coredns' }, { name: 'vpc-cni', version: 'v1.21.1' }] };
  expect(shortSteps(at('1.35', body), at('1.36', body))).toEqual([
    ['eksctl upgrade cluster --approve --config-file FILE'],
    [
      `eksctl upgrade nodegroup ${EKSCTL} --name general --kubernetes-version 1.36`,
      `eksctl upgrade nodegroup ${EKSCTL} --name released --release-version 1.36.0-20261001`,
    ],
    ['manual'],
    [`eksctl update addon ${EKSCTL} --name coredns --version latest`],
    [
      `aws eks describe-addon-versions --region eu-central-1 --kubernetes-version 1.36 --addon-name vpc-cni --query 'addons[].addonVersions[].addonVersion'`,
    ],
  ]);
});

test('groups and add-ons that come with the upgrade need none; pinned add-ons that move do it in their own step', () => {
  const before = { addons: [{ name: 'coredns', version: 'v1' }] };
  const after = {
    addons: [{ name: 'coredns', version: 'v2' }, { name: 'kube-proxy' }],
    managedNodeGroups: [{ name: 'new' }],
  };
  expect(shortSteps(at('1.35', before), at('1.36', after))).toEqual([
    ['eksctl upgrade cluster --approve --config-file FILE'],
    ['eksctl create nodegroup --config-file FILE --include new'],
    ['eksctl create addon --config-file FILE', 'eksctl update addon --config-file FILE'],
  ]);
});

test('add-ons that eksctl installs without being asked', () => {
  const [, addons] = shortSteps(at('1.35', {}), at('1.36', {}));
  expect(addons).toEqual(
    ['kube-proxy', 'coredns', 'vpc-cni'].map(
      (name) => `eksctl update addon ${EKSCTL} --name ${name} --version latest`,
    ),
  );
});

test('what drifts is said: nodes of Karpenter, of Auto Mode, pods on Fargate', () => {
  const nodeClass = object('karpenter.k8s.aws/v1', 'EC2NodeClass', 'default');
  const disrupts = (body: JsonObject, more = {}) =>
    stepsOf(at('1.35', body), at('1.36', body), more)[0]?.disrupts;
  expect(disrupts({})).toBe('the API server restarts for a few minutes');
  expect(disrupts({}, { 'manifests/karpenter-config/ec2nodeclass-default.yaml': nodeClass })).toBe(
    'the API server restarts for a few minutes; all nodes of Karpenter drift, and it replaces them as the budgets of their pools allow',
  );
  expect(disrupts({ autoModeConfig: { enabled: true }, fargateProfiles: [{ name: 'a' }] })).toBe(
    'the API server restarts for a few minutes; EKS Auto Mode replaces all its nodes as the budgets of their pools allow; pods on Fargate keep their version until they are replaced',
  );
});

test('the control plane can be rolled back by one minor for 7 days, after the nodes', () => {
  const body = { ...NODES, addonsConfig: { disableDefaultAddons: true } };
  const steps = shortSteps(at('1.36', body), at('1.35', body));
  expect(steps).toEqual([
    [
      `aws eks list-insights ${AWS} --filter categories=ROLLBACK_READINESS`,
      'aws eks describe-cluster --region eu-central-1 --name prod --query cluster.version --output text',
    ],
    [
      `aws eks update-nodegroup-version ${AWS} --nodegroup-name general --kubernetes-version 1.35`,
      `aws eks update-nodegroup-version ${AWS} --nodegroup-name released --kubernetes-version 1.35`,
      `aws eks wait nodegroup-active ${AWS} --nodegroup-name general`,
      `aws eks wait nodegroup-active ${AWS} --nodegroup-name released`,
    ],
    ['manual'],
    ['eksctl upgrade cluster --approve --config-file FILE'],
  ]);
  expect(stepsOf(at('1.35'), at('1.36'))[0]?.title).toBe(
    'upgrade the control plane from 1.35 to 1.36; EKS can roll the control plane back to 1.35 for 7 days',
  );
});

test.each([
  ['1.33', '1.35', '1.33 → 1.34 → 1.35'],
  ['1.36', '1.34', '1.36 → 1.35 → 1.34'],
])('from %s to %s no command is given', (before, after, way) => {
  expect(stepsOf(at(before), at(after))).toMatchObject([
    {
      tool: 'manual',
      commands: [],
      title: `EKS moves one minor version at a time: ${way}, each in a change of its own`,
    },
  ]);
});
