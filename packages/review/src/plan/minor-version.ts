import type { JsonValue } from '@nodeless/core';

/** How far apart two Kubernetes versions are in minors, positive for an upgrade; undefined where one of them is no version. */
export function minorSteps(before: JsonValue | undefined, after: JsonValue | undefined): number | undefined {
  const [was, now] = [minorOf(before), minorOf(after)];
  return was === undefined || now === undefined ? undefined : now - was;
}

/** The versions from one to the other, both included. */
export function versionsBetween(before: JsonValue | undefined, after: JsonValue | undefined): string[] {
  const [was, now] = [minorOf(before), minorOf(after)];
  if (was === undefined || now === undefined) return [];
  const step = was < now ? 1 : -1;
  return Array.from({ length: Math.abs(now - was) + 1 }, (_, index) => `1.${was + step * index}`);
}

function minorOf(version: JsonValue | undefined): number | undefined {
  const minor = /^1\.(\d+)$/.exec(String(version))?.[1];
  return minor === undefined ? undefined : Number(minor);
}
