import { z } from 'zod';
import { coded } from '../../../issue.ts';
import { DNS1123_SUBDOMAIN } from '@nodeless/kubernetes-schema/values';

export const Texts = z.record(z.string(), z.string());

/** Quantities by name; Kubernetes takes whole numbers too. */
export const Quantities = z.record(z.string(), z.union([z.int(), z.string()]));

/** What only the API server writes into the metadata of an object. */
const ServerMetadata = z.strictObject({
  creationTimestamp: z.unknown().exactOptional(),
  deletionGracePeriodSeconds: z.unknown().exactOptional(),
  deletionTimestamp: z.unknown().exactOptional(),
  generation: z.unknown().exactOptional(),
  managedFields: z.unknown().exactOptional(),
  resourceVersion: z.unknown().exactOptional(),
  selfLink: z.unknown().exactOptional(),
  uid: z.unknown().exactOptional(),
});

export const SERVER_METADATA: ReadonlySet<string> = new Set(Object.keys(ServerMetadata.shape));

const Metadata = ServerMetadata.extend({
  name: z.string().check(
    coded(
      'spec/invalid-name',
      (name) => DNS1123_SUBDOMAIN.test(name),
      (name) => `${JSON.stringify(name)} is not a usable name`,
      'use lower-case letters, digits, hyphens and dots, at most 253 characters',
    ),
  ),
  labels: Texts.exactOptional(),
  annotations: Texts.exactOptional(),
  namespace: z.string().exactOptional(),
  generateName: z.string().exactOptional(),
  finalizers: z.array(z.string()).exactOptional(),
  ownerReferences: z.array(z.record(z.string(), z.unknown())).exactOptional(),
});
export type Metadata = z.output<typeof Metadata>;

/** One version of one kind, as people write it and as `kubectl get -o yaml` prints it. */
export function objectOf<A extends string, K extends string, S extends z.ZodType>(
  apiVersion: A,
  kind: K,
  spec: S,
) {
  return z.strictObject({
    apiVersion: z.literal(apiVersion),
    kind: z.literal(kind),
    metadata: Metadata,
    spec,
    status: z.unknown().exactOptional(),
  });
}
