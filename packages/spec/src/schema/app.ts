import { AlbOptionsSchema } from '@nodeless/contracts/load-balancer';
import { z } from 'zod';
import { API_VERSION } from './cluster.ts';
import { NlbExposureSchema } from './components.ts';
import { dnsLabel, DomainName, ImageReference, Quantity } from './primitives.ts';

const Requests = z.strictObject({ cpu: Quantity, memory: Quantity.optional() });

const Probe = z.strictObject({
  path: z.string().startsWith('/').describe('Path of an HTTP GET.'),
  port: z.string().describe('Name of one of the ports.'),
});

const Port = z.strictObject({
  name: dnsLabel(15),
  containerPort: z.int().min(1).max(65535),
  servicePort: z
    .int()
    .min(1)
    .max(65535)
    .optional()
    .describe('Port of the Service. Default: the containerPort.'),
});

/** `apps/<name>/app.yaml`: a workload that clusters opt in to by name. */
export const AppSchema = z
  .strictObject({
    apiVersion: z.literal(API_VERSION),
    kind: z.literal('App'),
    name: dnsLabel().describe('Equals the name of the folder.'),
    namespace: dnsLabel().optional().describe('Default: the name.'),
    image: ImageReference,
    architectures: z
      .array(z.enum(['amd64', 'arm64']))
      .min(1)
      .default(['amd64'])
      .describe('CPU architectures that the image has.'),
    replicas: z.int().min(0).max(10_000).default(2),
    command: z.array(z.string()).optional(),
    args: z.array(z.string()).optional(),
    env: z
      .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string())
      .default({})
      .describe('Plain values. Secrets do not belong here.'),
    ports: z.array(Port).default([]),
    resources: z
      .strictObject({
        requests: Requests,
        limits: z.strictObject({ cpu: Quantity.optional(), memory: Quantity.optional() }).optional(),
      })
      .describe('What one pod needs. Karpenter sizes nodes by the requests.'),
    probes: z.strictObject({ readiness: Probe.optional(), liveness: Probe.optional() }).prefault({}),
    writableRootFilesystem: z.boolean().default(false),
    runAsUser: z
      .int()
      .min(1)
      .optional()
      .describe('User id of the process. Default: the one of the image, which must not be root.'),
    priorityClass: z.string().optional().describe('Default: the global default of the cluster.'),
    nodePools: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('Only nodes of these pools; their taints are tolerated.'),
    terminationGracePeriodSeconds: z.int().min(0).max(3600).optional(),
    disruption: z
      .strictObject({ maxUnavailable: z.union([z.int().min(1), z.string().regex(/^[1-9]\d?%$/)]).default(1) })
      .optional()
      .describe('A PodDisruptionBudget. Default: one pod at a time when there are two or more.'),
    expose: z
      .union([
        z.strictObject({ nlb: NlbExposureSchema }),
        z.strictObject({
          alb: AlbOptionsSchema.extend({
            host: DomainName.describe('Host of the Ingress rule; ExternalDNS keeps it on the load balancer.'),
          }),
        }),
      ])
      .optional()
      .describe('Reachable from outside through a load balancer.'),
  })
  .describe('An app.');
export type AppSpec = z.output<typeof AppSchema>;
