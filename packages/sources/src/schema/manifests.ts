import { FolderPath } from '@nodeless/catalogue';
import { dnsLabel } from '@nodeless/catalogue/schema';
import { POD_SECURITY_LEVELS } from '@nodeless/catalogue/render';
import { z } from 'zod';
import { ApiVersion } from './cluster.ts';

const kustomization = FolderPath.optional()
  .describe('Folder of the kustomization that is built, below manifests/. Default: manifests/ itself.')
  .meta({ examples: ['overlays/prod'] });

/** `apps/<name>/app.yaml` beside `manifests/`: what the manifests do not say themselves. */
export const ManifestsSchema = z
  .strictObject({
    apiVersion: ApiVersion,
    kind: z.literal('Manifests').describe('The app is what the folder manifests holds.'),
    name: dnsLabel().describe('Name of the app; equals the name of the folder.'),
    namespace: dnsLabel()
      .optional()
      .describe('Namespace of objects that name none. Default: the name of the app.'),
    podSecurity: z
      .enum(POD_SECURITY_LEVELS)
      .default('restricted')
      .describe(
        'Level of the Pod Security Standards that the namespaces of the app enforce; the API server refuses pods beyond it. Default: restricted.',
      ),
    kustomization,
  })
  .describe('An app that comes as manifests.');
export type ManifestsSpec = z.output<typeof ManifestsSchema>;

const Target = z
  .strictObject({
    kind: z
      .string()
      .min(1)
      .describe('Kind of the objects.')
      .meta({ examples: ['Deployment'] }),
    name: z
      .string()
      .min(1)
      .optional()
      .describe('Name of the object. Default: all objects of the kind.')
      .meta({ examples: ['web'] }),
    group: z
      .string()
      .optional()
      .describe('API group of the kind; empty for the core group. Default: any.')
      .meta({ examples: ['apps'] }),
    namespace: z
      .string()
      .min(1)
      .optional()
      .describe('Namespace of the objects. Default: any.')
      .meta({ examples: ['shop'] }),
  })
  .describe('Which objects the patch changes; one at least.');

const pointer = z
  .string()
  .regex(/^(\/([^~/]|~[01])*)+$/)
  .meta({ examples: ['/spec/replicas'] });
const PATH = 'Place in the object, a JSON pointer (RFC 6901).';
const value = z
  .unknown()
  .refine((one) => one !== undefined, 'is needed')
  .describe('Value that goes there.')
  .meta({ examples: [3] });

const Operation = z
  .discriminatedUnion('op', [
    z.strictObject({
      op: z.literal('add').describe('Add, or replace.'),
      path: pointer.describe(PATH),
      value,
    }),
    z.strictObject({
      op: z.literal('replace').describe('Replace what is there.'),
      path: pointer.describe(PATH),
      value,
    }),
    z.strictObject({
      op: z.literal('test').describe('Fail unless the value is this.'),
      path: pointer.describe(PATH),
      value,
    }),
    z.strictObject({
      op: z.literal('remove').describe('Remove what is there.'),
      path: pointer.describe(PATH),
    }),
    z.strictObject({
      op: z.literal('move').describe('Move a value.'),
      from: pointer.describe('Where it is.'),
      path: pointer.describe(PATH),
    }),
    z.strictObject({
      op: z.literal('copy').describe('Copy a value.'),
      from: pointer.describe('Where it is.'),
      path: pointer.describe(PATH),
    }),
  ])
  .describe('An operation of RFC 6902.');

/** `apps/<name>/overlays/<stage or cluster>.yaml` of an app that comes as manifests. */
export const ManifestsOverlaySchema = z
  .strictObject({
    patches: z
      .array(
        z.xor([
          z.strictObject({
            target: Target,
            merge: z
              .record(z.string(), z.unknown())
              .describe(
                'A strategic merge patch: maps merge, null removes, lists whose items have a key merge by it. In kinds of CRDs lists are replaced.',
              )
              .meta({ examples: [{ spec: { replicas: 3 } }] }),
          }),
          z.strictObject({ target: Target, json6902: z.array(Operation).min(1).describe('A JSON patch.') }),
        ]),
      )
      .min(1)
      .optional()
      .describe('Changes of the manifests, one after another.'),
    kustomization,
  })
  .describe('What a stage or a cluster changes in the manifests of an app.');
export type Patch = NonNullable<z.output<typeof ManifestsOverlaySchema>['patches']>[number];
