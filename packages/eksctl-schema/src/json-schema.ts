import { z } from 'zod';
import { ClusterConfigSchema } from './cluster-config.ts';
import { DEFINITIONS } from './definitions.ts';

/**
 * JSON Schema (draft 2020-12) of a ClusterConfig file, for editors and for other languages. Its `$defs` have the names
 * of eksctl's published schema. Relations between values are not part of it: see `validateClusterConfig`.
 */
export function clusterConfigJsonSchema(): z.core.JSONSchema.JSONSchema {
  const names = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(DEFINITIONS)) names.add(schema, { id });
  return z.toJSONSchema(ClusterConfigSchema, {
    metadata: names,
    override: ({ zodSchema, jsonSchema }) => {
      const description = z.globalRegistry.get(zodSchema)?.description;
      if (description !== undefined) jsonSchema.description = description;
    },
  });
}
