import type { ClusterModel } from '@nodeless/sources';
import fc from 'fast-check';
import { buildComponents } from './build.ts';
import { modelOf } from './testing/model.ts';
import { SAMPLES } from './testing/samples.ts';

const model = modelOf(SAMPLES.nodeless);
const text = (input: ClusterModel) => JSON.stringify(buildComponents(input));

test('the same model gives the same output, byte by byte, again and again', () => {
  expect(text(model)).toBe(text(model));
});

test('the order of apps does not matter', () => {
  const expected = text(model);
  const orders = fc.shuffledSubarray([...model.apps], { minLength: model.apps.length });
  fc.assert(
    fc.property(orders, (apps) => text({ ...model, apps }) === expected),
    { numRuns: 10 },
  );
});

test.each(['CDK8S_DISABLE_SORT', 'CDK8S_LEGACY_HASH', 'CDK8S_OUTDIR', 'CDK8S_RECORD_CONSTRUCT_METADATA'])(
  '%s has no effect',
  (variable) => {
    const expected = text(model);
    process.env[variable] = 'true';
    try {
      expect(text(model)).toBe(expected);
    } finally {
      delete process.env[variable];
    }
  },
);

test('objects come in the order of their paths, Applications in the order of their names', () => {
  const { applications, resources } = buildComponents(model);
  const paths = resources.map(({ path }) => path);
  const names = applications.map(({ name }) => name);
  expect(paths).toEqual([...paths].sort());
  expect(names).toEqual([...names].sort());
});

test('every object knows which value of the sources asks for it', () => {
  const { resources } = buildComponents(model);
  const layers = resources.map(({ origin }) => model.provenance(origin.specPath).location.file);
  expect(layers.every((file) => file !== '')).toBe(true);
  const constructs = resources.map(({ origin }) => origin.constructPath);
  expect(new Set(constructs).size).toBe(constructs.length);
  for (const { origin } of resources) {
    expect(origin.constructPath.split('/')[0]).toBe(origin.component);
  }
});

test('one Application in a few words', () => {
  const { applications } = buildComponents(model);
  expect(
    applications.map(({ name, component, project, wave, source }) => [
      name,
      component,
      project,
      wave,
      source,
    ]),
  ).toEqual([
    ['api', 'workloads', 'workloads', 30, 'manifests'],
    ['argocd', 'argocd', 'platform', -20, 'kustomize'],
    ['aws-load-balancer-controller', 'awsLoadBalancerController', 'platform', 0, 'helm'],
    ['aws-load-balancer-controller-crds', 'awsLoadBalancerController', 'platform', -30, 'kustomize'],
    ['aws-load-balancer-controller-gateway-crds', 'awsLoadBalancerController', 'platform', -30, 'kustomize'],
    ['external-dns', 'externalDns', 'platform', 0, 'helm'],
    ['gateway-api-crds', 'awsLoadBalancerController', 'platform', -30, 'kustomize'],
    ['gateways', 'gateways', 'platform', 30, 'manifests'],
    ['headroom', 'scheduling', 'platform', 30, 'manifests'],
    ['ingress-classes', 'ingress-classes', 'platform', 0, 'manifests'],
    ['karpenter', 'karpenter', 'platform', 0, 'helm'],
    ['karpenter-config', 'karpenter', 'platform', 20, 'manifests'],
    ['karpenter-crd', 'karpenter', 'platform', -30, 'helm'],
    ['kube-ops-view', 'kubeOpsView', 'platform', 30, 'manifests'],
    ['namespaces', 'namespaces', 'platform', -40, 'manifests'],
    ['scheduling', 'scheduling', 'platform', -10, 'manifests'],
    ['web', 'workloads', 'workloads', 30, 'manifests'],
    ['worker', 'workloads', 'workloads', 30, 'manifests'],
  ]);
  expect(
    applications.filter(({ version }) => version !== undefined).map(({ name, version }) => [name, version]),
  ).toEqual([
    ['argocd', 'v3.5.1'],
    ['aws-load-balancer-controller', '3.5.0'],
    ['aws-load-balancer-controller-crds', '3.5.0'],
    ['aws-load-balancer-controller-gateway-crds', '3.5.0'],
    ['external-dns', '1.21.1'],
    ['karpenter', '1.14.1'],
    ['karpenter-crd', '1.14.1'],
  ]);
  const pods = applications.flatMap((application) => application.pods);
  expect(pods.map(({ namespace, name, replicas }) => `${namespace}/${name} ${replicas}`)).toEqual([
    'argocd/argocd-application-controller 1',
    'argocd/argocd-applicationset-controller 1',
    'argocd/argocd-dex-server 1',
    'argocd/argocd-notifications-controller 1',
    'argocd/argocd-redis 1',
    'argocd/argocd-repo-server 1',
    'argocd/argocd-server 1',
    'kube-system/aws-load-balancer-controller 2',
    'kube-system/external-dns 1',
    'karpenter/karpenter 2',
  ]);
});
