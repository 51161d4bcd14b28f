import { NO_EXTENSIONS, type Extensions } from '@nodeless/catalogue';
import type { Outcome } from '@nodeless/core';
import { loadExtensions } from '../config/load-config.ts';
import { EXIT } from '../exit-codes.ts';
import { findRoot } from '../repository/root.ts';
import { listedRules, type ListedRule } from '../rules/list.ts';
import { showFindings, type CommandContext } from './context.ts';

const READS: Readonly<Record<ListedRule['reads'], string>> = {
  value: 'one value',
  sources: 'the sources',
  rendered: 'what is rendered',
  fleet: 'all clusters',
};

/** Prints every rule, those of the repository among them, and looks at no cluster. Outside of a repository there are only ours. */
export function listRulesCommand(context: CommandContext, json: boolean): void {
  const { value, diagnostics } = extensionsAt(context.cwd);
  if (value === undefined) {
    showFindings(context, diagnostics, () => undefined);
    context.exit(EXIT.findings);
    return;
  }
  const rules = listedRules(value);
  context.console.out(json ? `${JSON.stringify({ rules }, null, 2)}\n` : rules.map(textOf).join('\n'));
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
