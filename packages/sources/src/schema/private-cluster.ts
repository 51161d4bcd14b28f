import { stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';

/** Name of a service in `com.amazonaws.<region>.<name>`. */
export const EndpointService = stringOf(
  /^[a-z0-9]+([.-][a-z0-9]+)*$/,
  'a service of AWS as interface endpoints name it',
  'write what follows com.amazonaws.<region>., for example logs or ecr.api',
);

/**
 * A cluster without any way to the internet; the words are those of eksctl.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html,
 * https://eksctl.io/usage/eks-private-cluster/
 */
export const PrivateClusterSchema = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe(
        'A fully private cluster: nothing in it reaches the internet, AWS is reached through VPC endpoints alone. See docs/private-clusters.md. Default: false.',
      ),
    additionalEndpointServices: z
      .array(EndpointService)
      .default([])
      .describe(
        'Services of AWS that apps call, besides those that nodes and components need: each gets an interface endpoint, or must have one in an existing VPC. Default: none.',
      )
      .meta({ examples: [['logs', 'secretsmanager']] }),
  })
  .prefault({})
  .describe('A cluster without internet.')
  .meta({ examples: [{ enabled: true }] });
