import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (text: string) => parse({ app: `${GOOD.app}${text}\n` }).diagnostics;

const STORE = 'store: { kind: SecretStore, name: a }';
const EXTERNAL = `secrets: { db: { externalSecret: { ${STORE}, data: { password: { key: a } } } } }`;
const EXISTING = 'secrets: { db: { existing: { keys: [password] } } }';
const CLASS = (more: string) => `serviceAccount: { role: { policies: ['arn:aws:iam::aws:policy/A'] } }
secrets:
  db:
    secretProviderClass:
      mountPath: /secrets
      ${more}`;
const FILES = 'files: { db.json: { name: prod/db, from: secretsmanager, jmesPath: { password: password } } }';

describe('keys', () => {
  test.each([
    `${EXTERNAL}\nenv: { A: { secret: db, key: password } }`,
    `${EXTERNAL}\nenvFrom: [{ secret: db }]`,
    `${EXTERNAL}\nenv: { A: { secret: db, key: user, optional: true } }`,
    `${EXTERNAL}\nenv: { A: { secret: elsewhere, key: user } }`,
    `${EXTERNAL}\nenv: { A: { secret: constructor, key: user } }`,
    `secrets: { db: { externalSecret: { ${STORE}, dataFrom: [{ extract: { key: a } }] } } }\nenv: { A: { secret: db, key: any } }`,
    `secrets: { db: { externalSecret: { ${STORE}, dataFrom: [{ find: { name: a } }], template: { url: x } } } }\nenv: { A: { secret: db, key: url } }`,
    `${EXISTING}\nvolumes: { a: { mountPath: /a, secret: db, items: { password: p } } }`,
    `${CLASS(FILES)}\n      keys: { secret: password }\nenv: { A: { secret: db, key: secret } }`,
  ])('%s', (text) => expect(told(text)).toEqual([]));

  test.each([
    [
      `${EXTERNAL}\nenv: { A: { secret: db, key: pasword } }`,
      '9:30 spec/conflict',
      'spec/conflict: secrets.db has no key "pasword": the pod would never start | did you mean "password"?',
    ],
    [
      `secrets: { db: { externalSecret: { ${STORE}, data: { user: { key: a } }, template: { url: x } } } }\nenv: { A: { secret: db, key: user } }`,
      '9:30 spec/conflict',
      'spec/conflict: secrets.db has no key "user": the pod would never start | known: url',
    ],
    [
      `${EXISTING}\nvolumes: { a: { mountPath: /a, secret: db, items: { user: u } } }`,
      '9:59 spec/conflict',
      'spec/conflict: secrets.db has no key "user": the pod would never start | known: password',
    ],
    [
      `${CLASS(FILES)}\nenvFrom: [{ secret: db }]`,
      '14:21 spec/conflict',
      'spec/conflict: secrets.db is only mounted, and makes no Secret: the pod would never start | write secrets.db.secretProviderClass.keys',
    ],
  ])('%s is refused', (text, place, words) => {
    expect(placesOf(told(text))).toEqual([place]);
    expect(wordsOf(told(text))).toEqual([words]);
  });
});

