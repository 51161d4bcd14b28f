import { compareText, type Diagnostic, type Severity } from '@nodeless/core';
import type { ChecksSpec } from '@nodeless/sources';

/** The part of the settings that changes findings. */
export type FindingSettings = Pick<ChecksSpec, 'severity' | 'waivers'>;

type Waiver = FindingSettings['waivers'][number];

/**
 * Findings as the settings of a cluster take them: of another severity, or accepted by a waiver. What is accepted stays
 * visible, as a note that no exit code depends on.
 */
export function applySettings(settings: FindingSettings, findings: readonly Diagnostic[]): Diagnostic[] {
  return applyAll([settings], findings);
}

/** The same for findings about several clusters: the worst severity of theirs, and a waiver of any of them. */
export function applyAll(
  settings: readonly FindingSettings[],
  findings: readonly Diagnostic[],
): Diagnostic[] {
  return findings.map((finding) => {
    const waiver = settings.flatMap(({ waivers }) => waivers).find((one) => accepts(one, finding));
    if (waiver !== undefined) return accepted(finding, waiver);
    const severity = worst(settings.flatMap((one) => one.severity[finding.code] ?? []));
    return severity === undefined ? finding : { ...finding, severity };
  });
}

/** Whether the last day of a waiver, which counts, is before a day. Dates of ISO 8601 compare as texts. */
export function isOver({ expires }: Pick<Waiver, 'expires'>, today: string): boolean {
  return compareText(expires, today) < 0;
}

function accepts({ code, in: place }: Waiver, finding: Diagnostic): boolean {
  if (code !== finding.code) return false;
  if (place === undefined) return true;
  const file = finding.location?.file ?? '';
  const folder = place.endsWith('/') ? place : `${place}/`;
  return file === place || file.startsWith(folder);
}

function accepted(finding: Diagnostic, { reason, expires }: Waiver): Diagnostic {
  return {
    ...finding,
    severity: 'info',
    message: `${finding.message} (accepted until ${expires}: ${reason})`,
    waiver: { reason, expires },
  };
}

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];

function worst(severities: readonly Severity[]): Severity | undefined {
  return WORST_FIRST.find((one) => severities.includes(one));
}
