import { writtenSecrets } from './written-secrets.ts';

const found = (text: string) => writtenSecrets(text).map(({ what, secret }) => `${what}: ${secret}`);

test.each([
  ['export DB_PASSWORD=hunter2', 'a plain value of DB_PASSWORD: hunter2'],
  ["docker run -e API_TOKEN='abcd1234' web", 'a plain value of API_TOKEN: abcd1234'],
  ['agent install --token abcd1234 --verbose', 'a plain value of token: abcd1234'],
  ['agent install --registration-token=abcd1234', 'a plain value of registration-token: abcd1234'],
  ['{"port":8080,"clientSecret":"abcd1234"}', 'a plain value of clientSecret: abcd1234'],
  ['{\\"password\\": \\"hunter2\\"}', 'a plain value of password: hunter2'],
  ['user: admin\n  password: hunter2\n', 'a plain value of password: hunter2'],
  ['{user: admin, password: hunter2}', 'a plain value of password: hunter2'],
  ['spring.datasource.password=hunter2', 'a plain value of spring.datasource.password: hunter2'],
  ['https://example.com/hook?token=abcd1234', 'a plain value of token: abcd1234'],
  ['postgres://app:hunter2@db.example.com:5432/app', 'a password inside a URL: hunter2'],
  ['redis://:hunter2@cache.example.com', 'a password inside a URL: hunter2'],
  ['curl -H "Authorization: Bearer abcd1234efgh"', 'an Authorization header: abcd1234efgh'],
  ['curl -sf -u admin:hunter2 https://example.com', 'a password of curl: hunter2'],
  ['echo "root:hunter2" | chpasswd', 'a password of a user: hunter2'],
])('%s', (text, what) => {
  expect(found(text)).toEqual([what]);
});

test.each([
  'export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db)',
  'export DB_PASSWORD="$FROM_FILE"',
  'TOKEN=`cat /run/token`',
  '--token-file=/run/token --password /run/password',
  'curl -H "X-aws-ec2-metadata-token: $TOKEN" http://169.254.169.254',
  'TOKEN=$(curl -X PUT http://169.254.169.254/latest/api/token)',
  'const password = process.env.DB_PASSWORD',
  'password = getPassword()',
  '${TOKEN:?the token must be set}',
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db/creds',
  'Rotates the API token: every week',
  'postgres://app:$(DB_PASSWORD)@db.example.com',
  'postgres://app@db.example.com:5432/app',
  'https://example.com/a:b@c',
  'curl -u "$USER:$PASSWORD" https://example.com',
  'Authorization: Bearer $TOKEN',
  'USE_TOKEN=true',
  'http://proxy.example.com:3128',
  '{"secretName":"web-tls","existingSecret":"db"}',
])('nothing in %s', (text) => {
  expect(found(text)).toEqual([]);
});

test('every secret of a long text is found, whatever stands between them', () => {
  const far = 'x: y=z '.repeat(100);
  expect(
    found(`the key ${far}TOKEN=abcd1234 ${far}\nDB_PASSWORD: hunter2\n${far} --api-key efgh5678 ${far}`),
  ).toEqual([
    'a plain value of TOKEN: abcd1234',
    'a plain value of DB_PASSWORD: hunter2',
    'a plain value of api-key: efgh5678',
  ]);
  expect(found(`${'a'.repeat(115)}_PASSWORD"    =hunter2`)).toEqual([
    `a plain value of ${'a'.repeat(115)}_PASSWORD: hunter2`,
  ]);
});

test.each(['a', '://', 'password ', '= ', '--a ', '{,', 'curl -u '])(
  'long texts of %j take linear time',
  (part) => {
    const started = performance.now();
    writtenSecrets(part.repeat(40_000));
    expect(performance.now() - started).toBeLessThan(2000);
  },
);
