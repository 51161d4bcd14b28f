import { compareText, sortedBy } from '@nodeless/core';
import type { HealthIssue, Tags } from '../live-cluster.ts';
import { present } from '../present.ts';

/** Tags and labels with their keys in order. */
export function tagsOf(tags: Readonly<Record<string, string>> | undefined): Tags {
  return Object.fromEntries(Object.entries(tags ?? {}).sort(([a], [b]) => compareText(a, b)));
}

export function sortedTexts(texts: readonly string[] | undefined): string[] {
  return [...(texts ?? [])].sort(compareText);
}

export function healthIssues(
  issues:
    readonly { readonly code?: string | undefined; readonly message?: string | undefined }[] | undefined,
): HealthIssue[] {
  const told = (issues ?? []).map(({ code = 'Unknown', message }) => present({ code, message }));
  return sortedBy(told, ({ code, message = '' }) => `${code} ${message}`);
}
