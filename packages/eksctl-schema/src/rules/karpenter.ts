import { problem, type ConfigRule } from '../problem.ts';
import { isGiven } from './lists.ts';
import { isOlder, parseVersion } from './version.ts';

/** The oldest version that eksctl installs. Source: `supportedKarpenterVersion` in types.go. */
const OLDEST = [0, 20, 0] as const;

/** Source: `validateKarpenterConfig` in validation.go. */
export const karpenterVersion: ConfigRule = function* ({ karpenter }) {
  if (karpenter === undefined) return;
  const version = parseVersion(karpenter.version);
  if (version !== undefined && !isOlder(version, OLDEST)) return;
  yield problem(
    ['karpenter', 'version'],
    version === undefined
      ? `${karpenter.version} is no version`
      : `eksctl installs Karpenter from ${OLDEST.join('.')} on, not ${karpenter.version}`,
    'write an exact version, without v in front of it',
  );
};

/** Where Karpenter finds the security group that eksctl makes for nodes. */
const DISCOVERY_TAG = 'karpenter.sh/discovery';
const MAX_TAG_VALUE = 256;

/**
 * The tag that goes to the security group of the nodes has a value. Source: `ValidateTaggingPrerequisites` in
 * pkg/cfn/builder/security_group_errors.go, asked when the stack is made.
 */
export const karpenterDiscovery: ConfigRule = function* ({ karpenter, metadata, vpc }) {
  const value = metadata.tags?.[DISCOVERY_TAG];
  if (karpenter === undefined || value === undefined || isGiven(vpc?.sharedNodeSecurityGroup)) return;
  if (value !== '' && value.length <= MAX_TAG_VALUE) return;
  yield problem(
    ['metadata', 'tags', DISCOVERY_TAG],
    `the value of ${DISCOVERY_TAG} has 1 to ${MAX_TAG_VALUE} characters, not ${value.length}`,
    'write the name of the cluster',
  );
};

/** Its controller has a role by IRSA. Source: `validateKarpenterConfig` in validation.go. */
export const karpenterProvider: ConfigRule = function* ({ iam, karpenter }) {
  if (karpenter === undefined || iam?.withOIDC === true) return;
  yield problem(
    ['iam', 'withOIDC'],
    'Karpenter needs the OIDC provider of the cluster',
    'write withOIDC: true',
  );
};
