import { sortedBy } from '@nodeless/core';
import { type PolicyStatement, regionalArns } from '@nodeless/catalogue';
import type { ClusterSpec } from '../../schema/cluster.ts';
import { volumeKeyStatements } from './volume-keys.ts';

const ALIAS = /^(?:arn:[^/]*:)?(alias\/.+)$/;

/**
 * What Karpenter needs to launch nodes whose volumes are encrypted with keys of one's own. Without it EC2 takes the
 * instance away again at once. Empty where no node class names a key.
 * Source: https://karpenter.sh/docs/troubleshooting/#node-terminates-before-ready-on-failed-encrypted-ebs-volume
 */
export function nodeVolumeKeyStatements(cluster: ClusterSpec): PolicyStatement[] {
  const kms = regionalArns(cluster, 'kms');
  const named = cluster.compute.karpenter.nodeClasses.flatMap(({ blockDeviceMappings = [] }) =>
    blockDeviceMappings.flatMap(({ ebs: { kmsKeyID } }) => (kmsKeyID === undefined ? [] : [kmsKeyID])),
  );
  const names = sortedBy(new Set(named), (name) => name);
  const aliases = names.flatMap((name) => ALIAS.exec(name)?.[1] ?? []);
  const keys = names.filter((name) => !ALIAS.test(name));
  return [
    ...volumeKeyStatements(keys.map((key) => (key.startsWith('arn:') ? key : kms(`key/${key}`)))),
    ...(aliases.length === 0 ? [] : volumeKeyStatements([kms('key/*')], [...new Set(aliases)])),
  ];
}
