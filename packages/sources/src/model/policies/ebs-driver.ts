import type { JsonObject } from '@nodeless/core';
import { policyOf, type PolicyStatement, regionalArns } from '@nodeless/catalogue';
import type { ClusterSpec } from '../../schema/cluster.ts';
import { ebsClassKeys, volumeKeyStatements } from './volume-keys.ts';

/** Tag that the driver puts on all that it makes. */
const MANAGED = 'ebs.csi.aws.com/cluster';

/** Tag of volumes that Kubernetes made before it had the driver. */
const MIGRATED = 'kubernetes.io/created-for/pvc/name';

const isManaged = { StringEquals: { [`ec2:ResourceTag/${MANAGED}`]: 'true' } };
const isMigrated = { StringLike: { [`ec2:ResourceTag/${MIGRATED}`]: '*' } };
const becomesManaged = { StringEquals: { [`aws:RequestTag/${MANAGED}`]: 'true' } };

/**
 * What the driver of EBS may do: volumes and snapshots that it made itself, in the region and the account of the cluster.
 * A volume that exists already needs the tag `ebs.csi.aws.com/cluster: true` before the driver may mount it. The same
 * actions and conditions as AmazonEBSCSIDriverPolicyV2, which holds for all regions; the older AmazonEBSCSIDriverPolicy
 * holds for every volume. Neither permits the use of KMS keys of one's own.
 * Sources: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/install.md,
 * https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/2918
 */
export function ebsDriverPolicy(cluster: ClusterSpec): JsonObject {
  const ec2 = regionalArns(cluster, 'ec2');
  const volumes = ec2('volume/*');
  // The ARN of a snapshot names no account.
  const snapshots = ec2('snapshot/*', '*');
  return policyOf(
    look(cluster),
    allow('CreateVolumes', ['CreateVolume', 'CopyVolumes'], volumes, becomesManaged),
    allow('CopyOwnVolumes', 'CopyVolumes', ec2('volume/vol-*'), isManaged),
    allow('CopyMigratedVolumes', 'CopyVolumes', ec2('volume/vol-*'), isMigrated),
    allow('CreateSnapshots', 'CreateSnapshot', snapshots, becomesManaged),
    allow('SnapshotOwnVolumes', 'CreateSnapshot', volumes, isManaged),
    allow('ManageOwnVolumes', MANAGE, volumes, isManaged),
    allow('ManageMigratedVolumes', MANAGE, volumes, isMigrated),
    allow('RestoreOwnSnapshots', ['CreateVolume', 'EnableFastSnapshotRestores'], snapshots, isManaged),
    allow('AttachToInstances', ['AttachVolume', 'DetachVolume'], ec2('instance/*')),
    allow('DeleteOwnSnapshots', ['DeleteSnapshot', 'LockSnapshot'], snapshots, isManaged),
    allow('TagWhatIsMade', 'CreateTags', [volumes, snapshots], {
      StringEquals: { 'ec2:CreateAction': ['CreateVolume', 'CreateSnapshot', 'CopyVolumes'] },
    }),
    allow('TagOwnVolumes', ['CreateTags', 'DeleteTags'], volumes, {
      ...isManaged,
      Null: { 'aws:TagKeys': 'false' },
      // Else the driver could make any volume its own.
      'ForAllValues:StringNotEquals': { 'aws:TagKeys': [MANAGED, `${MANAGED}-name`, MIGRATED] },
    }),
    ...volumeKeyStatements(ebsClassKeys(cluster)),
  );
}

const MANAGE = ['ModifyVolume', 'AttachVolume', 'DetachVolume', 'DeleteVolume'];

/** EC2 knows no narrower resource for what describes things. */
function look({ region }: ClusterSpec): PolicyStatement {
  const described = [
    'AvailabilityZones',
    'Instances',
    'InstanceTypes',
    'Snapshots',
    'Volumes',
    'VolumesModifications',
    'VolumeStatus',
  ].map((what) => `Describe${what}`);
  return allow('Look', described, '*', { StringEquals: { 'aws:RequestedRegion': region } });
}

function allow(
  Sid: string,
  actions: string | readonly string[],
  Resource: PolicyStatement['Resource'],
  Condition?: NonNullable<PolicyStatement['Condition']>,
): PolicyStatement {
  const Action = typeof actions === 'string' ? `ec2:${actions}` : actions.map((action) => `ec2:${action}`);
  return { Sid, Effect: 'Allow', Action, Resource, ...(Condition === undefined ? {} : { Condition }) };
}
