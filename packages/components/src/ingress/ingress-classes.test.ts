import { applicationOf, folderOf, outputOf } from '../testing/output.ts';

const CLASSES = {
  public: { default: true, group: 'shared', scheme: 'internet-facing', tags: { team: 'web' } },
  private: {},
};
const LBC = { components: { awsLoadBalancerController: {} } };
const web = (alb: object) => ({
  web: {
    image: 'example.com/web:1.0',
    resources: { requests: { cpu: '100m' } },
    ports: [{ name: 'http', containerPort: 8080 }],
    expose: { alb: { host: 'a.example.com', ...alb } },
  },
});

test('classes of the load balancer controller', () => {
  const output = outputOf({ cluster: { ...LBC, ingressClasses: CLASSES } });
  const files = folderOf(output, 'ingress-classes');
  expect(Object.keys(files)).toEqual([
    'ingressclass-private.yaml',
    'ingressclass-public.yaml',
    'ingressclassparams-private.yaml',
    'ingressclassparams-public.yaml',
  ]);
  expect(files['ingressclass-public.yaml']).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'public', annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } },
    spec: {
      controller: 'ingress.k8s.aws/alb',
      parameters: { apiGroup: 'elbv2.k8s.aws', kind: 'IngressClassParams', name: 'public' },
    },
  });
  expect(files['ingressclassparams-public.yaml']).toEqual({
    apiVersion: 'elbv2.k8s.aws/v1beta1',
    kind: 'IngressClassParams',
    metadata: { name: 'public' },
    spec: {
      group: { name: 'shared' },
      scheme: 'internet-facing',
      tags: [{ key: 'team', value: 'web' }],
    },
  });
  expect(files['ingressclass-private.yaml']?.metadata).toEqual({ name: 'private' });
  expect(files['ingressclassparams-private.yaml']?.['spec']).toBeUndefined();
  expect(applicationOf(output, 'ingress-classes')).toMatchObject({
    spec: { syncPolicy: { syncOptions: expect.arrayContaining(['SkipDryRunOnMissingResource=true']) } },
  });
});

test('without classes there is no Application', () => {
  expect(folderOf(outputOf({ cluster: LBC }), 'ingress-classes')).toEqual({});
});

test('in EKS Auto Mode they stand with alb, and have the tags of the cluster', () => {
  const cluster = {
    compute: { autoMode: {} },
    tags: { team: 'platform', stage: 'dev' },
    ingressClasses: CLASSES,
  };
  const output = outputOf({ cluster, apps: web({ class: 'public', group: { name: 'mine' } }) });
  const files = folderOf(output, 'auto-mode-ingress');
  expect(Object.keys(files).filter((name) => name.startsWith('ingressclass-'))).toEqual([
    'ingressclass-alb.yaml',
    'ingressclass-private.yaml',
    'ingressclass-public.yaml',
  ]);
  expect(files['ingressclassparams-public.yaml']).toEqual({
    apiVersion: 'eks.amazonaws.com/v1',
    kind: 'IngressClassParams',
    metadata: { name: 'public' },
    spec: {
      group: { name: 'shared' },
      scheme: 'internet-facing',
      tags: [
        { key: 'stage', value: 'dev' },
        { key: 'team', value: 'web' },
      ],
    },
  });
  expect(folderOf(output, 'ingress-classes')).toEqual({});
});

test.each([
  ['the controller', LBC],
  ['Auto Mode', { compute: { autoMode: {} } }],
])('an app names its class: %s', (_who, cluster) => {
  const output = outputOf({
    cluster: { ...cluster, ingressClasses: CLASSES },
    apps: web({ class: 'public' }),
  });
  expect(folderOf(output, 'web')['ingress-web.web.yaml']).toHaveProperty('spec.ingressClassName', 'public');
});
