import { specPath, type JsonObject } from '@nodeless/core';
import { brief, deployment, resource, run } from '../../testing/view.ts';
import { lbIpTargetOnly } from './lb-ip-target-only.ts';
import { podShape } from './pod-shape.ts';
import { unsupportedPodSpec } from './unsupported-pod-spec.ts';

const FARGATE = {
  cluster: 'compute: { fargate: { profiles: [{ name: web, selectors: [{ namespace: web }] }] } }\n',
};
const container = (more: JsonObject = {}): JsonObject => ({
  name: 'main',
  image: 'a:1',
  resources: { requests: { cpu: '250m', memory: '512Mi' } },
  ...more,
});
const pod = (...containers: readonly JsonObject[]) => deployment({ containers });
const ARCH = { key: 'kubernetes.io/arch', operator: 'In' };
const is = (...values: readonly string[]): JsonObject => ({ ...ARCH, values });
const inTerms = (...terms: readonly JsonObject[]): JsonObject => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: terms.map((term) => ({ matchExpressions: [term] })),
      },
    },
  },
});

describe('fargate/unsupported-pod-spec', () => {
  test('a plain pod', () => {
    expect(run(unsupportedPodSpec, FARGATE, [pod(container())])).toEqual([]);
  });

  test('a DaemonSet, in a namespace of a profile only', () => {
    const daemons: JsonObject = { ...pod(container()), kind: 'DaemonSet' };
    expect(run(unsupportedPodSpec, {}, [daemons])).toEqual([]);
    expect(run(unsupportedPodSpec, FARGATE, [daemons])).toMatchObject([
      {
        message:
          'DaemonSet web/web: Fargate has no DaemonSets, and the profile "web" selects its pods: they would be pending for ever',
        hint: 'run it in another namespace, or make it a sidecar of the pods on Fargate',
      },
    ]);
  });

  test.each<[string, JsonObject]>([
    ['hostNetwork', { hostNetwork: true, containers: [container()] }],
    [
      'a port 10250 beside that of kubelet',
      { containers: [container({ ports: [{ containerPort: 10250 }] })] },
    ],
    [
      'a hostPath volume',
      { volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }], containers: [container()] },
    ],
    [
      'the architecture arm64',
      { nodeSelector: { 'kubernetes.io/arch': 'arm64' }, containers: [container()] },
    ],
    ['the architecture arm64', { ...inTerms(is('arm64')), containers: [container()] }],
    ['the architecture arm64 or s390x', { ...inTerms(is('arm64'), is('s390x')), containers: [container()] }],
    [
      'another architecture than amd64',
      { ...inTerms({ ...ARCH, operator: 'NotIn', values: ['amd64'] }), containers: [container()] },
    ],
    [
      'the architecture arm64',
      {
        nodeSelector: { 'kubernetes.io/arch': 'arm64' },
        ...inTerms(is('amd64', 'arm64')),
        containers: [container()],
      },
    ],
    ['a privileged container', { containers: [container({ securityContext: { privileged: true } })] }],
    ['a hostPort', { containers: [container({ ports: [{ containerPort: 80, hostPort: 80 }] })] }],
    [
      'the resource nvidia.com/gpu',
      { containers: [container({ resources: { limits: { 'nvidia.com/gpu': '1' } } })] },
    ],
    [
      'the resource aws.amazon.com/neuron',
      { containers: [container({ resources: { limits: { 'aws.amazon.com/neuron': 1 } } })] },
    ],
  ])('%s', (what, spec) => {
    const found = run(unsupportedPodSpec, FARGATE, [deployment(spec)]);
    expect(found.map(({ code, message }) => [code, message])).toEqual([
      [
        'fargate/unsupported-pod-spec',
        `Deployment web/web runs on Fargate (profile "web") and uses ${what}, which Fargate does not have`,
      ],
    ]);
    expect(run(unsupportedPodSpec, {}, [deployment(spec)])).toEqual([]);
  });
});

