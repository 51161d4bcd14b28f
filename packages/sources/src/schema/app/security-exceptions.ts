import { z } from 'zod';

const because = (what: string, level: string) =>
  z
    .string()
    .min(10)
    .max(300)
    .optional()
    .describe(`${what}, and why it has to be. The namespace is then ${level}. Default: not allowed.`)
    .meta({ examples: ['the image of the vendor starts as root until release 4'] });

/** What the level baseline lets pods add. Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
export const BASELINE_CAPABILITIES = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
] as const;

/** Others. Source: capabilities(7) */
const OTHER_CAPABILITIES = [
  'BPF',
  'CHECKPOINT_RESTORE',
  'DAC_READ_SEARCH',
  'IPC_LOCK',
  'IPC_OWNER',
  'LEASE',
  'NET_ADMIN',
  'NET_RAW',
  'PERFMON',
  'SYS_ADMIN',
  'SYS_NICE',
  'SYS_PTRACE',
  'SYS_RESOURCE',
  'SYS_TIME',
] as const;

/** Where an app leaves the level restricted, each with its reason. */
export const SecurityExceptionsSchema = z
  .strictObject({
    runAsRoot: because('The process is root', 'baseline'),
    privilegeEscalation: because('The process may gain privileges, as by sudo', 'baseline'),
    capabilities: z
      .partialRecord(z.enum([...BASELINE_CAPABILITIES, ...OTHER_CAPABILITIES]), z.string().min(10).max(300))
      .default({})
      .describe(
        'Capabilities that the process keeps, each with its reason. NET_BIND_SERVICE leaves the namespace restricted; with those that a container has by itself (CHOWN, SETUID, …) it is baseline, with others privileged. Default: none.',
      )
      .meta({ examples: [{ NET_BIND_SERVICE: 'listens on port 80' }] }),
    unconfinedSeccomp: because('All system calls are open', 'privileged'),
    hostNetwork: because(
      'The pods have the addresses and ports of their nodes; never on Fargate',
      'privileged',
    ),
    privileged: because('The process may do on the node what root may; never on Fargate', 'privileged'),
  })
  .describe(
    'Where the app leaves the level restricted of the Pod Security Standards, each exception with its reason. The namespace enforces the strictest level that is left, for all apps in it. Default: none.',
  )
  .meta({ examples: [{ capabilities: { NET_BIND_SERVICE: 'listens on port 80' } }] });
export type SecurityExceptions = z.output<typeof SecurityExceptionsSchema>;
