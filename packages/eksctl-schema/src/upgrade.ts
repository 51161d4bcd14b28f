import { z } from 'zod';

export const SUPPORT_TYPES = ['STANDARD', 'EXTENDED'] as const;

export const UpgradePolicySchema = z
  .strictObject({
    supportType: z
      .enum(SUPPORT_TYPES)
      .optional()
      .describe(
        'STANDARD: EKS upgrades when standard support ends. EXTENDED (default): it costs more instead.',
      ),
  })
  .describe('What happens when the Kubernetes version gets old.');
