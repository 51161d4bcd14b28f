import { z } from 'zod';

/** Sizes of a provisioned control plane; `standard` scales by itself. */
export const CONTROL_PLANE_TIERS = ['standard', 'tier-xl', 'tier-2xl', 'tier-4xl', 'tier-8xl'] as const;

export const SCORING_STRATEGIES = ['LeastAllocated', 'MostAllocated'] as const;

/**
 * A duration of one unit, which eksctl passes on as text. Source: EKS API, KubeApiServerConfigRequest `eventTtl` and
 * HorizontalPodAutoscalerControllerConfigRequest `horizontalPodAutoscalerSyncPeriod`, botocore 1.44.8.
 */
const DurationSchema = z
  .string()
  .regex(/^[1-9][0-9]*(ms|s|m|h)$/, 'expected a duration of one unit such as 30m');

const PortSchema = z.int().min(1).max(65_535);

export const ControlPlaneScalingConfigSchema = z
  .strictObject({
    tier: z
      .enum(CONTROL_PLANE_TIERS)
      .optional()
      .describe('Capacity that is always there. Default: standard.'),
  })
  .describe('How large the control plane is.');

export const ZonalShiftConfigSchema = z
  .strictObject({
    enabled: z
      .boolean()
      .optional()
      .describe('Let Amazon Application Recovery Controller move traffic out of a zone.'),
  })
  .describe('What happens when a zone is impaired.');

export const ServiceNodePortRangeSchema = z
  .strictObject({ minPort: PortSchema.optional(), maxPort: PortSchema.optional() })
  .describe('Ports of Services of type NodePort.');

export const KubeAPIServerConfigSchema = z
  .strictObject({
    eventTTL: DurationSchema.optional().describe('How long events are kept, for instance 1h.'),
    serviceNodePortRange: ServiceNodePortRangeSchema.optional(),
  })
  .describe('Settings of kube-apiserver. EKS checks the values.');

export const ResourceWeightSchema = z
  .strictObject({
    name: z.string().optional().describe('For instance cpu or memory.'),
    weight: z.int().min(1).optional().describe('How much it counts beside the others.'),
  })
  .describe('How much a resource counts when nodes are scored.');

export const ScoringStrategySchema = z
  .strictObject({
    type: z
      .enum(SCORING_STRATEGIES)
      .optional()
      .describe('LeastAllocated spreads pods, MostAllocated fills nodes.'),
    resources: z.array(ResourceWeightSchema).optional(),
  })
  .describe('Which nodes the scheduler prefers.');

export const NodeResourcesFitConfigSchema = z
  .strictObject({ scoringStrategy: ScoringStrategySchema.optional() })
  .describe('Settings of the NodeResourcesFit plugin.');

export const KubeSchedulerConfigSchema = z
  .strictObject({ nodeResourcesFit: NodeResourcesFitConfigSchema.optional() })
  .describe('Settings of kube-scheduler. EKS checks the values.');

export const HorizontalPodAutoscalerControllerConfigSchema = z
  .strictObject({
    horizontalPodAutoscalerSyncPeriod: DurationSchema.optional().describe(
      'How often the autoscaler looks, for instance 15s.',
    ),
  })
  .describe('Settings of the HorizontalPodAutoscaler controller.');

export const KubeControllerManagerConfigSchema = z
  .strictObject({
    horizontalPodAutoscalerControllerConfig: HorizontalPodAutoscalerControllerConfigSchema.optional(),
  })
  .describe('Settings of kube-controller-manager. EKS checks the values.');
