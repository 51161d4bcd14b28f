import type { Component, Rule } from '@nodeless/catalogue';
import type { Diagnostic } from '@nodeless/core';
import { z } from 'zod';
import { listOf, ofForm } from './given.ts';

const text = z.string().min(1);
const position = z.int().min(1);
const location = z.strictObject({
  file: text,
  line: position,
  column: position,
  endLine: position,
  endColumn: position,
});

/** What a rule may yield: everything that prints findings takes this form for granted. */
const FindingSchema = z.strictObject({
  code: z.string().regex(/^[^\s/]+\/[^\s/]+$/, 'must look like example.com/image-registry'),
  severity: z.enum(['error', 'warning', 'info']),
  message: text,
  hint: text.optional(),
  location: location.optional(),
  related: z.array(z.strictObject({ message: text, location })).optional(),
  sensitive: z.literal(true).optional(),
  missingFact: text.optional(),
});

/**
 * The same component, whose functions find nothing of a wrong form.
 *
 * @throws TypeError from `problems` and from its rules, for such a finding
 */
export function checkedComponent(component: Component): Component {
  const { problems, rules } = component;
  return {
    ...component,
    ...(problems && { problems: (input) => listOf(problems.call(component, input)).map(checkedFinding) }),
    ...(rules && { rules: rules.map(checkedRule) }),
  };
}

/**
 * The same rule, which finds nothing of a wrong form, and nothing else than it declares.
 *
 * @throws TypeError from `check`, for such a finding; all are complete before the first one is told
 */
export function checkedRule(rule: Rule): Rule {
  const declared = new Set<string>(rule.codes.map(({ code }) => code));
  return {
    ...rule,
    check: (view) => {
      const findings = listOf(rule.check(view)).map(checkedFinding);
      const other = findings.find(({ code }) => !declared.has(code));
      if (other === undefined) return findings;
      throw new TypeError(`it reports ${other.code}, which is not in its codes: add it there`);
    },
  };
}

function checkedFinding(finding: unknown): Diagnostic {
  return ofForm(FindingSchema, finding);
}
