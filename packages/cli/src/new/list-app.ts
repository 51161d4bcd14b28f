import { hasErrors, type Diagnostic } from '@nodeless/core';
import { addToList, namedApps, type ClusterFiles } from '@nodeless/sources';
import { loadExtensions } from '../config/load-config.ts';
import { fleetOf, modelOf, type LoadedFleet } from '../fleet.ts';
import type { NewFile } from '../init/template.ts';
import { importsOf } from '../repository/code-files.ts';
import { readClusterFiles } from '../repository/sources.ts';
import type { NewPlan, Planned } from './plan.ts';

/** The files of a new app, and the clusters that list it: their comments stay. */
export function withNewApp(
  fleet: LoadedFleet,
  name: string,
  files: readonly NewFile[],
  clusters: readonly string[],
): Planned {
  const unknown = clusters.filter((one) => !fleet.clusters.includes(one));
  if (unknown.length > 0)
    return { problems: unknown.map((one) => `there is no clusters/${one}/cluster.yaml`) };

  const extended = withApp(fleet, files);
  if ('findings' in extended) return { created: [], findings: extended.findings };
  const listings = [...new Set(clusters)].map((cluster) => listed(fleet, extended.fleet, cluster, name));
  const problems = listings.flatMap((one) => ('problem' in one ? [one.problem] : []));
  if (problems.length > 0) return { problems };
  const plans = listings.flatMap((one) => ('problem' in one ? [] : [one]));
  return {
    created: files,
    changed: plans.flatMap(({ changed }) => changed),
    findings: plans.flatMap(({ findings }) => findings),
    notes: [
      clusters.length === 0
        ? `next: edit it, list it below apps of a cluster.yaml, then npx nx run generate`
        : 'next: edit it, then npx nx run generate',
    ],
  };
}

/** The fleet with one more app, which must have no errors. */
function withApp(
  { root, files, clusters }: LoadedFleet,
  created: readonly NewFile[],
): { readonly fleet: LoadedFleet } | { readonly findings: readonly Diagnostic[] } {
  const apps = [...files.apps, ...created.map(({ path, text }) => ({ path, bytes: Buffer.from(text) }))];
  const extended = { ...files, apps, ...importsOf(root, apps) };
  const { value, diagnostics } = fleetOf(root, extended, loadExtensions(root).value);
  const paths = created.map(({ path }) => path);
  const own = diagnostics.filter(({ location }) => location !== undefined && paths.includes(location.file));
  if (value === undefined || hasErrors(own)) return { findings: own };
  return { fleet: { root, files: extended, fleet: value, clusters } };
}

/** A cluster.yaml with the app, and what is then said about the cluster. */
function listed(
  before: LoadedFleet,
  after: LoadedFleet,
  cluster: string,
  app: string,
): (Required<Pick<NewPlan, 'changed' | 'findings'>> & object) | { readonly problem: string } {
  const files = readClusterFiles(before.root, cluster).value;
  const model = files && modelOf(before, files).value;
  if (files === undefined || model === undefined)
    return { problem: `clusters/${cluster} has errors; they are listed by: npx nodeless check ${cluster}` };
  const { path } = files.cluster;
  const edit = addToList(
    Buffer.from(files.cluster.bytes).toString('utf8'),
    'apps',
    app,
    namedApps(model).map(({ name }) => name),
  );
  if ('problem' in edit) return { problem: `${path}: ${edit.problem}; add ${app} to apps by hand` };
  const edited: ClusterFiles = { ...files, cluster: { path, bytes: Buffer.from(edit.text) } };
  return { changed: [{ path, text: edit.text }], findings: modelOf(after, edited).diagnostics };
}
