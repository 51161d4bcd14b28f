import { hasErrors, type Diagnostic } from '@nodeless/core';
import { addToList, isAppSource, namedApps, type ClusterFiles } from '@nodeless/sources';
import { loadExtensions } from '../config/load-config.ts';
import { fleetOf, modelOf, type LoadedFleet } from '../fleet.ts';
import type { NewFile } from '../init/template.ts';
import { readClusterFiles } from '../repository/sources.ts';
import type { NewPlan, Planned } from './plan.ts';
import { schemasOf } from './schemas-folder.ts';
import { newFrom } from './template.ts';

export interface NewAppOptions {
  readonly image: string;
  /** Port of the container. */
  readonly port: string;
  /** Folders below clusters/ that are to run it. */
  readonly clusters: readonly string[];
}

/** An app.yaml, and the clusters that list it: their comments stay. */
export function newApp(fleet: LoadedFleet, name: string, { image, port, clusters }: NewAppOptions): Planned {
  const path = `apps/${name}/app.yaml`;
  if (fleet.files.apps.some((file) => file.path.startsWith(`apps/${name}/`)))
    return { problems: [`${path} exists already`] };
  if (!isAppSource(path)) return { problems: [`${JSON.stringify(name)} is not a usable name of an app`] };
  const text = newFrom('app.yaml', {
    ...{ NAME: name, PORT: port, SCHEMAS: schemasOf(fleet.root) },
    IMAGE: image.includes('#') ? JSON.stringify(image) : image,
  });
  const unknown = clusters.filter((one) => !fleet.clusters.includes(one));
  if (unknown.length > 0)
    return { problems: unknown.map((one) => `there is no clusters/${one}/cluster.yaml`) };

  const extended = withApp(fleet, { path, text });
  if ('findings' in extended) return { created: [], findings: extended.findings };
  const listings = [...new Set(clusters)].map((cluster) => listed(fleet, extended.fleet, cluster, name));
  const problems = listings.flatMap((one) => ('problem' in one ? [one.problem] : []));
  if (problems.length > 0) return { problems };
  const plans = listings.flatMap((one) => ('problem' in one ? [] : [one]));
  return {
    created: [{ path, text }],
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
  { path, text }: NewFile,
): { readonly fleet: LoadedFleet } | { readonly findings: readonly Diagnostic[] } {
  const apps = [...files.apps, { path, bytes: Buffer.from(text) }];
  const extended = { ...files, apps };
  const { value, diagnostics } = fleetOf(extended, loadExtensions(root).value);
  const own = diagnostics.filter(({ location }) => location?.file === path);
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
