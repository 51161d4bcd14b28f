import {
  dnsLabel,
  refuse,
  repeated,
  SecurityGroupId,
  SubnetId,
  stringOf,
  Zone,
} from '@nodeless/catalogue/schema';
import { ebsVolumeProblem } from '@nodeless/contracts/aws';
import { z } from 'zod';

/** Classes cannot be changed in a cluster: the API server refuses a change of everything but labels and expansion. */
const name = dnsLabel()
  .check(
    refuse(
      'spec/invalid-name',
      (text) => (text === 'gp2' ? '"gp2" is the class that EKS makes by itself' : undefined),
      'choose another name, for example gp3',
    ),
  )
  .describe('Name of the class. What else it says cannot be changed later: make a new class instead.');

const isDefault = z
  .boolean()
  .default(false)
  .describe('Whether claims that name no class get this one; at most one. Default: false.');

const reclaimPolicy = z
  .enum(['Delete', 'Retain'])
  .default('Delete')
  .describe('What happens to a volume whose claim is deleted. Default: Delete.');

const mountOptions = (theirs: string, example: string) =>
  z
    .array(z.string().min(1))
    .optional()
    .describe(`Options of the mount. Default: ${theirs}.`)
    .meta({ examples: [[example]] });

const KmsKey = stringOf(
  /^arn:aws(-cn|-us-gov)?:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/,
  'the ARN of a KMS key',
  'for example arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
).meta({ examples: ['arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'] });

/**
 * Sources: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md,
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
 */
export const EbsClassSchema = z
  .strictObject({
    type: z
      .enum(['gp3', 'gp2', 'io1', 'io2', 'st1', 'sc1'])
      .default('gp3')
      .describe('Type of the volumes. Default: gp3.'),
    iops: z
      .int()
      .optional()
      .describe('Operations a second, of gp3, io1 and io2. Default of gp3: 3000.')
      .meta({ examples: [6000] }),
    throughput: z
      .int()
      .min(125)
      .max(2000)
      .optional()
      .describe('MiB a second, of gp3. Default: 125.')
      .meta({ examples: [250] }),
    encrypted: z.boolean().default(true).describe('Whether the volumes are encrypted. Default: true.'),
    kmsKeyId: KmsKey.optional().describe(
      'ARN of a KMS key of your own. The role of the driver may use it, unless addons.aws-ebs-csi-driver.identity.policies says otherwise; the policy of the key has to agree. Default: the key of the account for EBS.',
    ),
    fsType: z.enum(['ext4', 'xfs', 'ext3']).default('ext4').describe('File system. Default: ext4.'),
    zones: z
      .array(Zone)
      .min(1)
      .check(refuse('spec/invalid-value', repeated, 'remove one of them'))
      .optional()
      .describe('Only volumes in these zones. Default: the zone of the first pod that uses the volume.'),
  })
  .check(
    refuse('spec/conflict', ({ type, iops, throughput, encrypted, kmsKeyId }) => {
      if (kmsKeyId !== undefined && !encrypted) return 'kmsKeyId has no effect beside encrypted: false';
      return ebsVolumeProblem({ type, iops, throughput });
    }),
  );

/** Source: https://github.com/kubernetes-sigs/aws-efs-csi-driver/blob/master/docs/parameters.md */
export const EfsClassSchema = z
  .strictObject({
    fileSystemId: stringOf(
      /^fs-[0-9a-f]{8,40}$/,
      'the id of a file system',
      'for example fs-0123456789abcdef0',
    )
      .meta({ examples: ['fs-0123456789abcdef0'] })
      .describe('File system that exists; each volume becomes an access point of it.'),
    directoryPerms: stringOf(/^[0-7]{3,4}$/, 'permissions of a folder', 'for example "700"')
      .meta({ examples: ['755'] })
      .default('700')
      .describe('Permissions of the folder of a volume, octal. Default: 700.'),
    basePath: stringOf(/^\/[\w./-]*$/, 'a path', 'a path starts with /, for example /volumes')
      .meta({ examples: ['/volumes'] })
      .optional()
      .describe('Folder below which the folders of volumes are made. Default: /.'),
    uid: z
      .int()
      .min(0)
      .optional()
      .describe('Owner of the folder. Default: the group of the access point.')
      .meta({ examples: [1001] }),
    gid: z
      .int()
      .min(0)
      .optional()
      .describe('Group of the folder. Default: one of gidRange.')
      .meta({ examples: [1001] }),
    gidRange: z
      .strictObject({
        start: z
          .int()
          .min(1)
          .describe('First group.')
          .meta({ examples: [1000] }),
        end: z
          .int()
          .min(2)
          .describe('Last group.')
          .meta({ examples: [2000] }),
      })
      .optional()
      .describe('Groups that volumes get one after the other. Default: 50000 to 7000000.')
      .meta({ examples: [{ start: 1000, end: 2000 }] }),
  })
  .check(
    refuse('spec/conflict', ({ uid, gid, gidRange }) => {
      if (uid !== undefined && gid === undefined) return 'uid needs gid';
      if (gid !== undefined && gidRange !== undefined) return 'gid and gidRange exclude each other';
      return gidRange !== undefined && gidRange.start >= gidRange.end
        ? `gidRange starts at ${gidRange.start} and ends at ${gidRange.end}`
        : undefined;
    }),
  );

