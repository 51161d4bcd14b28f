export type { ClusterView, Rule } from './rule.ts';
export { readingsOf, type Reading } from './reading/readings.ts';
export { renderedRules } from './registry.ts';
export { RULES } from './rules.ts';
export { versionSupport } from './rules/upgrade/version-support.ts';
export { runChecks, type AroundRule } from './run.ts';
export type { ChecksInput } from './view/cluster-view.ts';
