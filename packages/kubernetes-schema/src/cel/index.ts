export { ruleProblems, type RuleProblem } from './rule-problems.ts';
export { crdRules, customRules, type KindRules } from './rules-of-kinds.ts';
export type { RuleTree } from './kind-rules.ts';
