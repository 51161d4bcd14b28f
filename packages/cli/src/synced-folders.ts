import { isJsonObject, renderedFolder, type Resource } from '@nodeless/core';

/**
 * The folders of a cluster's tree that Applications sync, relative to `rendered/`. Each of them has to exist, also when
 * nothing is left in it: Argo CD cannot compare an Application whose path is not there, and would not prune.
 */
export function syncedFolders(cluster: string, resources: readonly Resource[]): string[] {
  const root = `${renderedFolder(cluster)}/`;
  return resources.flatMap(({ manifest }) => {
    if (manifest.kind !== 'Application') return [];
    const { spec } = manifest;
    const source = isJsonObject(spec) ? spec['source'] : undefined;
    const path = isJsonObject(source) ? source['path'] : undefined;
    return typeof path === 'string' && path.startsWith(root) ? [path.slice(root.length)] : [];
  });
}
