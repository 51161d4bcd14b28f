import { ingress, ingressClass } from '../../testing/ingress.ts';
import { brief, run } from '../../testing/view.ts';
import { classSettings } from './class-settings.ts';

const app = (alb: string) => ({
  web: `image: web:1.0\nresources: { requests: { cpu: 100m } }\nports: [{ name: http, containerPort: 8080 }]\nexpose: { alb: { host: a.example.com, class: public${alb} } }\n`,
});
const CLASS = 'ingressClasses: { public: { group: shared, listenPorts: [{ HTTPS: 443 }] } }\napps: [web]\n';
const told = (alb: string, cluster = CLASS) =>
  run(classSettings, { cluster, apps: app(alb) }).map(({ message, hint }) => [message, hint]);

test.each([
  '',
  ', listenPorts: [{ HTTPS: 443 }]',
  ', group: { order: 5 }',
  ', healthCheck: { path: /healthz }',
])('an app that names its class%s is fine', (alb) => {
  expect(told(alb)).toEqual([]);
});

test('what a class declares counts, and what it leaves open counts for all of its apps', () => {
  const hint = (option: string) => [
    `the app "web" says ${option}, which counts for all apps of its class public: they have one load balancer (cluster test)`,
    'remove it, or write it into ingressClasses.public of the cluster',
  ];
  expect(told(', listenPorts: [{ HTTP: 80 }]')).toEqual([
    [
      'listenPorts of the app "web" does not count: its class public says something else (cluster test)',
      'remove it, or write it into ingressClasses.public of the cluster',
    ],
  ]);
  expect(told(', minimumCapacityUnits: 100, scheme: internal')).toEqual([
    hint('scheme'),
    hint('minimumCapacityUnits'),
  ]);
  expect(brief(run(classSettings, { cluster: CLASS, apps: app(', minimumCapacityUnits: 100') }))).toEqual([
    'apps/web/app.yaml:7:76 warning lb/class-setting',
  ]);
});

test('an order needs a group', () => {
  const cluster = 'ingressClasses: { public: { scheme: internal } }\napps: [web]\n';
  expect(told(', group: { order: 5 }', cluster)).toEqual([
    [
      'the app "web" has a place in the order of a group, and its class public has no group (cluster test)',
      'remove it, or add group to ingressClasses.public',
    ],
  ]);
  expect(told(', group: { order: 5, name: a }', cluster)).toEqual([]);
  expect(told(', group: { order: 5 }', 'ingressClasses: { other: {} }\napps: [web]\n')).toEqual([]);
});

test('an Ingress of a manifest has only what IngressClassParams hold', () => {
  const [klass = {}, params = {}] = ingressClass('public', { group: { name: 'shared' } });
  const judged = (annotations: Record<string, string>, className = 'public') =>
    run(classSettings, { cluster: CLASS.replace('apps: [web]', 'apps: []') }, [
      klass,
      params,
      ingress('a', annotations, { className }),
    ]).map(({ message, hint }) => [message, hint]);
  expect(judged({})).toEqual([
    [
      'Ingress web/a does not have what its class public says in alb.ingress.kubernetes.io/listen-ports: no field of a class holds it',
      `write the annotation alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS":443}]'`,
    ],
  ]);
  expect(judged({ 'listen-ports': '[{"HTTPS":443}]' })).toEqual([]);
  expect(judged({}, 'alb')).toEqual([]);
});

test('an app that names a group by itself is told of the class that declares it', () => {
  const named = (group: string) =>
    run(classSettings, {
      cluster: CLASS,
      apps: { web: app('').web.replace('class: public', `group: { name: ${group} }`) },
    }).map(({ message, hint }) => [message, hint]);
  expect(named('shared')).toEqual([
    [
      'the app "web" names the group shared, and not the class public that declares it: it has no setting of the class (cluster test)',
      'write class: public instead of group.name',
    ],
  ]);
  expect(named('other')).toEqual([]);
});
