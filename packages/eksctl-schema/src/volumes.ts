import { z } from 'zod';
import { CountSchema } from './primitives.ts';

export const VOLUME_TYPES = ['gp2', 'gp3', 'io1', 'io2', 'sc1', 'st1'] as const;

/** Keys that the root volume of a node group and additional volumes have in common. */
export const VOLUME_SHAPE = {
  volumeSize: CountSchema.optional().describe('GiB. Default: 80.'),
  volumeType: z.enum(VOLUME_TYPES).optional().describe('Default: gp3; gp2 on Outposts.'),
  volumeName: z.string().optional().describe('Device, for instance /dev/xvda.'),
  volumeEncrypted: z.boolean().optional(),
  volumeKmsKeyID: z.string().optional().describe('KMS key of an encrypted volume. Default: that of EBS.'),
  volumeIOPS: CountSchema.optional().describe('Operations a second of gp3, io1 and io2.'),
  volumeThroughput: CountSchema.optional().describe('MiB a second of gp3.'),
} as const;

export const VolumeMappingSchema = z
  .strictObject({
    ...VOLUME_SHAPE,
    snapshotID: z.string().optional().describe('Snapshot that the volume starts from.'),
  })
  .describe('A volume besides the root volume.');
