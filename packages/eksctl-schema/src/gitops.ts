import { z } from 'zod';

/** Flags of `flux bootstrap`, without their dashes. */
export const FluxFlagsSchema = z.record(z.string(), z.string());

export const FluxSchema = z
  .strictObject({
    gitProvider: z.string().min(1).describe('Where the repository is: the subcommand of flux bootstrap.'),
    flags: FluxFlagsSchema,
  })
  .describe('Runs flux bootstrap when the cluster is made; needs the flux binary.');

export const GitOpsSchema = z
  .strictObject({ flux: FluxSchema.optional() })
  .describe('Flux, as eksctl installs it.');
