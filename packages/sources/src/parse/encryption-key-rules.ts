import { errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { autoModeOf } from '../model/auto-mode.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import type { ClusterRule } from './rule.ts';
import { textsIn } from './texts-in.ts';

/** The keys of Secrets and of volumes are keys of the region of the cluster. */
export const encryptionKeys: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'A key of KMS is in another region than the cluster',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html',
    'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html',
  ],
  check({ spec, stack }) {
    const { region } = spec;
    if (region === undefined) return [];
    return keysOf(spec).flatMap(({ arn, of, path }) => {
      const keyRegion = arn.split(':')[3];
      if (keyRegion === region) return [];
      const error = errorAt(stack, path, {
        code: 'spec/conflict',
        message: `the key of ${of} is in ${keyRegion}, the cluster in ${region}`,
        hint: 'name a key of the region of the cluster; a multi-Region key has a replica with an ARN of its own there',
      });
      return [{ ...error, related: [{ message: 'region', location: stack.placeOf(['region']).location }] }];
    });
  },
};

interface NamedKey {
  readonly arn: string;
  readonly of: string;
  readonly path: Segments;
}

/** The key that nodes have for their volumes; an id or an alias is of the region where it is asked for. */
function* keysOfNodes({ compute }: Partial<ClusterSpec>): Iterable<NamedKey> {
  const lists = {
    karpenter: compute?.karpenter.nodeClasses,
    autoMode: compute === undefined ? undefined : autoModeOf({ compute })?.nodeClasses,
  };
  for (const [owner, classes] of Object.entries(lists)) {
    for (const [index, item] of (classes ?? []).entries()) {
      const below = ['compute', owner, 'nodeClasses', index];
      for (const { text, path } of textsIn(item, KEY, below))
        if (path.at(-1) === 'kmsKeyID') yield { arn: text, of: `the node class "${item.name}"`, path };
    }
  }
}

const KEY = /^arn:[a-z-]+:kms:/;

function keysOf({ controlPlane, storage, ...spec }: Partial<ClusterSpec>): NamedKey[] {
  const secrets = controlPlane?.secretsEncryption?.keyArn;
  const classes = (storage?.classes ?? []).flatMap((one, index): NamedKey[] => {
    const kind = 'ebs' in one ? 'ebs' : 'fsx';
    const arn = 'ebs' in one ? one.ebs.kmsKeyId : 'fsx' in one ? one.fsx.kmsKeyId : undefined;
    const path = ['storage', 'classes', index, kind, 'kmsKeyId'];
    return arn === undefined ? [] : [{ arn, of: `the StorageClass "${one.name}"`, path }];
  });
  return [
    ...(secrets === undefined
      ? []
      : [
          {
            arn: secrets,
            of: 'controlPlane.secretsEncryption',
            path: ['controlPlane', 'secretsEncryption', 'keyArn'],
          },
        ]),
    ...classes,
    ...keysOfNodes(spec),
  ];
}