const isPersistent = (type: string) => type.startsWith('PERSISTENT');

/**
 * Sources: https://github.com/kubernetes-sigs/aws-fsx-csi-driver/blob/master/examples/kubernetes/dynamic_provisioning/README.md,
 * https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystemLustreConfiguration.html
 */
export const FsxClassSchema = z
  .strictObject({
    subnetId: SubnetId.describe('Subnet of the file systems; one, as FSx for Lustre has it.'),
    securityGroupIds: z
      .array(SecurityGroupId)
      .min(1)
      .describe('Security groups that let nodes in on port 988 and 1018 to 1023.'),
    deploymentType: z
      .enum(['SCRATCH_1', 'SCRATCH_2', 'PERSISTENT_1', 'PERSISTENT_2'])
      .default('SCRATCH_2')
      .describe('SCRATCH keeps no copies, PERSISTENT does. Default: SCRATCH_2.'),
    storageType: z.enum(['SSD', 'HDD']).default('SSD').describe('HDD is for PERSISTENT_1. Default: SSD.'),
    driveCacheType: z.enum(['NONE', 'READ']).optional().describe('SSD cache in front of HDD.'),
    perUnitStorageThroughput: z
      .literal([12, 40, 50, 100, 125, 200, 250, 500, 1000])
      .optional()
      .describe('MB a second for each TiB, of PERSISTENT. Default of the driver: 200.'),
    dataCompression: z.boolean().default(false).describe('Compress files with LZ4. Default: false.'),
    kmsKeyId: KmsKey.optional().describe(
      'ARN of a KMS key of your own, for PERSISTENT. The role of the driver may use it; the policy of the key has to agree. Default: the key of the account for FSx.',
    ),
    backupRetentionDays: z
      .int()
      .min(0)
      .max(90)
      .optional()
      .describe('Days that daily backups of PERSISTENT are kept; 0 makes none. Default of FSx: 0.')
      .meta({ examples: [7] }),
    version: z.enum(['2.10', '2.12', '2.15']).optional().describe('Version of Lustre. Default of FSx: 2.10.'),
  })
  .check(
    refuse('spec/conflict', (fsx) => {
      const { deploymentType: type, storageType, driveCacheType, perUnitStorageThroughput } = fsx;
      if (storageType === 'HDD' && type !== 'PERSISTENT_1') return `HDD is for PERSISTENT_1, not for ${type}`;
      if ((storageType === 'HDD') !== (driveCacheType !== undefined))
        return storageType === 'HDD' ? 'HDD needs driveCacheType' : 'driveCacheType is for HDD';
      if (isPersistent(type))
        return perUnitStorageThroughput === undefined ? `${type} needs perUnitStorageThroughput` : undefined;
      const alone = (['perUnitStorageThroughput', 'kmsKeyId', 'backupRetentionDays'] as const).find(
        (key) => fsx[key] !== undefined,
      );
      return alone === undefined
        ? undefined
        : `${alone} is for PERSISTENT_1 and PERSISTENT_2, not for ${type}`;
    }),
  );

const common = { name, default: isDefault, reclaimPolicy };

export const StorageClassSchema = z
  .xor([
    z.strictObject({
      ...common,
      mountOptions: mountOptions('none', 'noatime'),
      ebs: EbsClassSchema.describe('Volumes of Amazon EBS, in the zone of the pod that uses them first.'),
    }),
    z.strictObject({
      ...common,
      mountOptions: mountOptions('tls, by the driver', 'iam'),
      efs: EfsClassSchema.describe('Access points of a file system of Amazon EFS.'),
    }),
    z.strictObject({
      ...common,
      mountOptions: mountOptions('flock', 'noatime'),
      fsx: FsxClassSchema.describe('A file system of Amazon FSx for Lustre for each claim.'),
    }),
  ])
  .meta({ examples: [{ name: 'gp3', default: true, ebs: {} }] });
export type StorageClassSpec = z.output<typeof StorageClassSchema>;

export const SnapshotClassSchema = z.strictObject({
  name: dnsLabel().describe('Name of the VolumeSnapshotClass.'),
  default: isDefault,
  deletionPolicy: z
    .enum(['Delete', 'Retain'])
    .default('Delete')
    .describe('What happens to a snapshot of EBS whose VolumeSnapshot is deleted. Default: Delete.'),
});
export type SnapshotClassSpec = z.output<typeof SnapshotClassSchema>;

/** Volumes that outlive pods. */
export const StorageSchema = z
  .strictObject({
    classes: z
      .array(StorageClassSchema)
      .optional()
      .describe(
        'StorageClasses; each needs the add-on of its driver, but EBS in EKS Auto Mode, which has its own. Default: gp3, encrypted, for claims that name no class, where the add-on aws-ebs-csi-driver is there, and in EKS Auto Mode. EKS itself makes none that is the default.',
      ),
    snapshotClasses: z
      .array(SnapshotClassSchema)
      .default([])
      .describe(
        'Classes of snapshots of EBS volumes; they need the add-on snapshot-controller. Default: none.',
      )
      .meta({ examples: [[{ name: 'ebs', default: true }]] }),
  })
  .describe('Volumes that outlive pods.');
export type Storage = z.output<typeof StorageSchema>;
