import { type Diagnostic, type Outcome, RENDERED, sortDiagnostics } from '@nodeless/core';
import type { Assessment, PlannedStatus, StaleStatus } from './assessment.ts';
import { collectingDiskErrors } from './disk/collecting.ts';
import type { Disk } from './disk/disk.ts';
import { editedFile, executableFile, finding, foreignEntry, GENERATE, lineEndings } from './findings.ts';
import { withLineFeeds } from './line-endings.ts';
import { ownershipOf, type Ownership } from './ownership/ownership.ts';
import { printOwnership } from './ownership/print.ts';
import { steadyAssessment } from './steady-assessment.ts';
import { inRendered, ownershipPath, type Target } from './target.ts';

/** Says in which ways the disk is not what the target asks for, each with the way to mend it. Empty: it is. Reads only. */
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

/** What is wrong with the record itself. Where it differs because a file does, the file's finding says it. */
function recordFindings(
  assessment: Assessment,
  cluster: string,
  expected: Ownership,
  reported: ReadonlySet<string | undefined>,
): Diagnostic[] {
  const mode = assessment.recordExecutable ? [executableFile(cluster, RENDERED.ownership)] : [];
  const text = Buffer.from(printOwnership(expected));
  const bytes = assessment.recordBytes ?? new Uint8Array();
  if (text.equals(bytes)) return mode;
  if (text.equals(withLineFeeds(bytes))) return [...mode, lineEndings(cluster, RENDERED.ownership)];
  const unexplained = differences(assessment, expected).filter(
    (path) => !reported.has(inRendered(cluster, path)),
  );
  const [example] = unexplained;
  return example === undefined ? mode : [...mode, staleRecord(cluster, example, unexplained.length)];
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

/** Paths whose entry in the record is not what it should be; the record itself when only its form differs. */
function differences({ record }: Assessment, expected: Ownership): string[] {
  const paths = new Set([...record.keys(), ...expected.keys()]);
  const differing = [...paths].filter((path) => entryText(record, path) !== entryText(expected, path));
  return differing.length === 0 ? ['the whole record'] : differing.sort();
}

function entryText(ownership: Ownership, path: string): string {
  const file = ownership.get(path);
  return file === undefined ? '' : [file.component, ...file.sha256].join(' ');
}

function staleRecord(cluster: string, example: string, count: number): Diagnostic {
  const others = count === 1 ? '' : ` and ${count - 1} more`;
  return finding(
    'tree/stale-ownership',
    ownershipPath(cluster),
    `The ownership record is not what the sources give today: ${example}${others}`,
    `run ${GENERATE}`,
  );
}
