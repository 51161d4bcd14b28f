import { make } from 'covertable';
import { DIMENSIONS } from './dimensions.ts';
import { type Choice, completed } from './sources.ts';

/** One or two levels, and what they are called: `vpc: made by a stack + endpoint: private`. */
export interface Named {
  readonly name: string;
  readonly choice: Choice;
}

/** Whole clusters that together hold every pair of levels. The same dimensions give the same clusters. */
export function coveringArray(): Choice[] {
  const factors = Object.fromEntries(
    Object.entries(DIMENSIONS).map(([name, levels]) => [name, Object.keys(levels)]),
  );
  return make(factors).map((row) => completed(row));
}

/** Every level of every dimension. */
export function allLevels(): Named[] {
  return Object.entries(DIMENSIONS).flatMap(([dimension, levels]) =>
    Object.keys(levels).map((level) => ({ name: `${dimension}: ${level}`, choice: { [dimension]: level } })),
  );
}

/** Every two levels of two dimensions. */
export function allPairs(): Named[] {
  const levels = allLevels();
  return levels.flatMap((first, index) =>
    levels
      .slice(index + 1)
      .filter((second) => Object.keys(first.choice)[0] !== Object.keys(second.choice)[0])
      .map((second) => ({
        name: `${first.name} + ${second.name}`,
        choice: { ...first.choice, ...second.choice },
      })),
  );
}

/** Whether a cluster has these answers. */
export function holds(cluster: Choice, { choice }: Named): boolean {
  return Object.entries(choice).every(([dimension, level]) => cluster[dimension] === level);
}

/** Whether a cluster that renders shows that these answers go together: none of them is overruled by an answer beside them. */
export function shows(cluster: Choice, pair: Named): boolean {
  const overruled = Object.entries(cluster)
    .filter(([dimension]) => pair.choice[dimension] === undefined)
    .flatMap(([dimension, level]) => DIMENSIONS[dimension]?.[level]?.overrules ?? []);
  return holds(cluster, pair) && !overruled.some((dimension) => pair.choice[dimension] !== undefined);
}
