import { specPath, type JsonObject } from '@nodeless/core';
import { brief, deployment, resource, run } from '../../testing/view.ts';
import { floatingImage, imageWithoutDigest } from './floating-image.ts';

const found = (image: string) => run(floatingImage, {}, [deployment({ containers: [{ name: 'a', image }] })]);
const DIGEST = `@sha256:${'0'.repeat(64)}`;

test.each([
  'a:1.2',
  'a:v1.2.3',
  'a:1.29.1-alpine3.20',
  'a:2024-06-01',
  `a:1${DIGEST}`,
  `a${DIGEST}`,
  'r:5000/a',
  'a:sha-0a1b2c3',
])('%s stays', (image) => expect(found(image)).toEqual([]));

test.each(['a:1', 'r.example.com:5000/a:v2', 'a:1-alpine', 'a:stable', 'a:main', 'a:bookworm-slim'])(
  '%s moves',
  (image) => {
    expect(found(image)).toMatchObject([
      {
        code: 'security/floating-image',
        severity: 'warning',
        message: `the tag of the image ${image} moves with each release: pods that start on different days run different programs`,
      },
    ]);
  },
);

test('each container is told where it is written', () => {
  const app = `image: example.com/web:1
resources: { requests: { cpu: 100m } }
sidecars:
  proxy: { image: 'example.com/proxy:1', resources: { requests: { cpu: 10m } } }
`;
  const spec: JsonObject = {
    containers: [{ name: 'web', image: 'example.com/web:1' }],
    initContainers: [{ name: 'proxy', image: 'example.com/proxy:1', restartPolicy: 'Always' }],
  };
  const made = resource(deployment(spec), 'web', specPath('app/web'));
  expect(brief(run(floatingImage, { cluster: 'apps: [web]\n', apps: { web: app } }, [made]))).toEqual([
    'apps/web/app.yaml:4:8 warning security/floating-image',
    'apps/web/app.yaml:7:19 warning security/floating-image',
  ]);
});

describe('images without a digest', () => {
  const DIGEST_OF = (image: string) => `${image}@sha256:${'0'.repeat(64)}`;
  const APP = 'image: example.com/web:1.0\nresources: { requests: { cpu: 100m } }\n';
  const shown = (images: readonly string[], path = specPath('app/web')) => {
    const spec = { containers: images.map((image, index) => ({ name: `c${index}`, image })) };
    return run(imageWithoutDigest, { cluster: 'apps: [web]\n', apps: { web: APP } }, [
      resource(deployment(spec), 'web', path),
      resource(deployment(spec), 'other', path),
    ]);
  };

  test('an app is told once, at the first of them', () => {
    const found = shown(['example.com/web:1.0', DIGEST_OF('a:1.0'), 'b:2.0', 'c:1', 'b:2.0']);
    expect(brief(found)).toEqual(['apps/web/app.yaml:4:8 info security/image-without-digest']);
    expect(found).toMatchObject([
      {
        message:
          'the image example.com/web:1.0 and 1 more of web have no digest: whoever pushes the tag again changes what new pods run',
        hint: 'write name:tag@sha256:…; docker buildx imagetools inspect example.com/web:1.0 prints the digest',
      },
    ]);
  });

  test('digests, tags that move anyway, and what the platform runs are not', () => {
    expect(shown([DIGEST_OF('a:1.0'), DIGEST_OF('b'), 'c:1'])).toEqual([]);
    expect(shown(['pause:3.10'], specPath('cluster', 'scheduling', 'headroom'))).toEqual([]);
  });

  test('a mirrored image has the name that is written, so that all clusters say the same', () => {
    const cluster = 'apps: [web]\nmirrors: { images: { example.com: registry.example.net/mirror } }\n';
    const spec = { containers: [{ name: 'web', image: 'registry.example.net/mirror/web:1.0' }] };
    const found = run(imageWithoutDigest, { cluster, apps: { web: APP } }, [
      resource(deployment(spec), 'web', specPath('app/web')),
    ]);
    expect(found).toMatchObject([
      { message: expect.stringMatching(/^the image example\.com\/web:1\.0 has no digest/) as string },
    ]);
  });

  test('one of a manifest stands where it is written', () => {
    const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  template:
    spec:
      containers: [{ name: a, image: 'a:1.0' }]
`;
    const spec = { containers: [{ name: 'a', image: 'a:1.0' }] };
    const made = resource(deployment(spec), 'shop', 'manifest/shop/web.yaml/0#');
    const found = run(
      imageWithoutDigest,
      { cluster: 'apps: [shop]\n', manifests: { 'shop/web.yaml': text } },
      [made],
    );
    expect(brief(found)).toEqual(['apps/shop/manifests/web.yaml:7:38 info security/image-without-digest']);
  });
});
