import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCluster, loadFleet } from '../../fleet.ts';
import { draftCluster } from '../../pipeline.ts';

/**
 * The manifests of a repository as other tools would get them, by name of file: those of its cluster, drawn although they are
 * refused here; without a model those that stand in the sources.
 */
export function manifestsOf(root: string): ReadonlyMap<string, string> {
  const fleet = loadFleet(root).value;
  const parsed = fleet && loadCluster(fleet, 'sample');
  const model = parsed?.value ?? parsed?.draft?.();
  if (model !== undefined) {
    const { resources } = draftCluster(model).components;
    // JSON is YAML, and who validates takes both.
    return new Map(
      resources.map(({ manifest }, index) => [`${index}.yaml`, JSON.stringify(manifest, null, 2)]),
    );
  }
  const written = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?:^|[\\/])by-hand\.yaml$|[\\/]manifests[\\/][^\\/]+\.yaml$/.test(path),
  );
  return new Map(written.map((path, index) => [`${index}.yaml`, readFileSync(join(root, path), 'utf8')]));
}
