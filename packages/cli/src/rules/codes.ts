import { AWS_CODES } from '@nodeless/aws/codes';
import { NO_EXTENSIONS, type Extensions } from '@nodeless/catalogue';
import { CONVERT_CODES } from '@nodeless/contracts/karpenter';
import type { CodeDefinition } from '@nodeless/core';
import { READ_CODES } from '@nodeless/sources';
import { TREE_CODES } from '@nodeless/tree';
import { COMMAND_CODES } from '../commands/codes.ts';
import { CONFIG_CODES } from '../config/codes.ts';
import { GIT_CODES } from '../git/codes.ts';
import { IMPORT_CODES } from '../import/codes.ts';
import { LIVE_CODES } from '../live/codes.ts';
import { LOCK_CODES } from '../lock/codes.ts';
import { REPOSITORY_CODES } from '../repository/codes.ts';
import type { SarifCode } from '../output/sarif.ts';
import { registeredRules } from './rules.ts';

const TABLES: readonly Readonly<Record<string, CodeDefinition>>[] = [
  REPOSITORY_CODES,
  CONFIG_CODES,
  READ_CODES,
  TREE_CODES,
  GIT_CODES,
  CONVERT_CODES,
  COMMAND_CODES,
  IMPORT_CODES,
  LOCK_CODES,
  AWS_CODES,
  LIVE_CODES,
];

/** Every code that comes with Nodeless, each with the first page that a rule of it refers to. */
export function referencedCodes(): SarifCode[] {
  const pages = new Map<string, string>();
  for (const { rule } of registeredRules(NO_EXTENSIONS)) {
    const page = rule.references?.find((one) => one.startsWith('https://'));
    for (const { code } of rule.codes) if (page !== undefined && !pages.has(code)) pages.set(code, page);
  }
  return codeDefinitions().map((definition) => {
    const reference = pages.get(definition.code);
    return reference === undefined ? definition : { ...definition, reference };
  });
}

/**
 * Every code that a finding may carry, as whoever reports it defines it.
 *
 * @param extensions what a repository adds. @default nothing
 */
export function codeDefinitions(
  extensions: Pick<Extensions, 'catalogue' | 'rules'> = NO_EXTENSIONS,
): CodeDefinition[] {
  const all = [
    ...TABLES.flatMap((table) => Object.values(table)),
    ...registeredRules(extensions).flatMap(({ rule }) => rule.codes),
  ];
  return [...new Set(all)];
}
