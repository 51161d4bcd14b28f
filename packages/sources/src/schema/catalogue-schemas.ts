import { COMPONENTS, type Catalogue } from '@nodeless/catalogue';
import { ClusterSchema, clusterSchema, layerSchema } from './cluster.ts';

/** The schemas of the sources that depend on which components there are. */
export interface CatalogueSchemas {
  readonly cluster: typeof ClusterSchema;
  readonly layer: ReturnType<typeof layerSchema>;
}

const made = new WeakMap<Catalogue, CatalogueSchemas>();

/**
 * The schemas of a catalogue, made once. Keys of components that do not come with Nodeless are checked like the others; their
 * types are known to their definitions alone.
 */
export function schemasOf(catalogue: Catalogue): CatalogueSchemas {
  const known = made.get(catalogue);
  if (known !== undefined) return known;
  const own = catalogue as typeof COMPONENTS;
  const schemas = {
    cluster: own === COMPONENTS ? ClusterSchema : clusterSchema(own),
    layer: layerSchema(own),
  };
  made.set(catalogue, schemas);
  return schemas;
}
