import { ClusterConfigSchema } from './cluster-config.ts';
import type { ConfigProblem, ConfigRule } from './problem.ts';
import { accessRules } from './rules/access.ts';
import { addonRules, bareClusterRules } from './rules/addons.ts';
import { fargateRules } from './rules/fargate.ts';
import { irsaRules, podIdentityRules } from './rules/iam.ts';
import { ipFamilyRules } from './rules/ip-family.ts';
import { loggingRules } from './rules/logging.ts';
import { endpointRules, privateClusterRules, subnetRules } from './rules/vpc.ts';

const RULES: readonly ConfigRule[] = [
  accessRules,
  addonRules,
  bareClusterRules,
  endpointRules,
  fargateRules,
  ipFamilyRules,
  irsaRules,
  loggingRules,
  podIdentityRules,
  privateClusterRules,
  subnetRules,
];

/**
 * All that eksctl or EKS would refuse in a ClusterConfig, as far as it can be known offline. Single values come first
 * (types, names, unknown keys); relations between values are looked at when all single values are fine.
 *
 * @param config the parsed content of a file
 */
export function validateClusterConfig(config: unknown): ConfigProblem[] {
  const parsed = ClusterConfigSchema.safeParse(config);
  if (parsed.success) return RULES.flatMap((rule) => [...rule(parsed.data)]);
  return parsed.error.issues.map(({ path, message }) => ({
    path: path.filter((segment) => typeof segment !== 'symbol'),
    message,
  }));
}
