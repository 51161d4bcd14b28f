import type { JsonObject } from '@nodeless/core';
import { readJson, type Release } from '../folders.ts';

interface SyncOptions {
  readonly application: readonly { readonly option: string; readonly values: readonly string[] }[];
  readonly resourceAnnotation: { readonly key: string; readonly options: readonly string[] };
  readonly annotations: { readonly [key: string]: string | readonly string[] };
  readonly finalizers: readonly string[];
}

/** Options of a sync, hooks, annotations and finalizers. */
export function argocdFacts(release: Release): JsonObject {
  const { application, resourceAnnotation, annotations, finalizers } = readJson<SyncOptions>(
    release,
    'argocd/sync-options.json',
  );
  return {
    source: 'argoproj/argo-cd v3.5.1 gitops-engine/pkg/sync/common/types.go, controller/sync.go',
    syncOptions: Object.fromEntries(application.map(({ option, values }) => [option, [...values]])),
    resourceOptions: {
      annotation: resourceAnnotation.key,
      values: resourceAnnotation.options
        .flatMap((option) => {
          const [name = '', values = ''] = option.split('=');
          return values.split('|').map((value) => `${name}=${value}`);
        })
        .sort(),
    },
    // An annotation has the values of its list, or any.
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([key, values]) => [key, Array.isArray(values) ? [...values] : 'any']),
    ) as JsonObject,
    finalizers: [...finalizers],
  };
}
