import { dnsLabel, quote, refuse, stringOf } from '@nodeless/catalogue/schema';
import { FARGATE_LIMITS, LOG_RETENTION_DAYS } from '@nodeless/contracts/aws';
import { z } from 'zod';

const { selectorsPerProfile, labelsPerSelector } = FARGATE_LIMITS;

/** Keys and values of labels; unlike real ones they may hold the wildcards * and ?. */
const LabelPattern = (what: string) =>
  stringOf(/^[-A-Za-z0-9_./*?]{1,316}$/, what, 'letters, digits, - _ . / and the wildcards * and ?');

const Selector = z.strictObject({
  namespace: stringOf(
    /^[-a-z0-9*?]{1,63}$/,
    'a namespace',
    'lower-case letters, digits, hyphens and the wildcards * and ?',
  )
    .describe('Namespace of the pods; * and ? match any characters.')
    .meta({ examples: ['team-*'] }),
  labels: z
    .record(LabelPattern('a label key'), LabelPattern('a label value'))
    .check(
      refuse(
        'fargate/profile-selectors',
        (labels) => {
          const count = Object.keys(labels).length;
          return count > labelsPerSelector
            ? `a selector may have ${labelsPerSelector} labels, this one has ${count}`
            : undefined;
        },
        'keep the labels that tell the pods apart',
      ),
    )
    .optional()
    .describe(`Labels that the pods must carry, at most ${labelsPerSelector}. Default: any.`)
    .meta({ examples: [{ 'example.com/runs-on': 'fargate' }] }),
});

/** Which pods run on Fargate. Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html */
export const FargateProfileSchema = z.strictObject({
  name: dnsLabel()
    .check(
      refuse(
        'fargate/profile-name',
        (name) =>
          name.startsWith('eks-') ? `${quote(name)} starts with eks-, which EKS keeps for itself` : undefined,
        'choose a name without the prefix eks-',
      ),
    )
    .describe('Name of the profile; not eks-….'),
  selectors: z
    .array(Selector)
    .check(
      refuse('fargate/profile-selectors', ({ length }) => {
        if (length === 0) {
          return {
            message: 'the profile has no selector, so that it matches no pod and EKS refuses it',
            hint: 'write one, for example [{ namespace: kube-system }]',
          };
        }
        if (length <= selectorsPerProfile) return undefined;
        return {
          message: `a Fargate profile may have ${selectorsPerProfile} selectors, this one has ${length}`,
          hint: 'split it into two profiles',
        };
      }),
    )
    .meta({ minItems: 1, maxItems: selectorsPerProfile })
    .describe('Which pods run on Fargate: one to five selectors.'),
});
export type FargateProfile = z.output<typeof FargateProfileSchema>;

/**
 * What the log router of Fargate does with the logs of containers. Pods are told of it when they are made.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-logging.html
 */
export const FargateLoggingSchema = z
  .xor([
    z.literal(false),
    z.strictObject({
      logGroupName: stringOf(
        /^(?!aws\/)[-._/A-Za-z0-9]{1,512}$/,
        'the name of a log group',
        'letters, digits, - _ . and /; not aws/ at the beginning',
      )
        .optional()
        .describe('Log group of CloudWatch that is made for them. Default: /aws/eks/<cluster>/fargate.')
        .meta({ examples: ['/aws/eks/prod/fargate'] }),
      retentionDays: z
        .literal([...LOG_RETENTION_DAYS])
        .default(90)
        .describe('Days that CloudWatch keeps them. Default: 90.'),
      processLogs: z
        .boolean()
        .default(false)
        .describe(
          'Logs of the router itself too, in <cluster>-fluent-bit-logs: they tell why logs are missing. Default: false.',
        ),
    }),
  ])
  .default(false)
  .describe(
    'Send what containers on Fargate print to CloudWatch, or false: then nothing keeps it. It gives the pods a role of their own, and a profile keeps the role that it was made with: in a cluster that exists, the profiles have to be made again. Default: false.',
  )
  .meta({ examples: [{ retentionDays: 30 }] });
