import type { Component, Rule } from '@nodeless/catalogue';
import type { Diagnostic, Outcome } from '@nodeless/core';
import { placeIn, stackLocation } from './stack-location.ts';
import { thrownText } from './thrown-text.ts';

/** An error of a component or a rule that the repository brings along, as a finding. */
export class ExtensionError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** Where the config is, for errors without a place of their own. */
export interface ConfigPlace {
  readonly root: string;
  readonly file: string;
}

/** The same component; whatever its functions throw becomes an {@link ExtensionError}. */
export function guardedComponent(component: Component, place: ConfigPlace): Component {
  const what = `the component ${component.key}`;
  return {
    ...guarded(component, what, place),
    ...(component.serviceAccount && { serviceAccount: guarded(component.serviceAccount, what, place) }),
    ...(component.addon && { addon: guarded(component.addon, what, place) }),
    ...(component.rules && { rules: component.rules.map((rule) => guardedRule(rule, place)) }),
  };
}

/** The same rule; its findings are complete before the first one is told. */
export function guardedRule(rule: Rule, place: ConfigPlace): Rule {
  const what = `the rule ${rule.codes.map(({ code }) => code).join(', ')}`;
  return { ...rule, check: (view) => attempt(() => [...rule.check(view)], what, place) };
}

/** What `work` gives, or the finding of the extension that threw. */
export function catchingExtensions<O extends Outcome<unknown>>(
  work: () => O,
): O | { readonly diagnostics: readonly Diagnostic[] } {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExtensionError) return { diagnostics: [error.diagnostic] };
    throw error;
  }
}

function guarded<T extends object>(definition: T, what: string, place: ConfigPlace): T {
  const entries = Object.entries(definition).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'function'
      ? (...args: unknown[]): unknown =>
          attempt(() => Reflect.apply(value, definition, args) as unknown, `${what} (${key})`, place)
      : value,
  ]);
  return Object.fromEntries(entries) as T;
}

/** What `work` gives; what it throws becomes an {@link ExtensionError} at its line. */
export function attempt<T>(work: () => T, what: string, { root, file }: ConfigPlace): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExtensionError) throw error;
    throw new ExtensionError({
      code: 'config/failed',
      severity: 'error',
      message: `${what} threw: ${thrownText(error)}`,
      hint: 'it is code of this repository: correct it there, and run again',
      location: stackLocation(root, error) ?? placeIn(file),
    });
  }
}
