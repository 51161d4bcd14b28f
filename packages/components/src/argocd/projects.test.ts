import type { JsonObject } from '@nodeless/core';
import { PINS, POOL, REPOSITORY } from '../testing/model.ts';
import { outputOf, resourceAt } from '../testing/output.ts';

const APP = { image: 'example.com/web:1.0', resources: { requests: { cpu: '100m' } } };
const to = (...namespaces: string[]) => namespaces.map((namespace) => ({ name: 'in-cluster', namespace }));

function projectOf(name: string, ...sources: Parameters<typeof outputOf>): JsonObject {
  return resourceAt(outputOf(...sources), `argocd/projects/${name}.yaml`).manifest as unknown as JsonObject;
}

test('bootstrap makes Applications and projects in the namespace of Argo CD', () => {
  expect(projectOf('bootstrap')).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: 'bootstrap',
      namespace: 'argocd',
      annotations: { 'argocd.argoproj.io/sync-wave': '-50' },
    },
    spec: {
      description: 'The root Application: Applications and projects, nothing else',
      sourceRepos: [REPOSITORY],
      destinations: to('argocd'),
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: [
        { group: 'argoproj.io', kind: 'AppProject' },
        { group: 'argoproj.io', kind: 'Application' },
      ],
    },
  });
});

test('default permits nothing', () => {
  expect(projectOf('default')).toHaveProperty('spec', {
    description: 'Locked: every Application names its project',
    sourceRepos: [],
    destinations: [],
    clusterResourceWhitelist: [],
    namespaceResourceBlacklist: [{ group: '*', kind: '*' }],
  });
});

