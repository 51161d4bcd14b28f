import { suggestion } from '@nodeless/catalogue/schema';
import { type AppFiles, appFolders } from '../parse/app-files.ts';
import { parseAnyApp } from '../parse/any-app.ts';
import { isKustomized } from '../parse/manifests/kustomization.ts';
import type { FleetFiles } from '../parse/fleet.ts';
import type { Fleet } from '../parse/parsed-fleet.ts';
import { promoteManifests } from './promote-manifests.ts';
import { promoteMergedApp, textOf } from './promote-app.ts';
import { promoteVersions, versionNames } from './promote-versions.ts';
import type { AppPromotionRequest, PromotedSource, PromotedValue } from './promotion.ts';

export interface StagePromotionRequest extends Omit<AppPromotionRequest, 'app'> {
  /** Keys of `versions`, `kubernetes`, and folders of apps, also as `apps/<folder>`. @default all versions that differ */
  readonly names: readonly string[];
}

/** Sources that change, by path, and what in them; or why nothing is promoted. */
export type StagePromotion =
  | { readonly sources: ReadonlyMap<string, string>; readonly values: readonly PromotedValue[] }
  | { readonly refused: string };

/**
 * Gives a stage what another one has: versions in fleet.yaml, and the releases of apps in their overlays. Nothing but data of
 * the stage changes.
 *
 * @param files as they were read
 * @param fleet what they were parsed to
 */
export function promoteStage(
  files: FleetFiles,
  fleet: Fleet,
  request: StagePromotionRequest,
): StagePromotion {
  const { from, to, all, keys } = request;
  const problem = stagesProblem(fleet, from, to);
  if (problem !== undefined) return { refused: problem };
  const text = textOf(files.fleet);
  const named = namesOf(text, fleet, request);
  if ('refused' in named) return named;
  if (named.apps.length === 0 && (all || keys.length > 0))
    return { refused: '--all and --key are about apps: name one' };

  const promoted: PromotedSource[] = named.apps.map((app) =>
    promoteApp(files, fleet, { from, to, all, keys, app }),
  );
  if (named.apps.length === 0 || named.versions.length > 0)
    promoted.unshift({
      path: files.fleet.path,
      ...promoteVersions(text, { from, to, names: named.versions }),
    });
  const refused = promoted.find((one) => 'refused' in one);
  if (refused !== undefined) return refused;
  const changed = promoted.flatMap((one) => ('refused' in one || one.values.length === 0 ? [] : [one]));
  return {
    sources: new Map(changed.map(({ path, text: after }) => [path, after])),
    values: changed.flatMap(({ values }) => values),
  };
}

function stagesProblem({ stages }: Fleet, from: string, to: string): string | undefined {
  const unknown = [from, to].find((stage) => !stages.has(stage));
  if (unknown === undefined) return from === to ? `${from} cannot be promoted to itself` : undefined;
  return `there is no stage ${JSON.stringify(unknown)}${hinted(unknown, [...stages.keys()])}`;
}

interface Named {
  readonly versions: readonly string[];
  readonly apps: readonly string[];
}

const APP = /^apps\/([^/]+)\/?$/;

function namesOf(
  text: string,
  { apps, brokenApps }: Fleet,
  { from, names }: StagePromotionRequest,
): Named | { readonly refused: string } {
  const versions = versionNames(text, from);
  const folders = [...apps.keys(), ...brokenApps];
  const found = { versions: [] as string[], apps: [] as string[] };
  for (const name of new Set(names)) {
    const folder = APP.exec(name)?.[1];
    const isApp = folders.includes(folder ?? name);
    if (folder === undefined && versions.includes(name)) {
      if (isApp) return { refused: `${name} is a version and an app; write apps/${name} for the app` };
      found.versions.push(name);
    } else if (isApp) {
      const app = folder ?? name;
      if (brokenApps.has(app)) return { refused: `apps/${app} has errors: npx nodeless check names them` };
      found.apps.push(app);
    } else if (folder !== undefined) {
      return { refused: `there is no app ${folder}${hinted(folder, folders)}` };
    } else {
      const hint = hinted(name, [...versions, ...folders]);
      return { refused: `${from} has no version of ${name}, and there is no app ${name}${hint}` };
    }
  }
  return found;
}

function promoteApp(files: FleetFiles, fleet: Fleet, request: AppPromotionRequest): PromotedSource {
  const folder = appFolders(files.apps, files.digests ?? []).find((one) => one.folder === request.app);
  const description = folder?.chart ?? folder?.app;
  if (folder === undefined) return { refused: `apps/${request.app} holds no app` };
  if (folder.code.length > 0)
    return promoteMergedApp(folder, folder.app, 'code-overlay.schema.json', request);
  if (folder.manifests.length === 0 && description !== undefined) {
    const schema = folder.chart === undefined ? 'app-overlay.schema.json' : 'chart-overlay.schema.json';
    return promoteMergedApp(folder, description, schema, request);
  }
  if (isKustomized(folder))
    return { refused: `apps/${request.app} is a kustomization: edit the folder that ${request.to} builds` };
  const source = manifestsOf(files, fleet, folder, request.from);
  const target = manifestsOf(files, fleet, folder, request.to);
  if (source === undefined || target === undefined)
    return { refused: `apps/${request.app} has errors: npx nodeless check names them` };
  const promoted = promoteManifests(folder, source, target, request);
  if ('refused' in promoted || promoted.values.length === 0) return promoted;
  const overlay = { path: promoted.path, bytes: new TextEncoder().encode(promoted.text) };
  const overlays = new Map([...folder.overlays, [request.to, overlay]]);
  const after = manifestsOf(files, fleet, { ...folder, overlays }, request.to);
  const left =
    after === undefined ? undefined : promoteManifests(folder, source, after, { ...request, all: false });
  if (left !== undefined && !('refused' in left) && left.values.length === 0) return promoted;
  return { refused: `a patch of ${promoted.path} stands in the way: edit it by hand` };
}

/** The app as a stage has it, where no cluster has something of its own. */
function manifestsOf({ clusters }: FleetFiles, fleet: Fleet, folder: AppFiles, stage: string) {
  const names = { stages: [...fleet.stages.keys()], clusters };
  const { value } = parseAnyApp(folder, names, fleet.catalogue);
  const app = value?.of({ stage, cluster: '', kubernetes: undefined }).value;
  return app?.form === 'manifests' ? app.app : undefined;
}

function hinted(name: string, known: readonly string[]): string {
  const hint = suggestion(name, known);
  return hint === undefined ? '' : `; ${hint}`;
}
