import { PORT_NAME } from '@nodeless/contracts/kubernetes';
import { dnsLabel, ImageReference, Memory, Quantity, stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { MountPath } from './config.ts';
import { EnvironmentSchema, EnvironmentSourcesSchema } from './environment.ts';
import { LifecycleSchema, ProbesSchema } from './probes.ts';
import { INT32, ProcessText } from './references.ts';

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

const ContainerPort = z.strictObject({
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
  protocol: z
    .enum(['TCP', 'UDP'])
    .optional()
    .describe('Protocol of the port; QUIC and HTTP/3 are UDP. Default: TCP.')
    .meta({ examples: ['UDP'] }),
});

/** A port of the app's own container, which the Service has too, unless it says false. */
export const AppPort = ContainerPort.extend({
  servicePort: z
    .union([z.int().min(1).max(65535), z.literal(false)])
    .optional()
    .describe(
      'Port of the Service, and of an NLB, which listens on all of them; false leaves it out, for health checks and metrics that only the pods answer. A TCP and a UDP port may have one number; an NLB serves both with tcpUdpListener. Default: the containerPort.',
    )
    .meta({ examples: [80] }),
});

const runAsUser = z
  .int()
  .min(1)
  .max(INT32)
  .optional()
  .describe('User id of the process. Default: runAsUser of the app, or the one of the image.')
  .meta({ examples: [10001] });

/** What the container of the app and every other one have. */
export const processKeys = {
  image: ImageReference.describe('Image with its tag or digest; no latest.'),
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
  resources: z
    .strictObject({
      requests: Requests.describe(
        'What the container is promised; on Fargate a part of the size of the pod.',
      ),
      limits: Limits.optional().describe('What the container may use at most. Default: no limits.'),
    })
    .describe('What the container needs. Karpenter sizes nodes by the requests.'),
  writableRootFilesystem: z
    .boolean()
    .default(false)
    .describe('Whether the process may write outside of volumes. Default: false.'),
};

/** What a container that runs on has besides. */
export const servingKeys = { probes: ProbesSchema, lifecycle: LifecycleSchema };

const besides = {
  ...processKeys,
  runAsUser,
  mounts: z
    .record(
      z.string().min(1),
      z.xor([
        MountPath,
        z.strictObject({
          mountPath: MountPath.describe('Where the container finds it.'),
          readOnly: z.boolean().default(false).describe('Whether the container only reads. Default: false.'),
        }),
      ]),
    )
    .default({})
    .describe('Volumes of the app, by name, and where this container finds them. Default: none.')
    .meta({ examples: [{ tmp: '/tmp', settings: { mountPath: '/etc/orders', readOnly: true } }] }),
};

const running = z.strictObject({
  ...besides,
  ports: z
    .array(ContainerPort)
    .default([])
    .describe(
      'Ports of the pod, for probes and other pods; the Service has those of the app. Default: none.',
    ),
  ...servingKeys,
});
type Running = z.output<typeof running>;

const named = (what: string, example: string) =>
  z
    .record(dnsLabel(), running)
    .default({})
    .describe(what)
    .meta({
      examples: [
        { [example]: { image: 'registry.example.com/proxy:2.1.0', resources: { requests: { cpu: '50m' } } } },
      ],
    });

export const ContainersSchema = named(
  'Other containers beside that of the app, by name. They start and stop with it. Default: none.',
  'exporter',
);

/** Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/ */
export const SidecarsSchema = named(
  'Containers that run before all others and until they have ended, by name: init containers with restartPolicy: Always. They do not keep a Job from its end. Default: none.',
  'proxy',
);

export const InitContainersSchema = z
  .array(
    z.strictObject({
      name: dnsLabel()
        .describe('Name of the container.')
        .meta({ examples: ['migrate'] }),
      ...besides,
    }),
  )
  .default([])
  .describe(
    'Containers that run to an end, one after the other, after the sidecars have started and before the others. Default: none.',
  );

/** A container of a pod, whatever its place; an init container has no ports, probes and lifecycle. */
export type ContainerSpec = Pick<Running, keyof typeof processKeys | 'ports' | 'probes' | 'lifecycle'> &
  Partial<Pick<Running, 'mounts' | 'runAsUser'>>;