test('platform permits what the least cluster needs, and no more', () => {
  const output = outputOf();
  expect(resourceAt(output, 'argocd/projects/platform.yaml').origin.specPath).toBe(
    'argocd/projects#/platform',
  );
  expect(projectOf('platform')).toHaveProperty('spec', {
    description: 'Platform',
    sourceRepos: [PINS.argocd.repoURL, REPOSITORY],
    destinations: to('argocd', 'kube-system'),
    clusterResourceWhitelist: [
      { group: '', kind: 'Namespace' },
      { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
      { group: 'scheduling.k8s.io', kind: 'PriorityClass' },
    ],
    namespaceResourceBlacklist: [{ group: 'argoproj.io', kind: '*' }],
  });
});

test('platform grows with the components', () => {
  const spec = projectOf('platform', {
    cluster: {
      compute: { karpenter: { nodePools: [POOL] } },
      components: { awsLoadBalancerController: {}, externalDns: { domain: 'example.com' } },
    },
    projects: { platform: { sourceRepos: ['https://git.example.com/extra'] } },
  })['spec'];
  expect(spec).toMatchObject({
    sourceRepos: [
      PINS.argocd.repoURL,
      PINS.externalDns.repoURL,
      'https://git.example.com/extra',
      PINS.karpenter.repoURL,
      PINS.loadBalancer.repoURL,
      REPOSITORY,
    ],
    destinations: to('argocd', 'karpenter', 'kube-system'),
    clusterResourceWhitelist: [
      { group: '', kind: 'Namespace' },
      { group: 'admissionregistration.k8s.io', kind: 'MutatingWebhookConfiguration' },
      { group: 'admissionregistration.k8s.io', kind: 'ValidatingWebhookConfiguration' },
      { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
      { group: 'elbv2.k8s.aws', kind: 'IngressClassParams' },
      { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass' },
      { group: 'karpenter.sh', kind: 'NodePool' },
      { group: 'networking.k8s.io', kind: 'IngressClass' },
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
      { group: 'scheduling.k8s.io', kind: 'PriorityClass' },
    ],
  });
});

/** Argo CD denies a namespace only together with a server. */
const closed = (...namespaces: string[]) =>
  namespaces.map((namespace) => ({ server: 'https://kubernetes.default.svc', namespace: `!${namespace}` }));

test('workloads stay out of the namespaces of the platform and of Kubernetes', () => {
  const apps = { b: APP, a: { ...APP, namespace: 'shop' } };
  const projects = { workloads: { sourceRepos: ['https://git.example.com/apps'] } };
  expect(projectOf('workloads', { apps, projects })).toHaveProperty('spec', {
    description: 'Apps',
    sourceRepos: ['https://git.example.com/apps', REPOSITORY],
    destinations: [...to('*'), ...closed('argocd', 'kube-node-lease', 'kube-public', 'kube-system')],
    clusterResourceWhitelist: [],
    namespaceResourceWhitelist: [
      { group: '', kind: 'ConfigMap' },
      { group: '', kind: 'PersistentVolumeClaim' },
      { group: '', kind: 'Pod' },
      { group: '', kind: 'Service' },
      { group: '', kind: 'ServiceAccount' },
      { group: 'apps', kind: 'ControllerRevision' },
      { group: 'apps', kind: 'DaemonSet' },
      { group: 'apps', kind: 'Deployment' },
      { group: 'apps', kind: 'ReplicaSet' },
      { group: 'apps', kind: 'StatefulSet' },
      { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
      { group: 'batch', kind: 'CronJob' },
      { group: 'batch', kind: 'Job' },
      { group: 'external-secrets.io', kind: 'ExternalSecret' },
      { group: 'gateway.k8s.aws', kind: 'ListenerRuleConfiguration' },
      { group: 'gateway.k8s.aws', kind: 'TargetGroupConfiguration' },
      { group: 'gateway.networking.k8s.io', kind: 'GRPCRoute' },
      { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' },
      { group: 'gateway.networking.k8s.io', kind: 'TCPRoute' },
      { group: 'gateway.networking.k8s.io', kind: 'TLSRoute' },
      { group: 'gateway.networking.k8s.io', kind: 'UDPRoute' },
      { group: 'monitoring.coreos.com', kind: 'PodMonitor' },
      { group: 'monitoring.coreos.com', kind: 'ServiceMonitor' },
      { group: 'networking.k8s.io', kind: 'Ingress' },
      { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
      { group: 'policy', kind: 'PodDisruptionBudget' },
      { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
      { group: 'secrets-store.csi.x-k8s.io', kind: 'SecretProviderClass' },
      { group: 'vpcresources.k8s.aws', kind: 'SecurityGroupPolicy' },
    ],
  });
});

test('workloads may have more kinds where the policy names them', () => {
  const additionalKinds = [
    { group: 'batch', kind: 'PodGroup' },
    { group: '', kind: 'Service' },
  ];
  const ownKinds = projectOf('workloads');
  const spec = projectOf('workloads', { projects: { workloads: { additionalKinds } } })['spec'];
  expect(spec).toEqual({
    ...(ownKinds['spec'] as JsonObject),
    namespaceResourceWhitelist: [
      { group: '', kind: 'ConfigMap' },
      { group: '', kind: 'PersistentVolumeClaim' },
      { group: '', kind: 'Pod' },
      { group: '', kind: 'Service' },
      { group: '', kind: 'ServiceAccount' },
      { group: 'apps', kind: 'ControllerRevision' },
      { group: 'apps', kind: 'DaemonSet' },
      { group: 'apps', kind: 'Deployment' },
      { group: 'apps', kind: 'ReplicaSet' },
      { group: 'apps', kind: 'StatefulSet' },
      { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
      { group: 'batch', kind: 'CronJob' },
      { group: 'batch', kind: 'Job' },
      { group: 'batch', kind: 'PodGroup' },
      ...[
        { group: 'external-secrets.io', kind: 'ExternalSecret' },
        { group: 'gateway.k8s.aws', kind: 'ListenerRuleConfiguration' },
        { group: 'gateway.k8s.aws', kind: 'TargetGroupConfiguration' },
        { group: 'gateway.networking.k8s.io', kind: 'GRPCRoute' },
        { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' },
        { group: 'gateway.networking.k8s.io', kind: 'TCPRoute' },
        { group: 'gateway.networking.k8s.io', kind: 'TLSRoute' },
        { group: 'gateway.networking.k8s.io', kind: 'UDPRoute' },
        { group: 'monitoring.coreos.com', kind: 'PodMonitor' },
        { group: 'monitoring.coreos.com', kind: 'ServiceMonitor' },
        { group: 'networking.k8s.io', kind: 'Ingress' },
        { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
        { group: 'policy', kind: 'PodDisruptionBudget' },
        { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
        { group: 'secrets-store.csi.x-k8s.io', kind: 'SecretProviderClass' },
        { group: 'vpcresources.k8s.aws', kind: 'SecurityGroupPolicy' },
      ],
    ],
  });
});

test('denied namespaces are closed too', () => {
  const projects = { workloads: { deniedNamespaces: ['vault'] } };
  expect(projectOf('workloads', { projects })).toHaveProperty('spec.destinations', [
    ...to('*'),
    ...closed('argocd', 'kube-node-lease', 'kube-public', 'kube-system', 'vault'),
  ]);
});

test('apps that come and go do not change where workloads may be, or what an app leaves would not be deleted', () => {
  const before = projectOf('workloads', { apps: { a: APP, b: { ...APP, namespace: 'shop' } } });
  expect(projectOf('workloads', { apps: {} })).toEqual(before);
});
