import fc from 'fast-check';
import type { Mirrors } from '../schema/mirrors.ts';
import {
  fullImageName,
  isReachableImage,
  isReachableRepository,
  mirroredImage,
  mirroredRepository,
  originalImage,
} from './mirrors.ts';

const ECR = '111122223333.dkr.ecr.ap-northeast-2.amazonaws.com';
const cluster = (mirrors: Partial<Mirrors> = {}) => ({
  accountId: '111122223333',
  region: 'ap-northeast-2',
  mirrors: { images: {}, git: {}, ...mirrors },
});
const MIRRORED = cluster({
  images: {
    'docker.io': { pullThroughCache: 'docker-hub' },
    'quay.io': 'registry.internal.example.com:5000/quay',
    'quay.io/argoproj': `${ECR}/argo`,
    'registry.example.com': 'registry.example.com',
  },
  git: {
    'https://github.com/': 'https://git.internal.example.com/mirrors/',
    'https://github.com/example/': 'https://git.internal.example.com/',
    'git@github.com:': 'ssh://git@git.internal.example.com/',
  },
});

// Source: https://github.com/distribution/reference, normalize_test.go
test.each([
  ['nginx:1', 'docker.io/library/nginx:1'],
  ['docker.io/nginx', 'docker.io/library/nginx'],
  ['hjacobs/kube-ops-view:23.5.0', 'docker.io/hjacobs/kube-ops-view:23.5.0'],
  ['quay.io/argoproj/argocd', 'quay.io/argoproj/argocd'],
  ['localhost/app:1', 'localhost/app:1'],
  ['registry:5000/app', 'registry:5000/app'],
])('%s is %s', (short, full) => {
  expect(fullImageName(short)).toBe(full);
});

test.each([
  ['nginx:1.29', `${ECR}/docker-hub/library/nginx:1.29`],
  ['hjacobs/kube-ops-view:23.5.0', `${ECR}/docker-hub/hjacobs/kube-ops-view:23.5.0`],
  [
    'quay.io/prometheus/node-exporter:v1',
    'registry.internal.example.com:5000/quay/prometheus/node-exporter:v1',
  ],
  ['quay.io/argoproj/argocd', `${ECR}/argo/argocd`],
  ['quay.io/argoprojects/a:1', 'registry.internal.example.com:5000/quay/argoprojects/a:1'],
  ['registry.example.com/app:1', 'registry.example.com/app:1'],
  ['ghcr.io/dexidp/dex:v2', 'ghcr.io/dexidp/dex:v2'],
])('%s is pulled as %s', (image, pulled) => {
  expect(mirroredImage(MIRRORED, image)).toBe(pulled);
  expect(mirroredImage(MIRRORED, pulled)).toBe(pulled);
});

test('the public name of a mirrored image', () => {
  expect(originalImage(MIRRORED, `${ECR}/docker-hub/library/nginx:1.29`)).toBe(
    'docker.io/library/nginx:1.29',
  );
  expect(originalImage(MIRRORED, `${ECR}/own/app:1`)).toBeUndefined();
});

test.each([
  [`${ECR}/own/app:1`, true],
  [`${ECR.replace('111122223333', '602401143452')}/eks/coredns:v1`, true],
  [`${ECR.replace('ap-northeast-2', 'us-east-1')}/own/app:1`, false],
  ['registry.internal.example.com:5000/quay/a:1', true],
  ['registry.internal.example.com:5000/other/a:1', false],
  ['registry.example.com/app:1', true],
  ['nginx:1.29', false],
  ['public.ecr.aws/eks/a:1', false],
])('nodes without internet can pull %s: %s', (image, reachable) => {
  expect(isReachableImage(MIRRORED, image)).toBe(reachable);
});

test.each([
  ['https://github.com/argoproj/argo-cd', 'https://git.internal.example.com/mirrors/argoproj/argo-cd'],
  ['https://github.com/example/platform.git', 'https://git.internal.example.com/platform.git'],
  ['git@github.com:example/platform.git', 'ssh://git@git.internal.example.com/example/platform.git'],
  ['https://gitlab.com/a/b', 'https://gitlab.com/a/b'],
])('%s is read as %s', (url, read) => {
  expect(mirroredRepository(MIRRORED, url)).toBe(read);
  expect(isReachableRepository(MIRRORED, read)).toBe(read !== url);
});

test('without mirrors every name stays', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect([mirroredImage(cluster(), text), mirroredRepository(cluster(), text)]).toEqual([text, text]);
    }),
  );
});

test('what a mirror replaces comes back from it', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,9}(\/[a-z][a-z0-9]{0,9}){1,3}:[0-9]{1,3}$/);
  const one = cluster({ images: { 'quay.io': { pullThroughCache: 'quay' } } });
  fc.assert(
    fc.property(name, (path) => {
      const pulled = mirroredImage(one, `quay.io/${path}`);
      expect(originalImage(one, pulled)).toBe(`quay.io/${path}`);
      expect(isReachableImage(one, pulled)).toBe(true);
    }),
  );
});
