import { refuse } from '@nodeless/catalogue/schema';
import { neverFires, parseCron } from '@nodeless/contracts/karpenter';
import { timeZoneProblem } from '@nodeless/contracts/kubernetes';
import { z } from 'zod';
import { INT32 } from './references.ts';

const count = (min: number) => z.int().min(min).max(INT32).optional();

/**
 * Source: `validatePodFailurePolicyRule`, pkg/apis/batch/validation/validation.go, Kubernetes v1.35: at most 20 rules, exit
 * codes of one byte, 0 only beside NotIn.
 */
const PodFailureRule = z.xor([
  z.strictObject({
    action: z.enum(['FailJob', 'Ignore', 'Count']).describe('What a failed pod does to the Job.'),
    onExitCodes: z
      .strictObject({
        operator: z.enum(['In', 'NotIn']).default('In').describe('Default: In.'),
        values: z
          .array(z.int().min(0).max(255))
          .min(1)
          .max(255)
          .describe('Exit codes.')
          .meta({ examples: [[42]] }),
        containerName: z
          .string()
          .optional()
          .describe('Only those of this container. Default: of any.')
          .meta({ examples: ['import'] }),
      })
      .describe('The rule is for pods of which a container ends so.'),
  }),
  z.strictObject({
    action: z.enum(['FailJob', 'Ignore', 'Count']).describe('What a failed pod does to the Job.'),
    onPodConditions: z
      .array(
        z
          .enum(['DisruptionTarget'])
          .describe('DisruptionTarget: a drain, an eviction or a preemption ended the pod, not its program.'),
      )
      .min(1)
      .max(1)
      .describe('The rule is for pods with this condition.'),
  }),
]);

/** What a Job and a CronJob have in common. Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
const jobKeys = {
  restartPolicy: z
    .enum(['Never', 'OnFailure'])
    .default('Never')
    .describe(
      'Whether a new pod tries again after a failure, so that the logs of the first one stay, or the same one. Default: Never.',
    ),
  backoffLimit: count(0)
    .describe('Failures after which the Job has failed. Default: 6.')
    .meta({ examples: [3] }),
  activeDeadlineSeconds: count(1)
    .describe('Seconds after which the Job is stopped and has failed. Default: no limit.')
    .meta({ examples: [3600] }),
  completions: count(1)
    .describe('Pods that must succeed. Default: 1.')
    .meta({ examples: [10] }),
  parallelism: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe('Pods that run at once. Default: 1.')
    .meta({ examples: [2] }),
  completionMode: z
    .enum(['NonIndexed', 'Indexed'])
    .optional()
    .describe('Indexed gives each pod its number, in JOB_COMPLETION_INDEX. Default: NonIndexed.'),
  podFailurePolicy: z
    .array(PodFailureRule)
    .min(1)
    .max(20)
    .optional()
    .describe(
      'What a failed pod means, the first rule that fits decides. Default: each failure counts to backoffLimit.',
    )
    .meta({ examples: [[{ action: 'Ignore', onPodConditions: ['DisruptionTarget'] }]] }),
};

const ttlSecondsAfterFinished = count(0)
  .describe('Seconds after its end when Kubernetes deletes a Job. Default: never.')
  .meta({ examples: [86_400] });

/** The macro that Karpenter does not take: a duration of Go, counted from the run before. */
const EVERY = /^@every (?=.*[1-9])(?:\d{1,6}h)?(?:\d{1,6}m)?(?:\d{1,6}s)?$/;

/** Source: `ValidateCronJobSpec`, pkg/apis/batch/validation/validation.go, Kubernetes v1.35: a schedule of robfig/cron v3. */
const Schedule = z
  .string()
  .check(
    refuse(
      'spec/invalid-value',
      (text) => {
        if (/\b(?:CRON_)?TZ=/.test(text)) return `${JSON.stringify(text)} has a time zone in it`;
        if (EVERY.test(text)) return undefined;
        const parsed = parseCron(text);
        if ('problem' in parsed) return `${JSON.stringify(text)} is not a cron schedule: ${parsed.problem}`;
        return neverFires(parsed) ? `${JSON.stringify(text)} is met by no moment` : undefined;
      },
      'five fields: minute, hour, day of the month, month, day of the week, for example "30 3 * * 1-5"; a zone goes to timeZone',
    ),
  )
  .describe('When it runs, as cron writes it.')
  .meta({ examples: ['30 3 * * *'] });

const history = (which: string, byDefault: number) =>
  count(0)
    .describe(`${which} that are kept, with their logs. Default: ${byDefault}.`)
    .meta({ examples: [5] });

export const CronJobSchema = z
  .strictObject({
    schedule: Schedule,
    timeZone: z
      .string()
      .check(
        refuse(
          'spec/invalid-value',
          timeZoneProblem,
          'a name of the IANA database, for example Asia/Seoul or Etc/UTC',
        ),
      )
      .optional()
      .describe('Zone of the schedule. Default: that of the control plane, UTC on EKS.')
      .meta({ examples: ['Asia/Seoul'] }),
    concurrencyPolicy: z
      .enum(['Allow', 'Forbid', 'Replace'])
      .optional()
      .describe(
        'What is done when the last run has not ended: a second one beside it, none, or one instead of it. Default: Allow.',
      ),
    startingDeadlineSeconds: z
      .int()
      // The controller looks every ten seconds: less is never met.
      // Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
      .min(10)
      .max(INT32)
      .optional()
      .describe('Seconds that a run which was missed may start late. Default: no limit.')
      .meta({ examples: [600] }),
    suspend: z.boolean().default(false).describe('Whether it starts nothing for now. Default: false.'),
    successfulJobsHistoryLimit: history('Runs that succeeded', 3),
    failedJobsHistoryLimit: history('Runs that failed', 1),
    ...jobKeys,
    ttlSecondsAfterFinished,
  })
  .describe('A CronJob: pods that run to an end, again and again.');

/**
 * Phases and policies of Argo CD. Source: gitops-engine/pkg/sync/hook and pkg/sync/common/types.go, v3.5.1
 */
const HookSchema = z
  .strictObject({
    phase: z
      .enum(['PreSync', 'Sync', 'PostSync', 'SyncFail'])
      .default('Sync')
      .describe(
        'When it runs: before anything of the app is applied, with it, after it is healthy, or after a sync that failed. Default: Sync.',
      ),
    deletePolicy: z
      .array(z.enum(['BeforeHookCreation', 'HookSucceeded', 'HookFailed']))
      .min(1)
      .default(['BeforeHookCreation'])
      .describe(
        'When Argo CD deletes the Job: before it makes the next one, when it has succeeded, when it has failed. Default: BeforeHookCreation.',
      ),
  })
  .describe(
    'Makes it a hook of Argo CD, which runs in each sync of the app. Default: none; it then runs once for each content, see workload.job.',
  );

export const JobSchema = z
  .strictObject({
    hook: HookSchema.optional(),
    ...jobKeys,
    ttlSecondsAfterFinished: ttlSecondsAfterFinished.describe(
      'Seconds after its end when Kubernetes deletes the Job; only for a hook, any other would be made and run again. Default: never.',
    ),
  })
  .describe(
    'A Job: pods that run to an end, once. No Job can be changed, so its name has a digest of what it is: a change makes a new Job, which runs, and removes the old one.',
  );

export type JobSpec = z.output<typeof JobSchema>;
export type CronJobSpec = z.output<typeof CronJobSchema>;
