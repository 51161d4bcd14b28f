import { z } from 'zod';
import { dnsLabel, stringOf } from '@nodeless/catalogue/schema';
import { ConfigSchema } from './app/config.ts';
import {
  AppPort,
  ContainersSchema,
  InitContainersSchema,
  processKeys,
  servingKeys,
  SidecarsSchema,
} from './app/container.ts';
import { ExposeSchema } from './app/expose.ts';
import { MonitoringSchema } from './app/monitoring.ts';
import { AppNetworkSchema } from './app/network.ts';
import { PlacementSchema } from './app/placement.ts';
import { INT32 } from './app/references.ts';
import { ScalingSchema } from './app/scaling.ts';
import { SecretsSchema } from './app/secrets.ts';
import { SecurityExceptionsSchema } from './app/security-exceptions.ts';
import { ServiceAccountSchema } from './app/service-account.ts';
import { SpreadSchema } from './app/spread.ts';
import { VolumesSchema } from './app/volumes.ts';
import { WorkloadSchema } from './app/workload.ts';
import { ApiVersion } from './cluster.ts';

/** `apps/<name>/app.yaml`: a workload that clusters opt in to by name. */
export const AppSchema = z
  .strictObject({
    apiVersion: ApiVersion,
    kind: z.literal('App').describe('What the file describes.'),
    name: dnsLabel().describe('Name of the app; equals the name of the folder.'),
    namespace: dnsLabel().optional().describe('Namespace of the app. Default: its name.'),
    ...processKeys,
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
    config: ConfigSchema,
    secrets: SecretsSchema,
    volumes: VolumesSchema,
    serviceAccount: ServiceAccountSchema.optional(),
    ports: z.array(AppPort).default([]).describe('Ports that the app serves. Default: none.'),
    ...servingKeys,
    containers: ContainersSchema,
    sidecars: SidecarsSchema,
    initContainers: InitContainersSchema,
    runAsUser: z
      .int()
      .min(1)
      .max(INT32)
      .optional()
      .describe('User id of the processes. Default: the one of each image, which must not be root.')
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
