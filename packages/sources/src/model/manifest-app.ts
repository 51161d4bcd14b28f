import type { PodSecurityLevel } from '@nodeless/catalogue/render';
import type { Manifest, SpecPath } from '@nodeless/core';
import type { ChartAppSpec } from '../schema/chart-app.ts';

/** An object that the sources hold as it is. */
export interface TakenObject {
  readonly manifest: Manifest;
  /** The object in the sources: paths below it are paths in the object. */
  readonly specPath: SpecPath;
}

/**
 * An app that comes as manifests: `apps/<name>/manifests/`, with the patches of the stage and the cluster; or a chart that was
 * rendered beforehand.
 */
export interface ManifestApp {
  readonly name: string;
  /** Namespace of objects that name none. */
  readonly namespace: string;
  /** What the namespaces of the app allow. */
  readonly podSecurity: PodSecurityLevel;
  readonly objects: readonly TakenObject[];
  /** The chart that the objects come from. */
  readonly chart?: ChartAppSpec;
}
