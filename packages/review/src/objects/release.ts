import { maps, type JsonObject } from '@nodeless/core';
import { valueAt } from '../classify/pattern.ts';

/** The version that an Application says it deploys, under `spec.info`; its `targetRevision` is a commit. */
export function releaseVersion(application: JsonObject): string | undefined {
  const version = maps(valueAt(application, 'spec.info')).find(({ name }) => name === 'Release')?.['value'];
  return typeof version === 'string' ? version : undefined;
}
