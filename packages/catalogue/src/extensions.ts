import type { Catalogue } from './catalogue.ts';
import type { Component, ComponentRule } from './component.ts';
import { COMPONENTS } from './registry.ts';

/** What a repository adds to Nodeless: the default export of its `nodeless.config`. */
export interface NodelessConfig {
  /** Components of its own, asked for below `components` like those that come with Nodeless. */
  readonly components?: readonly Component[];
  /** Rules of its own over every rendered cluster. */
  readonly rules?: readonly Rule[];
}

/** A rule over a rendered cluster that belongs to no component. */
export type Rule = ComponentRule;

/** Everything that sources may ask for, and every rule beside those of checks. */
export interface Extensions {
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
}

/** Without a `nodeless.config`. */
export const NO_EXTENSIONS: Extensions = { catalogue: COMPONENTS, rules: [] };

/** Gives the default export of a `nodeless.config` its types. */
export function defineConfig(config: NodelessConfig): NodelessConfig {
  return config;
}

/** Gives a rule its types. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
