import type { JsonObject, JsonValue } from '@nodeless/core';
import { compact, compareVersions } from '@nodeless/kubernetes-schema/form';
import { mergeVersions } from '../form/merge-versions.ts';
import { namesIn, readJson, type Release } from './folders.ts';
import { strictSchemas, type OpenApi, type StrictSchemas } from './openapi.ts';

/** Strict schemas that somebody made of the document, or the document itself. */
const STRICT = /^kubernetes-v(\d+\.\d+)\.strict\.json$/;
const DOCUMENT = /^swagger-v(\d+\.\d+)\.json$/;

/** Versions of Kubernetes that the folders have schemas of, oldest first. */
export function kubernetesVersions(release: Release): string[] {
  const versions = [
    ...namesIn(release, 'jsonschema').map((name) => STRICT.exec(name)?.[1]),
    ...namesIn(release, 'k8s').map((name) => DOCUMENT.exec(name)?.[1]),
  ];
  return [...new Set(versions.filter((version) => version !== undefined))].sort(compareVersions);
}

/** The strict schemas of a version; names of types without the prefix that all have. */
export function kubernetesSchemas(release: Release, version: string): StrictSchemas {
  const document = `swagger-v${version}.json`;
  const all = namesIn(release, 'k8s').includes(document)
    ? strictSchemas(readJson<OpenApi>(release, `k8s/${document}`))
    : readJson<StrictSchemas>(release, `jsonschema/kubernetes-v${version}.strict.json`);
  return JSON.parse(
    JSON.stringify(all).replaceAll('"io.k8s.', '"').replaceAll('/io.k8s.', '/'),
  ) as StrictSchemas;
}

/** All kinds that Kubernetes serves, of all versions. */
export function kubernetesTable(release: Release): JsonObject {
  const versions = kubernetesVersions(release);
  return {
    source: `kubernetes api/openapi-spec/swagger.json of ${versions.join(', ')}`,
    versions,
    ...mergeVersions(
      versions,
      versions.map((version) => kindsOf(kubernetesSchemas(release, version))),
    ),
  };
}

function kindsOf({ 'x-kinds': kinds, definitions }: StrictSchemas): JsonObject {
  const used = reachable(
    Object.values(kinds).map(({ ref }) => nameOf(ref)),
    definitions,
  );
  return {
    kinds: Object.fromEntries(
      Object.keys(kinds)
        .sort()
        .map((gvk) => {
          const { ref, namespaced } = kinds[gvk] as StrictSchemas['x-kinds'][string];
          return [gvk, { namespaced, schema: `#${nameOf(ref)}` }];
        }),
    ),
    types: Object.fromEntries(
      [...used].sort().map((name) => [name, compact(definitions[name] ?? {})] as [string, JsonValue]),
    ),
  };
}

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

/** Names of definitions that kinds consist of. */
function reachable(
  roots: readonly string[],
  definitions: { readonly [name: string]: JsonObject },
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...roots];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const references = JSON.stringify(definitions[name] ?? {}).matchAll(/"\$ref":"([^"]+)"/g);
    for (const [, ref = ''] of references) open.push(nameOf(ref));
  }
  return found;
}
