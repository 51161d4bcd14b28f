import { patternToRegExp } from './pattern.ts';

/** One line of CODEOWNERS. */
export interface OwnerRule {
  readonly line: number;
  readonly pattern: string;
  readonly expression: RegExp;
  /** None: what the pattern matches has no owner. */
  readonly owners: readonly string[];
}

export interface CodeOwners {
  readonly rules: readonly OwnerRule[];
  /** Lines that GitHub would pass over, with the reason. */
  readonly problems: readonly string[];
}

/** `@user`, `@organization/team` or an e-mail address. */
const OWNER = /^(?:@[A-Za-z0-9][A-Za-z0-9-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)?|[^\s@]+@[^\s@]+\.[^\s@]+)$/;

/** Reads the text of a CODEOWNERS file. */
export function parseCodeOwners(text: string): CodeOwners {
  const rules: OwnerRule[] = [];
  const problems: string[] = [];
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const [pattern, ...owners] = content
      .replace(/(^|\s)#.*$/, '')
      .split(/\s+/)
      .filter((word) => word !== '');
    if (pattern === undefined) continue;
    const expression = patternToRegExp(pattern);
    const stranger = owners.find((owner) => !OWNER.test(owner));
    if (expression === undefined) problems.push(`line ${line}: ${pattern} is not a pattern`);
    else if (stranger !== undefined) problems.push(`line ${line}: ${stranger} is not an owner`);
    else rules.push({ line, pattern, expression, owners });
  }
  return { rules, problems };
}

/** Who is asked for a review of a path: the owners of the last line that matches it, all of them. */
export function ownersOf({ rules }: CodeOwners, path: string): readonly string[] {
  return rules.findLast(({ expression }) => expression.test(path))?.owners ?? [];
}

/** Who is asked for a change of several paths, each once, with the paths. */
export function ownersOfChange(
  codeOwners: CodeOwners,
  paths: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const asked = new Map<string, string[]>();
  for (const path of paths) {
    for (const owner of ownersOf(codeOwners, path)) asked.set(owner, [...(asked.get(owner) ?? []), path]);
  }
  return asked;
}
