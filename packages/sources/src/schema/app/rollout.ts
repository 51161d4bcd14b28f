import { stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { INT32 } from './references.ts';

/**
 * A number of pods, or a share of them.
 * Source: `IsValidPercent` and `validateIntOrPercent`, pkg/apis/apps/validation/validation.go, Kubernetes v1.35
 */
export const PodsOrShare = z.xor([
  z.int().min(0).max(INT32),
  stringOf(
    /^(?:\d|[1-9]\d|100)%$/,
    'a share of pods',
    'write a share such as 25%, or a number without quotes',
  ),
]);

export const minReadySeconds = z
  .int()
  .min(0)
  .max(INT32)
  .optional()
  .describe('Seconds that a new pod must be ready before it counts as available. Default: 0.')
  .meta({ examples: [10] });

export const revisionHistoryLimit = z
  .int()
  .min(0)
  .max(INT32)
  .optional()
  .describe('Older revisions that are kept, to go back to by hand. Default: 10.')
  .meta({ examples: [3] });

/** Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ */
export const DeploymentSchema = z
  .strictObject({
    strategy: z
      .strictObject({
        type: z
          .enum(['RollingUpdate', 'Recreate'])
          .optional()
          .describe(
            'RollingUpdate replaces pods one after the other; Recreate stops all of them before it starts new ones, for programs of which two must not run at once. Default: Recreate where a claim of the app is for one node, else RollingUpdate.',
          ),
        maxSurge: PodsOrShare.optional()
          .describe('Pods above the wanted number during a rollout. Default: 25%.')
          .meta({ examples: [1] }),
        maxUnavailable: PodsOrShare.optional()
          .describe('Pods that may be missing during a rollout. Default: 25%.')
          .meta({ examples: [0] }),
      })
      .optional()
      .describe('How pods of an older version are replaced.'),
    minReadySeconds,
    progressDeadlineSeconds: z
      .int()
      .min(1)
      .max(INT32)
      .optional()
      .describe(
        'Seconds without progress after which a rollout has failed; Argo CD then says Degraded. Default: 600.',
      )
      .meta({ examples: [1200] }),
    revisionHistoryLimit,
  })
  .describe('A Deployment: pods that are all alike and have no name of their own.');

/** Source: https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/ */
export const DaemonSetSchema = z
  .strictObject({
    updateStrategy: z
      .strictObject({
        type: z
          .enum(['RollingUpdate', 'OnDelete'])
          .optional()
          .describe('OnDelete waits until somebody deletes a pod. Default: RollingUpdate.'),
        maxSurge: PodsOrShare.optional()
          .describe('Nodes that run the new pod beside the old one; maxUnavailable is then 0. Default: 0.')
          .meta({ examples: ['10%'] }),
        maxUnavailable: PodsOrShare.optional()
          .describe('Nodes whose pod may be missing during a rollout. Default: 1.')
          .meta({ examples: ['10%'] }),
      })
      .optional()
      .describe('How pods of an older version are replaced.'),
    minReadySeconds,
    revisionHistoryLimit,
  })
  .describe(
    'A DaemonSet: one pod on each node that the app may use, for instance an agent. There is none on Fargate.',
  );
