import { printYaml, type JsonObject } from '@nodeless/core';
import { review, type ActionPlan } from '@nodeless/review';

const FOLDER = 'clusters/prod/rendered/';

/** The steps between two trees of one cluster; paths are below its `rendered/`. */
export function plannedSteps(
  base: Readonly<Record<string, JsonObject>>,
  head: Readonly<Record<string, JsonObject>>,
): ActionPlan['steps'] {
  const texts = { base: textsOf(base), head: textsOf(head) };
  const paths = [...new Set([...texts.base.keys(), ...texts.head.keys()])];
  const side = { name: 'main', commit: 'a'.repeat(40), worktree: false };
  const report = review({
    base: side,
    head: side,
    changed: paths.map((path) => ({ path, inBase: texts.base.has(path), inHead: texts.head.has(path) })),
    reader: {
      files: (which) => [...texts[which].keys()].sort(),
      read: (which, wanted) =>
        new Map(
          wanted.flatMap((path) => (texts[which].has(path) ? [[path, texts[which].get(path) ?? '']] : [])),
        ),
    },
    settings: () => ({ waivers: [], maxDeletedPercent: 30 }),
    today: '2026-06-15',
  });
  return report.plans.flatMap(({ steps }) => steps);
}

function textsOf(files: Readonly<Record<string, JsonObject>>): Map<string, string> {
  return new Map(Object.entries(files).map(([path, value]) => [FOLDER + path, printYaml(value)]));
}
