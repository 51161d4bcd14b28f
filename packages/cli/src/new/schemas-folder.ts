import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { INSTALLED_SCHEMAS } from '../init/cluster-template.ts';

/** A repository may hold the JSON Schemas itself (`nodeless schemas`); otherwise the installed package has them. */
export function schemasOf(root: string): string {
  return existsSync(join(root, 'schemas', 'cluster.schema.json')) ? 'schemas' : INSTALLED_SCHEMAS;
}
