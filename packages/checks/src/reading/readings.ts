import { RENDERED, type DiagnosticCode } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { renderedRules } from '../registry.ts';
import { clusterView, type ChecksInput } from '../view/cluster-view.ts';
import { watched } from './watched.ts';

/** What one rule looked at in one cluster. */
export interface Reading {
  readonly codes: readonly DiagnosticCode[];
  /**
   * Lone values, as spec paths of the model (`cluster#/region`), and as paths into rendered files
   * (`manifests/karpenter/nodepool-default.yaml#/spec/limits/cpu`).
   */
  readonly read: ReadonlySet<string>;
}

/**
 * Runs every rule over a cluster and observes what it reads: each has a view of its own, so that what the view makes on the
 * way counts as read by the rule that asked for it. Pure, as the rules are.
 */
export function readingsOf(input: ChecksInput): Reading[] {
  const { model, resources, clusterConfig, artifacts, upstreamPods, applications } = input;
  const all = renderedRules({ rules: model.rules, catalogue: model.spec.catalogue });
  return all.map(({ codes, check }) => {
    const read = new Set<string>();
    const watch = <T>(value: T, document: string): T =>
      watched(value, (pointer) => read.add(`${document}#${pointer}`));
    const view = clusterView({
      model: watchedModel(model, watch),
      resources: resources.map((resource) => ({
        ...resource,
        manifest: watch(resource.manifest, resource.path),
      })),
      clusterConfig: watch(clusterConfig, RENDERED.clusterConfig),
      artifacts: artifacts.map((artifact) => ({
        ...artifact,
        content:
          'yaml' in artifact.content
            ? { yaml: watch(artifact.content.yaml, artifact.path) }
            : artifact.content,
      })),
      upstreamPods,
      applications,
    });
    for (const finding of check(view)) void finding;
    return { codes: codes.map(({ code }) => code), read };
  });
}

function watchedModel(model: ClusterModel, watch: <T>(value: T, document: string) => T): ClusterModel {
  const { catalogue, ...data } = model.spec;
  return {
    // Definitions are code and no data.
    spec: Object.defineProperty(watch(data, 'cluster'), 'catalogue', {
      enumerable: true,
      value: catalogue,
    }) as ClusterModel['spec'],
    facts: watch(model.facts, 'facts'),
    apps: model.apps.map((app) => watch(app, `app/${app.name}`)),
    chartApps: model.chartApps.map((chart) => watch(chart, `chart/${chart.name}`)),
    manifestApps: model.manifestApps,
    codeApps: model.codeApps,
    argocd: {
      settings: watch(model.argocd.settings, 'argocd/settings'),
      projects: watch(model.argocd.projects, 'argocd/projects'),
    },
    crds: model.crds,
    rules: model.rules,
    provenance: model.provenance,
  };
}