describe('what the provider of AWS refuses', () => {
  test.each([
    FILES,
    'files: { a: { name: a, from: ssmparameter }, b: { name: b, from: ssmparameter, version: "3" } }',
    "files: { a: { name: 'arn:${partition}:secretsmanager:${region}:${account}:secret:a' } }",
  ])('%s is fine', (text) => expect(told(CLASS(text))).toEqual([]));

  test('pods without a role', () => {
    const found = told(
      'secrets: { db: { secretProviderClass: { mountPath: /a, files: { a: { name: b, from: ssmparameter } } } } }',
    );
    expect(placesOf(found)).toEqual(['8:39 spec/conflict']);
    expect(wordsOf(found)).toEqual([
      expect.stringContaining('the provider reads the secrets with the role of the pods, and they have none'),
    ]);
  });

  test.each([
    [
      'files: { a: { name: x, from: ssmparameter }, b: { name: x, from: ssmparameter } }',
      '13:63 spec/conflict',
      'spec/conflict: the provider has the name "x" already, of a secret or of a file | choose another name for the file, or read the secret once',
    ],
    [
      'files: { a: { name: b, from: ssmparameter }, b: { name: x, from: ssmparameter } }',
      '13:55 spec/conflict',
      'spec/conflict: the provider has the name "b" already, of a secret or of a file | choose another name for the file, or read the secret once',
    ],
    [
      'files: { a: { name: x, from: secretsmanager, jmesPath: { a: user } } }',
      '13:67 spec/conflict',
      'spec/conflict: the provider has the name "a" already, of a secret or of a file | choose another name for the file, or read the secret once',
    ],
    [
      'files: { a: { name: x, from: secretsmanager, versionLabel: A, version: B } }\n      keys: { p: b }',
      '14:18 spec/conflict',
      'spec/conflict: the key "p" is made of the file "b", which is not mounted | did you mean "a"?',
    ],
    [
      'files: { a: { name: x } }',
      '13:19 spec/missing-key',
      expect.stringContaining(
        'a name without an ARN does not say which service has it | write from: secretsmanager or from: ssmparameter',
      ),
    ],
    [
      "files: { a: { name: 'arn:aws:ssm:eu-west-1:111122223333:parameter/a', from: secretsmanager } }",
      '13:19 spec/conflict',
      expect.stringContaining('the ARN is of ssm, and from says secretsmanager | leave from out'),
    ],
    [
      'files: { a: { name: x, from: ssmparameter, version: "1", versionLabel: b } }',
      '13:19 spec/conflict',
      expect.stringContaining('a parameter is read by its version or by a label, not by both'),
    ],
    [
      'files: { a: { name: "${zone}/x", from: ssmparameter } }',
      '13:27 spec/invalid-value',
      expect.stringContaining('nothing is called ${zone}'),
    ],
    ['files: {}', '13:14 spec/missing-key', expect.stringContaining('no file says what is read')],
  ])('%s', (text, place, words) => {
    expect(placesOf(told(CLASS(text)))).toEqual([place]);
    expect(wordsOf(told(CLASS(text)))).toEqual([words]);
  });
});

describe('an ExternalSecret', () => {
  const external = (text: string) => told(`secrets: { db: { externalSecret: { ${text} } } }`);

  test.each([
    [STORE, '8:34 spec/missing-key', 'neither data nor dataFrom says what is read'],
    ['data: { a: { key: b } }', '8:34 spec/missing-key', 'the key "store" is missing'],
    [
      `${STORE}, refreshInterval: daily, data: { a: { key: b } }`,
      '8:92 spec/invalid-value',
      '"daily" is not a duration',
    ],
    [
      `${STORE}, data: { a/b: { key: b } }`,
      '8:83 spec/invalid-value',
      'is not a key of a ConfigMap or Secret',
    ],
  ])('%s is refused', (text, place, words) => {
    expect(placesOf(external(text))).toEqual([place]);
    expect(wordsOf(external(text))).toEqual([expect.stringContaining(words)]);
  });

  test('a Secret is one thing', () => {
    const found = told(
      `secrets: { db: { existing: { keys: [a] }, externalSecret: { ${STORE}, data: { a: { key: b } } } } }`,
    );
    expect(placesOf(found)).toEqual(['8:18 spec/conflict']);
  });
});

test('the mount of a SecretProviderClass is a volume like others', () => {
  const found = told(`${CLASS(FILES)}\nvolumes: { db: { mountPath: /secrets, emptyDir: {} } }`);
  expect(wordsOf(found)).toEqual([
    'spec/conflict: the pod has a volume "db" already | choose another name',
    'spec/conflict: two volumes would be mounted at /secrets | mount one of them elsewhere',
  ]);
});
