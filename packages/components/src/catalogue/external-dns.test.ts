import { PINS } from '../testing/model.ts';
import { applicationNames, applicationOf, outputOf } from '../testing/output.ts';

test.each([{}, { components: { externalDns: false } }])('%j has no ExternalDNS', (cluster) => {
  expect(applicationNames(outputOf({ cluster }))).not.toContain('external-dns');
});

test('records of one zone, under the name of the cluster', () => {
  const output = outputOf({ cluster: { components: { externalDns: { domain: 'example.com' } } } });
  expect(applicationOf(output, 'external-dns').spec).toMatchObject({
    project: 'platform',
    destination: { name: 'in-cluster', namespace: 'kube-system' },
    source: {
      helm: {
        releaseName: 'external-dns',
        valuesObject: {
          provider: { name: 'aws' },
          sources: ['service', 'ingress'],
          domainFilters: ['example.com'],
          extraArgs: ['--txt-wildcard-replacement=_wildcard'],
          policy: 'upsert-only',
          txtOwnerId: 'sample',
          env: [{ name: 'AWS_REGION', value: 'eu-central-1' }],
          serviceAccount: {
            name: 'external-dns',
            annotations: {
              'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/sample-external-dns',
            },
          },
          resources: {
            requests: { cpu: '250m', memory: '256Mi' },
            limits: { cpu: '250m', memory: '256Mi' },
          },
        },
      },
    },
  });
});

test('the policy is always written: charts from 1.22.0 on have no default', () => {
  const source = PINS.externalDns;
  const output = outputOf({
    cluster: { components: { externalDns: { domain: 'example.com' } } },
    versions: { externalDns: { version: '1.22.0', source } },
  });
  expect(applicationOf(output, 'external-dns').spec).toHaveProperty(
    'source.helm.valuesObject.policy',
    'upsert-only',
  );
});

test('a cluster may keep the prefix of before with a newer chart', () => {
  const ofChart = (annotationPrefix?: string) =>
    applicationOf(
      outputOf({
        cluster: {
          components: {
            externalDns: { domain: 'example.com', ...(annotationPrefix && { annotationPrefix }) },
          },
        },
        versions: { externalDns: { version: '1.22.0', source: PINS.externalDns } },
      }),
      'external-dns',
    ).spec;
  const prefix = 'external-dns.alpha.kubernetes.io/';
  expect(ofChart(prefix)).toHaveProperty('source.helm.valuesObject.annotationPrefix', prefix);
  expect(ofChart()).not.toHaveProperty('source.helm.valuesObject.annotationPrefix');
});

test('a cluster may let it delete records', () => {
  const output = outputOf({
    cluster: { components: { externalDns: { domain: 'example.com', policy: 'sync' } } },
  });
  expect(applicationOf(output, 'external-dns').spec).toHaveProperty(
    'source.helm.valuesObject.policy',
    'sync',
  );
});

test('only the hosted zones that are listed', () => {
  const values = (externalDns: object) =>
    applicationOf(outputOf({ cluster: { components: { externalDns } } }), 'external-dns').spec;
  const listed = { domain: 'example.com', hostedZoneIds: ['Z0123456789ABCDEFGHIJ', 'Z0123456789ABCDEFGHIK'] };
  expect(values(listed)).toHaveProperty('source.helm.valuesObject.extraArgs', [
    '--zone-id-filter=Z0123456789ABCDEFGHIJ',
    '--zone-id-filter=Z0123456789ABCDEFGHIK',
    '--txt-wildcard-replacement=_wildcard',
  ]);
  expect(values({ domain: 'example.com' })).toHaveProperty('source.helm.valuesObject.extraArgs', [
    '--txt-wildcard-replacement=_wildcard',
  ]);
});
