import type { ClusterModel } from '@nodeless/sources';
import { effectsBetween, type Effect } from './effects.ts';
import type { Leaf } from './leaves.ts';
import { tryOutline, type Outline } from './outline.ts';
import { variantsOf } from './variants.ts';

/** What one value of the sources decides. */
export interface Trace {
  readonly leaf: Leaf;
  readonly effects: readonly Effect[];
  /** False when nothing could be rendered with another value: what it decides is then not known. */
  readonly known: boolean;
}

/**
 * Renders the cluster once for each value, with that value changed and nothing else, and compares. What differs is what
 * the value decides: nobody has to say it, so nobody can say it wrongly.
 */
export function traceOf(model: ClusterModel, outline: Outline, leaves: readonly Leaf[]): Trace[] {
  return leaves.map((leaf) => {
    let known = false;
    for (const variant of variantsOf(model, leaf)) {
      const other = tryOutline(variant);
      if (other === undefined) continue;
      known = true;
      const effects = effectsBetween(outline, other);
      if (effects.length > 0) return { leaf, effects, known };
    }
    return { leaf, effects: [], known };
  });
}

/** The way in which a value decides a place, or undefined when it does not. */
export function effectOn({ effects }: Trace, file: string, pointer: string): Effect['kind'] | undefined {
  return effects.find((effect) => effect.file === file && isAtOrAbove(effect.pointer, pointer))?.kind;
}

export function isAtOrAbove(above: string, pointer: string): boolean {
  return pointer === above || pointer.startsWith(`${above}/`);
}
