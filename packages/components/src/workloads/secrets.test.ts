import { at } from '@nodeless/core';
import { folderOf, outputOf, resourceAt } from '../testing/output.ts';

const LABELS = { 'app.kubernetes.io/name': 'web' };
const SMALL = { image: 'example.com/web:1.0', resources: { requests: { cpu: '100m' } } };
const ROLE = { role: { policies: ['arn:aws:iam::aws:policy/A'] } };

const outputFor = (app: object, cluster: object = {}) =>
  outputOf({ cluster, apps: { web: { ...SMALL, ...app } } });
const webOf = (app: object, cluster: object = {}) => folderOf(outputFor(app, cluster), 'web');
const STORE = { kind: 'ClusterSecretStore', name: 'aws' };

test('an ExternalSecret with everything', () => {
  const externalSecret = {
    store: STORE,
    refreshInterval: '15m',
    data: {
      user: { key: '${stage}/db', property: 'user' },
      password: { key: '${stage}/db', property: 'password', version: 'uuid/1', decode: 'Base64' },
    },
    dataFrom: [{ extract: { key: '${cluster}/more' } }, { find: { name: '^dev/', path: 'dev/' } }],
    template: { url: 'postgres://{{ .user }}:{{ .password }}@db' },
    type: 'example.com/db',
  };
  expect(webOf({ secrets: { database: { externalSecret } } })['externalsecret-database.web.yaml']).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'database', namespace: 'web', labels: LABELS },
    spec: {
      secretStoreRef: STORE,
      refreshInterval: '15m',
      target: {
        name: 'database',
        template: {
          engineVersion: 'v2',
          type: 'example.com/db',
          data: { url: 'postgres://{{ .user }}:{{ .password }}@db' },
        },
      },
      data: [
        {
          secretKey: 'password',
          remoteRef: { key: 'dev/db', property: 'password', version: 'uuid/1', decodingStrategy: 'Base64' },
        },
        { secretKey: 'user', remoteRef: { key: 'dev/db', property: 'user' } },
      ],
      dataFrom: [{ extract: { key: 'sample/more' } }, { find: { name: { regexp: '^dev/' }, path: 'dev/' } }],
    },
  });
});

test('the smallest ExternalSecret, and where it is written', () => {
  const output = outputFor({
    secrets: { db: { externalSecret: { store: STORE, data: { a: { key: 'b' } } } } },
  });
  const { manifest, origin } = resourceAt(output, 'manifests/web/externalsecret-db.web.yaml');
  expect(manifest).toMatchObject({
    spec: {
      secretStoreRef: STORE,
      refreshInterval: '1h',
      target: { name: 'db' },
      data: [{ secretKey: 'a', remoteRef: { key: 'b' } }],
    },
  });
  expect(Object.keys(at(manifest, 'spec') ?? {})).toEqual([
    'data',
    'refreshInterval',
    'secretStoreRef',
    'target',
  ]);
  expect(origin.specPath).toBe('app/web#/secrets/db');
});

const CLASS = {
  mountPath: '/secrets',
  files: {
    'db.json': {
      name: '${stage}/db',
      from: 'secretsmanager',
      version: '1',
      versionLabel: 'AWSPREVIOUS',
      jmesPath: { user: 'user', password: 'login.password' },
    },
    flag: { name: 'flag', from: 'ssmparameter' },
  },
  keys: { password: 'password', mode: 'flag' },
  region: 'eu-west-1',
};

test('a SecretProviderClass: what is read, the Secret that is made, and the volume', () => {
  const folder = webOf({ serviceAccount: ROLE, secrets: { database: { secretProviderClass: CLASS } } });
  const objects = [
    {
      objectName: 'dev/db',
      objectAlias: 'db.json',
      objectType: 'secretsmanager',
      objectVersion: '1',
      objectVersionLabel: 'AWSPREVIOUS',
      jmesPath: [
        { path: 'login.password', objectAlias: 'password' },
        { path: 'user', objectAlias: 'user' },
      ],
    },
    { objectName: 'flag', objectType: 'ssmparameter' },
  ];
  expect(folder['secretproviderclass-database.web.yaml']).toEqual({
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'database', namespace: 'web', labels: LABELS },
    spec: {
      provider: 'aws',
      parameters: { objects: `${JSON.stringify(objects, null, 2)}\n`, region: 'eu-west-1' },
      secretObjects: [
        {
          secretName: 'database',
          type: 'Opaque',
          data: [
            { key: 'mode', objectName: 'flag' },
            { key: 'password', objectName: 'password' },
          ],
        },
      ],
    },
  });
  expect(at(folder['deployment-web.web.yaml'], 'spec', 'template', 'spec')).toMatchObject({
    volumes: [
      {
        name: 'database',
        csi: {
          driver: 'secrets-store.csi.k8s.io',
          readOnly: true,
          volumeAttributes: { secretProviderClass: 'database' },
        },
      },
    ],
    containers: [{ volumeMounts: [{ name: 'database', mountPath: '/secrets', readOnly: true }] }],
  });
});

test('the provider asks the agent of Pod Identity where the pods do', () => {
  const { keys, region, ...small } = CLASS;
  const app = { serviceAccount: ROLE, secrets: { database: { secretProviderClass: small } } };
  const cluster = { addons: { 'eks-pod-identity-agent': {} }, iam: { identity: { by: 'pod-identity' } } };
  const spec = at(webOf(app, cluster)['secretproviderclass-database.web.yaml'], 'spec');
  expect(at(spec, 'parameters', 'usePodIdentity')).toBe('true');
  expect(Object.keys(spec ?? {})).toEqual(['parameters', 'provider']);
  expect([keys, region]).toHaveLength(2);
});

test('a Secret that exists is not made', () => {
  expect(Object.keys(webOf({ secrets: { database: { existing: { keys: ['a'] } } } }))).toEqual([
    'deployment-web.web.yaml',
    'poddisruptionbudget-web.web.yaml',
  ]);
});
