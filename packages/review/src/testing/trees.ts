import { printYaml, type JsonObject } from '@nodeless/core';
import type { ReviewInput, Waiver } from '../input.ts';
import type { OwnRule } from '../own/own-rule.ts';
import type { ChangeReport } from '../report/change-report.ts';
import { review } from '../review.ts';

/** Files below `clusters/<cluster>/rendered/`, as objects or as texts. */
export type Files = Readonly<Record<string, JsonObject | string>>;
export type Fleet = Readonly<Record<string, Files>>;

export const TODAY = '2026-06-15';

/** Reviews two fleets that are held in memory. */
export function reviewFleets(
  base: Fleet,
  head: Fleet,
  waivers: readonly Waiver[] = [],
  dangers: readonly OwnRule[] = [],
): ChangeReport {
  const texts = { base: textsOf(base), head: textsOf(head) };
  const paths = [...new Set([...texts.base.keys(), ...texts.head.keys()])];
  const input: ReviewInput = {
    base: { name: 'main', commit: 'a'.repeat(40), worktree: false },
    head: { name: 'HEAD', commit: 'b'.repeat(40), worktree: false },
    changed: paths
      .filter((path) => texts.base.get(path) !== texts.head.get(path))
      .map((path) => ({ path, inBase: texts.base.has(path), inHead: texts.head.has(path) })),
    reader: {
      files: (side, cluster) =>
        [...texts[side].keys()].filter((path) => path.startsWith(`clusters/${cluster}/rendered/`)).sort(),
      read: (side, wanted) =>
        new Map(
          wanted.flatMap((path) => (texts[side].has(path) ? [[path, texts[side].get(path) ?? '']] : [])),
        ),
    },
    settings: (cluster) => ({ waivers, maxDeletedPercent: 30, stage: cluster }),
    dangers,
    today: TODAY,
  };
  return review(input);
}

/** The same for one cluster, called `prod`. */
export function reviewFiles(
  base: Files,
  head: Files,
  waivers: readonly Waiver[] = [],
  dangers: readonly OwnRule[] = [],
): ChangeReport {
  return reviewFleets({ prod: base }, { prod: head }, waivers, dangers);
}

function textsOf(fleet: Fleet): Map<string, string> {
  return new Map(
    Object.entries(fleet).flatMap(([cluster, files]) =>
      Object.entries(files).map(([path, content]): [string, string] => [
        `clusters/${cluster}/rendered/${path}`,
        typeof content === 'string' ? content : printYaml(content),
      ]),
    ),
  );
}
