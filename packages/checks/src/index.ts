export type { ClusterView, Rule } from './rule.ts';
export { RULES } from './rules.ts';
export { runChecks, type ChecksInput } from './run.ts';
