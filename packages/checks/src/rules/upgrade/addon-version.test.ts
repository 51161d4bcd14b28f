import type { JsonObject } from '@nodeless/core';
import { brief, run } from '../../testing/view.ts';
import { addonVersions } from './addon-version.ts';

const proxy = (version: string, kubernetes = '1.35') =>
  run(
    addonVersions,
    {
      cluster: `kubernetes: { version: '${kubernetes}' }\naddons: { kube-proxy: { version: ${version} } }\n`,
    },
    [],
    [],
    { addons: [{ name: 'kube-proxy', version }] },
  );

// Source: https://kubernetes.io/releases/version-skew-policy/#kube-proxy
test.each([
  ['v1.29.0-eksbuild.1', '1.35'],
  ['v1.31.14-eksbuild.2', '1.35'],
  ['v1.36.0-eksbuild.1', '1.35'],
])('kube-proxy %s does not run with Kubernetes %s', (version, kubernetes) => {
  expect(proxy(version, kubernetes)).toEqual([
    {
      code: 'upgrade/addon-version',
      severity: 'error',
      message: `kube-proxy ${version} does not run with Kubernetes ${kubernetes}: it may be up to 3 minor versions older, and never newer`,
      hint: `aws eks describe-addon-versions --addon-name kube-proxy --kubernetes-version ${kubernetes} lists those that fit`,
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 7, column: 34 }),
      related: [
        { message: `Kubernetes ${kubernetes}`, location: expect.objectContaining({ line: 6, column: 24 }) },
      ],
    },
  ]);
});

test.each([
  ['v1.32.0-eksbuild.1', 'kube-proxy v1.32.0-eksbuild.1 is 3 minor versions behind Kubernetes 1.35'],
  ['v1.34.0-eksbuild.1', 'kube-proxy v1.34.0-eksbuild.1 is 1 minor version behind Kubernetes 1.35'],
])('kube-proxy %s is to follow', (version, message) => {
  const found = proxy(version);
  expect(brief(found)).toEqual(['clusters/test/cluster.yaml:7:34 warning upgrade/addon-version']);
  expect(found[0]?.message).toBe(message);
});

test('kube-proxy of the same minor version, and one that EKS chooses', () => {
  expect(proxy('v1.35.3-eksbuild.9')).toEqual([]);
  expect(run(addonVersions, {}, [], [], { addons: [{ name: 'kube-proxy' }] })).toEqual([]);
});

test('a version of the facts is shown there', () => {
  const facts = { addons: { 'kube-proxy': 'v1.29.0-eksbuild.1' } };
  const found = run(addonVersions, { facts }, [], [], { addons: [{ name: 'kube-proxy' }] });
  expect(found.map(({ location }) => location?.file)).toEqual(['clusters/test/facts.json']);
});

const cni = (version: string, configuration: JsonObject, file = JSON.stringify(configuration)) =>
  run(
    addonVersions,
    {
      cluster: `addons:\n  vpc-cni:\n    version: ${version}\n    configuration: ${JSON.stringify(configuration)}\n`,
    },
    [],
    [],
    { addons: [{ name: 'vpc-cni', version, configurationValues: file }] },
  );

// Sources: https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html, README.md of amazon-vpc-cni-k8s
test.each<[string, JsonObject, string, string, number]>([
  ['v1.12.0-eksbuild.1', { enableNetworkPolicy: 'true' }, 'enableNetworkPolicy', 'v1.14.0', 43],
  [
    'v1.17.1-eksbuild.1',
    { env: { ENABLE_SUBNET_DISCOVERY: 'true' } },
    'env.ENABLE_SUBNET_DISCOVERY',
    'v1.18.0',
    54,
  ],
  ['v1.16.3-eksbuild.2', { env: { POD_MTU: '1500' } }, 'env.POD_MTU', 'v1.16.4', 38],
])('vpc-cni %s does not know %j', (version, configuration, setting, since, column) => {
  expect(cni(version, configuration)).toEqual([
    {
      code: 'upgrade/addon-version',
      severity: 'error',
      message: `vpc-cni ${version} does not know ${setting}, which came with ${since}`,
      hint: `upgrade the add-on to ${since} at least`,
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 8, column: 14 }),
      related: [{ message: setting, location: expect.objectContaining({ line: 9, column }) }],
    },
  ]);
  expect(cni(`${since}-eksbuild.1`, configuration)).toEqual([]);
});

test('settings that follow from other sources count too', () => {
  const found = cni('v1.6.3-eksbuild.1', {}, '{"env":{"ENABLE_POD_ENI":"true"}}');
  expect(found.map(({ message }) => message)).toEqual([
    'vpc-cni v1.6.3-eksbuild.1 does not know env.ENABLE_POD_ENI, which came with v1.7.0',
  ]);
});
