import { z } from 'zod';
import { PlacementSchema } from './instances.ts';
import { InstanceTypeSchema, OutpostArnSchema } from './primitives.ts';

export const OutpostSchema = z
  .strictObject({
    controlPlaneOutpostARN: OutpostArnSchema.describe('Outpost of the control plane.'),
    controlPlaneInstanceType: InstanceTypeSchema.optional().describe(
      'Instances of the control plane. Default: the smallest type of the Outpost.',
    ),
    controlPlanePlacement: PlacementSchema.optional(),
    etcdInstanceType: InstanceTypeSchema.optional().describe('Instances of etcd, where it runs apart.'),
    etcdPlacement: PlacementSchema.optional(),
  })
  .describe('A local cluster: the control plane on AWS Outposts.');
