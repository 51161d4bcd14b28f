import { LabelKey, LabelValue, refuse, stringOf, Zone } from '@nodeless/catalogue/schema';
import { CAPACITY_TYPES } from '@nodeless/contracts/karpenter';
import { z } from 'zod';
import { INT32 } from './references.ts';

const AppName = stringOf(/./, 'a name of an app', 'the name of an app of the cluster').meta({
  examples: ['web'],
});

const Nodes = z
  .strictObject({
    capacityTypes: z
      .array(z.enum(CAPACITY_TYPES))
      .min(1)
      .optional()
      .describe('How the nodes are paid for; nodes of Karpenter and EKS Auto Mode tell. Default: any.')
      .meta({ examples: [['on-demand']] }),
    instanceCategories: z
      .array(stringOf(/^[a-z]+$/, 'a category of instances', 'for example c, m, r or g'))
      .min(1)
      .optional()
      .describe('Categories of instance types; nodes of Karpenter and EKS Auto Mode tell. Default: any.')
      .meta({ examples: [['c', 'm']] }),
    zones: z
      .array(Zone)
      .min(1)
      .optional()
      .describe('Availability zones. Default: any.')
      .meta({ examples: [['eu-central-1a']] }),
    labels: z
      .record(LabelKey, z.array(LabelValue).min(1))
      .default({})
      .describe('Other labels of nodes, each with the values that it may have. Default: none.')
      .meta({ examples: [{ 'example.com/disk': ['nvme'] }] }),
  })
  .describe('Labels that the nodes must have, all of them.')
  .meta({ examples: [{ capacityTypes: ['on-demand'] }] });

const Neighbour = z.strictObject({
  app: AppName.describe('App whose pods count; the app itself is one, too.'),
  over: z.enum(['nodes', 'zones']).default('nodes').describe('Same node, or same zone. Default: nodes.'),
  required: z
    .boolean()
    .default(false)
    .describe('Whether a pod waits where it cannot be kept. Default: false, it goes elsewhere.'),
});
export type Neighbour = z.output<typeof Neighbour>;

/** Source: ValidateTolerations of pkg/apis/core/validation/validation.go, Kubernetes v1.35 */
const Toleration = z
  .strictObject({
    key: LabelKey.describe('Key of the taint.'),
    value: LabelValue.optional().describe('Value of the taint. Default: any.'),
    effect: z
      .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
      .optional()
      .describe('Effect of the taint. Default: any.'),
    tolerationSeconds: z
      .int()
      .min(0)
      .max(INT32)
      .optional()
      .describe('Seconds that the pod stays after the taint came. Default: for ever.')
      .meta({ examples: [300] }),
  })
  .check(
    refuse(
      'spec/conflict',
      ({ effect, tolerationSeconds }) =>
        tolerationSeconds !== undefined && effect !== 'NoExecute'
          ? 'only a taint with the effect NoExecute lets pods stay for a while'
          : undefined,
      'write effect: NoExecute, or take tolerationSeconds away',
    ),
  );

/** Where the pods of an app run, besides nodePools, architectures and spread. */
export const PlacementSchema = z
  .strictObject({
    nodes: Nodes.optional(),
    near: z
      .array(Neighbour)
      .default([])
      .describe('Apps whose pods shall be near. Default: none.')
      .meta({ examples: [[{ app: 'cache', over: 'zones' }]] }),
    apart: z
      .array(Neighbour)
      .default([])
      .describe('Apps whose pods shall be elsewhere. Default: none.')
      .meta({ examples: [[{ app: 'web' }]] }),
    tolerations: z
      .array(Toleration)
      .default([])
      .describe('Taints that are tolerated besides those of nodePools. Default: none.')
      .meta({ examples: [[{ key: 'example.com/gpu', effect: 'NoSchedule' }]] }),
  })
  .describe('On which nodes the pods run, and near whom. Default: any node without taints.');
export type AppPlacement = z.output<typeof PlacementSchema>;
