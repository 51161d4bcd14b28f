import { edited, parse, textAt } from '../testing/sources.ts';

const { cluster: base } = edited('cluster', 'region: eu-central-1', 'region: eu-central-1');
const bounded = (arn: string) => {
  const cluster = `${base}iam: { permissionsBoundary: '${arn}' }\n`;
  return parse({ cluster }).diagnostics.map(({ code, message, location }) => [
    code,
    message,
    textAt(cluster, location),
  ]);
};

test('a policy of another account bounds no role', () => {
  const arn = 'arn:aws:iam::999988887777:policy/boundary';
  expect(bounded(arn)).toEqual([
    [
      'spec/conflict',
      `${arn} is a policy of the account 999988887777, and the cluster is in 111122223333: no role could be made`,
      `'${arn}'`,
    ],
  ]);
});

test.each(['arn:aws:iam::111122223333:policy/boundary', 'arn:aws:iam::aws:policy/PowerUserAccess'])(
  '%s does',
  (arn) => {
    expect(bounded(arn)).toEqual([]);
  },
);
