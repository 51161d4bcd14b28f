import { connect } from './connect.ts';
import { readCluster } from './read-cluster.ts';
import { SAMPLE_REGION, sampleArn, sampleWorld, startFarEnd, withTestCredentials } from './testing/index.ts';

withTestCredentials();

test('a cluster is read with all that belongs to it, in an order of its own', async () => {
  const farEnd = await startFarEnd(() => sampleWorld('prod'), { pageSize: 1 });
  const aws = connect({ endpointUrl: farEnd.url });
  try {
    const cluster = await readCluster(aws.in(SAMPLE_REGION), 'prod');
    expect(farEnd.shapeProblems).toEqual([]);
    expect(cluster).toEqual({
      name: 'prod',
      arn: sampleArn('prod'),
      region: SAMPLE_REGION,
      partition: 'aws',
      accountId: '111122223333',
      status: 'ACTIVE',
      version: '1.35',
      platformVersion: 'eks.7',
      endpoint: 'https://0A1B2C3D.gr7.ap-northeast-2.eks.amazonaws.com',
      certificateAuthority: 'LS0tLS1CRUdJTg==',
      oidcIssuer: 'https://oidc.eks.ap-northeast-2.amazonaws.com/id/0A1B2C3D',
      roleArn: 'arn:aws:iam::111122223333:role/eks-cluster',
      access: { authenticationMode: 'API_AND_CONFIG_MAP' },
      logging: ['api', 'scheduler'],
      network: {
        vpcId: 'vpc-0123456789abcdef0',
        subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
        clusterSecurityGroupId: 'sg-0123456789abcdef0',
        securityGroupIds: [],
        publicAccess: true,
        privateAccess: true,
        publicAccessCidrs: ['203.0.113.0/24'],
        ipFamily: 'ipv4',
        serviceIpv4Cidr: '172.20.0.0/16',
      },
      supportType: 'EXTENDED',
      zonalShift: false,
      deletionProtection: false,
      autoMode: { enabled: false, nodePools: [] },
      remoteNodeCidrs: [],
      remotePodCidrs: [],
      tags: { 'managed-by': 'nodeless', stage: 'dev' },
      healthIssues: [],
      accessEntries: [
        {
          principalArn: 'arn:aws:iam::111122223333:role/admin',
          type: 'STANDARD',
          kubernetesGroups: ['ops'],
          username: 'admin',
          tags: {},
          policies: [
            {
              policyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
              scope: 'cluster',
              namespaces: [],
            },
          ],
        },
      ],
      addons: [
        {
          name: 'coredns',
          version: 'v1.13.2-eksbuild.4',
          status: 'ACTIVE',
          podIdentityAssociations: [],
          tags: {},
          healthIssues: [],
        },
        {
          name: 'vpc-cni',
          version: 'v1.21.1-eksbuild.1',
          status: 'ACTIVE',
          podIdentityAssociations: [],
          tags: {},
          healthIssues: [],
        },
      ],
      nodeGroups: [
        {
          name: 'general',
          arn: 'arn:aws:eks:ap-northeast-2:111122223333:nodegroup/prod/general/0a1b2c3d',
          status: 'ACTIVE',
          version: '1.35',
          releaseVersion: '1.35.0-20260714',
          capacityType: 'ON_DEMAND',
          amiType: 'AL2023_ARM_64_STANDARD',
          instanceTypes: ['t4g.xlarge', 'm7g.xlarge'],
          minSize: 1,
          maxSize: 3,
          desiredSize: 2,
          subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
          nodeRoleArn: 'arn:aws:iam::111122223333:role/node',
          labels: { tier: 'general' },
          taints: [{ key: 'dedicated', value: 'general', effect: 'NO_SCHEDULE' }],
          maxUnavailable: 1,
          nodeRepair: false,
          launchTemplate: { id: 'lt-0123456789abcdef0', name: 'general', version: '1' },
          autoScalingGroups: ['eks-general'],
          tags: {},
          healthIssues: [],
        },
      ],
      fargateProfiles: [
        {
          name: 'argocd',
          status: 'ACTIVE',
          podExecutionRoleArn: 'arn:aws:iam::111122223333:role/fargate',
          subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
          selectors: [{ namespace: 'argocd', labels: {} }],
          tags: {},
        },
      ],
      podIdentityAssociations: [
        {
          id: 'a-1',
          arn: 'arn:aws:eks:ap-northeast-2:111122223333:podidentityassociation/prod/a-1/0a1b2c3d',
          namespace: 'karpenter',
          serviceAccount: 'karpenter',
          roleArn: 'arn:aws:iam::111122223333:role/karpenter',
          tags: {},
        },
      ],
      vpc: {
        id: 'vpc-0123456789abcdef0',
        cidrs: ['10.0.0.0/16', '100.64.0.0/16'],
        ipv6Cidrs: [],
        tags: { Name: 'a & b' },
        subnets: [
          {
            id: 'subnet-0123456789abcdef0',
            zone: 'ap-northeast-2a',
            cidr: '10.0.0.0/20',
            freeAddresses: 4091,
            public: true,
            mapPublicIp: true,
            tags: {},
          },
          {
            id: 'subnet-0123456789abcdef1',
            zone: 'ap-northeast-2c',
            cidr: '10.0.16.0/20',
            freeAddresses: 4000,
            public: false,
            mapPublicIp: false,
            tags: { 'kubernetes.io/role/internal-elb': '1' },
          },
        ],
        securityGroups: [{ id: 'sg-0123456789abcdef0', name: 'eks-cluster-sg', tags: {} }],
      },
    });
  } finally {
    aws.close();
    await farEnd.close();
  }
});
