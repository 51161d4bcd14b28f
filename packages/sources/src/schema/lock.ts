import { z } from 'zod';
import { ApiVersion } from './cluster.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const RenderingSchema = z.strictObject({
  /** Of the file with the objects. */
  sha256: Sha256,
  /** Kind, namespace and name of each object, and the template that makes it where that is known. */
  objects: z.array(z.strictObject({ object: z.string(), template: z.string().optional() })),
  /** Names of the CustomResourceDefinitions that the chart has, which are not among the objects. */
  crds: z.array(z.string()),
  images: z.array(z.string()),
  /** Of the chart that was read. */
  chartSha256: Sha256.optional(),
  /** Everything that the objects are made of. */
  inputs: z.record(z.string(), z.unknown()),
});
export type LockedRendering = z.output<typeof RenderingSchema>;

/** Key of a rendering: the beginning of the SHA-256 of everything that it is made of, the version of the program too. */
export const RENDERING_KEY = /^[0-9a-f]{32}$/;

/** `apps/<name>/charts.lock.json` and `kustomize.lock.json`: what `nodeless lock` had rendered. */
export const LockSchema = z.strictObject({
  apiVersion: ApiVersion,
  kind: z.literal('Lock'),
  tool: z.strictObject({
    name: z.enum(['helm', 'kustomize']),
    version: z.string().regex(/^v\d+\.\d+[\w.+-]*$/),
  }),
  renderings: z.record(z.string().regex(RENDERING_KEY), RenderingSchema),
});
export type Lock = z.output<typeof LockSchema>;
