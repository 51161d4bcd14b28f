import { Refusal } from '../machine/run.ts';
import { app } from './app.ts';
import { argocdField } from './argocd-field.ts';
import { chartValues } from './chart-values.ts';
import { gitRename } from './git-rename.ts';
import { immutable } from './immutable.ts';
import { move } from './move.ts';
import { outsideProject } from './outside-project.ts';
import { retire } from './retire.ts';
import type { Scenario } from './scenario.ts';
import { selfHeal } from './self-heal.ts';

/** In the order in which `all` runs them. */
export const SCENARIOS: readonly Scenario[] = [
  ...[app, gitRename, move, chartValues, argocdField, immutable, outsideProject, retire, selfHeal],
];

/** @throws Refusal when a name is unknown */
export function selectScenarios(names: readonly string[]): readonly Scenario[] {
  if (names.includes('all')) return SCENARIOS;
  return names.map((name) => {
    const scenario = SCENARIOS.find((candidate) => candidate.name === name);
    if (scenario !== undefined) return scenario;
    const known = SCENARIOS.map((candidate) => `  ${candidate.name.padEnd(16)} ${candidate.about}`);
    throw new Refusal([`no scenario ${JSON.stringify(name)}; there are`, ...known].join('\n'));
  });
}
