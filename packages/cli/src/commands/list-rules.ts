import { NO_EXTENSIONS, type Extensions } from '@nodeless/catalogue';
import type { Outcome } from '@nodeless/core';
import { loadExtensions } from '../config/load-config.ts';
import { EXIT } from '../exit-codes.ts';
import { findRoot } from '../repository/root.ts';
import { listedRules, type ListedRule } from '../rules/list.ts';
import { ALL_TOPICS, ANSWER_WORDS, topicCounts, type ListedTopic } from '../rules/topics/topics.ts';
import { showFindings, type CommandContext } from './context.ts';

const READS: Readonly<Record<ListedRule['reads'], string>> = {
  value: 'one value',
  sources: 'the sources',
  rendered: 'what is rendered',
  fleet: 'all clusters',
};

/**
 * Prints every rule, those of the repository among them, and what of the catalogue of checks no rule looks at; it looks at no
 * cluster. Outside of a repository there are only our rules.
 */
export function listRulesCommand(context: CommandContext, json: boolean): void {
  const { value, diagnostics } = extensionsAt(context.cwd);
  if (value === undefined) {
    showFindings(context, diagnostics, () => undefined);
    context.exit(EXIT.findings);
    return;
  }
  const rules = listedRules(value);
  const text = () => [...rules.map(textOf), ...WITHOUT_RULE.map(topicText), `${topicCounts()}\n`].join('\n');
  context.console.out(json ? `${JSON.stringify({ rules, topics: ALL_TOPICS }, null, 2)}\n` : text());
}

/** What no rule looks at and no review tells, with the reason. */
const WITHOUT_RULE = ALL_TOPICS.filter(({ answer }) => answer !== 'checked' && answer !== 'reviewed');

function topicText({ id, what, answer, note = '' }: ListedTopic): string {
  return `${id}  (no rule: ${ANSWER_WORDS[answer]})\n  ${what}\n  ${note}\n`;
}

function extensionsAt(folder: string): Outcome<Extensions> {
  const root = findRoot(folder);
  return root === undefined ? { value: NO_EXTENSIONS, diagnostics: [] } : loadExtensions(root);
}

function textOf({ codes, severities, reads, since, title, references }: ListedRule): string {
  const release = since === undefined ? '' : `; since ${since}`;
  const lines = [
    `${codes.join(', ')}  (${severities.join(' or ')}; reads ${READS[reads]}${release})`,
    `  ${title}`,
    ...references.map((reference) => `  ${reference}`),
  ];
  return `${lines.join('\n')}\n`;
}
