import { dnsLabel } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { INT32 } from './references.ts';
import { minReadySeconds, revisionHistoryLimit } from './rollout.ts';

const retention = (when: string, example: string) =>
  z
    .enum(['Retain', 'Delete'])
    .optional()
    .describe(`${when} Default: Retain.`)
    .meta({ examples: [example] });

/** Source: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/ */
export const StatefulSetSchema = z
  .strictObject({
    serviceName: dnsLabel()
      .optional()
      .describe(
        'The headless Service that gives each pod a name in DNS: <pod>.<serviceName>.<namespace>.svc. Default: the name of the app with -headless.',
      )
      .meta({ examples: ['orders-peers'] }),
    publishNotReadyAddresses: z
      .boolean()
      .default(false)
      .describe(
        'Whether DNS knows pods that are not ready yet, for members of a cluster that look for each other before they are. Default: false.',
      ),
    podManagementPolicy: z
      .enum(['OrderedReady', 'Parallel'])
      .optional()
      .describe(
        'Whether a pod waits until the one before it is ready, or all start and stop at once. Cannot be changed later. Default: OrderedReady.',
      ),
    updateStrategy: z
      .strictObject({
        type: z
          .enum(['RollingUpdate', 'OnDelete'])
          .optional()
          .describe('OnDelete waits until somebody deletes a pod. Default: RollingUpdate.'),
        partition: z
          .int()
          .min(0)
          .max(INT32)
          .optional()
          .describe('Only pods with this ordinal or a higher one are updated. Default: 0, all of them.')
          .meta({ examples: [2] }),
      })
      .optional()
      .describe('How pods of an older version are replaced, from the highest ordinal down.'),
    minReadySeconds,
    revisionHistoryLimit,
    ordinals: z
      .strictObject({
        start: z
          .int()
          .min(0)
          .max(INT32)
          .describe('Ordinal of the first pod.')
          .meta({ examples: [1] }),
      })
      .optional()
      .describe('How pods are numbered. Default: from 0.'),
    persistentVolumeClaimRetentionPolicy: z
      .strictObject({
        whenDeleted: retention('What becomes of the claims when the StatefulSet is deleted.', 'Delete'),
        whenScaled: retention('What becomes of the claim of a pod that is scaled away.', 'Delete'),
      })
      .optional()
      .describe('Whether the claims of volumes[].claimTemplate outlive their pods. Default: they do.'),
  })
  .describe(
    'A StatefulSet: pods with names and volumes of their own, which they keep. What cannot be changed later: podManagementPolicy, serviceName and the claimTemplate of volumes.',
  );
