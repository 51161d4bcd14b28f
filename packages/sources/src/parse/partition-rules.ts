import { partitionOf } from '@nodeless/contracts/aws';
import { errorAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { ClusterRule } from './rule.ts';
import { textsIn } from './texts-in.ts';

/** A key of KMS is looked at with its region. */
const ARN = /^arn:(aws|aws-cn|aws-us-gov):(?!kms:)/;

/**
 * Partitions of AWS share no accounts and no names: a principal, a policy or a certificate of another one does not exist.
 */
export const partitions: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'An ARN is of another partition of AWS than the region',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html'],
  check({ spec, stack, apps }) {
    const { region } = spec;
    if (region === undefined) return [];
    const own = partitionOf(region);
    const roles = [...apps.values()].flatMap((app) =>
      [...textsIn(app.value.serviceAccount?.role, ARN, ['serviceAccount', 'role'])].map((one) => ({
        ...one,
        places: app.stack,
      })),
    );
    const { catalogue: _, ...written } = spec;
    const ofCluster = [...textsIn(written, ARN)].map((one) => ({ ...one, places: stack }));
    return [...ofCluster, ...roles].flatMap(({ text: arn, path, places }) => {
      const [, partition] = ARN.exec(arn) ?? [];
      if (partition === undefined || partition === own) return [];
      const error = errorAt(places, path, {
        code: 'spec/conflict',
        message: `${arn} is of the partition ${partition}, and ${region} is in ${own}`,
        hint: `name one of ${own}: ARNs there start with arn:${own}:`,
      });
      return [{ ...error, related: [{ message: 'region', location: stack.placeOf(['region']).location }] }];
    });
  },
};
