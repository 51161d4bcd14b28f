import { suggestion } from '@nodeless/catalogue/schema';
import type { CodeDefinition, Diagnostic, Severity } from '@nodeless/core';

/** What somebody wants to be told, of all that rules find. */
export interface CheckScope {
  /** Codes and areas, as they were typed. */
  readonly only: readonly string[];
  /** What the rules report. */
  readonly codes: readonly CodeDefinition[];
}

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];

/** Whether findings are as bad as a severity, or worse. What a waiver accepts is not. */
export function failsOn(diagnostics: readonly Diagnostic[], least: Severity): boolean {
  const bad = WORST_FIRST.slice(0, WORST_FIRST.indexOf(least) + 1);
  return diagnostics.some(({ severity, waiver }) => waiver === undefined && bad.includes(severity));
}

/**
 * Findings in scope. Errors that no rule reports stay: of a cluster whose sources are wrong, no rule has seen anything, and that
 * must not look as if it were sound.
 */
export function narrowed(found: readonly Diagnostic[], scope: CheckScope | undefined): readonly Diagnostic[] {
  if (scope === undefined) return found;
  const ofRules = new Set<string>(scope.codes.map(({ code }) => code));
  const isBlocking = ({ code, severity }: Diagnostic) =>
    severity === 'error' && !ofRules.has(code) && !isOfTree(code);
  return found.filter((one) => isBlocking(one) || scope.only.some((word) => isMeant(word, one.code)));
}

/** Words that mean no rule, so that a slip of the pen does not look like a sound cluster. */
export function unknownWords(scope: CheckScope | undefined): Diagnostic[] {
  if (scope === undefined) return [];
  const codes = scope.codes.map(({ code }) => code);
  return scope.only
    .filter((word) => !isOfTree(`${word}/`) && !codes.some((code) => isMeant(word, code)))
    .map((word) => {
      const areas = codes.map((code) => code.split('/')[0] ?? '');
      const hint = suggestion(word, [...new Set([...codes, ...areas])]);
      return {
        code: 'checks/unknown-code',
        severity: 'error',
        message: `--only names ${JSON.stringify(word)}, which is no code and no area of a rule over what is rendered`,
        hint: `${hint === undefined ? '' : `${hint} `}nodeless check --list prints all`,
      };
    });
}

function isMeant(word: string, code: string): boolean {
  return word === code || code.startsWith(`${word}/`);
}

/** Findings about the files below rendered/. */
function isOfTree(code: string): boolean {
  return code.startsWith('tree/');
}
