import { RENDERED, specPath, type Artifact } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import type { Retirement } from '@nodeless/catalogue/render';
import type { BuiltUnit } from './unit.ts';

/**
 * A unit on its way out, as `argocd.retire` asks for. Its Application and all that its project permits stay for this
 * merge, because Argo CD deletes nothing that a project no longer permits. What is refused for a unit is left as it is:
 * a check finds it.
 *
 * - `delete`: the Application follows an empty folder, so Argo CD prunes every object of it that may be pruned.
 * - `orphan`: the Application is released: when it leaves the tree, its objects stay, and nobody owns them.
 */
export function retired(unit: BuiltUnit, { spec }: ClusterModel): BuiltUnit {
  const how = retirementOf(unit, spec.argocd.retire);
  if (how === undefined) return unit;
  const released: BuiltUnit = { ...unit, onRemoval: 'release' };
  if (how === 'orphan') return released;
  return {
    ...released,
    source: { kind: 'manifests', draw: () => undefined },
    previousSource: unit.source,
    empty: true,
    resources: [],
  };
}

/** How a unit may be retired: not at all where it belongs to an app. */
export function retirementsOf({
  project,
  retirements = ['delete', 'orphan'],
}: BuiltUnit): readonly Retirement[] {
  return project === 'platform' ? retirements : [];
}

function retirementOf(unit: BuiltUnit, asked: Readonly<Record<string, Retirement>>): Retirement | undefined {
  const how = Object.hasOwn(asked, unit.name) ? asked[unit.name] : undefined;
  return how !== undefined && retirementsOf(unit).includes(how) ? how : undefined;
}

/** Git keeps no empty folder, and Argo CD takes a folder that is not there for a mistake: something must lie in it. */
export function retiredFolder({ name, component }: BuiltUnit): Artifact {
  return {
    path: `${RENDERED.manifestFolder(name)}/RETIRED.txt`,
    content: {
      text: `Argo CD deletes the objects of the Application ${name}: argocd.retire in cluster.yaml.\n`,
    },
    origin: {
      component,
      constructPath: `retire/${name}`,
      specPath: specPath('cluster', 'argocd', 'retire', name),
    },
  };
}
