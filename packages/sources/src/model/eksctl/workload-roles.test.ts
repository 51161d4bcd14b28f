import type { ClusterConfig } from '@nodeless/eksctl-schema';
import { modelOf } from '../../testing/sources.ts';
import { workloadRoles } from './workload-roles.ts';

const HEAD = `apiVersion: nodeless/v1alpha1
kind: Cluster
name: sample
stage: prod
region: eu-central-1
accountId: '111122223333'
network: { vpc: { cidr: 10.0.0.0/16 } }
components: { externalDns: { domain: example.com } }
addons: { vpc-cni: {}, eks-pod-identity-agent: {} }
`;
const DNS = {
  metadata: { namespace: 'kube-system', name: 'external-dns' },
  roleName: 'sample-external-dns',
  attachPolicy: { Statement: [] },
};
const ARN = 'arn:aws:iam::111122223333:policy/a';
const rolesOf = (overlay: string, config: Partial<ClusterConfig>) =>
  workloadRoles(modelOf({ cluster: `${HEAD}eksctl: ${overlay}\n` }), config as ClusterConfig);

test('roles that components ask for and roles of the overlay, each with its place', () => {
  const overlay =
    '{ iam: { serviceAccounts: [{ metadata: { name: web } }], podIdentityAssociations: [{ namespace: api, serviceAccountName: api }] } }';
  const found = rolesOf(overlay, {
    iam: {
      serviceAccounts: [
        DNS,
        {
          metadata: { name: 'web' },
          attachPolicyARNs: [ARN],
          wellKnownPolicies: { ebsCSIController: true, externalDNS: false },
          subjectPattern: 'system:serviceaccount:web:*',
          tags: { a: 'b' },
        },
      ],
      podIdentityAssociations: [{ namespace: 'api', serviceAccountName: 'api', roleARN: `${ARN}r` }],
    },
  });
  const none = { policyArns: [], wellKnownPolicies: [], hasOwnPolicy: false, tags: {}, identity: undefined };
  expect(found).toEqual([
    {
      ...none,
      ...{ namespace: 'api', serviceAccount: 'api', by: 'pod-identity', role: `${ARN}r` },
      specPath: 'cluster#/eksctl/iam/podIdentityAssociations/0',
    },
    {
      ...none,
      ...{ namespace: 'default', serviceAccount: 'web', by: 'irsa', role: undefined },
      ...{ policyArns: [ARN], wellKnownPolicies: ['ebsCSIController'], tags: { a: 'b' } },
      subjectPattern: 'system:serviceaccount:web:*',
      specPath: 'cluster#/eksctl/iam/serviceAccounts/0',
    },
    {
      ...none,
      ...{ namespace: 'kube-system', serviceAccount: 'external-dns', by: 'irsa', hasOwnPolicy: true },
      role: 'sample-external-dns',
      identity: expect.objectContaining({ specPath: 'cluster#/components/externalDns' }),
      specPath: 'cluster#/components/externalDns',
    },
  ]);
});

test('associations at add-ons: of the overlay, or of the add-on itself', () => {
  const association = { namespace: 'kube-system', serviceAccountName: 'aws-node', roleName: 'cni' };
  const config = { addons: [{ name: 'vpc-cni', podIdentityAssociations: [association] }] };
  const [own] = rolesOf('{}', config);
  expect(own).toMatchObject({ addon: 'vpc-cni', role: 'cni', specPath: 'cluster#/addons/vpc-cni' });
  const overlay =
    '{ addons: [{ name: vpc-cni, podIdentityAssociations: [{ namespace: kube-system, serviceAccountName: aws-node }] }] }';
  expect(rolesOf(overlay, config)[0]?.specPath).toBe('cluster#/eksctl/addons/0/podIdentityAssociations/0');
});

test('what the overlay takes away is none', () => {
  expect(rolesOf('{}', {})).toEqual([]);
});
