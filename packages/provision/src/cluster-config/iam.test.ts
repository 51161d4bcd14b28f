import { karpenterTemplate } from '../cloudformation/karpenter.ts';
import { nodeGroupPolicyArns } from '../node-policies.ts';
import { modelOf, SEOUL, SMALL } from '../testing/model.ts';
import { clusterConfig } from './cluster-config.ts';
import { configDiagnostics } from './problems.ts';

const permissionsBoundary = 'arn:aws:iam::111122223333:policy/boundary';
const GROUP = {
  name: 'workers',
  architecture: 'amd64',
  instanceTypes: ['m7i.large'],
  scaling: { min: 1, max: 2 },
};

test('without a boundary there is none', () => {
  const { spec } = modelOf(SEOUL);
  expect(JSON.stringify([clusterConfig(modelOf(SEOUL)), karpenterTemplate(spec)])).not.toMatch(/boundary/i);
});

test('the boundary is on every role that eksctl makes', () => {
  const model = modelOf(SEOUL, { iam: { permissionsBoundary } });
  const { iam } = clusterConfig(model);
  expect(iam).toMatchObject({
    serviceRolePermissionsBoundary: permissionsBoundary,
    fargatePodExecutionRolePermissionsBoundary: permissionsBoundary,
  });
  expect(iam?.serviceAccounts?.length).toBeGreaterThan(3);
  expect(iam?.serviceAccounts?.filter((one) => one.permissionsBoundary !== permissionsBoundary)).toEqual([]);
  expect(configDiagnostics(model, clusterConfig(model))).toEqual([]);
});

test('without Fargate there is no role for it', () => {
  const { iam } = clusterConfig(modelOf(SMALL, { iam: { permissionsBoundary } }));
  expect(iam).toEqual({ withOIDC: true, serviceRolePermissionsBoundary: permissionsBoundary });
});

test('the boundary and the policies of the nodes of Karpenter', () => {
  const nodePolicies = ['arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy'];
  const { spec } = modelOf(SEOUL, { iam: { permissionsBoundary, nodePolicies } });
  expect(karpenterTemplate(spec)).toMatchObject({
    Resources: {
      KarpenterNodeRole: {
        Properties: {
          PermissionsBoundary: permissionsBoundary,
          ManagedPolicyArns: [
            'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy',
            'arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy',
            'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly',
            'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
            ...nodePolicies,
          ],
        },
      },
    },
  });
});

test('a policy that every node has is not attached twice', () => {
  const policy = 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore';
  expect(nodeGroupPolicyArns(modelOf(SMALL, { iam: { nodePolicies: [policy] } }).spec)).toEqual(
    nodeGroupPolicyArns(modelOf(SMALL).spec),
  );
});

// eksctl attaches these instead of its own policies: https://eksctl.io/usage/iam-policies/
test('managed node groups', () => {
  const nodePolicies = ['arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy'];
  const group = (iam: object) => {
    const model = modelOf(SMALL, { iam: { ...iam }, compute: { managedNodeGroups: [GROUP] } });
    expect(configDiagnostics(model, clusterConfig(model))).toEqual([]);
    return clusterConfig(model).managedNodeGroups?.[0]?.iam;
  };
  expect(group({})).toBeUndefined();
  expect(group({ permissionsBoundary })).toEqual({ instanceRolePermissionsBoundary: permissionsBoundary });
  expect(group({ nodePolicies })).toEqual({
    attachPolicyARNs: [
      'arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy',
      'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly',
      'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
      ...nodePolicies,
    ],
  });
});

// Source: https://eksctl.io/usage/pod-identity-associations/
test('roles by Pod Identity, for components that choose it', () => {
  const tags = { stage: 'dev', 'managed-by': 'nodeless' };
  const model = modelOf(SEOUL, {
    addons: { 'eks-pod-identity-agent': {} },
    iam: { permissionsBoundary },
    compute: { karpenter: { identity: { by: 'pod-identity' } } },
    components: { externalDns: { identity: { by: 'pod-identity' } } },
  });
  const config = clusterConfig(model);
  expect(configDiagnostics(model, config)).toEqual([]);
  expect(config.iam?.podIdentityAssociations).toEqual([
    {
      namespace: 'karpenter',
      serviceAccountName: 'karpenter',
      roleName: 'nodeless-seoul-karpenter',
      permissionPolicyARNs: expect.arrayContaining([
        'arn:aws:iam::111122223333:policy/KarpenterControllerInterruptionPolicy-nodeless-seoul',
      ]),
      permissionsBoundaryARN: permissionsBoundary,
      tags,
    },
    {
      namespace: 'kube-system',
      serviceAccountName: 'external-dns',
      roleName: 'nodeless-seoul-external-dns',
      permissionPolicy: expect.objectContaining({ Version: '2012-10-17' }) as unknown,
      permissionsBoundaryARN: permissionsBoundary,
      tags,
    },
  ]);
  expect(config.iam?.serviceAccounts?.map(({ metadata }) => metadata.name)).toEqual([
    'aws-load-balancer-controller',
    'efs-csi-controller-sa',
  ]);
});

test.each(['irsa', 'pod-identity'])('a policy of its own, by %s', (by) => {
  const model = modelOf(SMALL, {
    addons: { 'eks-pod-identity-agent': {} },
    compute: { managedNodeGroups: [GROUP] },
    components: { clusterAutoscaler: { identity: { by } } },
  });
  const config = clusterConfig(model);
  expect(configDiagnostics(model, config)).toEqual([]);
  const policy: unknown = expect.objectContaining({ Version: '2012-10-17' });
  const roleName = 'small-cluster-autoscaler';
  expect([config.iam?.serviceAccounts, config.iam?.podIdentityAssociations]).toEqual(
    by === 'irsa'
      ? [
          [
            {
              metadata: { namespace: 'kube-system', name: 'cluster-autoscaler' },
              roleName,
              roleOnly: true,
              attachPolicy: policy,
            },
          ],
          undefined,
        ]
      : [
          undefined,
          [
            {
              namespace: 'kube-system',
              serviceAccountName: 'cluster-autoscaler',
              roleName,
              permissionPolicy: policy,
            },
          ],
        ],
  );
});
