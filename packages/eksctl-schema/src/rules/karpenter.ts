import { problem, type ConfigRule } from '../problem.ts';
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

/** Its controller has a role by IRSA. Source: `validateKarpenterConfig` in validation.go. */
export const karpenterProvider: ConfigRule = function* ({ iam, karpenter }) {
  if (karpenter === undefined || iam?.withOIDC === true) return;
  yield problem(
    ['iam', 'withOIDC'],
    'Karpenter needs the OIDC provider of the cluster',
    'write withOIDC: true',
  );
};
