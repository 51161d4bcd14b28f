import { COMPONENTS, type Catalogue } from '@nodeless/catalogue';
import type { JsonObject } from '@nodeless/core';
import { jsonSchemas } from './json-schema.ts';
import { sourcePage } from './source-page.ts';

const HEAD = `# cluster.yaml

Every key of \`clusters/<name>/cluster.yaml\`, made from the same types that validate it. \`[]\` stands for the items of a list,
\`<key>\` for any key of a map. What \`clusters/fleet.yaml\` sets below \`defaults\` or a stage need not be repeated here.
What stands in many places is told once, at the end. Editors complete the same keys:
[schemas/cluster.schema.json](../schemas/cluster.schema.json).
`;

/** The page about cluster.yaml. */
export function clusterPage(catalogue: Catalogue = COMPONENTS): string {
  return sourcePage(HEAD, jsonSchemas(catalogue)['cluster.schema.json'] as JsonObject);
}
