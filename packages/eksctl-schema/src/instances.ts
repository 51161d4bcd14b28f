import { z } from 'zod';
import { ArnSchema, InstanceTypeSchema } from './primitives.ts';

export const CPU_ARCHITECTURES = ['x86_64', 'amd64', 'arm64'] as const;
export const CAPACITY_RESERVATION_PREFERENCES = ['open', 'none'] as const;
export const MARKET_TYPES = ['capacity-block'] as const;
export const SPREAD_LEVELS = ['host', 'rack'] as const;

/** How an Auto Scaling group chooses among Spot pools, in EC2's words. */
export const SPOT_ALLOCATION_STRATEGIES = [
  'capacity-optimized',
  'capacity-optimized-prioritized',
  'diversified',
  'lowest-price',
  'price-capacity-optimized',
] as const;

export const InstanceSelectorSchema = z
  .strictObject({
    vCPUs: z.int().min(0).optional(),
    memory: z.string().optional().describe('GiB, or with a unit: "4", "2048MiB".'),
    gpus: z.int().min(0).optional().describe('0: types without GPUs.'),
    neuron_devices: z.int().min(0).optional().describe('0: types without Neuron devices.'),
    cpuArchitecture: z.enum(CPU_ARCHITECTURES).optional().describe('Default: x86_64.'),
    allow: z.string().optional().describe('Regular expression; only types that match it.'),
    deny: z.string().optional().describe('Regular expression; no types that match it.'),
  })
  .describe('Instance types by what they have. eksctl looks them up when it makes the group.');

export const NodeGroupInstancesDistributionSchema = z
  .strictObject({
    instanceTypes: z
      .array(InstanceTypeSchema)
      .optional()
      .describe('Types to mix, at most 20. Needed, unless there is an instanceSelector.'),
    maxPrice: z
      .number()
      .min(0)
      .optional()
      .describe('Dollars an hour for Spot. Default: the on-demand price.'),
    onDemandBaseCapacity: z.int().min(0).optional().describe('Nodes that are never Spot. Default: 0.'),
    onDemandPercentageAboveBaseCapacity: z
      .int()
      .min(0)
      .max(100)
      .optional()
      .describe('Share of the other nodes that is not Spot. Default: 100.'),
    spotInstancePools: z.int().min(1).max(20).optional().describe('Spot pools to spread over. Default: 2.'),
    spotAllocationStrategy: z.enum(SPOT_ALLOCATION_STRATEGIES).optional(),
    capacityRebalance: z
      .boolean()
      .optional()
      .describe('Replace Spot instances before they are interrupted. Default: false.'),
  })
  .describe('A mix of instance types and of Spot and on-demand capacity.');

export const CapacityReservationTargetSchema = z
  .strictObject({
    capacityReservationID: z.string().optional(),
    capacityReservationResourceGroupARN: ArnSchema.optional(),
  })
  .describe('The reservation to use, or the group of reservations.');

export const CapacityReservationSchema = z
  .strictObject({
    capacityReservationPreference: z
      .enum(CAPACITY_RESERVATION_PREFERENCES)
      .optional()
      .describe('Any open reservation that fits, or none.'),
    capacityReservationTarget: CapacityReservationTargetSchema.optional(),
  })
  .describe('Which capacity reservations the instances use.');

export const InstanceMarketOptionsSchema = z
  .strictObject({ marketType: z.enum(MARKET_TYPES).optional() })
  .describe('How the instances are bought.');

export const PlacementSchema = z
  .strictObject({
    groupName: z.string().optional().describe('An existing placement group.'),
    spreadLevel: z.enum(SPREAD_LEVELS).optional().describe('Only for control planes on Outposts.'),
  })
  .describe('Where instances stand relative to each other.');

export const LaunchTemplateSchema = z
  .strictObject({
    id: z.string().min(1),
    version: z
      .string()
      .regex(/^[1-9][0-9]*$/, 'expected a number of at least 1, in quotes')
      .optional()
      .describe('Default: the default version of the template.'),
  })
  .describe('An existing launch template.');
