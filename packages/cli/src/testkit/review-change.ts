import { hasErrors, type Diagnostic } from '@nodeless/core';
import { review, type ChangeReport, type TreeReader } from '@nodeless/review';
import type { NodelessConfig } from '../config/define-config.ts';
import { HeadSettings } from '../diff/settings.ts';
import { findingLines } from './finding-lines.ts';
import { extensionsOf } from './own-config.ts';
import { clusterNames, renderCluster } from './render-cluster.ts';
import type { Sources } from './sample.ts';

export interface ReviewOptions {
  /** Day at which waivers are looked at, `YYYY-MM-DD`. Default: today. */
  readonly today?: string;
}

/**
 * Renders all clusters of both repositories and compares them, as `nodeless diff --json` does with two commits.
 *
 * @throws Error with the findings where one of the two cannot be rendered, or a waiver is wrong
 */
export function reviewChange(
  before: Sources,
  after: Sources,
  config: NodelessConfig = {},
  { today = new Date().toISOString().slice(0, 10) }: ReviewOptions = {},
): ChangeReport {
  const trees = { base: treeOf('before', before, config), head: treeOf('after', after, config) };
  const { dangers } = extensionsOf(config);
  const reader: TreeReader = {
    files: (side, cluster) =>
      [...trees[side].keys()].filter((path) => path.startsWith(`clusters/${cluster}/rendered/`)).sort(),
    read: (side, paths) =>
      new Map(
        paths.flatMap((path): [string, string][] => {
          const text = trees[side].get(path);
          return text === undefined ? [] : [[path, text]];
        }),
      ),
  };
  const settings = new HeadSettings(
    reader,
    dangers.map(({ id }) => id),
  );
  const paths = [...new Set([...trees.base.keys(), ...trees.head.keys()])].sort();
  const report = review({
    base: { name: 'before', commit: 'before', worktree: false },
    head: { name: 'after', commit: 'after', worktree: false },
    changed: paths
      .filter((path) => trees.base.get(path) !== trees.head.get(path))
      .map((path) => ({ path, inBase: trees.base.has(path), inHead: trees.head.has(path) })),
    reader,
    settings: (cluster) => settings.of(cluster),
    dangers,
    today,
  });
  if (settings.broken) throw refusal('after', settings.problems);
  return report;
}

/** Sources and what they give, by path. */
function treeOf(side: string, sources: Sources, config: NodelessConfig): ReadonlyMap<string, string> {
  const rendered = clusterNames(sources).flatMap((name) => {
    const { files, diagnostics } = renderCluster(sources, config, name);
    if (hasErrors(diagnostics)) throw refusal(side, diagnostics);
    return Object.entries(files);
  });
  return new Map([...Object.entries(sources), ...rendered]);
}

function refusal(side: string, diagnostics: readonly Diagnostic[]): Error {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return new Error(`the sources ${side} the change have errors:\n${findingLines(errors)}`);
}
