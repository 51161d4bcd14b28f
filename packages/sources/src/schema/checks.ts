import { z } from 'zod';
import { WaiverSchema } from './waiver.ts';

const { rule, reason, expires } = WaiverSchema.shape;

const Waiver = z
  .strictObject({
    code: rule
      .describe('Code of the finding, as nodeless check prints it.')
      .meta({ examples: ['karpenter/node-lifetime-floor'] }),
    in: z
      .string()
      .min(1)
      .optional()
      .describe('File or folder of the sources that the finding points at. Default: any.')
      .meta({ examples: ['apps/web'] }),
    reason: reason
      .describe('Why the finding is accepted, for those who read it later; at least 10 characters.')
      .meta({ examples: ['the nodes of the lab are thrown away every evening'] }),
    expires,
  })
  .describe('Accepts what a rule finds.');

const Thresholds = z
  .strictObject({
    supportEndsInDays: z
      .int()
      .min(0)
      .max(730)
      .default(60)
      .describe(
        'So many days before the support of a Kubernetes version ends, check --today says so. Default: 60.',
      ),
    nodeLifetimeHours: z
      .int()
      .min(1)
      .max(8760)
      .default(24)
      .describe('Nodes that expire sooner are told. Default: 24.'),
    webhookTimeoutSeconds: z
      .int()
      .min(1)
      .max(30)
      .default(10)
      .describe('Admission webhooks with more time to answer are told. Default: 10.'),
  })
  .prefault({})
  .describe('Numbers that no source prescribes.');

/** What cluster.yaml and the layers below it say about the rules over what is rendered. */
export const ChecksSchema = z
  .strictObject({
    severity: z
      .record(rule, z.enum(['error', 'warning', 'info']))
      .default({})
      .describe(
        'Severity of findings by code, where it is to be another one, for instance in a stage. Default: that of the rule.',
      )
      .meta({ examples: [{ 'security/image-without-digest': 'error' }] }),
    waivers: z
      .array(Waiver)
      .default([])
      .describe(
        'Findings that are accepted. As all lists it replaces the one of the stage and of the fleet. Default: none.',
      ),
    thresholds: Thresholds,
  })
  .prefault({})
  .describe('How the rules over what is rendered are taken, see docs/check.md.');
export type ChecksSpec = z.output<typeof ChecksSchema>;
