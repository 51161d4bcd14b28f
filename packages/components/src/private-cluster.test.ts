import { at } from '@nodeless/core';
import { modelOf, POOL, REPOSITORY } from './testing/model.ts';
import { applicationOf, folderOf, outputOf } from './testing/output.ts';

const PRIVATE = {
  network: {
    privateCluster: { enabled: true },
    endpoint: { access: { via: 'vpn' } },
    vpc: { madeBy: 'cloudformation', cidr: '10.0.0.0/16', zones: ['eu-central-1a', 'eu-central-1b'] },
  },
  compute: { karpenter: { nodePools: [POOL] } },
  components: { awsLoadBalancerController: {}, externalDns: { domain: 'example.com' }, kubeOpsView: {} },
} as const;
const ECR = '111122223333.dkr.ecr.eu-central-1.amazonaws.com';
const MIRRORS = {
  images: {
    'docker.io': { pullThroughCache: 'docker-hub' },
    'example.com': { pullThroughCache: 'example' },
    'ghcr.io': { pullThroughCache: 'github' },
    'public.ecr.aws': { pullThroughCache: 'ecr-public' },
    'quay.io': { pullThroughCache: 'quay' },
    'registry.k8s.io': { pullThroughCache: 'kubernetes' },
  },
  git: { 'https://git.example.com/': 'https://git.internal.example.com/' },
} as const;
const APPS = {
  web: { image: 'nginx:1.29', resources: { requests: { cpu: '100m', memory: '64Mi' } } },
};

const isolated = outputOf({ cluster: PRIVATE });
const mirrored = outputOf({ cluster: { mirrors: MIRRORS, ...PRIVATE }, apps: APPS });
const valuesOf = (output: typeof isolated, name: string) =>
  at(applicationOf(output, name).spec, 'source', 'helm', 'valuesObject');

test('Karpenter asks for nothing that has no endpoint', () => {
  expect(at(valuesOf(isolated, 'karpenter'), 'settings', 'isolatedVPC')).toBe(true);
  const { spec } = folderOf(isolated, 'karpenter-config')['ec2nodeclass-default.yaml'] as unknown as {
    spec: { role?: string; instanceProfile?: string };
  };
  expect(spec.instanceProfile).toBe('KarpenterNodeInstanceProfile-sample');
  expect(spec).not.toHaveProperty('role');
});

test('the load-balancer controller leaves WAF and Shield alone', () => {
  expect(valuesOf(isolated, 'aws-load-balancer-controller')).toMatchObject({
    enableShield: false,
    enableWaf: false,
    enableWafv2: false,
  });
});

test.each(['karpenter', 'aws-load-balancer-controller', 'external-dns'])(
  'the roles of %s come from the STS of the region',
  (name) => {
    expect(at(valuesOf(isolated, name), 'serviceAccount', 'annotations')).toMatchObject({
      'eks.amazonaws.com/sts-regional-endpoints': 'true',
    });
  },
);

test('with internet nothing of this is there', () => {
  const { network: _, ...open } = PRIVATE;
  const output = outputOf({ cluster: open });
  expect(valuesOf(output, 'karpenter')).not.toHaveProperty('settings.isolatedVPC');
  expect(valuesOf(output, 'aws-load-balancer-controller')).not.toHaveProperty('enableWaf');
  const text = JSON.stringify(output);
  expect(text).not.toContain('sts-regional-endpoints');
  expect(text).not.toContain('instanceProfile');
});

test('charts pull from mirrors', () => {
  const repository = (name: string, ...path: string[]) =>
    at(valuesOf(mirrored, name), ...path, 'image', 'repository');
  expect(repository('karpenter', 'controller')).toBe(`${ECR}/ecr-public/karpenter/controller`);
  expect(repository('aws-load-balancer-controller')).toBe(
    `${ECR}/ecr-public/eks/aws-load-balancer-controller`,
  );
  expect(repository('external-dns')).toBe(`${ECR}/kubernetes/external-dns/external-dns`);
  expect(JSON.stringify(isolated)).not.toContain('"repository":');
});

test('Argo CD pulls from mirrors, at its installation too', () => {
  const images = [
    ['ghcr.io/dexidp/dex', `${ECR}/github/dexidp/dex`],
    ['public.ecr.aws/docker/library/redis', `${ECR}/ecr-public/docker/library/redis`],
    ['quay.io/argoproj/argocd', `${ECR}/quay/argoproj/argocd`],
  ] as const;
  expect(at(applicationOf(mirrored, 'argocd').spec, 'source', 'kustomize', 'images')).toEqual(
    images.map(([name, newName]) => `${name}=${newName}`),
  );
  expect(mirrored.bootstrap.argocdInstall?.images).toEqual(
    images.map(([name, newName]) => ({ name, newName })),
  );
  expect(mirrored.bootstrap.argocdInstall?.resources[0]).toMatch(
    /^https:\/\/git\.internal\.example\.com\/argo-cd\/\//,
  );
  expect(at(applicationOf(isolated, 'argocd').spec, 'source', 'kustomize', 'images')).toBeUndefined();
});

test('no image and no repository of the sources escapes the mirrors', () => {
  const upstream = mirrored.applications.flatMap(({ pods }) => pods.flatMap(({ images }) => images));
  expect(upstream.length).toBeGreaterThan(10);
  expect(upstream.filter((image) => !image.startsWith(`${ECR}/`))).toEqual([]);
  const rendered = [...JSON.stringify(mirrored.resources).matchAll(/"image":"([^"]+)"/g)].map(
    ([, image]) => image,
  );
  expect(rendered.sort()).toEqual(
    [`${ECR}/docker-hub/library/nginx:1.29`, `${ECR}/example/kube-ops-view:1.0`].sort(),
  );
  expect(JSON.stringify(mirrored)).not.toContain('https://git.example.com');
  expect(modelOf().argocd.settings.repository.url).toBe(REPOSITORY);
});
