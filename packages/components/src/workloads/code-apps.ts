import { WAVE, type Unit, type WrittenManifest } from '@nodeless/catalogue/render';
import {
  sortedBy,
  specPath,
  toManifest,
  type Diagnostic,
  type JsonObject,
  type Outcome,
} from '@nodeless/core';
import {
  codeDocument,
  objectProblem,
  type ClusterModel,
  type CodeApp,
  type Collector,
} from '@nodeless/sources';
import { ApiObject, App, Chart } from 'cdk8s';
import type { Component } from '../component.ts';

/** The apps that are code, one Application each. */
export const codeApps: Component = {
  name: 'code',
  units: (model) => model.codeApps.map((app) => unitOf(app, model)),
};

function unitOf(app: CodeApp, model: ClusterModel): Unit {
  const { name, namespace, podSecurity } = app;
  const { value: objects = [], diagnostics } = drawn(app, model);
  const namespaces = [namespace, ...objects.flatMap(({ manifest }) => manifest.metadata.namespace ?? [])];
  return {
    ...{ name, namespace },
    project: 'workloads',
    wave: WAVE.workloads,
    namespaces: sortedBy(new Set(namespaces), (one) => one).map((one) => ({ name: one, podSecurity })),
    specPath: objects[0]?.specPath ?? specPath('cluster', 'apps'),
    onRemoval: 'delete',
    source: { kind: 'manifests', draw: [], written: objects },
    findings: diagnostics,
  };
}

/** Runs the code of an app with a chart of its own. */
function drawn({ name, namespace, values, code }: CodeApp, model: ClusterModel): Outcome<WrittenManifest[]> {
  // Both are given so that CDK8S_* variables are not asked.
  const root = new App({ outdir: 'unused', recordConstructMetadata: false });
  const chart = new Chart(root, name, { namespace, disableResourceNameHashes: true });
  const found: Diagnostic[] = [];
  const { value, diagnostics } = code.draw({ chart, cluster: model.spec, values }, (collector) =>
    collected(name, namespace, chart, collector, found),
  );
  const all = [...diagnostics, ...found];
  return value === undefined ? { diagnostics: all } : { value, diagnostics: all };
}

/** The objects of a chart, each with the line that made it. */
function collected(
  app: string,
  namespace: string,
  chart: Chart,
  { placeOf, attempt }: Collector,
  found: Diagnostic[],
): WrittenManifest[] {
  const constructs = chart.node.findAll();
  for (const construct of constructs) {
    attempt(construct, () => {
      const [problem] = construct.node.validate();
      if (problem !== undefined) throw new Error(problem);
    });
  }
  return constructs.filter(ApiObject.isApiObject).flatMap((construct): WrittenManifest[] => {
    const object = attempt(construct, () => construct.toJson() as JsonObject);
    if (object === undefined) return [];
    const metadata = { namespace, ...(object['metadata'] as JsonObject) };
    const problem = objectProblem({ ...object, metadata });
    const location = placeOf(construct);
    if (problem === undefined) {
      const manifest = toManifest({ ...object, metadata });
      const path = specPath(codeDocument(app, location));
      return [{ manifest, specPath: path, constructPath: construct.node.path }];
    }
    const { code, message, hint } = problem;
    found.push({ code, severity: 'error', message, hint, location });
    return [];
  });
}
