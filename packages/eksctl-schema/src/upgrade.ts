import { z } from 'zod';

export const UpgradePolicySchema = z
  .strictObject({
    supportType: z
      .enum(['STANDARD', 'EXTENDED'])
      .optional()
      .describe(
        'STANDARD: EKS upgrades when standard support ends. EXTENDED (default): it costs more instead.',
      ),
  })
  .describe('What happens when the Kubernetes version gets old.');
