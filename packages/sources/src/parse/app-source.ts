import type { Outcome } from '@nodeless/core';
import type { LayerStack } from '../layers/stack.ts';
import type { CodeApp } from '../model/code-app.ts';
import type { ManifestApp } from '../model/manifest-app.ts';
import type { AppSpec } from '../schema/app.ts';
import type { ChartAppSpec } from '../schema/chart-app.ts';
import type { RenderingRequest } from './renderings/request.ts';
import type { Source } from './validate.ts';

/** The cluster that an app is for. */
export interface AppTarget {
  readonly stage: string | undefined;
  /** Name of the folder below `clusters/`. */
  readonly cluster: string;
  /** Minor version of Kubernetes; undefined while the cluster says none that can be read. */
  readonly kubernetes: string | undefined;
}

/** What an app comes as. */
export type AppForCluster =
  | { readonly form: 'app'; readonly source: Source<AppSpec> }
  | { readonly form: 'chart'; readonly source: Source<ChartAppSpec> }
  | { readonly form: 'code'; readonly app: CodeApp; readonly stack: LayerStack }
  | {
      readonly form: 'manifests';
      readonly app: ManifestApp;
      /** Who wrote its objects, by their document. */
      readonly stacks: ReadonlyMap<string, LayerStack>;
      /** The chart that helm made the objects of. */
      readonly chart?: Source<ChartAppSpec>;
    };

/** An app as one cluster gets it. */
export interface AppOutcome extends Outcome<AppForCluster> {
  /** What helm or kustomize has to make for it beforehand, whether that is there or not. */
  readonly rendering?: RenderingRequest;
}

/** An app, of which stages and clusters may have values of their own. */
export interface AppSource {
  /**
   * The app as one cluster gets it; where the same layers are merged, the same object. What is wrong in a file is told
   * with the fleet; the diagnostics here are what only the merged layers show.
   */
  readonly of: (target: AppTarget) => AppOutcome;
}
