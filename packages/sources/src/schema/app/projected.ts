import { stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { items, optional, RelativePath } from './keys.ts';
import { ObjectName } from './references.ts';

/** Source: validateServiceAccountTokenProjection of pkg/apis/core/validation/validation.go, Kubernetes v1.35 */
const SHORTEST_TOKEN = 600;
const LONGEST_TOKEN = 2 ** 32;

/** Source: validVolumeDownwardAPIFieldPathExpressions of pkg/apis/core/validation/validation.go, Kubernetes v1.35 */
const FIELD =
  /^metadata\.(name|namespace|uid|(labels|annotations)(\['([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?'\])?)$/;

/** Several things in one folder. Source: https://kubernetes.io/docs/concepts/storage/projected-volumes/ */
export const ProjectedSources = z
  .array(
    z.xor([
      z.strictObject({
        secret: ObjectName('Secret', 'certificate').describe('Secret of the namespace; each key is a file.'),
        items,
        optional,
      }),
      z.strictObject({
        configMap: ObjectName('ConfigMap', 'settings').describe(
          'ConfigMap of the namespace; each key is a file.',
        ),
        items,
        optional,
      }),
      z.strictObject({
        serviceAccountToken: z
          .strictObject({
            path: RelativePath.describe('File of the token, below mountPath.').meta({ examples: ['token'] }),
            audience: z
              .string()
              .min(1)
              .optional()
              .describe('Who the token is for. Default: the API server.')
              .meta({ examples: ['https://vault.example.com'] }),
            expirationSeconds: z
              .int()
              .min(SHORTEST_TOKEN)
              .max(LONGEST_TOKEN)
              .default(3600)
              .describe('Seconds that it is valid; kubelet renews it before. Default: 3600.')
              .meta({ examples: [7200] }),
          })
          .describe('A token of the service account, for others than AWS.'),
      }),
      z.strictObject({
        downwardAPI: z
          .record(
            RelativePath,
            stringOf(
              FIELD,
              'a field that a file may hold',
              "metadata.name, metadata.namespace, metadata.uid, metadata.labels, metadata.annotations, metadata.labels['key'] or metadata.annotations['key']",
            ),
          )
          .describe('Files, and the field of the pod that each holds.')
          .meta({ examples: [{ labels: 'metadata.labels' }] }),
      }),
    ]),
  )
  .min(1)
  .describe('Secrets, ConfigMaps, tokens and fields of the pod in one folder.')
  .meta({ examples: [[{ secret: 'certificate' }, { serviceAccountToken: { path: 'token' } }]] });
export type ProjectedSource = z.output<typeof ProjectedSources>[number];
