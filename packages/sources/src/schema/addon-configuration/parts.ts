import { Labels, Memory, Quantity, refuse } from '@nodeless/catalogue/schema';
import { z } from 'zod';

/** What the configuration values of several add-ons have in common. The objects are those of Kubernetes. */

const amounts = (what: string) =>
  z
    .strictObject({
      cpu: Quantity.optional().describe('Cores as text, for example "100m".'),
      memory: Memory.optional().describe('Bytes as text, for example "128Mi".'),
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
      key: z
        .string()
        .optional()
        .describe('Key of the taint. Default: any, with the operator Exists.')
        .meta({ examples: ['example.com/dedicated'] }),
      operator: z
        .enum(['Exists', 'Equal'])
        .optional()
        .describe('Exists asks for the key alone. Default: Equal.'),
      value: z
        .string()
        .optional()
        .describe('Value of the taint, for the operator Equal.')
        .meta({ examples: ['gpu'] }),
      effect: z
        .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
        .optional()
        .describe('Effect of the taint. Default: any.'),
      tolerationSeconds: z
        .int()
        .min(0)
        .optional()
        .describe('Seconds until the pod is evicted, for NoExecute. Default: never.')
        .meta({ examples: [300] }),
    }),
  )
  .optional()
  .describe('Taints of nodes that the pods may run on, in place of those of EKS.')
  .meta({ examples: [[{ key: 'CriticalAddonsOnly', operator: 'Exists' }]] });

export const nodeSelector = Labels.optional()
  .describe('Labels of nodes for the pods. Default: none.')
  .meta({ examples: [{ 'node-role': 'system' }] });

const terms = (what: string, example: object) =>
  z
    .record(z.string(), z.unknown())
    .optional()
    .describe(what)
    .meta({ examples: [example] });

const ZONE = 'topology.kubernetes.io/zone';
const HOST = 'kubernetes.io/hostname';
const ofApp = (name: string) => ({ matchLabels: { 'app.kubernetes.io/name': name } });

export const affinity = z
  .strictObject({
    nodeAffinity: terms('Nodes that the pods want.', {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          { matchExpressions: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] }] },
        ],
      },
    }),
    podAffinity: terms('Pods that the pods want to be near.', {
      requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: ZONE, labelSelector: ofApp('web') }],
    }),
    podAntiAffinity: terms('Pods that the pods want to be away from.', {
      requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: HOST, labelSelector: ofApp('web') }],
    }),
  })
  .optional()
  .describe('Affinity of the pods, in place of that of EKS.');

export const podLabels = Labels.optional().describe('Labels of the pods. Default: none.');

export const podAnnotations = z
  .record(z.string(), z.string())
  .optional()
  .describe('Annotations of the pods. Default: none.')
  .meta({ examples: [{ 'prometheus.io/scrape': 'true' }] });

export const topologySpreadConstraints = z
  .array(
    z.strictObject({
      maxSkew: z
        .int()
        .min(1)
        .describe('Pods that one domain may have more than another.')
        .meta({ examples: [1] }),
      topologyKey: z
        .string()
        .describe('Label of nodes that names the domain.')
        .meta({ examples: [ZONE] }),
      whenUnsatisfiable: z.enum(['DoNotSchedule', 'ScheduleAnyway']).describe('How strict it is.'),
      labelSelector: terms('Pods that count. Default: none.', ofApp('web')),
      minDomains: z
        .int()
        .min(1)
        .optional()
        .describe('Domains that there must be at least.')
        .meta({ examples: [2] }),
      matchLabelKeys: z
        .array(z.string())
        .optional()
        .describe('Labels of pods that must be equal.')
        .meta({ examples: [['pod-template-hash']] }),
      nodeAffinityPolicy: z.enum(['Honor', 'Ignore']).optional().describe('Default: Honor.'),
      nodeTaintsPolicy: z.enum(['Honor', 'Ignore']).optional().describe('Default: Ignore.'),
    }),
  )
  .optional()
  .describe('How the pods spread over nodes and zones. Default: none.');

const share = (what: string, example: number | string) =>
  z
    .union([z.int().min(0), z.string().regex(/^\d{1,3}%$/)])
    .optional()
    .describe(what)
    .meta({ examples: [example] });

export const podDisruptionBudget = z
  .strictObject({
    enabled: z.boolean().optional().describe('Whether there is one. Default of EKS: true.'),
    maxUnavailable: share('Pods that may be away, a number or per cent as text. Not beside minAvailable.', 1),
    minAvailable: share(
      'Pods that must stay, a number or per cent as text. Not beside maxUnavailable.',
      '50%',
    ),
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

export const replicas = (what: string) =>
  z
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe(what)
    .meta({ examples: [3] });

export const priorityClassName = (theirs: string) =>
  z
    .string()
    .optional()
    .describe(`PriorityClass of the pods. Default: ${theirs}.`)
    .meta({ examples: [theirs] });

export const logLevel = z
  .int()
  .min(1)
  .max(10)
  .optional()
  .describe('How much is logged. Default: 2.')
  .meta({ examples: [4] });

export const env = z
  .array(
    z.strictObject({
      name: z
        .string()
        .describe('Name of the variable.')
        .meta({ examples: ['HTTPS_PROXY'] }),
      value: z
        .string()
        .describe('Its value; no secrets.')
        .meta({ examples: ['http://proxy.example.com:3128'] }),
    }),
  )
  .optional()
  .describe('Variables of the containers. Default: none.');

/** A closed object: what EKS would refuse as unknown is refused here, with what was probably meant. */
export const settings = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape).describe('Configuration values of the add-on. Default: those of EKS.');
