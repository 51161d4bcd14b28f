import { sortedBy } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Unit } from '@nodeless/catalogue/render';
import { bootstrapOf } from './argocd/bootstrap.ts';
import { collect, footprintOf, written } from './objects/collect.ts';
import { emit } from './objects/emit.ts';
import type { ComponentsOutput } from './output.ts';
import { summaryOf } from './output.ts';
import { componentsOf } from './registry.ts';
import { retired, retiredFolder } from './retire.ts';
import type { BuiltUnit } from './unit.ts';

/**
 * Renders everything that Argo CD syncs into one cluster. Pure: the same model gives the same output, and apps may come
 * in any order. Throws only for faults of ours; what is wrong with the sources was found before, what is unsound about
 * the result is found after.
 */
export function buildComponents(model: ClusterModel): ComponentsOutput {
  // Both are given so that CDK8S_* variables are not asked. Nothing is ever written there.
  const app = new App({ outdir: 'unused', recordConstructMetadata: false });
  const scopes = componentsOf(model).map((component) => ({
    component,
    scope: new Construct(app, component.name),
  }));

  const built = scopes.flatMap(({ component, scope }) =>
    (component.units?.(model) ?? []).map((unit) => retired(build(scope, component.name, unit), model)),
  );
  for (const { component, scope } of scopes) {
    const units = component.overview?.(model, built) ?? [];
    built.push(...units.map((unit) => retired(build(scope, component.name, unit), model)));
  }

  const resources = built.flatMap((unit) => unit.resources);
  return {
    resources: sortedBy(resources, ({ path, origin }) => `${path}\n${origin.constructPath}`),
    applications: sortedBy(
      built.filter(({ project }) => project !== 'bootstrap').map(summaryOf),
      ({ name }) => name,
    ),
    artifacts: built.filter(({ empty }) => empty === true).map(retiredFolder),
    bootstrap: bootstrapOf(model, resources),
    diagnostics: built.flatMap(({ findings = [] }) => findings),
  };
}

/** One chart an Application. */
function build(scope: Construct, component: string, unit: Unit): BuiltUnit {
  if (unit.source.kind !== 'manifests') {
    return { ...unit, component, footprint: unit.source.footprint, resources: [] };
  }
  const chart = new Chart(scope, unit.name, { disableResourceNameHashes: true });
  const { draw } = unit.source;
  if (typeof draw === 'function') draw(chart);
  else for (const manifest of draw) emit(chart, manifest);
  const resources = [...collect(chart, unit, component), ...written(unit, component)];
  return { ...unit, component, footprint: footprintOf(resources), resources };
}
