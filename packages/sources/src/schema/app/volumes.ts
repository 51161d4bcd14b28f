import { dnsLabel, Memory, VolumeSize } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { ClaimTemplate, OwnClaim } from './claim.ts';
import { MountPath } from './config.ts';
import { ProjectedSources } from './projected.ts';
import { items, optional } from './keys.ts';
import { ObjectName } from './references.ts';

const common = {
  mountPath: MountPath.optional().describe(
    'Where the container of the app finds it. Default: nowhere; other containers say it in their mounts.',
  ),
  readOnly: z.boolean().optional().describe('Whether the container only reads. Default: false.'),
};

/** Volumes of an app. Source: https://kubernetes.io/docs/concepts/storage/volumes/ */
export const VolumesSchema = z
  .record(
    dnsLabel(),
    z.xor([
      z.strictObject({
        ...common,
        emptyDir: z
          .strictObject({
            sizeLimit: Memory.optional().describe(
              'The pod is evicted when it holds more. Default: no limit.',
            ),
            medium: z
              .enum(['Memory'])
              .optional()
              .describe('In memory, counted to its limit. Default: disk of the node.'),
          })
          .describe(
            'An empty folder, gone with the pod; for instance /tmp where the root filesystem is read-only.',
          )
          .meta({ examples: [{ sizeLimit: '1Gi' }] }),
      }),
      z.strictObject({
        mountPath: common.mountPath,
        secret: ObjectName('Secret', 'certificate').describe('Secret of the namespace; each key is a file.'),
        items,
        optional,
      }),
      z.strictObject({
        mountPath: common.mountPath,
        configMap: ObjectName('ConfigMap', 'settings').describe(
          'ConfigMap of the namespace; each key is a file.',
        ),
        items,
        optional,
      }),
      z.strictObject({
        ...common,
        claim: z
          .xor([ObjectName('PersistentVolumeClaim', 'uploads'), OwnClaim])
          .describe('A PersistentVolumeClaim of the namespace by its name, or one of its own.'),
      }),
      z.strictObject({ mountPath: common.mountPath, projected: ProjectedSources }),
      z.strictObject({
        ...common,
        claimTemplate: ClaimTemplate,
      }),
      z.strictObject({
        ...common,
        ephemeral: z
          .strictObject({
            size: VolumeSize.describe('Size of the volume.').meta({ examples: ['10Gi'] }),
            storageClass: dnsLabel()
              .optional()
              .describe('StorageClass. Default: that of the cluster.')
              .meta({ examples: ['gp3'] }),
          })
          .describe('A volume of its own for each pod, made and deleted with it.'),
      }),
    ]),
  )
  .default({})
  .describe('Volumes of the app, by name. Default: none.')
  .meta({ examples: [{ tmp: { mountPath: '/tmp', emptyDir: { sizeLimit: '1Gi' } } }] });
