import { dnsLabel } from '@nodeless/catalogue/schema';
import { POD_SECURITY_LEVELS } from '@nodeless/catalogue/render';
import { z } from 'zod';
import { ApiVersion } from './cluster.ts';

/** `apps/<name>/app.yaml` beside `app.ts`: what the code does not say itself, and what it gets. */
export const CodeAppSchema = z
  .strictObject({
    apiVersion: ApiVersion,
    kind: z.literal('Code').describe('The app is what app.ts draws.'),
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
    values: z
      .record(z.string(), z.unknown())
      .default({})
      .describe('What app.ts gets as its third argument. Default: nothing.')
      .meta({ examples: [{ replicas: 2 }] }),
  })
  .describe('An app that app.ts draws.');
export type CodeAppSpec = z.output<typeof CodeAppSchema>;

/** `apps/<name>/overlays/<stage or cluster>.yaml` of an app that is code. */
export const CodeOverlaySchema = CodeAppSchema.omit({ apiVersion: true, kind: true, name: true }).describe(
  'What a stage or a cluster has in place of the values of app.yaml. null takes a key away.',
);
