import { deployment, run, type Sources } from '../../testing/view.ts';
import { idleSelector } from './idle-selector.ts';

const APP =
  'namespace: web\nimage: example.com/web:1.0.0\nresources: { requests: { cpu: 100m, memory: 64Mi } }\n';
const sources = (selector: string, more: Partial<Sources> = {}): Sources => ({
  cluster: `compute: { fargate: { profiles: [{ name: web, selectors: [{ namespace: kube-system }, ${selector}] }] } }\napps: [web]\n`,
  apps: { web: APP },
  ...more,
});
const PODS = [deployment({ containers: [] })];
const found = (selector: string, pods = PODS) => run(idleSelector, sources(selector), pods);

test.each([
  '{ namespace: web }',
  '{ namespace: web, labels: { app: web } }',
  "{ namespace: web, labels: { app: 'w*' } }",
  '{ namespace: elsewhere, labels: { app: api } }',
  "{ namespace: 'we*', labels: { app: api } }",
])('%s takes pods, or nobody knows', (selector) => {
  expect(found(selector)).toEqual([]);
});

test('labels that no pod of the app has', () => {
  expect(found('{ namespace: web, labels: { app: wep } }')).toMatchObject([
    {
      code: 'fargate/idle-selector',
      severity: 'warning',
      message:
        'a selector of the Fargate profile "web" takes none of the pods in the namespace web: none has app: wep',
      location: { file: 'clusters/test/cluster.yaml', line: 6, column: 87 },
    },
  ]);
});

test('a namespace without pods says nothing', () => {
  expect(found('{ namespace: web, labels: { app: wep } }', [])).toEqual([]);
});

test('a namespace that is written almost like one of the sources', () => {
  expect(found('{ namespace: webb }')).toEqual([
    {
      code: 'fargate/idle-selector',
      severity: 'warning',
      message:
        'a selector of the Fargate profile "web" takes no pods: nothing that is rendered runs in the namespace webb',
      hint: 'did you mean web?',
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 6, column: 100 }),
    },
  ]);
});

test.each(['monitoring', "'webb*'", 'web1', 'web-b'])(
  '%s may be a namespace of somebody else',
  (namespace) => {
    expect(found(`{ namespace: ${namespace} }`)).toEqual([]);
  },
);
