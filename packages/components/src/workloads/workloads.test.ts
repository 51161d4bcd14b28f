import { POOL } from '../testing/model.ts';
import { applicationOf, folderOf, outputOf, resourceAt } from '../testing/output.ts';

const SMALL = { image: 'example.com/web:1.0', resources: { requests: { cpu: '100m' } } };
const LABELS = { 'app.kubernetes.io/name': 'web' };
const ARM = {
  nodeSelectorTerms: [
    { matchExpressions: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] }] },
  ],
};

const webOf = (app: object, cluster: object = {}) =>
  folderOf(outputOf({ cluster, apps: { web: { ...SMALL, ...app } } }), 'web');

test('the smallest app: two pods, of which one at a time may be missing', () => {
  expect(webOf({})).toEqual({
    'deployment-web.web.yaml': {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'web', labels: LABELS },
      spec: {
        replicas: 2,
        selector: { matchLabels: LABELS },
        template: {
          metadata: { labels: LABELS },
          spec: {
            affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: ARM } },
            automountServiceAccountToken: false,
            containers: [
              {
                name: 'web',
                image: 'example.com/web:1.0',
                resources: { requests: { cpu: '100m' } },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ['ALL'] },
                  readOnlyRootFilesystem: true,
                },
              },
            ],
            securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          },
        },
      },
    },
    'poddisruptionbudget-web.web.yaml': {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web', namespace: 'web', labels: LABELS },
      spec: { maxUnavailable: 1, selector: { matchLabels: LABELS } },
    },
  });
});

const RICH = {
  namespace: 'shop',
  architectures: ['arm64', 'amd64'],
  replicas: 0,
  command: ['/serve'],
  args: ['--verbose', 'on'],
  env: { ZONE: 'a', MODE: 'true' },
  ports: [
    { name: 'http', containerPort: 8080, servicePort: 80 },
    { name: 'metrics', containerPort: 8080 },
  ],
  resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { memory: '2Gi' } },
  probes: { readiness: { path: '/ready', port: 'http' }, liveness: { path: '/live', port: 'metrics' } },
  writableRootFilesystem: true,
  runAsUser: 101,
  priorityClass: 'default',
  nodePools: ['gold'],
  terminationGracePeriodSeconds: 0,
  disruption: { maxUnavailable: '50%' },
};
const GOLD = {
  compute: {
    karpenter: {
      nodePools: [POOL, { ...POOL, name: 'gold', taints: [{ key: 'gold', effect: 'NoSchedule' }] }],
    },
  },
};

test('everything that an app can ask for', () => {
  expect(webOf(RICH, GOLD)).toEqual({
    'deployment-web.shop.yaml': {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop', labels: LABELS },
      spec: {
        replicas: 0,
        selector: { matchLabels: LABELS },
        template: {
          metadata: { labels: LABELS },
          spec: {
            affinity: {
              nodeAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: {
                  nodeSelectorTerms: [
                    {
                      matchExpressions: [
                        { key: 'karpenter.sh/nodepool', operator: 'In', values: ['gold'] },
                        { key: 'kubernetes.io/arch', operator: 'In', values: ['arm64', 'amd64'] },
                      ],
                    },
                  ],
                },
              },
            },
            tolerations: [{ key: 'gold', operator: 'Exists', effect: 'NoSchedule' }],
            automountServiceAccountToken: false,
            containers: [
              {
                name: 'web',
                image: 'example.com/web:1.0',
                command: ['/serve'],
                args: ['--verbose', 'on'],
                env: [
                  { name: 'MODE', value: 'true' },
                  { name: 'ZONE', value: 'a' },
                ],
                ports: [{ name: 'http', containerPort: 8080 }],
                readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
                livenessProbe: { httpGet: { path: '/live', port: 'http' } },
                resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { memory: '2Gi' } },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ['ALL'] },
                  readOnlyRootFilesystem: false,
                },
              },
            ],
            priorityClassName: 'default',
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 101,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            terminationGracePeriodSeconds: 0,
          },
        },
      },
    },
    'poddisruptionbudget-web.shop.yaml': {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web', namespace: 'shop', labels: LABELS },
      spec: { maxUnavailable: '50%', selector: { matchLabels: LABELS } },
    },
    'service-web.shop.yaml': {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'shop', labels: LABELS },
      spec: {
        selector: LABELS,
        ports: [
          { name: 'http', port: 80, targetPort: 'http' },
          { name: 'metrics', port: 8080, targetPort: 'http' },
        ],
      },
    },
  });
});

test('one pod needs no disruption budget', () => {
  expect(Object.keys(webOf({ replicas: 1 }))).toEqual(['deployment-web.web.yaml']);
});

const PORTS = [{ name: 'http', containerPort: 8080, servicePort: 80 }];

