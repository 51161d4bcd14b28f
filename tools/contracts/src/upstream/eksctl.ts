import type { JsonObject } from '@nodeless/core';
import { compact } from '@nodeless/kubernetes-schema/form';
import { readJson, readText, type Release } from './folders.ts';

const VERSION = '0.230';
const FILE = 'eksctl/clusterconfig.schema.v0.230.0.json';

/** The definitions that eksctl publishes of its ClusterConfig. */
export function eksctlDefinitions(release: Release): { readonly [name: string]: JsonObject } {
  return readJson<{ definitions: { [name: string]: JsonObject } }>(release, FILE).definitions;
}

const SOURCE = `eksctl-io/eksctl pkg/apis/eksctl.io/v1alpha5/assets/schema.json of v${VERSION}.0`;

/** The one list of values that eksctl tells in a sentence only. */
export function eksctlFacts(release: Release): JsonObject {
  const [, days = ''] = /Valid values are: ([0-9, and]+)\./.exec(readText(release, FILE)) ?? [];
  return { source: SOURCE, retentionDays: (days.match(/\d+/g) ?? []).map(Number) };
}

/** All definitions of a ClusterConfig. */
export function eksctlTable(release: Release): JsonObject {
  const definitions = eksctlDefinitions(release);
  return {
    source: SOURCE,
    versions: [VERSION],
    kinds: { 'eksctl.io/v1alpha5/ClusterConfig': { namespaced: false, schema: '#ClusterConfig' } },
    types: Object.fromEntries(
      Object.keys(definitions)
        .sort()
        .map((name) => [name, compact(definitions[name] ?? {})]),
    ),
  };
}
