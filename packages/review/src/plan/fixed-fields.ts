const CREATE = 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html';
const UPDATE = 'https://docs.aws.amazon.com/eks/latest/APIReference/API_UpdateClusterConfig.html';

/** Fields of a ClusterConfig that no command changes once the cluster is there. */
export const FIXED: readonly { readonly path: string; readonly why: string; readonly source: string }[] = [
  { path: 'metadata.name', why: 'a cluster keeps its name', source: CREATE },
  { path: 'metadata.region', why: 'a cluster keeps its region', source: CREATE },
  {
    path: 'kubernetesNetworkConfig',
    why: 'the address family and the range of services are fixed when the cluster is made',
    source: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html',
  },
  { path: 'vpc.id', why: 'a cluster stays in its VPC', source: UPDATE },
  {
    path: 'vpc.cidr',
    why: 'eksctl makes the VPC once; EKS cannot move the cluster to another',
    source: UPDATE,
  },
  { path: 'iam.serviceRoleARN', why: 'the role of the control plane is fixed', source: CREATE },
  {
    path: 'accessConfig.authenticationMode',
    why: 'a cluster moves from CONFIG_MAP to API_AND_CONFIG_MAP to API, and never back',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html',
  },
  {
    path: 'accessConfig.bootstrapClusterCreatorAdminPermissions',
    why: 'it is read once, when the cluster is made',
    source: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessConfigRequest.html',
  },
  {
    path: 'accessConfig.bootstrapSelfManagedAddons',
    why: 'it is read once, when the cluster is made',
    source: CREATE,
  },
  {
    path: 'secretsEncryption.keyARN',
    why: 'the key of Secrets can be set once, and neither changed nor taken away',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html',
  },
  { path: 'outpost', why: 'a cluster does not move between Outposts and regions', source: CREATE },
];
