import { edited, parse, textAt } from '../testing/sources.ts';

const REGION = 'region: eu-central-1';
/** Message and value of what is found in a cluster and in its app. */
function found(more: string, app?: string) {
  const { cluster: base = '' } = edited('cluster', REGION, REGION);
  const cluster = `${base}${more}\n`;
  const { app: good = '' } = edited('app', 'name: web', 'name: web');
  const ofApp = `${good}${app ?? ''}\n`;
  return parse({ cluster, app: ofApp }).diagnostics.map(({ code, message, location }) => [
    code,
    message,
    textAt(location?.file.startsWith('apps/') === true ? ofApp : cluster, location),
  ]);
}
const FOREIGN = 'arn:aws:iam::999988887777:policy/boundary';
const refused = [
  'spec/conflict',
  `${FOREIGN} is a policy of the account 999988887777, and the cluster is in 111122223333: no role could be made`,
];
const PLACES: readonly (readonly [string, (arn: string) => string])[] = [
  ['a boundary', (arn) => `iam: { permissionsBoundary: '${arn}' }`],
  ['nodes', (arn) => `iam: { nodePolicies: ['${arn}'] }`],
  ['an add-on', (arn) => `addons: { aws-ebs-csi-driver: { identity: { policies: ['${arn}'] } } }`],
  [
    'eksctl',
    (arn) =>
      `eksctl: { iam: { serviceAccounts: [{ metadata: { name: a, namespace: web }, attachPolicyARNs: ['${arn}'] }] } }`,
  ],
];

test.each(PLACES)('a policy of another account for %s', (_, place) => {
  expect(found(place(FOREIGN))).toEqual([[...refused, `'${FOREIGN}'`]]);
});

test.each(PLACES)('a policy of its account or of AWS for %s', (_, place) => {
  for (const account of ['111122223333', 'aws'])
    expect(found(place(`arn:aws:iam::${account}:policy/ReadOnlyAccess`))).toEqual([]);
});

test('a policy for the role of an app', () => {
  const role = (arn: string) => `serviceAccount: { role: { policies: ['${arn}'] } }`;
  expect(found('', role(FOREIGN))).toEqual([[...refused, `'${FOREIGN}'`]]);
  expect(found('', role('arn:aws:iam::${account}:policy/web'))).toEqual([]);
});

test('the nodes of EKS Auto Mode have a role of its account', () => {
  const nodes = (account: string) =>
    parse(
      edited(
        'cluster',
        'compute:',
        `compute:\n  autoMode: { nodeRoleArn: 'arn:aws:iam::${account}:role/nodes' }`,
      ),
    ).diagnostics.filter(({ message }) => message.includes('is a role of the account'));
  expect(nodes('111122223333')).toEqual([]);
  expect(nodes('999988887777')).toMatchObject([
    {
      code: 'spec/conflict',
      hint: 'make it in 111122223333, and name that one',
      location: { line: 10, column: 28 },
      related: [{ message: 'account', location: { line: 6 } }],
    },
  ]);
});
