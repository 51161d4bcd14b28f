import { DescribeClusterCommand, type Cluster } from '@aws-sdk/client-eks';
import type { AwsClients } from '../connect.ts';
import type { LiveCluster, LiveClusterNetwork } from '../live-cluster.ts';
import { needed, present } from '../present.ts';
import { healthIssues, sortedTexts, tagsOf } from './parts.ts';

const DESCRIBE = 'eks:DescribeCluster';

/** What the cluster itself says, without what is listed below it. */
export type LiveControlPlane = Omit<
  LiveCluster,
  'accessEntries' | 'addons' | 'nodeGroups' | 'fargateProfiles' | 'podIdentityAssociations' | 'vpc'
>;

/** @throws AwsError when there is no such cluster, or no answer */
export async function readControlPlane(
  { region, eks, call }: AwsClients,
  name: string,
): Promise<LiveControlPlane> {
  const { cluster } = await call(DESCRIBE, `cluster ${name}`, (abort) =>
    eks.send(new DescribeClusterCommand({ name }), abort),
  );
  return toControlPlane(region, name, needed(cluster, DESCRIBE, 'cluster'));
}

function toControlPlane(region: string, name: string, read: Cluster): LiveControlPlane {
  const arn = needed(read.arn, DESCRIBE, 'cluster.arn');
  const [, partition, , , accountId] = arn.split(':');
  const { accessConfig, computeConfig, remoteNetworkConfig } = read;
  return present({
    name,
    arn,
    region,
    partition: needed(partition, DESCRIBE, 'partition in cluster.arn'),
    accountId: needed(accountId, DESCRIBE, 'account in cluster.arn'),
    status: needed(read.status, DESCRIBE, 'cluster.status'),
    version: needed(read.version, DESCRIBE, 'cluster.version'),
    platformVersion: read.platformVersion,
    endpoint: read.endpoint,
    certificateAuthority: read.certificateAuthority?.data,
    oidcIssuer: read.identity?.oidc?.issuer,
    roleArn: needed(read.roleArn, DESCRIBE, 'cluster.roleArn'),
    access: present({
      // A cluster from before access entries tells no mode.
      authenticationMode: accessConfig?.authenticationMode ?? 'CONFIG_MAP',
      bootstrapClusterCreatorAdminPermissions: accessConfig?.bootstrapClusterCreatorAdminPermissions,
    }),
    logging: sortedTexts(
      (read.logging?.clusterLogging ?? [])
        .filter(({ enabled }) => enabled === true)
        .flatMap(({ types }) => types ?? []),
    ),
    network: toNetwork(read),
    encryptionKeyArn: read.encryptionConfig?.[0]?.provider?.keyArn,
    supportType: read.upgradePolicy?.supportType,
    zonalShift: read.zonalShiftConfig?.enabled ?? false,
    deletionProtection: read.deletionProtection ?? false,
    autoMode: present({
      enabled: computeConfig?.enabled ?? false,
      nodePools: sortedTexts(computeConfig?.nodePools),
      nodeRoleArn: computeConfig?.nodeRoleArn,
    }),
    controlPlaneTier: read.controlPlaneScalingConfig?.tier,
    remoteNodeCidrs: sortedTexts(
      remoteNetworkConfig?.remoteNodeNetworks?.flatMap(({ cidrs }) => cidrs ?? []),
    ),
    remotePodCidrs: sortedTexts(remoteNetworkConfig?.remotePodNetworks?.flatMap(({ cidrs }) => cidrs ?? [])),
    tags: tagsOf(read.tags),
    healthIssues: healthIssues(read.health?.issues),
  });
}

function toNetwork({
  resourcesVpcConfig: vpc,
  kubernetesNetworkConfig: addresses,
}: Cluster): LiveClusterNetwork {
  return present({
    vpcId: needed(vpc?.vpcId, DESCRIBE, 'cluster.resourcesVpcConfig.vpcId'),
    subnetIds: sortedTexts(vpc?.subnetIds),
    clusterSecurityGroupId: vpc?.clusterSecurityGroupId,
    securityGroupIds: sortedTexts(vpc?.securityGroupIds),
    publicAccess: vpc?.endpointPublicAccess ?? true,
    privateAccess: vpc?.endpointPrivateAccess ?? false,
    publicAccessCidrs: sortedTexts(vpc?.publicAccessCidrs),
    ipFamily: addresses?.ipFamily ?? 'ipv4',
    serviceIpv4Cidr: addresses?.serviceIpv4Cidr,
    serviceIpv6Cidr: addresses?.serviceIpv6Cidr,
  });
}
