import { namesSecret, pointsElsewhere, secretWordsIn } from './secret-names.ts';

test.each([
  ...[
    'DB_PASSWORD',
    'dbpassword',
    'DB_PASS',
    'MYSQL_PWD',
    'SMTP_CREDS',
    'REDIS_AUTH_TOKEN',
    'token',
    'apiKey',
  ],
  ...[
    'AWS_SECRET_ACCESS_KEY',
    'CLIENT_SECRET',
    'clientSecret',
    'SECRET_KEY_BASE',
    'SECRET_KEY',
    'JWT_SIGNING_KEY',
  ],
  ...[
    'ENCRYPTION_KEY',
    'MASTER_KEY',
    'private-key',
    'CREDENTIALS',
    'CREDENTIALS_JSON',
    'GOOGLE_CREDENTIALS_BASE64',
  ],
  ...['TLS_PRIVATE_KEY_PEM', 'storageAccountKey', 'PASSWORD_VALUE', 'GPG_PASSPHRASE', 'webhook.secret'],
])('%s names a secret', (name) => {
  expect(namesSecret(name)).toBe(true);
  expect(secretWordsIn(name)).not.toEqual([]);
});

test.each([
  ...[
    'USE_TOKEN',
    'ENABLE_SECRET',
    'IDEMPOTENCY_TOKEN',
    'enableServiceAccountToken',
    'NEXT_TOKEN',
    'PAGE_TOKEN',
  ],
  ...[
    'AUTOMOUNT_SERVICE_ACCOUNT_TOKEN',
    'existingSecret',
    'imagePullSecret',
    'MAX_TOKEN',
    'REQUIRE_PASSWORD',
  ],
  ...[
    'PWD',
    'OLDPWD',
    'BYPASS',
    'COMPASS',
    'DB_PASSWORD_FILE',
    'SECRET_ARN',
    'SECRET_NAME',
    'TOKEN_URL',
    'TOKENIZER',
  ],
  ...[
    'PUBLIC_KEY',
    'SORT_KEY',
    'KEY',
    'KEY_BASE',
    'CREDENTIALS_PATH',
    'CREDENTIAL_PROVIDER',
    'secretName',
    '',
  ],
])('%j names none', (name) => {
  expect(namesSecret(name)).toBe(false);
});

test.each([
  ...[
    'true',
    'No',
    'off',
    '$(DB_PASSWORD)',
    '${DB_PASSWORD}',
    '$TOKEN',
    '{{ .Values.token }}',
    '<your token>',
  ],
  ...[
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db',
    'vault:secret/data/db#password',
    '****',
    'xxxx',
  ],
])('%j points elsewhere', (value) => {
  expect(pointsElsewhere(value)).toBe(true);
});

test.each(['hunter2', 'p$ssw0rd', '<9jk!', 'truest', '12345678'])('%j is a value', (value) => {
  expect(pointsElsewhere(value)).toBe(false);
});

test('words of secrets are found where they stand, in any case', () => {
  expect(secretWordsIn('user=a dbPassword=b API_KEY=c')).toEqual([9, 24]);
  expect(secretWordsIn('user: a')).toEqual([]);
});
