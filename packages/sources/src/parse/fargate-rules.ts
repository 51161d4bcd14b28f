import { conflictAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { ClusterRule } from './rule.ts';

/** Fargate alone has the log router. */
export const fargateLog: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'The log router of Fargate is set up, and no pod runs on Fargate',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/fargate-logging.html'],
  check({ spec: { compute }, stack }) {
    if (compute === undefined || compute.fargate.logging === false || compute.fargate.profiles.length > 0) {
      return [];
    }
    const path = ['compute', 'fargate'];
    return [
      conflictAt(
        stack,
        [...path, 'logging'],
        'compute.fargate.logging has no effect: no pod runs on Fargate',
        'remove it, or add profiles',
        { path: [...path, 'profiles'], message: 'no profile' },
      ),
    ];
  },
};
