import { COMPONENTS } from '@nodeless/catalogue';
import { hasErrors, type Diagnostic } from '@nodeless/core';
import {
  findingCommands,
  kubernetesRanges,
  knownReleases,
  pinOf,
  releasePins,
  writtenVersion,
  type ClusterModel,
} from '@nodeless/sources';
import { EXIT } from '../exit-codes.ts';
import { loadCluster, loadFleet } from '../fleet.ts';
import { report, type Format } from '../output/report.ts';
import { versionsText, type VersionsAnswer } from '../output/versions-text.ts';
import { clusterVersions, pinnedReleases } from '../versions/pinned.ts';
import { rootOf, type CommandContext } from './context.ts';

export interface VersionsOptions {
  readonly format: Format;
  /** Tell of this release only. */
  readonly release?: string;
  /** Tell its commits, or how to find them. */
  readonly version?: string;
}

/**
 * Which versions are in use, which are known, and which commits belong to them. Writes nothing and asks nobody. Clusters
 * whose sources have errors are findings; the others are told all the same.
 */
export function versionsCommand(context: CommandContext, options: VersionsOptions): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const { models, diagnostics } = clustersIn(root);
  const answer = answerOf(models, options);
  report(context.console, root, options.format, {
    diagnostics,
    result: { ...answer },
    summary: versionsText(answer),
  });
  if (hasErrors(diagnostics)) context.exit(EXIT.findings);
}

function clustersIn(root: string): {
  readonly models: readonly ClusterModel[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const fleet = loadFleet(root);
  if (fleet.value === undefined) return { models: [], diagnostics: fleet.diagnostics };
  const { value } = fleet;
  const outcomes = value.clusters.map((name) => loadCluster(value, name));
  return {
    models: outcomes.flatMap((outcome) => outcome.value ?? []),
    diagnostics: [...fleet.diagnostics, ...outcomes.flatMap((outcome) => outcome.diagnostics)],
  };
}

function answerOf(models: readonly ClusterModel[], { release, version }: VersionsOptions): VersionsAnswer {
  const pinned = pinnedReleases(models).filter((one) => release === undefined || one.release === release);
  const releases = knownReleases(COMPONENTS);
  const asked = releases.find(({ key }) => key === release);
  if (asked === undefined)
    return {
      clusters: models.map(clusterVersions),
      pinned,
      known: releasePins(releases),
      find: [],
      kubernetes: kubernetesRanges(),
    };
  const answer = { clusters: [], pinned, known: releasePins([asked]), find: [], kubernetes: [] };
  if (version === undefined) return answer;
  const written = writtenVersion(asked, version);
  const pin = pinOf(asked, written);
  return pin === undefined
    ? { ...answer, known: [], find: findingCommands(asked, written) }
    : { ...answer, known: [{ release: asked.key, ...pin }] };
}
