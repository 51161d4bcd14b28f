import { specPath, type JsonObject } from '@nodeless/core';
import { modelOf, resource } from '../testing/view.ts';
import { claimsOf } from './claims.ts';

const APP = `image: example.com/web:1.0.0
namespace: web
resources: { requests: { cpu: 100m, memory: 64Mi } }
serviceAccount: { role: { policies: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'] } }
`;
const sources = (dns = '{ domain: example.com }') => ({
  cluster: `
network:
  vpc: { nat: per-zone, zones: [eu-west-1a, eu-west-1b] }
  peers: [{ name: company, via: vpn, cidrs: [192.168.0.0/16] }]
components: { externalDns: ${dns} }
apps: [web]
`,
  apps: { web: APP },
});
const of = (manifest: JsonObject) => resource(manifest, 'web', specPath('app/web', 'image'));
const ingress = (annotations: JsonObject, ...hosts: readonly string[]) =>
  of({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace: 'web', annotations },
    spec: { rules: hosts.map((host) => ({ host })) },
  });
const hosts = (manifest: ReturnType<typeof of>, dns?: string) =>
  claimsOf({ model: modelOf(sources(dns)), resources: [manifest] }, ['dev']).hosts;

test('what a cluster takes', () => {
  const resources = [
    ingress({ 'alb.ingress.kubernetes.io/load-balancer-name': 'shared' }, 'web.example.com'),
    of({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'db', namespace: 'web' },
      spec: {
        data: [{ remoteRef: { key: 'a' } }, { remoteRef: { key: 'a' } }],
        dataFrom: [{ extract: { key: 'b' } }, { find: { name: { regexp: 'c' } } }],
      },
    }),
  ];
  const location = { file: 'clusters/test/cluster.yaml' };
  expect(claimsOf({ model: modelOf(sources()), resources }, ['prod', 'dev'])).toMatchObject({
    ...{ name: 'test', stage: 'dev', stageRank: 1, region: 'eu-west-1', accountId: '111122223333' },
    kubernetes: { value: '1.35', location: { file: 'clusters/fleet.yaml', line: 7 } },
    vpc: { value: '10.0.0.0/16' },
    peers: [{ value: 'company', cidrs: ['192.168.0.0/16'], location: { ...location, line: 9 } }],
    roles: [
      { value: 'test-external-dns' },
      { value: 'test-app-web', location: { file: 'apps/web/app.yaml' } },
    ],
    hosts: [
      { value: 'web.example.com', what: 'Ingress web/web', location: { file: 'apps/web/app.yaml', line: 4 } },
    ],
    loadBalancers: [{ value: 'shared', what: 'Ingress web/web' }],
    secrets: [
      { value: 'a', what: 'ExternalSecret web/db' },
      { value: 'b', what: 'ExternalSecret web/db' },
    ],
    natGateways: 2,
  });
});

test('it is plain data', () => {
  const claims = claimsOf({ model: modelOf(sources()), resources: [] }, ['dev']);
  expect(JSON.parse(JSON.stringify(claims))).toEqual(claims);
});

const HOSTNAME = 'external-dns.alpha.kubernetes.io/hostname';

test('names of rules and of annotations, whatever their case, once each', () => {
  const written = { [HOSTNAME]: 'a.example.com, WEB.example.com' };
  expect(hosts(ingress(written, 'web.example.com')).map(({ value }) => value)).toEqual([
    'web.example.com',
    'a.example.com',
  ]);
});

test('names that nobody keeps, or that have a set identifier', () => {
  expect(hosts(ingress({}, 'web.example.org', 'notexample.com'))).toEqual([]);
  expect(hosts(ingress({}, 'web.example.com'), 'false')).toEqual([]);
  const weighted = { 'external-dns.alpha.kubernetes.io/set-identifier': 'blue' };
  expect(hosts(ingress(weighted, 'web.example.com'))).toEqual([]);
});

test('hosted zones that are named', () => {
  const dns = '{ domain: example.com, hostedZoneIds: [Z0123456789ABCDEFGHIJ] }';
  expect(hosts(ingress({}, 'example.com'), dns)).toMatchObject([{ zones: ['Z0123456789ABCDEFGHIJ'] }]);
});
