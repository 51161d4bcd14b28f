import type { JsonObject } from './json.ts';
import type { Origin } from './resource.ts';

/**
 * One file below `clusters/<name>/rendered/`, before it has bytes.
 * `yaml` contents are printed canonically by the tree; `text` must end with a line feed and is written as it is.
 */
export interface Artifact {
  /** Relative to `rendered/`, with `/`, for instance `eksctl/cluster.yaml`. */
  readonly path: string;
  readonly content: { readonly yaml: JsonObject } | { readonly text: string };
  readonly origin: Origin;
}
