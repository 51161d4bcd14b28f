import { ClusterConfigSchema } from './cluster-config.ts';
import { issueProblems } from './issues.ts';
import type { ConfigProblem, ValidateOptions } from './problem.ts';
import { RULES } from './rules/rules.ts';
import type { ClusterConfig } from './types.ts';

/**
 * All that eksctl or EKS would refuse in a ClusterConfig that is given to `eksctl create cluster`, as far as it can be
 * known offline. Single values come first (types, names, unknown keys); relations between values are looked at when all
 * single values are fine. Never throws.
 *
 * @param config the parsed content of a file
 */
export function validateClusterConfig(config: unknown, options: ValidateOptions = {}): ConfigProblem[] {
  const parsed = ClusterConfigSchema.safeParse(config, { reportInput: true });
  return parsed.success
    ? relationProblems(parsed.data, options)
    : issueProblems(ClusterConfigSchema, parsed.error.issues);
}

/** What {@link validateClusterConfig} finds in a file whose single values are fine, for instance because it was made by code. */
export function relationProblems(config: ClusterConfig, options: ValidateOptions = {}): ConfigProblem[] {
  return Object.values(RULES).flatMap((rule) => [...rule(config, options)]);
}
