import { z } from 'zod';

/** Form of the ids of rules, those of a repository's own included; `nodeless diff` knows which there are. */
const RULE = /^[a-z0-9]+([-.][a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;

const part = (what: string, example: string) =>
  z
    .string()
    .min(1)
    .optional()
    .describe(`${what} Default: any.`)
    .meta({ examples: [example] });

export const WaiverSchema = z
  .strictObject({
    rule: z
      .string()
      .regex(RULE)
      .describe('Id of the rule, as nodeless diff prints it.')
      .meta({ examples: ['deletions/volume'] }),
    object: z
      .strictObject({
        application: part('Application that holds the object.', 'web'),
        kind: part('Kind of the object.', 'PersistentVolumeClaim'),
        namespace: part('Namespace of the object.', 'web'),
        name: part('Name of the object.', 'data'),
      })
      .optional()
      .describe('Which objects are meant. Default: all.'),
    reason: z
      .string()
      .trim()
      .min(10)
      .describe('Why the danger is accepted, for those who read it later; at least 10 characters.')
      .meta({ examples: ['the data was moved to S3 in March'] }),
    expires: z.iso
      .date()
      .describe('Last day on which it holds, so that it does not accept what nobody has looked at.')
      .meta({ examples: ['2027-01-31'] }),
  })
  .describe('Accepts a danger that nodeless diff finds.');

/** What cluster.yaml and the layers below it say about reviews. */
export const WaiversSchema = z
  .array(WaiverSchema)
  .default([])
  .describe(
    'Dangers that are accepted, see docs/diff.md. As all lists it replaces the one of the stage and of the fleet. Default: none.',
  );
export type WaiverSpec = z.output<typeof WaiverSchema>;
