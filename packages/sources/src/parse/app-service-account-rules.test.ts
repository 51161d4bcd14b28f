import { edited, GOOD, modelOf, parse, placesOf, wordsOf } from '../testing/sources.ts';
import { workloadIdentities } from '../model/workload-identity.ts';

const app = (serviceAccount: string) => `${GOOD.app}serviceAccount: ${serviceAccount}\n`;
const told = (serviceAccount: string) => parse({ app: app(serviceAccount) }).diagnostics;
const READ = '{ actions: [s3:GetObject], resources: ["arn:${partition}:s3:::orders-${stage}/*"] }';

test('an app has a role of its own, with the values of each cluster', () => {
  const statements = `[{ sid: Read, actions: [s3:GetObject], resources: ["arn:\${partition}:s3:::a-\${account}-\${region}/*"], conditions: { StringEquals: { aws:ResourceTag/cluster: "\${cluster}", aws:username: ["\${aws:username}"] } } }]`;
  const policies = '["arn:${partition}:iam::${account}:policy/orders"]';
  const model = modelOf({
    app: app(`{ name: orders, role: { policies: ${policies}, statements: ${statements} } }`),
  });
  const identity = workloadIdentities(model).find(({ serviceAccount }) => serviceAccount === 'orders');
  expect(identity).toEqual({
    namespace: 'web',
    serviceAccount: 'orders',
    roleName: 'sample-app-web',
    policies: {
      arns: ['arn:aws:iam::111122223333:policy/orders'],
      document: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'Read',
            Effect: 'Allow',
            Action: ['s3:GetObject'],
            Resource: ['arn:aws:s3:::a-111122223333-eu-central-1/*'],
            Condition: {
              StringEquals: { 'aws:ResourceTag/cluster': 'sample', 'aws:username': ['${aws:username}'] },
            },
          },
        ],
      },
    },
    by: 'irsa',
    bySpecPath: 'cluster#/iam/identity/by',
    specPath: 'app/web#/serviceAccount/role',
  });
});

test('an account without a role is no identity', () => {
  expect(
    workloadIdentities(modelOf({ app: app('{}') })).map(({ serviceAccount }) => serviceAccount),
  ).not.toContain('web');
});

test.each([
  ['{ name: default }', '8:25 spec/invalid-name', 'the service account "default" belongs to the namespace'],
  [
    '{ role: { policies: [AmazonS3ReadOnlyAccess] } }',
    '8:38 spec/invalid-value',
    '"AmazonS3ReadOnlyAccess" is not an ARN of a policy | for example arn:${partition}:iam::aws:policy/AmazonS3ReadOnlyAccess',
  ],
  [
    '{ role: { policies: ["arn:${partition}:iam::${acount}:policy/a"] } }',
    '8:38 spec/invalid-value',
    'nothing is called ${acount}',
  ],
  ['{ role: {} }', '8:25 spec/conflict', 'the role has no policy'],
  [
    '{ role: { statements: [{ actions: ["*"], resources: ["*"] }] } }',
    '8:52 spec/invalid-value',
    'statements[0].actions[0]: "*" is not an action of a service | for example s3:GetObject; a role of an app may not do everything',
  ],
  [
    '{ role: { statements: [{ actions: [s3:GetObject], resources: ["arn:aws:s3:::${acount}"] }] } }',
    '8:79 spec/invalid-value',
    'nothing is called ${acount} | known: ${account}, ${cluster}, ${partition}, ${region}, ${stage}; variables of IAM have a colon, as ${aws:username}',
  ],
  [
    '{ role: { statements: [{ actions: [s3:GetObject], resources: [foo] }] } }',
    '8:79 spec/invalid-value',
    '"foo" is not an ARN',
  ],
  [
    '{ role: { statements: [{ actions: [s3:GetObject], resources: ["*"], conditions: { StringEqual: { aws:a: b } } }] } }',
    '8:99 spec/invalid-value',
    '"StringEqual" is not an operator of IAM',
  ],
  [
    '{ role: { statements: [{ actions: [s3:GetObject], resources: ["*"], conditions: { Bool: { "aws:a/${cluster}": b } } }] } }',
    '8:107 spec/invalid-value',
    'is not a key of a condition',
  ],
  [
    '{ role: { statements: [{ sid: A, actions: [s3:GetObject], resources: ["*"] }, { sid: A, actions: [s3:PutObject], resources: ["*"] }] } }',
    '8:102 spec/conflict',
    'two statements have the id A',
  ],
])('%s is refused', (account, place, words) => {
  const found = told(account);
  expect(placesOf(found)).toEqual([place]);
  expect(wordsOf(found)[0]).toContain(words);
});

test('Pod Identity needs its agent, told where the app chooses it', () => {
  const found = told(`{ role: { statements: [${READ}], identity: { by: pod-identity } } }`);
  expect(found.map(({ code, location }) => [code, location?.file])).toEqual([
    ['access/workload-identity-chain', 'apps/web/app.yaml'],
  ]);
  expect(found[0]?.message).toBe(
    'web/web would get no credentials: pod-identity needs the add-on eks-pod-identity-agent',
  );
});

test('ARNs of a role are of the partition of each cluster', () => {
  const { diagnostics } = parse({
    app: app('{ role: { policies: ["arn:aws-cn:iam::aws:policy/ReadOnlyAccess"] } }'),
  });
  expect(diagnostics.map(({ code, location }) => [code, location?.file, location?.line])).toEqual([
    ['spec/conflict', 'apps/web/app.yaml', 8],
  ]);
  expect(diagnostics[0]?.message).toBe(
    'arn:aws-cn:iam::aws:policy/ReadOnlyAccess is of the partition aws-cn, and eu-central-1 is in aws',
  );
});

test('the name of the role fits into IAM in every cluster', () => {
  const name = 'w'.repeat(54);
  const text = app(`{ role: { statements: [${READ}] } }`).replace('name: web', `name: ${name}`);
  const { diagnostics } = parse({
    app: text,
    appFolder: name,
    ...edited('cluster', 'apps: [web]', `apps: [${name}]`),
  });
  expect(placesOf(diagnostics)).toEqual(['3:7 spec/invalid-name']);
  expect(wordsOf(diagnostics)[0]).toContain('which has 65 characters, and IAM takes 64');
});
