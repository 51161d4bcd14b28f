import type { ClusterConfig } from './types.ts';

/** From the whole file down to a place: `['accessConfig', 'accessEntries', 0, 'type']`. */
export type ConfigPath = readonly (string | number)[];

/** Why eksctl or EKS would refuse a ClusterConfig, or silently not do what it says. */
export interface ConfigProblem {
  /** The culprit. */
  readonly path: ConfigPath;
  /** One sentence, no trailing full stop. */
  readonly message: string;
  /** How to fix it. */
  readonly hint?: string;
  /** The place that the culprit clashes with, where a rule relates two. */
  readonly other?: ConfigPath;
}

export interface ValidateOptions {
  /**
   * Parses YAML, and throws where it cannot. Texts that hold YAML (the settings of add-ons) are looked into when it is
   * given; without it, only mistakes that need no parser are found in them.
   */
  readonly parseYaml?: (text: string) => unknown;
}

/** A rule that relates several values of a file whose single values are fine. */
export type ConfigRule = (config: ClusterConfig, options: ValidateOptions) => Iterable<ConfigProblem>;

/** What a rule finds; each says how to fix it. */
export function problem(path: ConfigPath, message: string, hint: string, other?: ConfigPath): ConfigProblem {
  return other === undefined ? { path, message, hint } : { path, message, hint, other };
}
