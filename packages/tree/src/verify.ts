import { type Diagnostic, type Outcome, sortDiagnostics } from '@nodeless/core';
import type { Assessment, PlannedStatus, RecordStatus, StaleStatus } from './assessment.ts';
import { collectingDiskErrors } from './disk/collecting.ts';
import type { Disk } from './disk/disk.ts';
import { editedFile, executableFile, finding, foreignEntry, GENERATE, lineEndings } from './findings.ts';
import { withLineFeeds } from './line-endings.ts';
import { OLD_RECORD } from './ownership/old-form.ts';
import { ownershipOf, type Ownership } from './ownership/ownership.ts';
import { byRecord } from './ownership/records.ts';
import { steadyAssessment } from './steady-assessment.ts';
import { inRendered, type Target } from './target.ts';

/** Says in which ways the disk is not what the target asks for, each with how to fix it. Empty: it is. Reads only. */
export function verify(disk: Disk, target: Target): readonly Diagnostic[] {
  const { value, diagnostics } = collectingDiskErrors((): Outcome<Diagnostic[]> => {
    const assessed = steadyAssessment(disk, target);
    if (assessed.value === undefined) return { diagnostics: assessed.diagnostics };
    return { value: findings(assessed.value, target), diagnostics: [] };
  });
  return sortDiagnostics(value ?? diagnostics);
}

function findings(assessment: Assessment, { cluster, files }: Target): Diagnostic[] {
  const found = [
    ...assessment.planned.flatMap((status) => plannedFinding(cluster, status)),
    ...assessment.stale.flatMap((status) => staleFinding(cluster, status)),
    ...assessment.unknown.map(({ path, kind }) => foreignEntry(cluster, path, kind)),
    ...assessment.leftovers.map((path) =>
      stray(cluster, path, 'is left over from a run that did not finish'),
    ),
  ];
  const reported = new Set(found.map((diagnostic) => diagnostic.location?.file));
  return [...found, ...recordFindings(assessment, cluster, ownershipOf(files), reported)];
}

/** What is wrong with the records themselves. Where one differs because a file does, the file's finding says it. */
function recordFindings(
  { records, ownership }: Assessment,
  cluster: string,
  expected: Ownership,
  reported: ReadonlySet<string | undefined>,
): Diagnostic[] {
  const differing = byRecord(differences(ownership, expected));
  const states = records.map((record) => ({
    record,
    state: stateOf(record, [...(differing.get(record.path)?.keys() ?? [])]),
  }));
  const found = states.flatMap(({ record: { path, executable }, state }) => [
    ...(executable ? [executableFile(cluster, path)] : []),
    ...(state === 'line-endings' ? [lineEndings(cluster, path)] : []),
  ]);
  const stale = states.flatMap(({ record, state }) => (state === 'stale' ? [record.path] : []));
  return stale.length === 0 ? found : [...found, staleRecord(cluster, stale)];

  /** @param paths files that the records on disk know in another way than the target */
  function stateOf({ wanted, onDisk }: RecordStatus, paths: readonly string[]) {
    if (wanted === undefined || onDisk === undefined) {
      return explained(paths) ? 'explained' : 'stale';
    }
    if (Buffer.compare(wanted.bytes, onDisk.bytes) === 0) return 'same';
    if (Buffer.compare(wanted.bytes, withLineFeeds(onDisk.bytes)) === 0) return 'line-endings';
    return explained(paths) ? 'explained' : 'stale';
  }

  function explained(paths: readonly string[]): boolean {
    return paths.length > 0 && paths.every((path) => reported.has(inRendered(cluster, path)));
  }
}

function plannedFinding(cluster: string, status: PlannedStatus): Diagnostic[] {
  const { path, bytes } = status.file;
  const file = inRendered(cluster, path);
  switch (status.state) {
    case 'same':
    case 'blocked':
      return [];
    case 'missing':
      return [finding('tree/missing-file', file, `${path} is missing`, `run ${GENERATE}`)];
    case 'recorded':
      return [
        finding('tree/stale-file', file, `${path} is not what the sources give today`, `run ${GENERATE}`),
      ];
    case 'executable':
      return [executableFile(cluster, path)];
    case 'line-endings':
      return [lineEndings(cluster, path)];
    case 'edited':
      return [editedFile(cluster, path, { onDisk: status.onDisk, generated: bytes })];
    case 'foreign':
      return [foreignEntry(cluster, path, 'file')];
  }
}

function staleFinding(cluster: string, { path, state }: StaleStatus): Diagnostic[] {
  if (state === 'gone') return [];
  if (state === 'edited') return [editedFile(cluster, path)];
  return [stray(cluster, path, 'is left over: the sources no longer ask for it')];
}

function stray(cluster: string, path: string, what: string): Diagnostic {
  return finding('tree/stray-file', inRendered(cluster, path), `${path} ${what}`, `run ${GENERATE}`);
}

/** Files that one of the two knows alone, or with another content. */
function differences(one: Ownership, other: Ownership): Ownership {
  const paths = [...one.keys(), ...other.keys()];
  return new Map(
    paths.filter((path) => one.get(path)?.join() !== other.get(path)?.join()).map((path) => [path, []]),
  );
}

function staleRecord(cluster: string, paths: readonly string[]): Diagnostic {
  const example = paths.includes(OLD_RECORD) ? OLD_RECORD : (paths[0] ?? '');
  const others = paths.length === 1 ? '' : `, as are ${paths.length - 1} more`;
  const what =
    example === OLD_RECORD
      ? `The ownership record ${example} is of an older form`
      : `The ownership record ${example} is not what the sources give today${others}`;
  return finding('tree/stale-ownership', inRendered(cluster, example), what, `run ${GENERATE}`);
}
