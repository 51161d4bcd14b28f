import { sortedBy } from '@nodeless/core';
import type { PolicyStatement } from '@nodeless/catalogue';
import type { ClusterSpec } from '../../schema/cluster.ts';

/** ARNs of the KMS keys of their own that the StorageClasses of EBS name. */
export function ebsClassKeys({ storage }: Pick<ClusterSpec, 'storage'>): string[] {
  const keys = (storage.classes ?? []).flatMap((one) =>
    'ebs' in one && one.ebs.kmsKeyId !== undefined ? [one.ebs.kmsKeyId] : [],
  );
  return sortedBy(new Set(keys), (key) => key);
}

/**
 * What makes a volume of EBS that is encrypted with a key of one's own: EC2 uses the key with the permissions of who asks
 * it for the volume. No statements where there is no key.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html
 *
 * @param keys ARNs
 * @param aliases of the keys; a permission names the key and never its alias, so that any key of these names is meant
 */
export function volumeKeyStatements(keys: readonly string[], aliases?: readonly string[]): PolicyStatement[] {
  if (keys.length === 0) return [];
  const sid = (name: string) => (aliases === undefined ? name : `${name}ByAlias`);
  const named = aliases && { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': aliases } };
  return [
    {
      Sid: sid('Grant'),
      Effect: 'Allow',
      Action: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
      Resource: keys,
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' }, ...named },
    },
    {
      Sid: sid('Use'),
      Effect: 'Allow',
      Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      Resource: keys,
      ...(named && { Condition: named }),
    },
  ];
}
