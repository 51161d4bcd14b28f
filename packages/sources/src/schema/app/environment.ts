import { stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { DataKey, ObjectName, ProcessText } from './references.ts';

const VariableName = stringOf(
  /^[A-Za-z_][A-Za-z0-9_]*$/,
  'a name of an environment variable',
  'letters, digits and _, not a digit first',
);

const optional = z
  .boolean()
  .optional()
  .describe('Whether the pod starts without it. Default: false, it waits.');

const FromSecret = z.strictObject({
  secret: ObjectName('Secret', 'database').describe('Secret of the namespace. It is made elsewhere.'),
  key: DataKey.describe('Key in it.').meta({ examples: ['password'] }),
  optional,
});

const FromConfigMap = z.strictObject({
  configMap: ObjectName('ConfigMap', 'settings').describe('ConfigMap of the namespace, made elsewhere.'),
  key: DataKey.describe('Key in it.').meta({ examples: ['region'] }),
  optional,
});

/**
 * What a pod may know of itself. Source: `validEnvDownwardAPIFieldPathExpressions` and labels or annotations by key,
 * pkg/apis/core/validation/validation.go, Kubernetes v1.35
 */
const FIELD =
  /^(metadata\.(name|namespace|uid)|spec\.(nodeName|serviceAccountName)|status\.(hostIPs?|podIPs?)|metadata\.(labels|annotations)\['([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?'\])$/;

const FromField = z.strictObject({
  field: stringOf(
    FIELD,
    'a field that a pod may read',
    "metadata.name, metadata.namespace, metadata.uid, metadata.labels['key'], metadata.annotations['key'], spec.nodeName, spec.serviceAccountName, status.hostIP, status.hostIPs, status.podIP or status.podIPs",
  )
    .describe('Field of the pod.')
    .meta({ examples: ['status.podIP'] }),
});

/** Source: `validContainerResourceFieldPathExpressions`, pkg/apis/core/validation/validation.go, Kubernetes v1.35 */
const FromResource = z.strictObject({
  resource: z
    .enum([
      'limits.cpu',
      'limits.ephemeral-storage',
      'limits.memory',
      'requests.cpu',
      'requests.ephemeral-storage',
      'requests.memory',
    ])
    .describe('What the container is promised or may use at most; without a limit that of the node.'),
  divisor: z
    .enum(['1', '1m', '1k', '1M', '1G', '1Ki', '1Mi', '1Gi'])
    .optional()
    .describe('Unit of the number; 1m for cpu only, the others for memory and storage. Default: 1.'),
});

/** Environment variables of a container: plain values, and where others come from. */
export const EnvironmentSchema = z
  .record(VariableName, z.xor([ProcessText, FromSecret, FromConfigMap, FromField, FromResource]))
  .default({})
  .describe(
    'Environment variables: plain values, or where a value comes from: a Secret or ConfigMap by name, a field of the pod, a resource. $(NAME) in a value stands for another variable. Secret values do not belong here. Default: none.',
  )
  .meta({
    examples: [{ LOG_LEVEL: 'info', DATABASE_PASSWORD: { secret: 'database', key: 'password' } }],
  });

const Prefix = stringOf(
  /^[A-Za-z_][A-Za-z0-9_]*$/,
  'a prefix of environment variables',
  'letters, digits and _, not a digit first',
)
  .optional()
  .describe('Stands before each name. Default: none.')
  .meta({ examples: ['DATABASE_'] });

/** All keys of Secrets and ConfigMaps as environment variables. */
export const EnvironmentSourcesSchema = z
  .array(
    z.xor([
      z.strictObject({
        secret: ObjectName('Secret', 'database').describe('Secret of the namespace.'),
        prefix: Prefix,
        optional,
      }),
      z.strictObject({
        configMap: ObjectName('ConfigMap', 'settings').describe('ConfigMap of the namespace.'),
        prefix: Prefix,
        optional,
      }),
    ]),
  )
  .default([])
  .describe(
    'Secrets and ConfigMaps whose keys all become variables; a later one wins, and env wins over all. Default: none.',
  );

export type Environment = z.output<typeof EnvironmentSchema>;
export type EnvironmentSources = z.output<typeof EnvironmentSourcesSchema>;
