import { dnsLabel, refuse, repeated, VolumeSize } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { ObjectName } from './references.ts';

/** Source: ValidatePersistentVolumeClaimSpec (access modes) of pkg/apis/core/validation/validation.go, Kubernetes v1.35 */
const AccessModes = z
  .array(z.enum(['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod']))
  .min(1)
  .check(
    refuse('spec/invalid-value', repeated, 'remove one of them'),
    refuse(
      'spec/conflict',
      (modes) =>
        modes.includes('ReadWriteOncePod') && modes.length > 1
          ? 'ReadWriteOncePod stands alone: the volume is for one pod'
          : undefined,
      'remove the others',
    ),
  )
  .default(['ReadWriteOnce'])
  .describe(
    'How it is mounted: by one node, or by several, which EFS can and EBS cannot. Default: ReadWriteOnce.',
  )
  .meta({ examples: [['ReadWriteMany']] });

/** A PersistentVolumeClaim of an app's own. */
export const OwnClaim = z
  .strictObject({
    size: VolumeSize.describe('Size of the volume; EFS takes any and gives no limit.').meta({
      examples: ['20Gi'],
    }),
    storageClass: dnsLabel()
      .optional()
      .describe(
        'StorageClass: of EBS for a disk, of EFS for an access point of its own in a file system. Default: that of the cluster.',
      )
      .meta({ examples: ['shared'] }),
    accessModes: AccessModes,
    volume: ObjectName('PersistentVolume', 'orders-files')
      .optional()
      .describe(
        'PersistentVolume that exists, for a file system or an access point that somebody made; on Fargate the only way to EFS. Default: one is made.',
      )
      .meta({ examples: ['orders-files'] }),
  })
  .check(
    refuse(
      'spec/conflict',
      ({ storageClass, volume }) =>
        storageClass !== undefined && volume !== undefined
          ? 'a volume that exists is of no StorageClass, and one of a StorageClass is made'
          : undefined,
      'take storageClass or volume away',
    ),
  )
  .describe(
    'A PersistentVolumeClaim called <app>-<volume>. It stays when the app goes, until somebody deletes it.',
  )
  .meta({ examples: [{ size: '20Gi', storageClass: 'gp3' }] });
export type OwnClaimSpec = z.output<typeof OwnClaim>;

/** The claim that a StatefulSet makes for each of its pods. */
export const ClaimTemplate = z
  .strictObject({
    size: VolumeSize.describe('Size of the volume.').meta({ examples: ['10Gi'] }),
    storageClass: dnsLabel()
      .optional()
      .describe('StorageClass. Default: that of the cluster.')
      .meta({ examples: ['gp3'] }),
    accessModes: AccessModes,
  })
  .describe(
    'A PersistentVolumeClaim for each pod of a StatefulSet, which the pod finds again. It cannot be changed later.',
  )
  .meta({ examples: [{ size: '20Gi', storageClass: 'gp3' }] });
export type ClaimTemplateSpec = z.output<typeof ClaimTemplate>;
