import { brief, deployment, resource, run } from '../../testing/view.ts';
import { unusedRole } from './unused-role.ts';

const POLICIES = ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'];
const account = (namespace: string, name: string, more: object = {}) => ({
  iam: { serviceAccounts: [{ metadata: { namespace, name }, attachPolicyARNs: POLICIES, ...more }] },
});
const web = deployment({ serviceAccountName: 'web', containers: [] });
const CLUSTER = 'eksctl: { iam: { serviceAccounts: [{ metadata: { namespace: web, name: webb } }] } }\n';

test('a role for a service account that nothing runs with', () => {
  expect(run(unusedRole, { cluster: CLUSTER }, [web], [], account('web', 'webb'))).toEqual([
    {
      code: 'access/unused-role',
      severity: 'warning',
      message:
        'no pod runs with the service account web/webb, which gets a role in AWS here: those of the namespace run with web/web',
      hint: 'correct the name, or leave the role out; where another tool brings the pods, say so with tags: { app.kubernetes.io/managed-by: <its name> }',
      location: expect.objectContaining({ line: 6, column: CLUSTER.indexOf('{ metadata') + 1 }),
    },
  ]);
});

test('an association, in a namespace where nothing is rendered', () => {
  const cluster =
    'eksctl: { iam: { podIdentityAssociations: [{ namespace: web, serviceAccountName: web }] } }\n';
  const podIdentityAssociations = [{ namespace: 'web', serviceAccountName: 'web' }];
  const found = run(unusedRole, { cluster }, [], [], { iam: { podIdentityAssociations } });
  expect(brief(found)).toEqual([
    `clusters/test/cluster.yaml:6:${cluster.indexOf('{ namespace') + 1} warning access/unused-role`,
  ]);
  expect(found[0]?.message).toBe(
    'no pod runs with the service account web/web, which gets a role in AWS here: nothing that is rendered runs in the namespace web',
  );
});

const CHART = { name: 'repo', namespace: 'argocd', labels: {} };
const OWN = resource({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'jobs', namespace: 'web' },
});

test.each([
  ['of rendered pods', account('web', 'web')],
  ['of pods that name none', account('api', 'default')],
  ['that is rendered for somebody', account('web', 'jobs')],
  ['of an upstream source', account('dns', 'dns')],
  ['where an upstream source does not say how its pods run', account('argocd', 'argocd-repo-server')],
  ['where add-ons of EKS run', account('kube-system', 'aws-node')],
  ['of another tool', account('batch', 'batch', { tags: { 'app.kubernetes.io/managed-by': 'helmfile' } })],
  ['of a pattern', account('web', 'any', { subjectPattern: 'system:serviceaccount:web:*' })],
  [
    'where an add-on may have its namespace',
    { ...account('cert-manager', 'cert-manager'), addons: [{ name: 'cert-manager' }] },
  ],
  [
    'at an add-on',
    {
      addons: [
        {
          name: 'aws-ebs-csi-driver',
          podIdentityAssociations: [{ namespace: 'web', serviceAccountName: 'ebs' }],
        },
      ],
    },
  ],
])('a role %s is fine', (_, config) => {
  const api = deployment({ containers: [] }, { namespace: 'api' });
  const dns = { ...CHART, name: 'dns', namespace: 'dns', serviceAccount: 'dns' };
  expect(run(unusedRole, { cluster: CLUSTER }, [web, api, OWN], [CHART, dns], config)).toEqual([]);
});

test('add-ons of kube-system hide nothing elsewhere', () => {
  const config = { ...account('web', 'webb'), addons: [{ name: 'vpc-cni' }, { name: 'coredns' }] };
  expect(run(unusedRole, { cluster: CLUSTER }, [], [], config)).toHaveLength(1);
  const other = { ...config, addons: [{ name: 'cert-manager' }] };
  expect(run(unusedRole, { cluster: CLUSTER }, [], [], other)).toEqual([]);
  expect(run(unusedRole, { cluster: CLUSTER }, [web], [], other)).toHaveLength(1);
});

test('roles of components are theirs', () => {
  const cluster = 'components: { externalDns: { domain: example.com } }\n';
  expect(run(unusedRole, { cluster }, [], [], account('kube-system', 'external-dns'))).toEqual([]);
});
