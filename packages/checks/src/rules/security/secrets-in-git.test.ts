import { specPath, type Artifact, type JsonObject } from '@nodeless/core';
import { brief, deployment, resource, run } from '../../testing/view.ts';
import { CREDENTIAL_SHAPES } from './credential-shapes.ts';
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
const SHAPES: readonly (readonly [what: string, parts: readonly string[]])[] = [
  ['a private key', ['-----BEGIN RSA ', 'PRIVATE KEY-----']],
  ['a private key', ['-----BEGIN PGP ', 'PRIVATE KEY BLOCK-----']],
  ['a private key in base64', ['LS0tLS1CRUdJTi', 'BSU0EgUFJJVkFURSBLRVktLS0tLQo=']],
  ['an age secret key', ['AGE-SECRET', `-KEY-1${'Q3'.repeat(29)}`]],
  ['a Slack webhook', ['https://hooks.slack', `.com/services/T00000000/B00000000/${'aB'.repeat(12)}`]],
  ['a Discord webhook', ['https://discord', `.com/api/webhooks/123456789012345678/${'aB'.repeat(34)}`]],
  ['a Stripe live key', ['sk_', `live_${'aB3'.repeat(8)}`]],
  ['a Google API key', ['AIza', 'a1b2c'.repeat(7)]],
  ['a Google OAuth client secret', ['GOCSPX', `-${'a1b2'.repeat(7)}`]],
  ['an Azure storage key', ['AccountKey', `=${'aB'.repeat(43)}==`]],
  ['a SendGrid key', ['SG', `.${'aB'.repeat(11)}.${'a'.repeat(43)}`]],
  ['an npm token', ['npm', `_${'a1'.repeat(18)}`]],
  ['a PyPI token', ['pypi', `-AgEIcHlwaS5vcmc${'a1'.repeat(30)}`]],
  ['a Docker Hub token', ['dckr', `_pat_${'a1b'.repeat(9)}`]],
  ['a DigitalOcean token', ['dop', `_v1_${'a1'.repeat(32)}`]],
  ['a HashiCorp Vault token', ['hvs', `.${'a1'.repeat(45)}`]],
  ['a Terraform Cloud token', ['a1b2c3d4e5f6g7', `.atlasv1.${'a1'.repeat(32)}`]],
  ['a Databricks token', ['dapi', 'a1'.repeat(16)]],
  ['a Grafana token', ['glsa', `_${'a1'.repeat(16)}_${'a1'.repeat(4)}`]],
  ['a New Relic key', ['NRAK', `-${'A1B'.repeat(9)}`]],
  ['an OpenAI key', ['sk', `-proj-${'a1'.repeat(10)}T3BlbkFJ${'a1'.repeat(10)}`]],
  ['an Anthropic key', ['sk-ant', `-api03-${'a1'.repeat(46)}AA`]],
  ['a Hugging Face token', ['hf', `_${'aB'.repeat(17)}`]],
  ['a Shopify token', ['shpat', `_${'a1'.repeat(16)}`]],
  ['a PlanetScale password', ['pscale', `_pw_${'a1'.repeat(20)}`]],
  ['a Doppler token', ['dp', `.pt.${'a1'.repeat(21)}`]],
  ['a Pulumi token', ['pul', `-${'a1'.repeat(20)}`]],
  ['a Telegram bot token', ['123456789', `:AA${'aB3'.repeat(11)}`]],
  ['an AWS access key', ['AKIA', 'IOSFODNN7EXAMPLE']],
  ['a GitHub token', ['ghp', `_${'a1'.repeat(18)}`]],
  ['a GitLab token', ['glpat', `-${'a1'.repeat(10)}`]],
  ['a Slack token', ['xoxb', '-1234567890-abc']],
  [
    'a JSON Web Token',
    ['eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0NTY3ODkwIn0', '.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P'],
  ],
];

test.each(SHAPES)('%s is found and not repeated', (what, parts) => {
  const secret = parts.join('');
  const [message, ...others] = messages(configMap(`before ${secret} after`));
  expect(message).toBe(`ConfigMap web/a holds ${what} at data.file`);
  expect(others).toEqual([]);
  expect(message).not.toContain(secret);
});

