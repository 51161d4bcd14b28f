import { stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { DataKey, ObjectName, ProcessText } from './references.ts';

/** A path in a container. Source: volumeMounts in pkg/apis/core/validation/validation.go (no colon, not twice) */
export const MountPath = stringOf(
  /^\/[^:]+$/,
  'a path in a container',
  'an absolute path without a colon, for example /etc/orders',
).meta({ examples: ['/etc/orders'] });

/** ConfigMaps of an app's own. */
export const ConfigSchema = z
  .record(
    ObjectName('ConfigMap', 'settings'),
    z.strictObject({
      data: z
        .record(DataKey, ProcessText)
        .describe('Keys and their texts: single values, or whole files. Secrets do not belong here.')
        .meta({ examples: [{ 'log-level': 'info' }] }),
      mountPath: MountPath.optional().describe('Folder in which each key is a file. Default: not mounted.'),
    }),
  )
  .default({})
  .describe(
    'ConfigMaps of the app, by name. A change of one replaces the pods: their template has a digest of it, in the annotation nodeless.dev/config. Default: none.',
  )
  .meta({ examples: [{ settings: { data: { 'log-level': 'info' }, mountPath: '/etc/orders' } }] });
