import { z } from 'zod';
import { Texts } from './object.ts';

export const VOLUME_TYPES = ['standard', 'io1', 'io2', 'gp2', 'sc1', 'st1', 'gp3'] as const;
const SWITCH = ['enabled', 'disabled'] as const;

/** A volume before v1: the size is any quantity. */
export const OldVolume = z.strictObject({
  deleteOnTermination: z.boolean().exactOptional(),
  encrypted: z.boolean().exactOptional(),
  iops: z.int().exactOptional(),
  kmsKeyID: z.string().exactOptional(),
  snapshotID: z.string().exactOptional(),
  throughput: z.int().exactOptional(),
  volumeSize: z.union([z.int(), z.string()]).exactOptional(),
  volumeType: z.enum(VOLUME_TYPES).exactOptional(),
});
export type OldVolume = z.output<typeof OldVolume>;

export const MetadataOptions = z.strictObject({
  httpEndpoint: z.enum(SWITCH).exactOptional(),
  httpProtocolIPv6: z.enum(SWITCH).exactOptional(),
  httpPutResponseHopLimit: z.int().min(1).max(64).exactOptional(),
  httpTokens: z.enum(['required', 'optional']).exactOptional(),
});
export type MetadataOptions = z.output<typeof MetadataOptions>;

export const SubnetTerm = z.strictObject({ id: z.string().exactOptional(), tags: Texts.exactOptional() });

export const SecurityGroupTerm = z.strictObject({
  id: z.string().exactOptional(),
  name: z.string().exactOptional(),
  tags: Texts.exactOptional(),
});

/** A term that finds images, before v1. */
export const OldAmiTerm = z.strictObject({
  id: z.string().exactOptional(),
  name: z.string().exactOptional(),
  owner: z.string().exactOptional(),
  tags: Texts.exactOptional(),
});