test('behind an NLB the Service becomes the load balancer', () => {
  const expose = { nlb: { scheme: 'internal', targetType: 'instance', hostname: 'web.example.com' } };
  expect(webOf({ ports: PORTS, expose })['service-web.web.yaml']).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'web',
      namespace: 'web',
      labels: LABELS,
      annotations: {
        'external-dns.alpha.kubernetes.io/hostname': 'web.example.com',
        'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'instance',
        'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal',
      },
    },
    spec: {
      type: 'LoadBalancer',
      loadBalancerClass: 'service.k8s.aws/nlb',
      selector: LABELS,
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    },
  });
});

test('behind an ALB the Service stays inside and an Ingress leads to it', () => {
  const expose = { alb: { host: 'web.example.com', scheme: 'internet-facing' } };
  const files = webOf({ ports: PORTS, expose });
  expect(files['service-web.web.yaml']).toHaveProperty('spec', {
    selector: LABELS,
    ports: [{ name: 'http', port: 80, targetPort: 'http' }],
  });
  expect(files['ingress-web.web.yaml']).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: 'web',
      namespace: 'web',
      labels: LABELS,
      annotations: {
        'alb.ingress.kubernetes.io/scheme': 'internet-facing',
        'alb.ingress.kubernetes.io/target-type': 'ip',
      },
    },
    spec: {
      ingressClassName: 'alb',
      rules: [
        {
          host: 'web.example.com',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'web', port: { name: 'http' } } },
              },
            ],
          },
        },
      ],
    },
  });
});

test.each([
  [{ alb: { host: '*.example.com' } }, 'ingress-web.web.yaml', ['spec', 'rules', '0', 'host']],
  [
    { nlb: { hostname: '*.example.com' } },
    'service-web.web.yaml',
    ['metadata', 'annotations', 'external-dns.alpha.kubernetes.io/hostname'],
  ],
])('%j is a wildcard', (expose, file, path) => {
  expect(webOf({ ports: PORTS, expose })[file]).toHaveProperty(path, '*.example.com');
});

test('each object points at the part of app.yaml that asks for it', () => {
  const expose = { alb: { host: 'web.example.com' } };
  const output = outputOf({ apps: { web: { ...SMALL, ports: PORTS, expose, disruption: {} } } });
  const origins = ['deployment', 'poddisruptionbudget', 'service', 'ingress'].map(
    (kind) => resourceAt(output, `manifests/web/${kind}-web.web.yaml`).origin,
  );
  expect(origins).toEqual([
    { component: 'workloads', constructPath: 'workloads/web/deployment-web', specPath: 'app/web#' },
    {
      component: 'workloads',
      constructPath: 'workloads/web/poddisruptionbudget-web',
      specPath: 'app/web#/disruption',
    },
    { component: 'workloads', constructPath: 'workloads/web/service-web', specPath: 'app/web#/expose' },
    { component: 'workloads', constructPath: 'workloads/web/ingress-web', specPath: 'app/web#/expose/alb' },
  ]);
});

test('an app goes with everything that belongs to it', () => {
  const { metadata, spec } = applicationOf(outputOf({ apps: { web: SMALL } }), 'web');
  expect(metadata).toEqual({
    name: 'web',
    namespace: 'argocd',
    labels: { 'app.kubernetes.io/part-of': 'sample' },
    annotations: {
      'argocd.argoproj.io/sync-wave': '30',
      'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
      'argocd.argoproj.io/manifest-generate-paths': '.',
    },
    finalizers: ['resources-finalizer.argocd.argoproj.io'],
  });
  expect(spec).toMatchObject({ project: 'workloads', destination: { name: 'in-cluster', namespace: 'web' } });
});

test('security groups that the cluster gives to the pods of an app', () => {
  const securityGroups = ['sg-12345678', 'sg-23456789'];
  const network = { vpc: { cidr: '10.0.0.0/16' }, podSecurityGroups: [{ app: 'web', securityGroups }] };
  const output = outputOf({ cluster: { network, apps: ['web'] }, apps: { web: SMALL } });
  expect(folderOf(output, 'web')['securitygrouppolicy-web.web.yaml']).toEqual({
    apiVersion: 'vpcresources.k8s.aws/v1beta1',
    kind: 'SecurityGroupPolicy',
    metadata: { name: 'web', namespace: 'web', labels: LABELS },
    spec: { podSelector: { matchLabels: LABELS }, securityGroups: { groupIds: securityGroups } },
  });
  expect(resourceAt(output, 'manifests/web/securitygrouppolicy-web.web.yaml').origin.specPath).toBe(
    'cluster#/network/podSecurityGroups/0',
  );
  expect(Object.keys(webOf({}))).not.toContain('securitygrouppolicy-web.web.yaml');
});
