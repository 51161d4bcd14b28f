import {
  apiGroup,
  canonical,
  describeObject,
  type JsonObject,
  manifestPath,
  sortedBy,
  toManifest,
  type Resource,
} from '@nodeless/core';
import { ApiObject, type Chart } from 'cdk8s';
import type { Footprint, Unit } from '@nodeless/catalogue/render';
import { withoutEmptyMaps } from './empty-maps.ts';
import { askedBy } from './spec-path.ts';

/**
 * The objects of a chart, each with where it comes from. Throws when a construct says that it is not valid, which is a
 * fault of the component.
 */
export function collect(chart: Chart, unit: Unit, component: string): Resource[] {
  const constructs = chart.node.findAll();
  const problems = constructs.flatMap(({ node }) =>
    node.validate().map((problem) => `${node.path}: ${problem}`),
  );
  if (problems.length > 0) throw new Error(`invalid constructs:\n${problems.join('\n')}`);
  const pathOf = unit.source.kind === 'manifests' ? unit.source.pathOf : undefined;
  return constructs.filter(ApiObject.isApiObject).map((construct) => {
    // Canonical order, because CDK8S_DISABLE_SORT would change the one of toJson.
    const manifest = toManifest(canonical(withoutEmptyMaps(construct.toJson() as JsonObject)));
    return {
      manifest,
      origin: {
        component,
        constructPath: construct.node.path,
        specPath: askedBy(construct) ?? unit.specPath,
      },
      application: unit.name,
      path: pathOf?.(manifest) ?? manifestPath(unit.name, manifest),
    };
  });
}

/** The objects that the sources hold as they are. Nothing is left out of them, but for their order. */
export function written(unit: Unit, component: string): Resource[] {
  if (unit.source.kind !== 'manifests') return [];
  const { pathOf, written: objects = [] } = unit.source;
  return objects.map(({ manifest, specPath, constructPath }) => {
    const ordered = toManifest(canonical(manifest as unknown as JsonObject));
    return {
      manifest: ordered,
      origin: {
        component,
        constructPath: `${component}/${constructPath ?? `${unit.name}/${describeObject(ordered)}`}`,
        specPath,
      },
      application: unit.name,
      path: pathOf?.(ordered) ?? manifestPath(unit.name, ordered),
    };
  });
}

/** What the objects touch. Ours always name their namespace, so one without is cluster-scoped. */
export function footprintOf(resources: readonly Resource[]): Footprint {
  const kinds = new Map<string, Footprint['clusterKinds'][number]>();
  const namespaces = new Set<string>();
  for (const { manifest } of resources) {
    const { kind } = manifest;
    const group = apiGroup(manifest.apiVersion);
    if (manifest.metadata.namespace === undefined) kinds.set(`${group}/${kind}`, { group, kind });
    else namespaces.add(manifest.metadata.namespace);
  }
  return {
    clusterKinds: sortedBy(kinds, ([key]) => key).map(([, kind]) => kind),
    namespaces: sortedBy(namespaces, (name) => name),
  };
}
