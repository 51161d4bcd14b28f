import { edited, parse, textAt, wordsOf } from '../testing/sources.ts';

const withMore = (region: string, more: string) => {
  const { cluster } = edited('cluster', 'region: eu-central-1', `region: ${region}`);
  return `${cluster}${more}\n`;
};

test.each([
  ['eu-central-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
])('ARNs of the partition of %s are fine, others are not', (region, own) => {
  for (const partition of ['aws', 'aws-cn', 'aws-us-gov']) {
    const cluster = withMore(
      region,
      `access: { admins: ['arn:${partition}:iam::111122223333:role/a'] }\niam: { permissionsBoundary: 'arn:${partition}:iam::111122223333:policy/b', nodePolicies: ['arn:${partition}:iam::aws:policy/c'] }`,
    );
    const { diagnostics } = parse({ cluster });
    expect(diagnostics.map(({ location }) => textAt(cluster, location))).toEqual(
      partition === own
        ? []
        : ['111122223333:role/a', '111122223333:policy/b', 'aws:policy/c'].map(
            (rest) => `'arn:${partition}:iam::${rest}'`,
          ),
    );
  }
});

test('both sides are told', () => {
  const cluster = withMore('cn-north-1', "access: { breakGlass: 'arn:aws:iam::111122223333:role/a' }");
  const { diagnostics } = parse({ cluster });
  expect(wordsOf(diagnostics)).toEqual([
    'spec/conflict: arn:aws:iam::111122223333:role/a is of the partition aws, and cn-north-1 is in aws-cn | name one of aws-cn: ARNs there start with arn:aws-cn:',
  ]);
  expect(textAt(cluster, diagnostics[0]?.related?.[0]?.location)).toBe('cn-north-1');
});

test('what eksctl gets of its own is looked at too', () => {
  const cluster = withMore(
    'us-gov-east-1',
    "eksctl: { iam: { serviceRoleARN: 'arn:aws:iam::111122223333:role/a' } }",
  );
  expect(parse({ cluster }).diagnostics.map(({ location }) => textAt(cluster, location))).toEqual([
    "'arn:aws:iam::111122223333:role/a'",
  ]);
});
