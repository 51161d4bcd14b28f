import { FARGATE_LIMITS } from '@nodeless/contracts/aws';
import { z } from 'zod';
import { quote } from '../quote.ts';
import { dnsLabel, textOf } from './primitives.ts';
import { refuse } from './rules.ts';

const { selectorsPerProfile, labelsPerSelector } = FARGATE_LIMITS;

/** Keys and values of labels; unlike real ones they may hold the wildcards * and ?. */
const LabelPattern = (what: string) =>
  textOf(/^[-A-Za-z0-9_./*?]{1,316}$/, what, 'letters, digits, - _ . / and the wildcards * and ?');

const Selector = z.strictObject({
  namespace: textOf(
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
