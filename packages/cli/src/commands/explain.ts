import { hasErrors, isRecordPath, type Diagnostic, type Outcome } from '@nodeless/core';
import { PrintCache } from '@nodeless/tree';
import { suggestion } from '@nodeless/catalogue/schema';
import { EXIT } from '../exit-codes.ts';
import { explainedCluster, nothingThere, type ExplainedCluster } from '../explain/cluster.ts';
import {
  explainRendered,
  filesOfObject,
  objectNames,
  type RenderedAnswer,
} from '../explain/rendered-answer.ts';
import { explainSource, type SourceAnswer } from '../explain/source-answer.ts';
import { parseTarget, type Target } from '../explain/target.ts';
import { loadFleet, type LoadedFleet } from '../fleet.ts';
import { explainText } from '../output/explain-text.ts';
import { report, type Format } from '../output/report.ts';
import { isSource, readRepositorySource } from '../repository/read-source.ts';
import { rootOf, type CommandContext } from './context.ts';
import { selectClusters } from './select-clusters.ts';

export interface ExplainOptions {
  readonly format: Format;
  /** Look at this cluster only. */
  readonly cluster?: string;
}

type Answers = Outcome<readonly (RenderedAnswer | SourceAnswer)[]>;

/** Where does a rendered line come from, and what does a line of the sources give? Writes nothing. */
export function explainCommand(context: CommandContext, typed: string, options: ExplainOptions): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const { value: answers = [], diagnostics } = explain(root, context.cwd, typed, options.cluster);
  report(context.console, root, options.format, {
    diagnostics,
    result: { answers },
    summary: answers.flatMap(explainText),
  });
  if (hasErrors(diagnostics)) context.exit(EXIT.findings);
}

function explain(root: string, cwd: string, typed: string, cluster: string | undefined): Answers {
  const target = parseTarget(typed, root, cwd);
  if (target === undefined) {
    const hint = 'write a rendered file, a source, one of them with :line, or kind/namespace/name';
    return { diagnostics: [nothingThere(`${JSON.stringify(typed)} is neither a file nor an object`, hint)] };
  }
  const fleet = loadFleet(root);
  if (fleet.value === undefined) return { diagnostics: fleet.diagnostics };
  const clusters = clustersFor(fleet.value, target, cluster);
  if (clusters.value === undefined) return { diagnostics: [...fleet.diagnostics, ...clusters.diagnostics] };
  const answers = answersTo(fleet.value, target, clusters.value);
  return { ...answers, diagnostics: [...fleet.diagnostics, ...clusters.diagnostics, ...answers.diagnostics] };
}

/** The clusters that can have to do with it, rendered. Those that cannot be rendered are findings. */
function clustersFor(
  fleet: LoadedFleet,
  target: Target,
  only: string | undefined,
): Outcome<readonly ExplainedCluster[]> {
  const own = target.kind === 'source' ? /^clusters\/([^/]+)\//.exec(target.file)?.[1] : undefined;
  const meant = target.kind === 'rendered' ? target.cluster : (own ?? only);
  const { selected, diagnostics } = selectClusters(fleet.clusters, meant === undefined ? [] : [meant]);
  if (diagnostics.length > 0) return { diagnostics };
  const printed = new PrintCache();
  const outcomes = selected.map((name) => explainedCluster(fleet, name, printed));
  return {
    value: outcomes.flatMap(({ value }) => value ?? []),
    diagnostics: outcomes.flatMap((outcome) => outcome.diagnostics),
  };
}

function answersTo(fleet: LoadedFleet, target: Target, clusters: readonly ExplainedCluster[]): Answers {
  if (target.kind === 'source') {
    const source = readRepositorySource(fleet.root, target.file);
    if (!isSource(source)) return { diagnostics: [source] };
    return collected([explainSource(clusters, source, target.line)]);
  }
  if (target.kind === 'rendered') {
    return collected(
      clusters.map((cluster) =>
        cluster.outline.has(target.path)
          ? explainRendered(cluster, target.path, target.line)
          : { diagnostics: [notRendered(cluster, target.path)] },
      ),
    );
  }
  const found = clusters.flatMap((cluster) =>
    filesOfObject(cluster, target).map((path) => explainRendered(cluster, path)),
  );
  if (found.length > 0 || clusters.length === 0) return collected(found);
  const { object, namespace, name } = target;
  const typed = [object.toLowerCase(), ...(namespace === undefined ? [] : [namespace]), name].join('/');
  const known = [...new Set(clusters.flatMap(objectNames))];
  return { diagnostics: [nothingThere(`no cluster renders ${typed}`, suggestion(typed, known))] };
}

function notRendered({ name, outline }: ExplainedCluster, path: string): Diagnostic {
  if (isRecordPath(path))
    return nothingThere(`${path} records the hashes of files of ${name}; no value decides it alone`);
  return nothingThere(`${name} renders no file ${path}`, suggestion(path, [...outline.keys()]));
}

function collected(outcomes: readonly Outcome<RenderedAnswer | SourceAnswer>[]): Answers {
  return {
    value: outcomes.flatMap(({ value }) => value ?? []),
    diagnostics: outcomes.flatMap(({ diagnostics }) => diagnostics),
  };
}
