import { DescribeNodegroupCommand, ListNodegroupsCommand, type Nodegroup } from '@aws-sdk/client-eks';
import { sortedBy } from '@nodeless/core';
import type { AwsClients } from '../connect.ts';
import type { LiveNodeGroup, LiveTaint } from '../live-cluster.ts';
import { allPages } from '../pages.ts';
import { needed, present } from '../present.ts';
import { healthIssues, sortedTexts, tagsOf } from './parts.ts';

const LIST = 'eks:ListNodegroups';
const DESCRIBE = 'eks:DescribeNodegroup';

export async function readNodeGroups(clients: AwsClients, clusterName: string): Promise<LiveNodeGroup[]> {
  const { eks, call } = clients;
  const names = await allPages(
    LIST,
    (page) =>
      call(LIST, `cluster ${clusterName}`, (abort) =>
        eks.send(new ListNodegroupsCommand({ clusterName, ...page }), abort),
      ),
    ({ nodegroups }) => nodegroups,
  );
  const groups = await Promise.all(
    names.map(async (nodegroupName) => {
      const subject = `node group ${nodegroupName} of cluster ${clusterName}`;
      const { nodegroup } = await call(DESCRIBE, subject, (abort) =>
        eks.send(new DescribeNodegroupCommand({ clusterName, nodegroupName }), abort),
      );
      return toNodeGroup(nodegroupName, needed(nodegroup, DESCRIBE, 'nodegroup'));
    }),
  );
  return sortedBy(groups, ({ name }) => name);
}

function toNodeGroup(name: string, read: Nodegroup): LiveNodeGroup {
  const { scalingConfig, updateConfig, launchTemplate } = read;
  return present({
    name,
    arn: needed(read.nodegroupArn, DESCRIBE, 'nodegroup.nodegroupArn'),
    status: needed(read.status, DESCRIBE, 'nodegroup.status'),
    version: read.version,
    releaseVersion: read.releaseVersion,
    capacityType: read.capacityType,
    amiType: read.amiType,
    // The order counts: an on-demand group takes the first type that there is.
    instanceTypes: read.instanceTypes ?? [],
    diskSize: read.diskSize,
    minSize: scalingConfig?.minSize,
    maxSize: scalingConfig?.maxSize,
    desiredSize: scalingConfig?.desiredSize,
    subnetIds: sortedTexts(read.subnets),
    nodeRoleArn: read.nodeRole,
    labels: tagsOf(read.labels),
    taints: sortedBy((read.taints ?? []).map(toTaint), ({ key, effect }) => `${key} ${effect}`),
    maxUnavailable: updateConfig?.maxUnavailable,
    maxUnavailablePercentage: updateConfig?.maxUnavailablePercentage,
    updateStrategy: updateConfig?.updateStrategy,
    nodeRepair: read.nodeRepairConfig?.enabled ?? false,
    launchTemplate:
      launchTemplate === undefined
        ? undefined
        : present({ id: launchTemplate.id, name: launchTemplate.name, version: launchTemplate.version }),
    sshKeyName: read.remoteAccess?.ec2SshKey,
    autoScalingGroups: sortedTexts(
      read.resources?.autoScalingGroups?.flatMap(({ name: group }) => group ?? []),
    ),
    tags: tagsOf(read.tags),
    healthIssues: healthIssues(read.health?.issues),
  });
}

function toTaint(taint: {
  key?: string | undefined;
  value?: string | undefined;
  effect?: string | undefined;
}): LiveTaint {
  return present({
    key: needed(taint.key, DESCRIBE, 'nodegroup.taints[].key'),
    value: taint.value,
    effect: needed(taint.effect, DESCRIBE, 'nodegroup.taints[].effect'),
  });
}
