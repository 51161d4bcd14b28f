import { brief, run } from '../../testing/view.ts';
import { ingressClassNames } from './ingress-class-names.ts';

const app = (alb: string) => ({
  web: `image: web:1.0\nresources: { requests: { cpu: 100m } }\nports: [{ name: http, containerPort: 8080 }]\nexpose: { alb: { host: a.example.com, ${alb} } }\n`,
});
const CLASSES = 'ingressClasses: { public: { scheme: internal } }\napps: [web]\n';
const AUTO = 'compute: { autoMode: {} }\n';
const told = (alb: string, cluster = CLASSES) =>
  run(ingressClassNames, { cluster, apps: app(alb) }).map(({ code, message, hint }) => [code, message, hint]);

test.each([
  ['scheme: internal', CLASSES],
  ['class: public, group: { name: shared }', CLASSES],
  ['class: alb', CLASSES],
  ['class: public', AUTO + CLASSES],
  ['group: { name: shared }', AUTO + CLASSES],
])('%s is fine', (alb, cluster) => {
  expect(told(alb, cluster)).toEqual([]);
});

test.each(['', 'expose: { nlb: { hostname: a.example.com, scheme: internal } }\n'])(
  'an app without an ALB: %j',
  (expose) => {
    const web = app('scheme: internal').web.replace(/expose:.*\n/, expose);
    expect(run(ingressClassNames, { cluster: CLASSES, apps: { web } })).toEqual([]);
  },
);

test('a class that is not there', () => {
  expect(told('class: pubic')).toEqual([
    [
      'consistency/dangling-references',
      'the app "web" names the class of Ingresses "pubic", which does not exist (cluster test)',
      'did you mean "public"?',
    ],
  ]);
  expect(brief(run(ingressClassNames, { cluster: 'apps: [web]\n', apps: app('class: x') }))).toEqual([
    'apps/web/app.yaml:7:46 error consistency/dangling-references',
  ]);
});

test('EKS Auto Mode: a group beside a class, and options that it does not have', () => {
  expect(told('class: public, group: { name: shared }', AUTO + CLASSES)).toEqual([
    [
      'lb/auto-mode-option',
      'EKS Auto Mode knows groups by class alone, and the app "web" names a class beside its group (cluster test)',
      'write group into ingressClasses.public, or leave class out',
    ],
  ]);
  const cluster = `${AUTO}ingressClasses: { public: { namespaceLabels: { team: web }, waf: { aclName: none, classicAclId: none } } }\napps: [web]\n`;
  expect(brief(run(ingressClassNames, { cluster, apps: app('class: public') }))).toEqual([
    'clusters/test/cluster.yaml:7:46 error lb/auto-mode-option',
    'clusters/test/cluster.yaml:7:97 error lb/auto-mode-option',
  ]);
});
