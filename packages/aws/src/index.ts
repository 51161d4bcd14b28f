export { AwsError } from './aws-error.ts';
export type { AwsCode } from './codes.ts';
export { connect, type AwsClients, type AwsConnection, type ConnectOptions } from './connect.ts';
export type {
  HealthIssue,
  LiveAccess,
  LiveAccessEntry,
  LiveAccessPolicy,
  LiveAddon,
  LiveAutoMode,
  LiveCluster,
  LiveClusterNetwork,
  LiveFargateProfile,
  LiveLaunchTemplate,
  LiveNodeGroup,
  LivePodIdentityAssociation,
  LiveSecurityGroup,
  LiveSelector,
  LiveSubnet,
  LiveTaint,
  LiveVpc,
  Tags,
} from './live-cluster.ts';
export { readCluster } from './read-cluster.ts';
export { readAddons } from './read/addons.ts';
export { readControlPlane, type LiveControlPlane } from './read/cluster.ts';
export { readVpcEndpoints } from './read/vpc-endpoints.ts';
export { readVpc } from './read/vpc.ts';
