import { podTemplatePath } from '@nodeless/contracts/kubernetes';
import { at, isJsonObject, maps, type JsonObject, type JsonValue, type Manifest } from '@nodeless/core';
import { parse } from 'yaml';
import type { ManifestApp } from '../model/manifest-app.ts';
import type { AppFiles } from '../parse/app-files.ts';
import type { Patch } from '../schema/manifests.ts';
import { sameJson } from './layered-difference.ts';
import { editOverlay, type OverlayEdit } from './overlay-text.ts';
import { overlayHead, overlayPath, textOf } from './promote-app.ts';
import type { AppPromotionRequest, PromotedSource, PromotedValue } from './promotion.ts';

interface Image {
  readonly object: Manifest;
  /** The way to the list of containers. */
  readonly list: readonly string[];
  readonly index: number;
  readonly container: string;
  readonly image: string;
}

/**
 * Gives a stage the images of another one in the overlay of an app that comes as manifests: in the patch that says the image
 * today, or else in one that is added. With `all` it gets the patches of the other stage that it has not yet, behind its own.
 *
 * @param source the app as the stage `from` has it
 * @param target the app as the stage `to` has it
 */
export function promoteManifests(
  files: AppFiles,
  source: ManifestApp,
  target: ManifestApp,
  { app, from, to, all, keys }: AppPromotionRequest,
): PromotedSource {
  const [key] = keys;
  if (key !== undefined)
    return {
      refused: `${app} comes as manifests, which have no key ${key}; --all takes the patches of ${from}`,
    };
  const overlay = files.overlays.get(to);
  const text = overlay === undefined ? overlayHead('manifests-overlay.schema.json') : textOf(overlay);
  const own = patchesOf(textOf(overlay));
  const taken = all
    ? patchesOf(textOf(files.overlays.get(from))).filter((patch) => !own.some((one) => sameJson(one, patch)))
    : [];
  const edits: OverlayEdit[] = taken.map((patch, index) => ({
    path: ['patches', own.length + index],
    value: patch,
  }));
  const patches = [...own, ...taken];
  const images = new Map(imagesOf(source).map((image) => [keyOf(image), image.image]));
  const changed = imagesOf(target).flatMap((image): PromotedValue[] => {
    const after = images.get(keyOf(image));
    if (after === undefined || after === image.image) return [];
    // A patch that is taken over brings the image.
    if (!taken.some((patch) => placeIn(patch, image) !== undefined)) {
      const place = lastPlace(own, image);
      if (place === undefined) patches.push(imagePatch(image, after, target));
      edits.push(
        place === undefined
          ? { path: ['patches', patches.length - 1], value: patches.at(-1) as JsonValue }
          : { path: place, value: after },
      );
    }
    return [{ name: app, key: labelOf(image), before: image.image, after }];
  });
  const whole = taken.map((patch): PromotedValue => {
    return { name: app, key: `patch of ${targetOf(patch)}`, before: undefined, after: contentOf(patch) };
  });
  return { path: overlayPath(app, to), text: editOverlay(text, edits), values: [...changed, ...whole] };
}

function patchesOf(text: string): JsonObject[] {
  const data: unknown = parse(text, { version: '1.2', schema: 'core' });
  return maps(at(data, 'patches'));
}

/** The images of all containers of an app. */
function imagesOf({ objects }: ManifestApp): Image[] {
  return objects.flatMap(({ manifest }) => {
    const template = podTemplatePath(manifest.kind);
    if (template === undefined) return [];
    return ['initContainers', 'containers'].flatMap((group) => {
      const list = [...template, 'spec', group];
      const containers = at(manifest, ...list);
      if (!Array.isArray(containers)) return [];
      return containers.flatMap((one, index): Image[] => {
        if (!isJsonObject(one) || typeof one['name'] !== 'string' || typeof one['image'] !== 'string')
          return [];
        return [{ object: manifest, list, index, container: one['name'], image: one['image'] }];
      });
    });
  });
}

function keyOf({ object: { apiVersion, kind, metadata }, list, container }: Image): string {
  return [apiVersion, kind, metadata.namespace ?? '', metadata.name, ...list, container].join('\n');
}

function labelOf({ object: { kind, metadata }, container }: Image): string {
  return `${kind}/${metadata.name} ${container}`;
}

function lastPlace(patches: readonly JsonObject[], image: Image): OverlayEdit['path'] | undefined {
  for (const [index, patch] of [...patches.entries()].reverse()) {
    const place = placeIn(patch, image);
    if (place !== undefined) return ['patches', index, ...place];
  }
  return undefined;
}

/** Where a patch says the image of a container of one object. */
function placeIn(
  patch: JsonObject,
  { object, list, index, container }: Image,
): OverlayEdit['path'] | undefined {
  const { target } = patch as unknown as Patch;
  const { kind, metadata } = object;
  if (target.kind !== kind || target.name !== metadata.name) return undefined;
  if (target.namespace !== undefined && target.namespace !== metadata.namespace) return undefined;
  const merged = at(patch['merge'], ...list);
  if (Array.isArray(merged)) {
    const found = merged.findIndex(
      (one) => isJsonObject(one) && one['name'] === container && one['image'] !== undefined,
    );
    return found < 0 ? undefined : ['merge', ...list, found, 'image'];
  }
  const operations = patch['json6902'];
  if (!Array.isArray(operations)) return undefined;
  const pointer = `/${[...list, index, 'image'].join('/')}`;
  const found = operations.findLastIndex(
    (one) => isJsonObject(one) && one['path'] === pointer && (one['op'] === 'replace' || one['op'] === 'add'),
  );
  return found < 0 ? undefined : ['json6902', found, 'value'];
}

function imagePatch({ object, list, container }: Image, image: string, { objects }: ManifestApp): JsonObject {
  const { kind, metadata } = object;
  const same = objects.filter(
    ({ manifest }) => manifest.kind === kind && manifest.metadata.name === metadata.name,
  );
  const { name, namespace = '' } = metadata;
  return {
    target: { kind, name, ...(same.length > 1 ? { namespace } : {}) },
    merge: list.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), [{ name: container, image }]),
  };
}

function targetOf(patch: JsonObject): string {
  const { kind, name } = (patch as unknown as Patch).target;
  return name === undefined ? kind : `${kind}/${name}`;
}

function contentOf(patch: JsonObject): JsonValue | undefined {
  return patch['merge'] ?? patch['json6902'];
}
