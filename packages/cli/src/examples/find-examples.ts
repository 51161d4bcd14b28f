import { isJsonObject, type JsonObject } from '@nodeless/core';
import { isExampleAccount, readDocuments } from '@nodeless/sources';
import { isSource, readRepositorySource } from '../repository/read-source.ts';
import { foldersOf } from '../repository/folders.ts';

/** What belongs to the examples alone, by the names of its folders. */
export interface Examples {
  readonly clusters: readonly string[];
  /** Apps that an example runs and no other cluster. */
  readonly apps: readonly string[];
}

/** Finds the examples of a repository, however broken the rest of it is. */
export function findExamples(root: string): Examples {
  const clusters = (foldersOf(root, 'clusters').value ?? []).map((name) => ({
    name,
    source: clusterSource(root, name),
  }));
  const isExample = ({ source }: { readonly source: JsonObject }): boolean =>
    isExampleAccount(source['accountId']);
  const examples = clusters.filter(isExample);
  const needed = clusters.filter((one) => !isExample(one)).flatMap(({ source }) => appsOf(source));
  const apps = foldersOf(root, 'apps').value ?? [];
  const theirs = examples.flatMap(({ source }) => appsOf(source));
  return {
    clusters: examples.map(({ name }) => name),
    apps: apps.filter((app) => theirs.includes(app) && !needed.includes(app)),
  };
}

/** Empty where there is none, or none that can be read. */
function clusterSource(root: string, name: string): JsonObject {
  const file = readRepositorySource(root, `clusters/${name}/cluster.yaml`);
  const [document] = isSource(file) ? (readDocuments(file).value ?? []) : [];
  return isJsonObject(document?.data) ? document.data : {};
}

function appsOf({ apps }: JsonObject): unknown[] {
  return Array.isArray(apps) ? (apps as unknown[]) : [];
}
