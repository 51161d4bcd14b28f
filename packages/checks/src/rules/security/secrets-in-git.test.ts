import { specPath, type JsonObject } from '@nodeless/core';
import { brief, deployment, resource, run } from '../../testing/view.ts';
import { secretsInGit } from './secrets-in-git.ts';

const configMap = (text: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'web' },
  data: { file: text },
});
const messages = (manifest: JsonObject) => run(secretsInGit, {}, [manifest]).map(({ message }) => message);

test.each([
  configMap('nothing to hide'),
  configMap('-----BEGIN CERTIFICATE-----'),
  configMap('AKIA is the prefix of access keys'),
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'empty', namespace: 'web' } },
  {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'a', namespace: 'web' },
    spec: { data: [] },
  },
])('%#: nothing secret', (manifest) => {
  expect(messages(manifest)).toEqual([]);
});

test.each(['data', 'stringData'])('a Secret with %s', (key) => {
  const manifest = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'a', namespace: 'web' },
    [key]: { password: 'aHVudGVyMg==' },
  };
  expect(messages(manifest)).toEqual(['Secret web/a is a Secret with data, which would be readable in git']);
});

// Joined at run time, so that no scanner of this repository takes the samples for real.
test.each([
  ['a private key', ['-----BEGIN RSA ', 'PRIVATE KEY-----']],
  ['an AWS access key', ['AKIA', 'IOSFODNN7EXAMPLE']],
  ['a GitHub token', ['ghp', `_${'a1'.repeat(18)}`]],
  ['a GitLab token', ['glpat', `-${'a1'.repeat(10)}`]],
  ['a Slack token', ['xoxb', '-1234567890-abc']],
  [
    'a JSON Web Token',
    ['eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0NTY3ODkwIn0', '.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P'],
  ],
])('%s is found and not repeated', (what, parts) => {
  const secret = parts.join('');
  const [message, ...others] = messages(configMap(`before ${secret} after`));
  expect(message).toBe(`ConfigMap web/a holds ${what} at data.file`);
  expect(others).toEqual([]);
  expect(message).not.toContain(secret);
});

describe('variables', () => {
  const withVariable = (name: string, entry: JsonObject) =>
    deployment({ containers: [{ name: 'main', env: [{ name, ...entry }] }] });

  test.each([
    'DB_PASSWORD',
    'AWS_SECRET_ACCESS_KEY',
    'GITHUB_TOKEN',
    'apiKey',
    'CLIENT_SECRET',
    'CREDENTIALS',
  ])('a plain value in %s is refused, and not repeated', (name) => {
    const found = run(secretsInGit, {}, [withVariable(name, { value: 'hunter2' })]);
    expect(found.map(({ message }) => message)).toEqual([
      `Deployment web/web has a plain value in the variable ${name}`,
    ]);
  });

  test.each(['DB_PASSWORD_FILE', 'SECRET_ARN', 'TOKEN_URL', 'TOKENIZER', 'LOG_LEVEL'])(
    '%s is fine',
    (name) => {
      expect(run(secretsInGit, {}, [withVariable(name, { value: 'x' })])).toEqual([]);
    },
  );

  test('a reference and an empty value are fine', () => {
    const reference = { valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } };
    expect(run(secretsInGit, {}, [withVariable('DB_PASSWORD', reference)])).toEqual([]);
    expect(run(secretsInGit, {}, [withVariable('DB_PASSWORD', { value: '' })])).toEqual([]);
  });

  test('the finding stands at the variable in the sources', () => {
    const sources = {
      apps: { shop: "image: a:1.0.0\nresources: { requests: { cpu: '1' } }\nenv:\n  DB_PASSWORD: hunter2\n" },
      cluster: 'apps: [shop]',
    };
    const manifest = withVariable('DB_PASSWORD', { value: 'hunter2' });
    const one = resource(manifest, 'shop', specPath('app/shop'));
    expect(brief(run(secretsInGit, sources, [one]))).toEqual([
      'apps/shop/app.yaml:7:16 error security/secrets-in-git',
    ]);
  });

  test('a key of a ConfigMap counts like a variable', () => {
    const manifest = { ...configMap(''), data: { 'db-password': 'hunter2', 'log-level': 'debug' } };
    expect(messages(manifest)).toEqual(['ConfigMap web/a has a plain value in the key db-password']);
  });
});
