import { PINS } from '../testing/model.ts';
import { applicationNames, applicationOf, outputOf } from '../testing/output.ts';

const NAME = 'aws-load-balancer-controller';
const ON = { components: { awsLoadBalancerController: {} } };

/** The values of the chart in a cluster like this. */
function valuesOf(...sources: Parameters<typeof outputOf>): unknown {
  const { source } = applicationOf(outputOf(...sources), NAME).spec;
  return (source as { helm: { valuesObject: unknown } }).helm.valuesObject;
}

test.each([{}, { components: { awsLoadBalancerController: false } }])('%j has no controller', (cluster) => {
  expect(applicationNames(outputOf({ cluster })).filter((name) => name.startsWith(NAME))).toEqual([]);
});

test('the Application of the chart', () => {
  expect(applicationOf(outputOf({ cluster: ON }), NAME)).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: NAME,
      namespace: 'argocd',
      labels: { 'app.kubernetes.io/part-of': 'sample' },
      annotations: {
        'argocd.argoproj.io/sync-wave': '0',
        'argocd.argoproj.io/compare-options': 'ServerSideDiff=true,IgnoreExtraneous',
        'argocd.argoproj.io/sync-options': 'Prune=false',
      },
    },
    spec: {
      project: 'platform',
      source: {
        repoURL: PINS.loadBalancer.repoURL,
        targetRevision: PINS.loadBalancer.commit,
        path: 'helm/controller',
        helm: {
          releaseName: NAME,
          kubeVersion: '1.35.0',
          skipCrds: true,
          skipTests: true,
          valuesObject: {
            clusterName: 'sample',
            region: 'eu-central-1',
            vpcTags: { 'alpha.eksctl.io/cluster-name': 'sample' },
            replicaCount: 2,
            podDisruptionBudget: { maxUnavailable: 1 },
            defaultTargetType: 'ip',
            enableServiceMutatorWebhook: false,
            serviceAccount: {
              name: NAME,
              annotations: {
                'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/sample-aws-lb-controller',
              },
            },
            resources: {
              requests: { cpu: '250m', memory: '512Mi' },
              limits: { cpu: '250m', memory: '512Mi' },
            },
          },
        },
      },
      destination: { name: 'in-cluster', namespace: 'kube-system' },
      revisionHistoryLimit: 10,
      ignoreDifferences: [
        { kind: 'Secret', name: 'aws-load-balancer-tls', jsonPointers: ['/data'] },
        {
          group: 'admissionregistration.k8s.io',
          kind: 'MutatingWebhookConfiguration',
          name: 'aws-load-balancer-webhook',
          jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
        },
        {
          group: 'admissionregistration.k8s.io',
          kind: 'ValidatingWebhookConfiguration',
          name: 'aws-load-balancer-webhook',
          jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
        },
      ],
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: [
          'ServerSideApply=true',
          'PruneLast=true',
          'FailOnSharedResource=true',
          'RespectIgnoreDifferences=true',
          'SkipDryRunOnMissingResource=true',
        ],
        retry: { limit: 10, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
      },
      info: [{ name: 'Release', value: '3.5.0' }],
    },
  });
});

test('once the VPC of eksctl is recorded it is named by its id', () => {
  const values = valuesOf({ cluster: ON, facts: { vpcId: 'vpc-aaaabbbb' } });
  expect(values).toHaveProperty('vpcId', 'vpc-aaaabbbb');
  expect(values).not.toHaveProperty('vpcTags');
});

test('a VPC of our own stack is found by its name until its id is recorded', () => {
  const zones = ['eu-central-1a', 'eu-central-1b'];
  const network = { vpc: { madeBy: 'cloudformation', cidr: '10.0.0.0/16', zones } };
  const cluster = { ...ON, network };
  expect(valuesOf({ cluster })).toHaveProperty('vpcTags', { Name: 'sample/Vpc' });
  expect(valuesOf({ cluster, facts: { vpcId: 'vpc-aaaabbbb' } })).toHaveProperty('vpcId', 'vpc-aaaabbbb');
});

test('a VPC that exists is named by its id, whatever the facts say', () => {
  const subnet = (digit: string, zone: string) => ({
    id: `subnet-${digit.repeat(8)}`,
    zone: `eu-central-1${zone}`,
  });
  const vpc = { id: 'vpc-12345678', subnets: { private: [subnet('1', 'a'), subnet('2', 'b')] } };
  const values = valuesOf({ cluster: { ...ON, network: { vpc } }, facts: { vpcId: 'vpc-aaaabbbb' } });
  expect(values).toHaveProperty('vpcId', 'vpc-12345678');
  expect(values).not.toHaveProperty('vpcTags');
});

test('replicas, for the chart and for people', () => {
  const output = outputOf({ cluster: { components: { awsLoadBalancerController: { replicas: 3 } } } });
  const { pods } = output.applications.find(({ name }) => name === NAME) ?? { pods: [] };
  expect(pods).toEqual([
    {
      workload: 'Deployment',
      name: NAME,
      namespace: 'kube-system',
      labels: { 'app.kubernetes.io/name': NAME, 'app.kubernetes.io/instance': NAME },
      serviceAccount: NAME,
      replicas: 3,
      images: ['public.ecr.aws/eks/aws-load-balancer-controller'],
      resources: { cpu: '250m', memory: '512Mi' },
    },
  ]);
});

test('the CRDs are an Application of their own and are never pruned', () => {
  expect(applicationOf(outputOf({ cluster: ON }), `${NAME}-crds`).spec).toMatchObject({
    source: {
      repoURL: PINS.loadBalancerCrds.repoURL,
      targetRevision: PINS.loadBalancerCrds.commit,
      path: 'helm/controller/crds',
      kustomize: {
        commonAnnotations: {
          'argocd.argoproj.io/sync-options': 'Prune=false',
          'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
        },
      },
    },
  });
});

test('certificates are ordered where that is asked for', () => {
  const cluster = { components: { awsLoadBalancerController: { acmCertificates: true } } };
  expect(valuesOf({ cluster })).toMatchObject({
    controllerConfig: { featureGates: { EnableCertificateManagement: true } },
  });
  expect(valuesOf({ cluster: ON })).not.toHaveProperty('controllerConfig');
});

test('load balancers carry the tags of the cluster', () => {
  expect(valuesOf({ cluster: { ...ON, tags: { team: 'platform' } } })).toMatchObject({
    defaultTags: { team: 'platform' },
  });
  expect(valuesOf({ cluster: ON })).not.toHaveProperty('defaultTags');
});
