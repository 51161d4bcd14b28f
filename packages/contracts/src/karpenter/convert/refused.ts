import type { ContractProblem } from '../../problem.ts';
import type { KarpenterRelease } from '../compatibility.ts';
import type { Ec2NodeClass } from '../ec2-node-class.ts';
import type { NodePool } from '../nodepool.ts';
import { validateEc2NodeClass } from '../validate-ec2-node-class.ts';
import { validateNodePool } from '../validate-nodepool.ts';
import type { Output, Source } from './drafts.ts';
import { fieldName, type ConversionNote, type Path, type Place } from './note.ts';

/** What the API server, or Karpenter after it, would refuse in the objects that would be printed, with the place in the input. */
export function refusals(outputs: readonly Output[], release?: KarpenterRelease): ConversionNote[] {
  return outputs.flatMap(({ manifest, sources }) =>
    problemsOf(manifest, release).map(({ path, message }): ConversionNote => {
      const { kind, metadata } = manifest;
      return {
        code: 'convert/refused',
        severity: 'error',
        message: `v1 refuses ${fieldName(path)} of ${kind} "${metadata.name}": ${message}`,
        hint: 'correct it here and convert again',
        at: sourceOf(path, sources),
      };
    }),
  );
}

function problemsOf(manifest: Output['manifest'], release?: KarpenterRelease): ContractProblem[] {
  return manifest.kind === 'NodePool'
    ? validateNodePool(manifest as NodePool, release)
    : validateEc2NodeClass(manifest as Ec2NodeClass, release);
}

/** Two objects of one kind with one name: the second is an error that shows the first. */
export function duplicates(outputs: readonly Output[]): ConversionNote[] {
  const first = new Map<string, Output>();
  const inOrder = [...outputs].sort((a, b) => objectOf(a) - objectOf(b));
  return inOrder.flatMap((output): ConversionNote[] => {
    const { kind, metadata } = output.manifest;
    const key = `${kind} "${metadata.name}"`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, output);
      return [];
    }
    const name = ['metadata', 'name'];
    return [
      {
        code: 'convert/duplicate-object',
        severity: 'error',
        message: `there would be two objects ${key}`,
        hint: 'remove one of them, or rename it with all that refers to it',
        at: sourceOf(name, output.sources),
        related: [{ message: 'the first one', at: sourceOf(name, earlier.sources) }],
      },
    ];
  });
}

/** Index of the object that became the output. */
function objectOf({ sources }: Output): number {
  return sourceOf([], sources).object;
}

/** The place in the input from which a part of an output comes. */
export function sourceOf(path: Path, sources: readonly Source[]): Place {
  const covering = sources.filter(({ to }) => to.every((step, index) => step === path[index]));
  const nearest = covering.reduce((a, b) => (b.to.length > a.to.length ? b : a));
  const { object, path: start } = nearest.from;
  return { object, path: [...start, ...path.slice(nearest.to.length)] };
}
