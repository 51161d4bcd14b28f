import { stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { DataKey } from './references.ts';

/** Source: validateLocalNonReservedPath, pkg/apis/core/validation/validation.go, Kubernetes v1.35 */
export const RelativePath = stringOf(
  /^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))(?!\.\.)[^:]+$/,
  'a path below the mount',
  'a relative path without .. and colons, for example tls/server.crt',
);

/** Keys of a Secret or ConfigMap that are mounted. */
export const items = z
  .record(DataKey, RelativePath)
  .optional()
  .describe('Keys that are mounted, with the path of each below mountPath. Default: all, each by its name.')
  .meta({ examples: [{ 'tls.crt': 'server.crt' }] });

/** Whether a pod starts without a Secret or ConfigMap. */
export const optional = z
  .boolean()
  .optional()
  .describe('Whether the pod starts without it. Default: false, it waits.');
