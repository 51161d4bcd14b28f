import { specPath, type JsonObject } from '@nodeless/core';
import { brief, deployment, resource, run } from '../../testing/view.ts';
import { floatingImage } from './floating-image.ts';

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
