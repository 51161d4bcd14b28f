import { z } from 'zod';
import { CronJobSchema, JobSchema } from './job.ts';
import { DaemonSetSchema, DeploymentSchema } from './rollout.ts';
import { StatefulSetSchema } from './stateful-set.ts';

/** What makes the pods of an app. Source: https://kubernetes.io/docs/concepts/workloads/controllers/ */
export const WorkloadSchema = z
  .xor([
    z.strictObject({ deployment: DeploymentSchema }),
    z.strictObject({ statefulSet: StatefulSetSchema }),
    z.strictObject({ daemonSet: DaemonSetSchema }),
    z.strictObject({ cronJob: CronJobSchema }),
    z.strictObject({ job: JobSchema }),
  ])
  .default({ deployment: {} })
  .describe('What makes the pods, one of the kinds of Kubernetes. Default: a Deployment.')
  .meta({ examples: [{ cronJob: { schedule: '30 3 * * *', timeZone: 'Asia/Seoul' } }] });
export type Workload = z.output<typeof WorkloadSchema>;
