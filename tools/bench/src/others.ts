import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ApiObject, App, Chart, YamlOutputType, type ApiObjectProps } from 'cdk8s';
import { parse } from 'yaml';

/** Objects of one cluster: every file below the folders that Argo CD reads. */
export function manifestFiles(root: string, cluster: string): string[] {
  const rendered = join(root, 'clusters', cluster, 'rendered');
  return ['argocd', 'manifests'].flatMap((folder) =>
    readdirSync(join(rendered, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
}

/** Seconds that `app.synth()` of cdk8s takes to construct and write the same objects. */
export function cdk8sSynth(root: string, clusters: readonly string[]): number {
  const objects = clusters.map((cluster) =>
    manifestFiles(root, cluster).map((file) => parse(readFileSync(file, 'utf8')) as ApiObjectProps),
  );
  const outdir = join(root, 'cdk8s-out');
  const start = process.hrtime.bigint();
  for (const [index, cluster] of clusters.entries()) {
    const app = new App({ outdir: join(outdir, cluster), yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
    const chart = new Chart(app, 'chart', { disableResourceNameHashes: true });
    for (const [number, props] of (objects[index] ?? []).entries())
      new ApiObject(chart, `object-${number}`, props);
    app.synth();
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  rmSync(outdir, { recursive: true, force: true });
  return seconds;
}

/** Seconds that `kubectl kustomize` takes over the same files, one process a cluster; undefined without kubectl. */
export function kubectlKustomize(root: string, clusters: readonly string[]): number | undefined {
  if (spawnSync('kubectl', ['version', '--client']).status !== 0) return undefined;
  const folder = join(root, 'kustomize');
  let seconds = 0;
  for (const cluster of clusters) {
    mkdirSync(folder, { recursive: true });
    const resources = manifestFiles(root, cluster).map((file) => relative(folder, file));
    writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify({ resources }));
    const start = process.hrtime.bigint();
    const child = spawnSync('kubectl', ['kustomize', '--load-restrictor', 'LoadRestrictionsNone', folder], {
      maxBuffer: 256 * 1024 * 1024,
    });
    seconds += Number(process.hrtime.bigint() - start) / 1e9;
    if (child.status !== 0) throw new Error(`kubectl kustomize: ${child.stderr.toString().slice(0, 2000)}`);
  }
  rmSync(folder, { recursive: true, force: true });
  return seconds;
}
