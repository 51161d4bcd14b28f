import type { Component, Rule } from '@nodeless/catalogue';
import type { DangerDefinition, FormatDefinition } from '@nodeless/review';

/** What a repository adds to Nodeless: the default export of its `nodeless.config`. */
export interface NodelessConfig {
  /** Components of its own, asked for below `components` like those that come with Nodeless. */
  readonly components?: readonly Component[];
  /** Rules of its own over every rendered cluster. */
  readonly rules?: readonly Rule[];
  /** Rules of its own over what a change does, for `nodeless diff`. */
  readonly dangers?: readonly DangerDefinition[];
  /** Outputs of its own for `nodeless diff --format`. */
  readonly formats?: readonly FormatDefinition[];
}

/** Gives the default export of a `nodeless.config` its types. */
export function defineConfig(config: NodelessConfig): NodelessConfig {
  return config;
}
