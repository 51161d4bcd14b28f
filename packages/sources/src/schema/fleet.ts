import { z } from 'zod';
import { dnsLabel } from '@nodeless/catalogue/schema';
import { ApiVersion } from './cluster.ts';

/** `clusters/fleet.yaml`. The layers are checked as parts, see layerSchema. */
export const FleetSchema = z
  .strictObject({
    apiVersion: ApiVersion,
    kind: z.literal('Fleet').describe('What the file describes.'),
    defaults: z.record(z.string(), z.unknown()).default({}).describe('What all clusters share.'),
    stages: z
      .record(dnsLabel(), z.record(z.string(), z.unknown()))
      .describe(
        'What the clusters of a stage share, above the defaults. Stages stand in the order in which changes go through them.',
      ),
  })
  .describe('The fleet: defaults and versions that clusters share, by stage.');
export type FleetSpec = z.output<typeof FleetSchema>;
