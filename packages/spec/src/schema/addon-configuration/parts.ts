import { z } from 'zod';
import { Labels, Quantity } from '../primitives.ts';
import { refuse } from '../rules.ts';

/** What the configuration values of several add-ons have in common. The objects are those of Kubernetes. */

const amounts = (what: string) =>
  z
    .strictObject({
      cpu: Quantity.optional().describe('Cores as text, for example "100m".'),
      memory: Quantity.optional().describe('Bytes as text, for example "128Mi".'),
    })
    .optional()
    .describe(what);

/** EKS knows cpu and memory alone: https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeAddonConfiguration.html */
export const resources = (what = 'Requests and limits of the containers. Default: those of EKS.') =>
  z
    .strictObject({
      requests: amounts('What is kept for the container.'),
      limits: amounts('What the container may use at most.'),
    })
    .optional()
    .describe(what)
    .meta({ examples: [{ requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } }] });

export const tolerations = z
  .array(
    z.strictObject({
      key: z.string().optional().describe('Key of the taint. Default: any, with the operator Exists.'),
      operator: z
        .enum(['Exists', 'Equal'])
        .optional()
        .describe('Exists asks for the key alone. Default: Equal.'),
      value: z.string().optional().describe('Value of the taint, for the operator Equal.'),
      effect: z
        .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
        .optional()
        .describe('Effect of the taint. Default: any.'),
      tolerationSeconds: z
        .int()
        .min(0)
        .optional()
        .describe('Seconds until the pod is evicted, for NoExecute. Default: never.'),
    }),
  )
  .optional()
  .describe('Taints of nodes that the pods may run on, in place of those of EKS.')
  .meta({ examples: [[{ key: 'CriticalAddonsOnly', operator: 'Exists' }]] });

export const nodeSelector = Labels.optional()
  .describe('Labels of nodes for the pods. Default: none.')
  .meta({ examples: [{ 'node-role': 'system' }] });

const terms = (what: string) => z.record(z.string(), z.unknown()).optional().describe(what);

export const affinity = z
  .strictObject({
    nodeAffinity: terms('Nodes that the pods want.'),
    podAffinity: terms('Pods that the pods want to be near.'),
    podAntiAffinity: terms('Pods that the pods want to be away from.'),
  })
  .optional()
  .describe('Affinity of the pods, in place of that of EKS.');

export const podLabels = Labels.optional().describe('Labels of the pods. Default: none.');

export const podAnnotations = z
  .record(z.string(), z.string())
  .optional()
  .describe('Annotations of the pods. Default: none.');

export const topologySpreadConstraints = z
  .array(
    z.strictObject({
      maxSkew: z.int().min(1).describe('Pods that one domain may have more than another.'),
      topologyKey: z.string().describe('Label of nodes that names the domain.'),
      whenUnsatisfiable: z.enum(['DoNotSchedule', 'ScheduleAnyway']).describe('How strict it is.'),
      labelSelector: terms('Pods that count. Default: none.'),
      minDomains: z.int().min(1).optional().describe('Domains that there must be at least.'),
      matchLabelKeys: z.array(z.string()).optional().describe('Labels of pods that must be equal.'),
      nodeAffinityPolicy: z.enum(['Honor', 'Ignore']).optional().describe('Default: Honor.'),
      nodeTaintsPolicy: z.enum(['Honor', 'Ignore']).optional().describe('Default: Ignore.'),
    }),
  )
  .optional()
  .describe('How the pods spread over nodes and zones. Default: none.');

const share = (what: string) =>
  z
    .union([z.int().min(0), z.string().regex(/^\d{1,3}%$/)])
    .optional()
    .describe(what);

export const podDisruptionBudget = z
  .strictObject({
    enabled: z.boolean().optional().describe('Whether there is one. Default of EKS: true.'),
    maxUnavailable: share('Pods that may be away, a number or per cent as text. Not beside minAvailable.'),
    minAvailable: share('Pods that must stay, a number or per cent as text. Not beside maxUnavailable.'),
  })
  .check(
    refuse(
      'spec/conflict',
      ({ maxUnavailable, minAvailable }) =>
        maxUnavailable === undefined || minAvailable === undefined
          ? undefined
          : `maxUnavailable ${maxUnavailable} and minAvailable ${minAvailable} cannot stand side by side`,
      'keep one of them',
    ),
  )
  .optional()
  .describe('How many of the pods may be evicted at once.');

export const replicas = (what: string) => z.int().min(1).max(100).optional().describe(what);

export const priorityClassName = (theirs: string) =>
  z.string().optional().describe(`PriorityClass of the pods. Default: ${theirs}.`);

export const logLevel = z.int().min(1).max(10).optional().describe('How much is logged. Default: 2.');

export const env = z
  .array(
    z.strictObject({
      name: z.string().describe('Name of the variable.'),
      value: z.string().describe('Its value; no secrets.'),
    }),
  )
  .optional()
  .describe('Variables of the containers. Default: none.');

/** A closed object: what EKS would refuse as unknown is refused here, with what was probably meant. */
export const settings = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape).describe('Configuration values of the add-on. Default: those of EKS.');
