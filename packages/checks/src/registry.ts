import type { Extensions } from '@nodeless/catalogue';
import type { Rule } from './rule.ts';
import { RULES } from './rules.ts';
import { extensionRules } from './rules/components.ts';

/** Every rule over rendered clusters: ours, those of components, and those that a repository brings along. */
export function renderedRules(extensions: Pick<Extensions, 'catalogue' | 'rules'>): readonly Rule[] {
  return [...RULES, ...extensionRules(extensions)];
}
