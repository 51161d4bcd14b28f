import type { Component, Rule } from '@nodeless/catalogue';
import { definitionStack, type Diagnostic, type Outcome, type SourceLocation } from '@nodeless/core';
import type { z } from 'zod';
import { checkedComponent, checkedRule } from './checked-findings.ts';
import { atOnce } from './given.ts';
import { locationIn, placeIn, stackLocation } from './stack-location.ts';
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
  /** What the code that runs belongs to, the innermost first: without a line of its own, the line of its `define…` counts. */
  readonly definitions?: readonly unknown[];
}

/** The same component; whatever its functions throw becomes an {@link ExtensionError}. */
export function guardedComponent(definition: Component, config: ConfigPlace): Component {
  const component = checkedComponent(definition);
  const what = `the component ${component.key}`;
  const place = { ...config, definitions: [definition] };
  const { options, release } = component;
  return {
    ...guarded(component, what, place),
    options: guardedSchema(options, `${what} (options)`, place),
    ...(release && {
      release: { ...release, schema: guardedSchema(release.schema, `${what} (release)`, place) },
    }),
    ...(component.serviceAccount && { serviceAccount: guarded(component.serviceAccount, what, place) }),
    ...(component.addon && { addon: guarded(component.addon, what, place) }),
    ...(definition.rules && { rules: definition.rules.map((rule) => guardedRule(rule, place)) }),
  };
}

/** The same rule; whatever it throws, or finds in a wrong form, becomes an {@link ExtensionError}. */
export function guardedRule(definition: Rule, config: ConfigPlace): Rule {
  const rule = checkedRule(definition);
  const what = `the rule ${rule.codes.map(({ code }) => code).join(', ')}`;
  const place = { ...config, definitions: [definition, ...(config.definitions ?? [])] };
  return { ...rule, check: (view) => attempt(() => rule.check(view), what, place) };
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

/** The same schema; what its checks and transforms throw, or a promise of theirs, becomes an {@link ExtensionError}. */
function guardedSchema(schema: z.ZodType, what: string, place: ConfigPlace): z.ZodType {
  const copy = schema.clone();
  const { run } = copy._zod;
  copy._zod.run = (payload, context) => attempt(() => run(payload, context), what, place);
  return copy;
}

/** What `work` gives; what it throws, or a promise, becomes an {@link ExtensionError} at its line. */
export function attempt<T>(work: () => T, what: string, place: ConfigPlace): T {
  try {
    return atOnce(work());
  } catch (error) {
    if (error instanceof ExtensionError) throw error;
    throw new ExtensionError({
      code: 'config/failed',
      severity: 'error',
      message: `${what} threw: ${thrownText(error)}`,
      hint: 'it is code of this repository: correct it there, and run again',
      location: stackLocation(place.root, error) ?? definitionPlace(place),
    });
  }
}

function definitionPlace({ root, file, definitions = [] }: ConfigPlace): SourceLocation {
  for (const definition of definitions) {
    const location = locationIn(root, definitionStack(definition) ?? '');
    if (location !== undefined) return location;
  }
  return placeIn(file);
}
