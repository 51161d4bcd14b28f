import { stepsOf } from '../../testing/plans.ts';

const DOCS = 'https://docs.aws.amazon.com/eks/latest';
const ACCOUNT = { metadata: { namespace: 'web', name: 'a' } };
const BEFORE = {
  iam: { withOIDC: true, serviceAccounts: [ACCOUNT, { metadata: { namespace: 'web', name: 'gone' } }] },
  managedNodeGroups: [{ name: 'old' }],
  addons: [{ name: 'vpc-cni', version: '1' }],
  fargateProfiles: [{ name: 'old', selectors: [{ namespace: 'a' }] }],
};
const AFTER = {
  iam: {
    withOIDC: true,
    serviceAccounts: [
      { ...ACCOUNT, attachPolicyARNs: ['arn:aws:iam::aws:policy/A'] },
      { metadata: { namespace: 'web', name: 'new' }, roleName: 'r' },
    ],
  },
  managedNodeGroups: [{ name: 'new' }],
  addons: [{ name: 'vpc-cni', version: '2' }],
  fargateProfiles: [{ name: 'new', selectors: [{ namespace: 'a' }] }],
};

test('each step says what it is, what it disrupts and which page tells more', () => {
  expect(stepsOf(BEFORE, AFTER).map(({ title, disrupts, source }) => [title, disrupts, source])).toEqual([
    ['create node groups', 'nothing', `${DOCS}/eksctl/nodegroups.html`],
    ['create and update EKS add-ons', 'the pods of the add-ons are replaced', `${DOCS}/eksctl/addons.html`],
    [
      'create and update the IAM roles of service accounts',
      'nothing',
      `${DOCS}/eksctl/iamserviceaccounts.html`,
    ],
    [
      'create Fargate profiles',
      'nothing; pods that run elsewhere move when they are replaced',
      `${DOCS}/userguide/fargate-profile.html`,
    ],
    [
      'delete the IAM roles of service accounts that go, when their pods are gone',
      'pods of a service account without its role get AccessDenied',
      `${DOCS}/eksctl/iamserviceaccounts.html`,
    ],
    [
      'delete the Fargate profiles old',
      'deleting a profile deletes its pods; they need nodes, or another profile, to come back',
      `${DOCS}/userguide/fargate-profile.html`,
    ],
    ['delete the node groups old', 'drains and terminates their nodes', `${DOCS}/eksctl/nodegroups.html`],
  ]);
});
