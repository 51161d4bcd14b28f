import type { Diagnostic } from '@nodeless/core';
import type { LayerStack } from '../layers/stack.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import { errorAt } from './error-at.ts';

/**
 * The key of Secrets is one of the region of the cluster.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html
 */
export function checkEncryptionKey(
  { controlPlane, region }: Partial<ClusterSpec>,
  stack: LayerStack,
): Diagnostic[] {
  const arn = controlPlane?.secretsEncryption?.keyArn;
  const keyRegion = arn?.split(':')[3];
  if (arn === undefined || region === undefined || keyRegion === region) return [];
  const error = errorAt(stack, ['controlPlane', 'secretsEncryption', 'keyArn'], {
    code: 'spec/conflict',
    message: `the key of controlPlane.secretsEncryption is in ${keyRegion}, the cluster in ${region}`,
    hint: 'name a key of the region of the cluster; a multi-Region key has a replica with an ARN of its own there',
  });
  return [{ ...error, related: [{ message: 'region', location: stack.placeOf(['region']).location }] }];
}
