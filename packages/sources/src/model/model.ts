import type { Rule } from '@nodeless/catalogue';
import type { SourceLocation, SpecPath } from '@nodeless/core';
import type { AppSpec } from '../schema/app.ts';
import type { ArgocdChart } from '../schema/chart-app.ts';
import type { ArgocdProjects, ArgocdSettings } from '../schema/argocd.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import type { CodeApp } from './code-app.ts';
import type { ManifestApp } from './manifest-app.ts';
import type { SourceFile } from '../read/document.ts';
import type { Facts } from '../schema/facts.ts';

/** Where a value of the model was written, and by which layer. */
export interface Provenance {
  readonly location: SourceLocation;
  /** `default` when nobody wrote the value: the location is then the nearest value around it that somebody wrote. */
  readonly layer:
    'fleet' | 'stage' | 'cluster' | 'app' | 'argocd' | 'facts' | 'manifest' | 'code' | 'default';
}

/**
 * One cluster, validated, defaulted and frozen: everything that rendering may know.
 *
 * Documents of its {@link SpecPath}s: `cluster` (merged layers), `facts`, `app/<name>`, `chart/<name>`,
 * `manifest/<app>/<file>/<number>` (an object of an app that comes as manifests, or was rendered before), `code/<name>` (app.yaml
 * of an app that is code), `code/<name>/<file>:<line>:<column>` (an object that code made), `argocd/settings`, `argocd/projects`.
 */
export interface ClusterModel {
  readonly spec: ClusterSpec;
  readonly facts: Facts;
  /** The apps that the cluster opts in to and that app.yaml describes, in the order of their names. */
  readonly apps: readonly AppSpec[];
  /** Those among its apps that come as manifests, and charts that were rendered before, in the order of their names. */
  readonly manifestApps: readonly ManifestApp[];
  /** Those that are charts which Argo CD renders, in the order of their names. */
  readonly chartApps: readonly ArgocdChart[];
  /** Those that are code, in the order of their names. */
  readonly codeApps: readonly CodeApp[];
  readonly argocd: { readonly settings: ArgocdSettings; readonly projects: ArgocdProjects };
  /** Files with CustomResourceDefinitions of the repository's own, unread: most runs need none. */
  readonly crds: readonly SourceFile[];
  /** Rules of the repository's own over what is rendered. */
  readonly rules: readonly Rule[];
  /** Finds who wrote a value; falls back to the nearest value around it. */
  readonly provenance: (path: SpecPath) => Provenance;
}
