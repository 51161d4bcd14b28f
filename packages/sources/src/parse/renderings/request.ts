import { canonical, type JsonObject, type SourceLocation } from '@nodeless/core';
import type { ChartSource } from '../../schema/chart-app.ts';

interface Request {
  /** Folder below `apps/`. */
  readonly app: string;
  /** Where the sources ask for it. */
  readonly location: SourceLocation;
}

/** A chart that helm renders beforehand, with everything that decides what comes out but the version of helm. */
export interface ChartRequest extends Request {
  readonly tool: 'helm';
  readonly chart: ChartSource;
  /** SHA-256 of a chart of this repository; undefined for the others, whose pin says which one it is. */
  readonly sha256?: string;
  readonly release: string;
  readonly namespace: string;
  readonly values: JsonObject;
  /** Minor version of the cluster, `1.35`. */
  readonly kubernetes: string;
  readonly apiVersions: readonly string[];
}

/** A kustomization that is built beforehand. */
export interface KustomizationRequest extends Request {
  readonly tool: 'kustomize';
  /** Folder of the kustomization, from the root of the repository. */
  readonly folder: string;
  /** SHA-256 of everything below `apps/<app>/manifests`. */
  readonly sha256: string;
}

export type RenderingRequest = ChartRequest | KustomizationRequest;

/** Goes up when the same output of helm or kustomize is stored in another form. */
const FORM = 1;

/** What decides what comes out, but for the version of helm or kustomize. */
export function inputsOf({ app: _, location: __, ...inputs }: RenderingRequest): JsonObject {
  return { form: FORM, ...inputs } as unknown as JsonObject;
}

/** The same text for the same inputs, whatever the order of their keys. */
export function inputsText(inputs: JsonObject): string {
  return JSON.stringify(canonical(inputs));
}

/** Path of the lock file of an app. */
export function lockPath(app: string, tool: RenderingRequest['tool']): string {
  return `apps/${app}/${tool === 'helm' ? 'charts' : 'kustomize'}.lock.json`;
}

/** Path of the objects of a rendering. */
export function renderingPath(app: string, key: string): string {
  return `apps/${app}/renderings/${key}.yaml`;
}
