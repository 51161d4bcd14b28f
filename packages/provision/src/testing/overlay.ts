import type { JsonObject } from '@nodeless/core';
import { clusterConfig } from '../cluster-config/cluster-config.ts';
import { mergedConfig } from '../overlay/overlay.ts';
import { modelOf, SEOUL } from './model.ts';

/** An overlay over a cluster: both halves, and what became of them. */
export function merge(eksctl: JsonObject, spec: JsonObject = SEOUL) {
  const model = modelOf(spec, { eksctl });
  const rendered = clusterConfig(model);
  return { model, rendered, ...mergedConfig(model, rendered) };
}

/** The findings in words; they stand at these values of the overlay. */
export function brief({ model, diagnostics }: ReturnType<typeof merge>, ...paths: string[]) {
  const places = paths.map((path) => model.provenance(`cluster#/eksctl/${path}`).location);
  expect(diagnostics.map(({ location }) => location)).toEqual(places);
  return diagnostics.map(
    ({ code, severity, message, hint }) => `${severity} ${code} ${message} (${hint ?? ''})`,
  );
}
