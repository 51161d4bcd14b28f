import { RENDERED, type DiagnosticCode } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/spec';
import type { ClusterView } from '../rule.ts';
import { RULES } from '../rules.ts';
import type { ChecksInput } from '../run.ts';
import { podViews } from '../view/pods.ts';
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
 * Runs every rule over a cluster and observes what it reads. A rule that uses the pods of the view has read what the
 * view is made of. Pure, as the rules are.
 */
export function readingsOf({ model, resources, clusterConfig, upstreamPods }: ChecksInput): Reading[] {
  let read = new Set<string>();
  const watch = <T>(value: T, document: string): T =>
    watched(value, (pointer) => read.add(`${document}#${pointer}`));

  const seen: Omit<ClusterView, 'pods'> = {
    model: watchedModel(model, watch),
    resources: resources.map((resource) => ({
      ...resource,
      manifest: watch(resource.manifest, resource.path),
    })),
    clusterConfig: watch(clusterConfig, RENDERED.clusterConfig),
    upstreamPods,
  };
  const pods = podViews(seen.model, seen.resources);
  const ofThePods = read;

  return RULES.map(({ codes, check }) => {
    read = new Set();
    let asked = false;
    const view: ClusterView = {
      ...seen,
      get pods() {
        asked = true;
        return pods;
      },
    };
    for (const finding of check(view)) void finding;
    return { codes, read: asked ? new Set([...read, ...ofThePods]) : read };
  });
}

function watchedModel(model: ClusterModel, watch: <T>(value: T, document: string) => T): ClusterModel {
  return {
    spec: watch(model.spec, 'cluster'),
    facts: watch(model.facts, 'facts'),
    apps: model.apps.map((app) => watch(app, `app/${app.name}`)),
    argocd: {
      settings: watch(model.argocd.settings, 'argocd/settings'),
      projects: watch(model.argocd.projects, 'argocd/projects'),
    },
    provenance: model.provenance,
  };
}