describe('fargate/unsupported-pod-spec and architectures', () => {
  test.each<[string, JsonObject]>([
    ['amd64 by a selector', { nodeSelector: { 'kubernetes.io/arch': 'amd64' } }],
    ['one of two', inTerms(is('amd64', 'arm64'))],
    ['one of two terms', inTerms(is('arm64'), is('amd64'))],
    ['a term without an architecture', inTerms(is('arm64'), { key: 'tier', operator: 'Exists' })],
    ['none but arm64', inTerms({ ...ARCH, operator: 'NotIn', values: ['arm64'] })],
  ])('%s is fine', (_, spec) => {
    expect(run(unsupportedPodSpec, FARGATE, [deployment({ ...spec, containers: [container()] })])).toEqual(
      [],
    );
  });

  test('what an app asks for, where it is written', () => {
    const app = `image: example.com/web:1.0.0
resources: { requests: { cpu: 100m, memory: 64Mi } }
architectures: [arm64]
`;
    const sources = { cluster: `apps: [web]\n${FARGATE.cluster}`, apps: { web: app } };
    const made = resource(
      deployment({ ...inTerms(is('arm64')), containers: [container()] }),
      'web',
      specPath('app/web'),
    );
    expect(brief(run(unsupportedPodSpec, sources, [made]))).toEqual([
      'apps/web/app.yaml:6:16 error fargate/unsupported-pod-spec',
    ]);
  });
});

describe('fargate/pod-shape', () => {
  test('requests that fit a size', () => {
    expect(run(podShape, FARGATE, [pod(container())])).toEqual([]);
    const limits = { cpu: 1, memory: '1Gi' };
    expect(run(podShape, FARGATE, [pod(container({ resources: { limits } }))])).toEqual([]);
  });

  test('no requests', () => {
    const found = run(podShape, FARGATE, [pod(container({ resources: {} }))]);
    expect(found.map(({ severity, hint }) => [severity, hint])).toEqual([
      ['warning', 'set resources.requests.cpu'],
      ['warning', 'set resources.requests.memory'],
    ]);
    const onlyMemory = container({ resources: { requests: { cpu: '1' } } });
    expect(run(podShape, FARGATE, [pod(onlyMemory)]).map(({ hint }) => hint)).toEqual([
      'set resources.requests.memory',
    ]);
  });

  test('more than the largest size', () => {
    const large = container({ resources: { requests: { cpu: '9', memory: '1Gi' } } });
    const found = run(podShape, FARGATE, [pod(large, { ...large, name: 'second' })]);
    expect(found.map(({ severity, hint }) => [severity, hint])).toEqual([
      ['error', 'at most 16 vCPU and 120 GiB, 256 MiB of which belong to Kubernetes'],
    ]);
    expect(run(podShape, {}, [pod(large, { ...large, name: 'second' })])).toEqual([]);
  });
});

describe('fargate/lb-ip-target-only', () => {
  const service = (annotations: JsonObject, type = 'LoadBalancer'): JsonObject => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'web', annotations },
    spec: { type, selector: { app: 'web' }, ports: [{ port: 80 }] },
  });
  const ingress = (annotations: JsonObject): JsonObject => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace: 'web', annotations },
    spec: {
      rules: [
        { http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web' } } }] } },
      ],
    },
  });
  const codes = (sources: object, ...manifests: readonly JsonObject[]) =>
    run(lbIpTargetOnly, sources, [pod(container()), ...manifests]).map(({ code }) => code);

  test('a Service needs IP targets when its pods run on Fargate', () => {
    const ip = { 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip' };
    expect(codes(FARGATE, service(ip))).toEqual([]);
    expect(codes(FARGATE, service({}))).toEqual(['fargate/lb-ip-target-only']);
    expect(codes({}, service({}))).toEqual([]);
  });

  test('so does an Ingress', () => {
    const inside = service({}, 'ClusterIP');
    expect(codes(FARGATE, inside, ingress({ 'alb.ingress.kubernetes.io/target-type': 'ip' }))).toEqual([]);
    expect(codes(FARGATE, inside, ingress({}))).toEqual(['fargate/lb-ip-target-only']);
    expect(codes({}, inside, ingress({}))).toEqual([]);
  });
});
