import { PORT_NAME } from '@nodeless/contracts/kubernetes';
import { z } from 'zod';
import { dnsLabel, ImageReference, Memory, Quantity, stringOf } from '@nodeless/catalogue/schema';
import { ConfigSchema } from './app/config.ts';
import { EnvironmentSchema, EnvironmentSourcesSchema } from './app/environment.ts';
import { ExposeSchema } from './app/expose.ts';
import { MonitoringSchema } from './app/monitoring.ts';
import { AppNetworkSchema } from './app/network.ts';
import { PlacementSchema } from './app/placement.ts';
import { LifecycleSchema, ProbesSchema } from './app/probes.ts';
import { INT32, ProcessText } from './app/references.ts';
import { ScalingSchema } from './app/scaling.ts';
import { SecretsSchema } from './app/secrets.ts';
import { SecurityExceptionsSchema } from './app/security-exceptions.ts';
import { ServiceAccountSchema } from './app/service-account.ts';
import { SpreadSchema } from './app/spread.ts';
import { VolumesSchema } from './app/volumes.ts';
import { WorkloadSchema } from './app/workload.ts';
import { ApiVersion } from './cluster.ts';

const Requests = z.strictObject({
  cpu: Quantity.describe('CPU as text, for example "1" or 250m.'),
  memory: Memory.optional().describe('Memory, for example 128Mi. Default: none.'),
  'ephemeral-storage': Memory.optional()
    .describe(
      'Disk of the node for logs, emptyDir and what the container writes. Default: none; on Fargate 20Gi.',
    )
    .meta({ examples: ['50Gi'] }),
});

const Limits = z.strictObject({
  cpu: Quantity.optional().describe('CPU as text. Default: no limit.'),
  memory: Memory.optional().describe('Memory. Default: no limit.'),
  'ephemeral-storage': Memory.optional()
    .describe('Disk of the node; the pod is evicted when it writes more. Default: no limit.')
    .meta({ examples: ['60Gi'] }),
});

const Port = z.strictObject({
  name: stringOf(
    PORT_NAME,
    'a usable name of a port',
    'at most 15 lower-case letters, digits and single hyphens, one letter at least',
    'spec/invalid-name',
  )
    .describe('Name of the port, for example http.')
    .meta({ examples: ['http'] }),
  containerPort: z
    .int()
    .min(1)
    .max(65535)
    .describe('Port on which the process listens.')
    .meta({ examples: [8080] }),
  servicePort: z
    .int()
    .min(1)
    .max(65535)
    .optional()
    .describe('Port of the Service. Default: the containerPort.')
    .meta({ examples: [80] }),
});

/** `apps/<name>/app.yaml`: a workload that clusters opt in to by name. */
export const AppSchema = z
  .strictObject({
    apiVersion: ApiVersion,
    kind: z.literal('App').describe('What the file describes.'),
    name: dnsLabel().describe('Name of the app; equals the name of the folder.'),
    namespace: dnsLabel().optional().describe('Namespace of the app. Default: its name.'),
    image: ImageReference.describe('Image with its tag or digest; no latest.'),
    architectures: z
      .array(z.enum(['amd64', 'arm64']))
      .min(1)
      .default(['amd64'])
      .describe('CPU architectures that the image has. Default: amd64.'),
    workload: WorkloadSchema,
    replicas: z
      .int()
      .min(0)
      .max(10_000)
      .optional()
      .describe('Pods of the app. Default: 2, or what scaling decides.')
      .meta({ examples: [3] }),
    scaling: ScalingSchema.optional(),
    command: z
      .array(ProcessText)
      .optional()
      .describe('Program to run, each word an entry. Default: the one of the image.')
      .meta({ examples: [['/bin/server']] }),
    args: z
      .array(ProcessText)
      .optional()
      .describe('Arguments of the program. Default: those of the image.')
      .meta({ examples: [['--log-format', 'json']] }),
    env: EnvironmentSchema,
    envFrom: EnvironmentSourcesSchema,
    config: ConfigSchema,
    secrets: SecretsSchema,
    volumes: VolumesSchema,
    serviceAccount: ServiceAccountSchema.optional(),
    ports: z.array(Port).default([]).describe('Ports that the app serves. Default: none.'),
    resources: z
      .strictObject({
        requests: Requests.describe('What one pod is promised; on Fargate also its size.'),
        limits: Limits.optional().describe('What one pod may use at most. Default: no limits.'),
      })
      .describe('What one pod needs. Karpenter sizes nodes by the requests.'),
    probes: ProbesSchema,
    lifecycle: LifecycleSchema,
    writableRootFilesystem: z
      .boolean()
      .default(false)
      .describe('Whether the process may write outside of volumes. Default: false.'),
    runAsUser: z
      .int()
      .min(1)
      .max(INT32)
      .optional()
      .describe('User id of the process. Default: the one of the image, which must not be root.')
      .meta({ examples: [10001] }),
    securityExceptions: SecurityExceptionsSchema.optional(),
    priorityClass: z
      .string()
      .optional()
      .describe('Default: the global default of the cluster.')
      .meta({ examples: ['critical'] }),
    nodePools: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('Only nodes of these pools; their taints are tolerated. Default: any node without taints.')
      .meta({ examples: [['general']] }),
    spread: SpreadSchema,
    placement: PlacementSchema.optional(),
    terminationGracePeriodSeconds: z
      .int()
      .min(0)
      .max(3600)
      .optional()
      .describe('Seconds that a pod gets to stop. Default: 30, the one of Kubernetes.')
      .meta({ examples: [60] }),
    disruption: z
      .strictObject({
        maxUnavailable: z
          .xor([
            z.int().min(1).max(INT32),
            stringOf(
              /^[1-9]\d?%$/,
              'a share of pods',
              'write a share such as 25%, or a number without quotes',
            ),
          ])
          .default(1)
          .describe('Pods that may be missing at once, a number or a share such as 25%. Default: 1.')
          .meta({ examples: ['25%'] }),
      })
      .optional()
      .describe('A PodDisruptionBudget. Default: one pod at a time when there are two or more.'),
    monitoring: MonitoringSchema.optional(),
    network: AppNetworkSchema.optional(),
    expose: ExposeSchema.optional(),
  })
  .describe('An app.');
export type AppSpec = z.output<typeof AppSchema>;

/** `apps/<name>/overlays/<stage or cluster>.yaml`: a part of an app, without what makes it this app. */
export const AppOverlaySchema = AppSchema.omit({ apiVersion: true, kind: true, name: true }).describe(
  'What a stage or a cluster has in place of the values of app.yaml. null takes a key away.',
);
