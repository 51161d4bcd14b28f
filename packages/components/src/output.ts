import type { Artifact, Diagnostic, Manifest, Resource, SpecPath } from '@nodeless/core';
import type {
  KustomizeImage,
  KustomizePatches,
  Retirement,
  Unit,
  UnitSource,
  UpstreamPods,
} from '@nodeless/catalogue/render';
import { retirementsOf } from './retire.ts';
import type { BuiltUnit } from './unit.ts';

/** All that runs in one cluster. */
export interface ComponentsOutput {
  /** Every object that Argo CD syncs from the tree, with the root Application and the projects, in the order of paths. */
  readonly resources: readonly Resource[];
  /** The Applications below the root, in the order of their names. */
  readonly applications: readonly ApplicationSummary[];
  /** Files below `manifests/` that are no manifests. */
  readonly artifacts: readonly Artifact[];
  readonly bootstrap: Bootstrap;
  /** What code of apps did wrong. With an error among it the resources are not complete. */
  readonly diagnostics: readonly Diagnostic[];
}

/** An Application in a few words, for people and for checks. */
export interface ApplicationSummary {
  readonly name: string;
  readonly component: string;
  readonly project: Unit['project'];
  /** Namespace of its destination. */
  readonly namespace: string;
  readonly wave: number;
  /** Whether the tree holds its objects, or Argo CD renders a chart or a kustomization of somebody else. */
  readonly source: UnitSource['kind'];
  /** Release of an upstream source. */
  readonly version?: string;
  /** How it may be retired; empty where it belongs to an app or is never retired. */
  readonly retirements: readonly Retirement[];
  /** The value of the sources that asks for it. */
  readonly specPath: SpecPath;
  /** Pods of an upstream source. Those of own manifests are in the resources. */
  readonly pods: readonly UpstreamPods[];
}

/** What is applied by hand once, so that Argo CD takes over. All but the install are also among the resources. */
export interface Bootstrap {
  /** The Namespace of Argo CD. */
  readonly namespace: Manifest;
  /** The project of the root Application. */
  readonly project: Manifest;
  /** The root Application, equal to the one in its own source folder. */
  readonly root: Manifest;
  /** The kustomization that installs Argo CD, where it runs in the cluster; to be built with `namespace: argocd`. */
  readonly argocdInstall?: {
    readonly resources: readonly string[];
    /** Empty where no mirror takes the place of an image. */
    readonly images: readonly KustomizeImage[];
    readonly patches: KustomizePatches;
  };
}

export function summaryOf(unit: BuiltUnit): ApplicationSummary {
  const { name, component, project, namespace, wave, specPath, source } = unit;
  const summary = {
    ...{ name, component, project, namespace, wave, specPath },
    source: source.kind,
    retirements: retirementsOf(unit),
  };
  return source.kind === 'manifests'
    ? { ...summary, pods: [] }
    : {
        ...summary,
        ...(source.version === undefined ? {} : { version: source.version }),
        pods: source.pods,
      };
}
