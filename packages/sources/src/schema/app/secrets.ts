import { refuse, Region, stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { MountPath } from './config.ts';
import { filled, PLACEHOLDERS } from './filled.ts';
import { DataKey, ObjectName } from './references.ts';

const decode = z
  .enum(['Auto', 'Base64', 'Base64URL'])
  .optional()
  .describe('How the value is decoded before it is stored. Default: it is not.')
  .meta({ examples: ['Base64'] });

const Remote = z.strictObject({
  key: filled(z.string().min(1))
    .describe(`Name or ARN of the secret where it is kept. Values of the cluster: ${PLACEHOLDERS}.`)
    .meta({ examples: ['${stage}/orders/database'] }),
  property: z
    .string()
    .min(1)
    .optional()
    .describe('One value of it, where it holds JSON. Default: the whole.')
    .meta({ examples: ['password'] }),
  version: z
    .string()
    .min(1)
    .optional()
    .describe('Version of it. Default: the current one.')
    .meta({ examples: ['uuid/123e4567-e89b-12d3-a456-426614174000'] }),
  decode,
});
export type RemoteSecret = z.output<typeof Remote>;

const Many = z.xor([
  z.strictObject({ extract: Remote.describe('A secret that holds JSON: each of its keys.') }),
  z.strictObject({
    find: z
      .strictObject({
        name: z
          .string()
          .min(1)
          .describe('Regular expression of Go for names.')
          .meta({ examples: ['^prod/orders/'] }),
        path: z
          .string()
          .min(1)
          .optional()
          .describe('Names must begin with it. Default: any.')
          .meta({ examples: ['prod/'] }),
      })
      .describe('All secrets with such a name, each under its name.'),
  }),
]);

/**
 * An ExternalSecret `external-secrets.io/v1`. Sources: externalsecret_types.go in apis/externalsecrets/v1, and
 * externalsecret_validator.go (data or dataFrom), of https://github.com/external-secrets/external-secrets
 */
const ExternalSecret = z
  .strictObject({
    store: z
      .strictObject({
        kind: z
          .enum(['ClusterSecretStore', 'SecretStore'])
          .describe('A store of the cluster, or one of the namespace.'),
        name: ObjectName('store', 'secrets-manager').describe('Name of the store. It is made elsewhere.'),
      })
      .describe('Where the secrets are kept, and who may read them.')
      .meta({ examples: [{ kind: 'ClusterSecretStore', name: 'secrets-manager' }] }),
    refreshInterval: stringOf(
      /^(?:0|(?:\d+(?:\.\d+)?(?:ms|s|m|h))+)$/,
      'a duration',
      'for example 15m, 1h or 1h30m; 0 reads once',
    )
      .default('1h')
      .describe('How often it is read again; 0 reads once. Default: 1h.')
      .meta({ examples: ['15m'] }),
    data: z
      .record(DataKey, Remote)
      .default({})
      .describe('Keys of the Secret, and where the value of each is kept. Default: none.')
      .meta({ examples: [{ password: { key: '${stage}/orders/database', property: 'password' } }] }),
    dataFrom: z
      .array(Many)
      .default([])
      .describe('Several keys at once, whose names are not known here; data wins. Default: none.')
      .meta({ examples: [[{ extract: { key: '${stage}/orders/payment' } }]] }),
    template: z
      .record(DataKey, z.string())
      .default({})
      .describe(
        'Keys that the Secret has instead, made of the values: {{ .name }} stands for one. Default: the values as they are.',
      )
      .meta({ examples: [{ url: 'postgres://orders:{{ .password }}@db.example.com/orders' }] }),
    type: z
      .string()
      .min(1)
      .optional()
      .describe('Type of the Secret. Default: Opaque.')
      .meta({ examples: ['kubernetes.io/dockerconfigjson'] }),
  })
  .check(
    refuse(
      'spec/missing-key',
      ({ data, dataFrom }) =>
        Object.keys(data).length + dataFrom.length === 0
          ? 'neither data nor dataFrom says what is read'
          : undefined,
      'write data: { <key>: { key: <secret> } }',
    ),
  )
  .describe(
    'An ExternalSecret: the External Secrets Operator makes the Secret, and keeps it as it is where the values are kept.',
  );
export type ExternalSecretSpec = z.output<typeof ExternalSecret>;

/** Services that the provider of AWS reads. Source: typeMap in provider/secret_descriptor.go of the provider */
const SECRET_ARN = /^arn:(?:aws[\w-]*|\$\{partition\}):(?:secretsmanager|ssm):/;

const SecretFile = z
  .strictObject({
    name: filled(z.string().min(1))
      .describe(
        `Name or ARN of the secret, or name of the parameter. Values of the cluster: ${PLACEHOLDERS}.`,
      )
      .meta({ examples: ['${stage}/orders/database'] }),
    from: z
      .enum(['secretsmanager', 'ssmparameter'])
      .optional()
      .describe('AWS Secrets Manager, or the parameters of Systems Manager. Default: as the ARN says.')
      .meta({ examples: ['secretsmanager'] }),
    version: z
      .string()
      .min(1)
      .optional()
      .describe('Id of a version. Default: the current one.')
      .meta({ examples: ['123e4567-e89b-12d3-a456-426614174000'] }),
    versionLabel: z
      .string()
      .min(1)
      .optional()
      .describe('Label of a version. Default: AWSCURRENT.')
      .meta({ examples: ['AWSPREVIOUS'] }),
    jmesPath: z
      .record(DataKey, z.string().min(1))
      .default({})
      .describe(
        'More files, each with one value of the JSON: their names, and the JMESPath of each. Default: none.',
      )
      .meta({ examples: [{ username: 'username', password: 'password' }] }),
  })
  .check(
    refuse(
      'spec/missing-key',
      ({ name, from }) =>
        from === undefined && !SECRET_ARN.test(name)
          ? 'a name without an ARN does not say which service has it'
          : undefined,
      'write from: secretsmanager or from: ssmparameter',
    ),
    refuse(
      'spec/conflict',
      ({ name, from }) => {
        if (from === undefined || !name.startsWith('arn:')) return undefined;
        const service = name.split(':')[2];
        const fits = (from === 'ssmparameter' ? 'ssm' : from) === service;
        return fits ? undefined : `the ARN is of ${String(service)}, and from says ${from}`;
      },
      'leave from out',
    ),
    refuse(
      'spec/conflict',
      ({ name, from, version, versionLabel }) => {
        const isParameter = from === 'ssmparameter' || name.split(':')[2] === 'ssm';
        return isParameter && version !== undefined && versionLabel !== undefined
          ? 'a parameter is read by its version or by a label, not by both'
          : undefined;
      },
      'take one of them away',
    ),
  );
export type SecretFileSpec = z.output<typeof SecretFile>;

/**
 * A SecretProviderClass `secrets-store.csi.x-k8s.io/v1` of the provider of AWS. Source: provider/secret_descriptor.go and
 * server/server.go of https://github.com/aws/secrets-store-csi-driver-provider-aws
 */
const SecretProviderClass = z
  .strictObject({
    mountPath: MountPath.describe(
      'Folder in which each secret is a file. The driver reads them when it is mounted.',
    ),
    files: z
      .record(DataKey, SecretFile)
      .check(
        refuse(
          'spec/missing-key',
          (files) => (Object.keys(files).length === 0 ? 'no file says what is read' : undefined),
          'write files: { <file>: { name: <secret>, from: secretsmanager } }',
        ),
      )
      .describe('Files, and the secret that each holds.')
      .meta({
        examples: [{ 'database.json': { name: '${stage}/orders/database', from: 'secretsmanager' } }],
      }),
    keys: z
      .record(DataKey, DataKey)
      .default({})
      .describe(
        'Keys of a Secret that the driver makes of the files, for variables: each with the name of a file. It needs syncSecret.enabled of the driver, and is there as long as a pod of the app. Default: no Secret.',
      )
      .meta({ examples: [{ password: 'password' }] }),
    region: Region.optional()
      .describe('Region of the secrets. Default: that of the cluster.')
      .meta({ examples: ['eu-central-1'] }),
  })
  .describe(
    'A SecretProviderClass: the Secrets Store CSI driver reads the secrets with the role of the pods (serviceAccount.role) and mounts them. Not on Fargate.',
  );
export type SecretProviderClassSpec = z.output<typeof SecretProviderClass>;

/** Secrets of an app, by the names of their objects in the cluster. Never a value. */
export const SecretsSchema = z
  .record(
    ObjectName('Secret', 'database'),
    z.xor([
      z.strictObject({ externalSecret: ExternalSecret }),
      z.strictObject({ secretProviderClass: SecretProviderClass }),
      z.strictObject({
        existing: z
          .strictObject({
            keys: z
              .array(DataKey)
              .min(1)
              .describe('Keys that it has.')
              .meta({ examples: [['username', 'password']] }),
          })
          .describe('A Secret that another program makes. Its keys are named so that references are checked.')
          .meta({ examples: [{ keys: ['username', 'password'] }] }),
      }),
    ]),
  )
  .default({})
  .describe(
    'Secrets by reference, by name: where they are kept, never what they are. env, envFrom and volumes name them; what they ask of one that stands here is checked. A change of a value replaces no pods. Default: none; a Secret that is made elsewhere may be named without standing here.',
  )
  .meta({
    examples: [
      {
        database: {
          externalSecret: {
            store: { kind: 'ClusterSecretStore', name: 'secrets-manager' },
            data: { password: { key: '${stage}/orders/database', property: 'password' } },
          },
        },
      },
    ],
  });
export type AppSecret = z.output<typeof SecretsSchema>[string];
