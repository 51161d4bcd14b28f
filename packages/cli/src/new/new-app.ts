import { isAppSource } from '@nodeless/sources';
import type { LoadedFleet } from '../fleet.ts';
import { withNewApp } from './list-app.ts';
import type { Planned } from './plan.ts';
import { schemasOf } from './schemas-folder.ts';
import { newFrom } from './template.ts';

/** What an app is written as: app.yaml, or code with its values and a test. */
export type AppForm = 'yaml' | 'ts';

export interface NewAppOptions {
  readonly image: string;
  /** Port of the container. */
  readonly port: string;
  /** Folders below clusters/ that are to run it. */
  readonly clusters: readonly string[];
  readonly form: AppForm;
}

/** Templates of the files of an app, by the name of the file. */
const FILES: { readonly [form in AppForm]: Readonly<Record<string, string>> } = {
  yaml: { 'app.yaml': 'app.yaml' },
  ts: { 'app.yaml': 'code-app.yaml', 'app.ts': 'code-app.ts.txt', 'app.test.ts': 'code-app.test.ts.txt' },
};

/** The files of an app, and the clusters that list it: their comments stay. */
export function newApp(
  fleet: LoadedFleet,
  name: string,
  { image, port, clusters, form }: NewAppOptions,
): Planned {
  const path = `apps/${name}/app.yaml`;
  if (fleet.files.apps.some((file) => file.path.startsWith(`apps/${name}/`)))
    return { problems: [`${path} exists already`] };
  if (!isAppSource(path)) return { problems: [`${JSON.stringify(name)} is not a usable name of an app`] };
  const values = {
    ...{ NAME: name, PORT: port, SCHEMAS: schemasOf(fleet.root) },
    IMAGE: image.includes('#') ? JSON.stringify(image) : image,
  };
  const files = Object.entries(FILES[form]).map(([file, template]) => ({
    path: `apps/${name}/${file}`,
    text: newFrom(template, values),
  }));
  return withNewApp(fleet, name, files, clusters);
}
