import { suggestion } from '@nodeless/catalogue/schema';
import { at, isJsonObject, maps, type JsonObject, type JsonValue } from '@nodeless/core';
import { parse } from 'yaml';
import { mergeLayers } from '../layers/merge.ts';
import type { AppFiles } from '../parse/app-files.ts';
import type { SourceFile } from '../read/document.ts';
import { differences, editFor, type KeyPath, leaves } from './layered-difference.ts';
import { editOverlay, type OverlayEdit } from './overlay-text.ts';
import type { AppPromotionRequest, PromotedSource, PromotedValue } from './promotion.ts';

/** Keys that make it this app: no overlay has them. */
const IDENTITY = ['apiVersion', 'kind', 'name'];

/** Of a chart. There null is a value of its own, and takes nothing away. */
const VALUES = 'values';

/**
 * Gives a stage the release of another one in the overlay of an app whose overlays merge key by key (app.yaml, chart.yaml, app.ts).
 * The release of app.yaml are the images of its containers, that of a chart its source, that of code each value called image.
 *
 * @param files of an app that is sound
 * @param description what overlays lie over; undefined where nothing is written
 * @param schema name of the schema of its overlays, for editors
 */
export function promoteMergedApp(
  files: AppFiles,
  description: SourceFile | undefined,
  schema: string,
  request: AppPromotionRequest,
): PromotedSource {
  const { app, from, to } = request;
  const base = dataOf(textOf(description));
  const overlays = [from, to].map((stage) => dataOf(textOf(files.overlays.get(stage))));
  const keepsNull = files.chart === undefined ? [] : [VALUES];
  const [source = {}, target = {}] = overlays.map((overlay) => merged(base, overlay, keepsNull));
  const unknown = request.keys.find((key) => !isKnown(key.split('.'), [source, target]));
  if (unknown !== undefined) return { refused: unknownKey(app, from, unknown, source) };

  const image = files.chart === undefined ? imageEdits(app, source, target) : { values: [], edits: [] };
  const paths = [
    ...releasePaths(files, source, target),
    ...(request.all ? leaves(overlays[0] ?? {}) : []),
    ...request.keys.map((key) => key.split('.')),
  ];
  const found = new Map(
    paths
      .flatMap((path) => differences(target, source, path))
      .map((difference) => [difference.path.join('\n'), difference]),
  );
  // A list that is promoted as a whole brings its images.
  const lists = image.edits.filter(({ path }) => !found.has(path.join('\n')));
  const edits = [...[...found.values()].map((one) => editFor(one, base)), ...lists];
  const values = [
    ...[...found.values()].map(({ path, before, after }) => ({
      name: app,
      key: path.join('.'),
      before,
      after,
    })),
    ...(lists.length > 0 ? image.values : []),
  ];
  const overlay = files.overlays.get(to);
  const text = overlay === undefined ? overlayHead(schema) : textOf(overlay);
  return { path: overlayPath(app, to), text: editOverlay(text, edits), values };
}

/** The text of a source; empty where there is none. */
export function textOf(file: SourceFile | undefined): string {
  return file === undefined ? '' : new TextDecoder().decode(file.bytes);
}

export function overlayPath(app: string, stage: string): string {
  return `apps/${app}/overlays/${stage}.yaml`;
}

/** What an overlay that is not there yet begins with. */
export function overlayHead(schema: string): string {
  return `# yaml-language-server: $schema=../../../schemas/${schema}\n`;
}

function dataOf(text: string): JsonObject {
  const data: unknown = parse(text, { version: '1.2', schema: 'core' });
  return isJsonObject(data) ? data : {};
}

function merged(base: JsonObject, overlay: JsonObject, keepsNull: readonly string[]): JsonObject {
  const whole = Object.entries(mergeLayers(base, overlay)).filter(([key]) => !IDENTITY.includes(key));
  return Object.fromEntries(
    whole.flatMap(([key, value]): [string, JsonValue][] => {
      if (value === null) return [];
      return [[key, keepsNull.includes(key) ? value : withoutNulls(value)]];
    }),
  );
}

function withoutNulls(value: JsonValue): JsonValue {
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNulls(inner)]));
}

function releasePaths({ chart, code }: AppFiles, source: JsonObject, target: JsonObject): KeyPath[] {
  if (chart !== undefined) return [['source']];
  if (code.length === 0) return imagePaths(source, target);
  const images = leaves({ values: mapAt(source, 'values') }).filter((path) => path.at(-1) === 'image');
  return images.filter((path) => at(target, ...path.slice(0, -1)) !== undefined);
}

/** Images of containers that both stages have. */
function imagePaths(source: JsonObject, target: JsonObject): KeyPath[] {
  const inMaps = ['containers', 'sidecars'].flatMap((group) =>
    Object.keys(mapAt(source, group)).map((name) => [group, name, 'image']),
  );
  return [['image'], ...inMaps].filter((path) => at(target, ...path.slice(0, -1)) !== undefined);
}

/** Init containers are a list, which an overlay holds as a whole: that of the stage, with the images of the other one. */
function imageEdits(
  app: string,
  source: JsonObject,
  target: JsonObject,
): { readonly values: readonly PromotedValue[]; readonly edits: readonly OverlayEdit[] } {
  const images = new Map(maps(source['initContainers']).map((one) => [one['name'], one['image']]));
  const values: PromotedValue[] = [];
  const list = maps(target['initContainers']).map((one) => {
    const after = images.get(one['name'] ?? null);
    const before = one['image'];
    if (after === undefined || after === before) return one;
    values.push({ name: app, key: `initContainers.${String(one['name'])}.image`, before, after });
    return { ...one, image: after };
  });
  return { values, edits: values.length === 0 ? [] : [{ path: ['initContainers'], value: list }] };
}

function mapAt(app: JsonObject, key: string): JsonObject {
  const value = app[key];
  return isJsonObject(value) ? value : {};
}

function isKnown(path: KeyPath, stages: readonly JsonObject[]): boolean {
  return stages.some((stage) => at(stage, ...path) !== undefined);
}

function unknownKey(app: string, from: string, key: string, source: JsonObject): string {
  const path = key.split('.');
  const depth = path.findIndex((_, index) => at(source, ...path.slice(0, index + 1)) === undefined);
  const parent = at(source, ...path.slice(0, depth));
  const hint = isJsonObject(parent) ? suggestion(path[depth] ?? '', Object.keys(parent)) : undefined;
  return `${app} has no key ${key} in ${from}${hint === undefined ? '' : `; ${hint}`}`;
}