test('the shapes that are tested are all that there are', () => {
  expect(new Set(SHAPES.map(([what]) => what))).toEqual(new Set(CREDENTIAL_SHAPES.map(({ what }) => what)));
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

describe('files beside the objects', () => {
  const file = (path: string, content: Artifact['content']): Artifact => ({
    path,
    content,
    origin: { component: 'provision', constructPath: path, specPath: specPath('cluster') },
  });
  const config = (yaml: JsonObject) => file('eksctl/cluster.yaml', { yaml });
  const key = ['AKIA', 'IOSFODNN7EXAMPLE'].join('');
  const found = (artifact: Artifact, cluster = '') =>
    run(secretsInGit, { cluster }, [], [], {}, [artifact]).map(({ message, location }) => ({
      message,
      at: `${location?.file}:${location?.line}:${location?.column}`,
    }));

  test.each([
    [
      'tags',
      config({ metadata: { tags: { DB_PASSWORD: 'hunter2' } } }),
      'tags:\n  DB_PASSWORD: hunter2\n',
      'eksctl/cluster.yaml has a plain value at metadata.tags.DB_PASSWORD',
      'clusters/test/cluster.yaml:7:16',
    ],
    [
      'the overlay',
      config({ metadata: { annotations: { note: key } } }),
      `eksctl:\n  metadata:\n    annotations:\n      note: ${key}\n`,
      'eksctl/cluster.yaml holds an AWS access key at metadata.annotations.note',
      'clusters/test/cluster.yaml:9:13',
    ],
    [
      'a configuration in JSON',
      config({ addons: [{ name: 'a', configurationValues: '{"env":{"API_TOKEN":"abcd1234"}}' }] }),
      'eksctl:\n  addons:\n    - name: coredns\n      configurationValues: \'{"env":{"API_TOKEN":"abcd1234"}}\'\n',
      'eksctl/cluster.yaml holds a plain value of API_TOKEN at addons.0.configurationValues',
      'clusters/test/cluster.yaml:9:28',
    ],
    [
      'bootstrap commands',
      config({ managedNodeGroups: [{ preBootstrapCommands: ['join --token abcd1234'] }] }),
      'eksctl:\n  metadata:\n    annotations:\n      note: abcd1234\n',
      'eksctl/cluster.yaml holds a plain value of token at managedNodeGroups.0.preBootstrapCommands.0',
      'clusters/test/cluster.yaml:9:13',
    ],
  ])('%s', (_, artifact, cluster, message, at) => {
    expect(found(artifact, cluster)).toEqual([{ message: `${message}`, at }]);
  });

  test('tags of CloudFormation are lists', () => {
    const template = {
      Resources: { Role: { Properties: { Tags: [{ Key: 'DB_PASS', Value: 'hunter2' }] } } },
    };
    expect(found(file('cloudformation/a.yaml', { yaml: template })).map(({ message }) => message)).toEqual([
      'cloudformation/a.yaml has a plain value at Resources.Role.Properties.Tags.0.Value',
    ]);
  });

  test('text is searched, and what was told of an object is not told again', () => {
    const readme = file('README.md', { text: `aws configure set aws_access_key_id ${key}\n` });
    expect(found(readme).map(({ message }) => message)).toEqual(['README.md holds an AWS access key']);
    const both = run(secretsInGit, {}, [configMap(key)], [], {}, [readme]);
    expect(both.map(({ message }) => message)).toEqual([
      'ConfigMap web/a holds an AWS access key at data.file',
    ]);
  });

  test('nothing in switches and references', () => {
    const yaml = {
      metadata: {
        tags: { USE_TOKEN: 'true', IDEMPOTENCY_TOKEN: 'abcd1234', 'token-url': 'https://example.com' },
      },
      addons: [{ name: 'a', configurationValues: '{"existingSecret":"db"}' }],
    };
    expect(found(config(yaml))).toEqual([]);
  });
});

test.each<[string, readonly string[], readonly string[]]>([
  ['a flag, and its value as the next argument', ['--requirepass', 'hunter2'], ['requirepass']],
  ['a short flag', ['-password', 'hunter2'], ['password']],
  ['a variable', ['--requirepass', '$(PASSWORD)'], []],
  ['a flag without a value', ['--use-password', 'no', '--password', '--verbose'], []],
  ['another flag', ['--user', 'hunter2'], []],
])('arguments: %s', (_name, args, names) => {
  const spec = { template: { spec: { containers: [{ name: 'a', image: 'a:1', args }] } } };
  const workload = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a', namespace: 'web' },
    spec,
  };
  expect(messages(workload)).toEqual(
    names.map((name) => `Deployment web/a has a plain value in the argument ${name}`),
  );
});
