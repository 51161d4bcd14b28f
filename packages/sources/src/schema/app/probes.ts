import { stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { PortReference } from './references.ts';

const seconds = (what: string, byDefault: number, example: number, min = 1) =>
  z
    .int()
    .min(min)
    .max(86_400)
    .optional()
    .describe(`${what} Default: ${byDefault}.`)
    .meta({ examples: [example] });

const Command = z
  .array(z.string())
  .min(1)
  .describe('Command in the container, each word an entry; it succeeds with exit code 0.')
  .meta({ examples: [['/bin/check']] });

const HttpPath = stringOf(/^\//, 'a path', 'a path starts with /, for example /healthz')
  .describe('Path of an HTTP GET; 200 to 399 is success.')
  .meta({ examples: ['/healthz'] });

/**
 * How often, how long, how many. Defaults are those of Kubernetes.
 * Source: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
const Timing = {
  initialDelaySeconds: seconds('Seconds after the start until the first one.', 0, 5, 0),
  periodSeconds: seconds('Seconds from one to the next.', 10, 5),
  timeoutSeconds: seconds('Seconds after which one without an answer has failed.', 1, 2),
  failureThreshold: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe('Failures in a row that count. Default: 3.')
    .meta({ examples: [30] }),
};

/** Asks over HTTP, opens a connection, asks the health service of gRPC, or runs a command. */
export const ProbeSchema = z.xor([
  z.strictObject({
    path: HttpPath,
    port: PortReference,
    scheme: z.enum(['HTTP', 'HTTPS']).optional().describe('Certificates are not verified. Default: HTTP.'),
    ...Timing,
  }),
  z.strictObject({ tcp: PortReference.describe('Port that takes a connection, by its name.'), ...Timing }),
  z.strictObject({
    grpc: PortReference.describe('Port of the health service of gRPC, by its name.'),
    service: z
      .string()
      .min(1)
      .optional()
      .describe('Service that is asked for. Default: the server as a whole.')
      .meta({ examples: ['orders'] }),
    ...Timing,
  }),
  z.strictObject({ exec: Command, ...Timing }),
]);
export type Probe = z.output<typeof ProbeSchema>;

export const ProbesSchema = z
  .strictObject({
    startup: ProbeSchema.optional().describe(
      'The other two wait until this has answered once. Default: none.',
    ),
    readiness: ProbeSchema.optional().describe('Requests go to the pod while this answers. Default: none.'),
    liveness: ProbeSchema.optional().describe(
      'The container is restarted when this stops to answer. Default: none.',
    ),
  })
  .prefault({})
  .describe('How Kubernetes finds out that a pod works.');

const Handler = z.xor([
  z.strictObject({
    sleep: z
      .int()
      .min(1)
      .max(3600)
      .describe('Seconds to wait, for instance until load balancers have noticed.')
      .meta({ examples: [15] }),
  }),
  z.strictObject({ exec: Command }),
  z.strictObject({ path: HttpPath, port: PortReference }),
]);
export type LifecycleHandler = z.output<typeof Handler>;

/** What runs around the life of the container. `sleep` is beta from Kubernetes 1.30 and stable from 1.34 on. */
export const LifecycleSchema = z
  .strictObject({
    postStart: Handler.optional().describe(
      'After the start; a failure restarts the container. Default: nothing.',
    ),
    preStop: Handler.optional().describe(
      'Before the process is told to stop; its time counts to terminationGracePeriodSeconds. Default: nothing.',
    ),
  })
  .prefault({})
  .describe('What runs after the start and before the stop.');
