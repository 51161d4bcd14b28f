import type { Catalogue, Rule } from '@nodeless/catalogue';
import type { Layer } from '../layers/stack.ts';
import type { ArgocdProjects, ArgocdSettings } from '../schema/argocd.ts';
import type { SourceFile } from '../read/document.ts';
import type { AppSource } from './app-source.ts';
import type { Source } from './validate.ts';

/** The shared sources, read once for all clusters. */
export interface Fleet {
  /** The components that clusters may run. */
  readonly catalogue: Catalogue;
  /** Rules of the repository's own. */
  readonly rules: readonly Rule[];
  readonly defaults: Layer;
  readonly stages: ReadonlyMap<string, Layer>;
  readonly apps: ReadonlyMap<string, AppSource>;
  /** Folders of apps/ whose files have errors; clusters may name them without a second complaint. */
  readonly brokenApps: ReadonlySet<string>;
  /** Files with CustomResourceDefinitions of the repository's own. */
  readonly crds: readonly SourceFile[];
  /** Absent when they have errors; clusters are then looked at, but no model is made. */
  readonly settings?: Source<ArgocdSettings>;
  readonly projects?: Source<ArgocdProjects>;
}
