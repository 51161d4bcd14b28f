import type { AwsClients } from './connect.ts';
import type { LiveCluster } from './live-cluster.ts';
import { readAccessEntries } from './read/access-entries.ts';
import { readAddons } from './read/addons.ts';
import { readControlPlane } from './read/cluster.ts';
import { readFargateProfiles } from './read/fargate-profiles.ts';
import { readNodeGroups } from './read/node-groups.ts';
import { readPodIdentityAssociations } from './read/pod-identity.ts';
import { readVpc } from './read/vpc.ts';

/**
 * Reads a cluster and all that belongs to it. Changes nothing.
 *
 * @param name as EKS knows it
 * @throws AwsError at the first thing that cannot be read: half a cluster is never returned
 */
export async function readCluster(clients: AwsClients, name: string): Promise<LiveCluster> {
  const cluster = await readControlPlane(clients, name);
  const { network, access } = cluster;
  const groups = [...network.securityGroupIds, network.clusterSecurityGroupId].filter(
    (id) => id !== undefined,
  );
  const [accessEntries, addons, nodeGroups, fargateProfiles, podIdentityAssociations, vpc] =
    await Promise.all([
      // EKS refuses to list access entries where the ConfigMap aws-auth alone counts.
      access.authenticationMode === 'CONFIG_MAP' ? [] : readAccessEntries(clients, name),
      readAddons(clients, name),
      readNodeGroups(clients, name),
      readFargateProfiles(clients, name),
      readPodIdentityAssociations(clients, name),
      readVpc(clients, network.vpcId, groups),
    ]);
  return { ...cluster, accessEntries, addons, nodeGroups, fargateProfiles, podIdentityAssociations, vpc };
}
