import type { Diagnostic } from '@nodeless/core';
import type { ClusterFiles } from '@nodeless/sources';
import { PrintCache } from '@nodeless/tree';
import { draftFindings } from '../draft-findings.ts';
import { modelOf, type LoadedFleet } from '../fleet.ts';
import { renderCluster } from '../pipeline.ts';
import type { Hop } from './hops.ts';
import { asIfKubernetes } from './kubernetes-edit.ts';

/** Findings that an upgrade meets though they are there before it: what it drains and what it needs addresses for. */
const ALSO_OLD = new Set(['upgrade/blocked-drain', 'network/cluster-subnet-upgrade-headroom']);

/**
 * What stands in the way of each hop. The cluster is rendered with the version before and with the one after, and looked at
 * by every rule both times: what is found with the new version alone is a problem of the upgrade. So a rule that knows of
 * versions knows of upgrades, whoever wrote it.
 *
 * @param way from one minor version to the next, in order
 */
export function upgradeProblems(
  fleet: LoadedFleet,
  files: ClusterFiles,
  way: readonly Hop[],
): readonly (readonly Diagnostic[])[] {
  const known = new Map<string, readonly Diagnostic[]>();
  const findings = (version: string) => {
    const found = known.get(version) ?? findingsAt(fleet, files, version);
    known.set(version, found);
    return found;
  };
  return way.map(({ from, to }) => {
    const before = new Set(findings(from).map(wordsOf));
    return findings(to).filter(
      (finding) =>
        finding.severity !== 'info' && (ALSO_OLD.has(finding.code) || !before.has(wordsOf(finding))),
    );
  });
}

/** Everything that is said about a cluster with a version of Kubernetes. */
function findingsAt(fleet: LoadedFleet, files: ClusterFiles, version: string): readonly Diagnostic[] {
  const text = new TextDecoder().decode(files.cluster.bytes);
  const bytes = Buffer.from(asIfKubernetes(text, version));
  const parsed = modelOf(fleet, { ...files, cluster: { path: files.cluster.path, bytes } });
  if (parsed.value === undefined) return [...parsed.diagnostics, ...draftFindings(parsed)];
  return [...parsed.diagnostics, ...renderCluster(parsed.value, new PrintCache()).diagnostics];
}

function wordsOf({ code, message }: Diagnostic): string {
  return `${code} ${message}`;
}
