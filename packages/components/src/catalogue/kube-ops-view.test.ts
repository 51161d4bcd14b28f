import { applicationNames, folderOf, outputOf } from '../testing/output.ts';

const LABELS = { 'app.kubernetes.io/name': 'kube-ops-view' };
const viewOf = (kubeOpsView: object) =>
  folderOf(outputOf({ cluster: { components: { kubeOpsView } } }), 'kube-ops-view');
const SERVICE = 'service-kube-ops-view.kube-system.yaml';

test.each([{}, { components: { kubeOpsView: false } }])('%j has no kube-ops-view', (cluster) => {
  expect(applicationNames(outputOf({ cluster }))).not.toContain('kube-ops-view');
});

test('it may list nodes and pods, and is reached inside the cluster only', () => {
  expect(viewOf({})).toEqual({
    'serviceaccount-kube-ops-view.kube-system.yaml': {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'kube-ops-view', namespace: 'kube-system', labels: LABELS },
    },
    'clusterrole-kube-ops-view.yaml': {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'kube-ops-view', labels: LABELS },
      rules: [
        { apiGroups: [''], resources: ['nodes', 'pods'], verbs: ['list'] },
        { apiGroups: ['metrics.k8s.io'], resources: ['nodes', 'pods'], verbs: ['get', 'list'] },
      ],
    },
    'clusterrolebinding-kube-ops-view.yaml': {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'kube-ops-view', labels: LABELS },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'kube-ops-view' },
      subjects: [{ kind: 'ServiceAccount', name: 'kube-ops-view', namespace: 'kube-system' }],
    },
    'deployment-kube-ops-view.kube-system.yaml': {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'kube-ops-view', namespace: 'kube-system', labels: LABELS },
      spec: {
        replicas: 1,
        selector: { matchLabels: LABELS },
        template: {
          metadata: { labels: LABELS },
          spec: {
            containers: [
              {
                name: 'kube-ops-view',
                image: 'example.com/kube-ops-view:1.0',
                env: [{ name: 'TZ', value: 'UTC' }],
                ports: [{ name: 'http', containerPort: 8080 }],
                readinessProbe: { httpGet: { path: '/health', port: 'http' }, timeoutSeconds: 10 },
                livenessProbe: {
                  httpGet: { path: '/health', port: 'http' },
                  timeoutSeconds: 10,
                  initialDelaySeconds: 30,
                },
                resources: {
                  requests: { cpu: '250m', memory: '512Mi' },
                  limits: { cpu: '250m', memory: '512Mi' },
                },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ['ALL'] },
                  readOnlyRootFilesystem: true,
                },
              },
            ],
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 1000,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            serviceAccountName: 'kube-ops-view',
          },
        },
      },
    },
    [SERVICE]: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'kube-ops-view', namespace: 'kube-system', labels: LABELS },
      spec: { selector: LABELS, ports: [{ name: 'http', port: 8080, targetPort: 'http' }] },
    },
  });
});

test('"nlb" is short for an internal one', () => {
  expect(viewOf({ expose: 'nlb' })[SERVICE]).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'kube-ops-view',
      namespace: 'kube-system',
      labels: LABELS,
      annotations: {
        'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal',
        'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
        'service.beta.kubernetes.io/aws-load-balancer-attributes': 'load_balancing.cross_zone.enabled=true',
        'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol': 'http',
        'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': '8080',
        'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path': '/health',
      },
    },
    spec: {
      type: 'LoadBalancer',
      loadBalancerClass: 'service.k8s.aws/nlb',
      allocateLoadBalancerNodePorts: false,
      selector: LABELS,
      ports: [{ name: 'http', port: 8080, targetPort: 'http' }],
    },
  });
});

test('options of the NLB and its DNS name', () => {
  const nlb = {
    scheme: 'internet-facing',
    hostname: 'view.example.com',
    healthCheck: { protocol: 'tcp' },
    attributes: { 'load_balancing.cross_zone.enabled': false },
  };
  expect(viewOf({ timeZone: 'Asia/Seoul', expose: { nlb } })).toMatchObject({
    [SERVICE]: {
      metadata: {
        annotations: {
          'external-dns.alpha.kubernetes.io/hostname': 'view.example.com',
          'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing',
          'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
          'service.beta.kubernetes.io/aws-load-balancer-attributes':
            'load_balancing.cross_zone.enabled=false',
          'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol': 'tcp',
        },
      },
    },
    'deployment-kube-ops-view.kube-system.yaml': {
      spec: { template: { spec: { containers: [{ env: [{ name: 'TZ', value: 'Asia/Seoul' }] }] } } },
    },
  });
});
