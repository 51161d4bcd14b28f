import { secretsIn } from '@nodeless/checks';
import {
  at,
  describeObject,
  isJsonObject,
  printYaml,
  sortedBy,
  toManifest,
  type Diagnostic,
  type JsonObject,
  type JsonValue,
  type Outcome,
} from '@nodeless/core';
import { objectsIn, type LockedRendering, type RenderingRequest } from '@nodeless/sources';
import { asArgocdHook } from './hooks.ts';
import { secretFound } from './secret-found.ts';

/** What a program made of an app, in the form that is locked. */
export interface MadeObjects extends Pick<LockedRendering, 'objects' | 'images'> {
  /** The objects, one document each. */
  readonly text: string;
}

/**
 * The objects that helm or kustomize printed: hooks as those of Argo CD, in a fixed order, without comments. An object that an app
 * cannot have, and one with a secret in it, is an error at the place that asked for it; nothing of it is written then.
 */
export function madeObjects(output: string, request: RenderingRequest): Outcome<MadeObjects> {
  const lines = output.split('\n');
  const file = { path: `${request.tool}.yaml`, bytes: Buffer.from(output) };
  if (!lines.some(isContent)) return { value: { text: '', objects: [], images: [] }, diagnostics: [] };
  const { value = [], diagnostics } = objectsIn(file, request.app);
  const refused = diagnostics.map((one) =>
    atRequest(one, request, templateAt(lines, one.location?.line ?? 1)),
  );
  const made = value.flatMap(({ value: written, stack }) => {
    const object = asArgocdHook(written);
    const template = templateAt(lines, stack.placeOf([]).location.line);
    return object === undefined ? [] : [{ object, template, name: nameOf(object) }];
  });
  const secrets = made.flatMap(({ object, template }) => secretsOf(object, request, template));
  const problems = [...refused, ...secrets];
  if (problems.length > 0) return { diagnostics: problems };
  const sorted = sortedBy(made, ({ name, object }) => `${name} ${String(object['apiVersion'])}`);
  return {
    value: {
      text: sorted.map(({ object }) => printYaml(object)).join('---\n'),
      objects: sorted.map(({ name, template }) => ({
        object: name,
        ...(template === undefined ? {} : { template }),
      })),
      images: [...new Set(sorted.flatMap(({ object }) => imagesOf(object)))].sort(),
    },
    diagnostics: [],
  };
}

function nameOf(object: JsonObject): string {
  return describeObject(toManifest(object));
}

function isContent(line: string): boolean {
  return !/^\s*(#.*|---)?\s*$/.test(line);
}

/** The template that a line of the output comes from, as helm says in a comment above it. */
function templateAt(lines: readonly string[], line: number): string | undefined {
  const above = lines.slice(0, line).findLast((one) => one.startsWith('# Source: '));
  // The first part is the name of the chart.
  return above?.slice('# Source: '.length).split('/').slice(1).join('/');
}

function atRequest(
  { message, hint, ...found }: Diagnostic,
  { location, tool }: RenderingRequest,
  template: string | undefined,
): Diagnostic {
  const more = tool === 'helm' ? '; a value of the chart may leave it out' : '';
  return {
    ...found,
    message: template === undefined ? message : `${template}: ${message}`,
    ...(hint === undefined ? {} : { hint: `${hint}${more}` }),
    location,
  };
}

function secretsOf(
  object: JsonObject,
  request: RenderingRequest,
  template: string | undefined,
): Diagnostic[] {
  return secretsIn(toManifest(object)).map((message) =>
    secretFound(request, template === undefined ? message : `${template}: ${message}`),
  );
}

const CONTAINERS = ['containers', 'initContainers', 'ephemeralContainers'];

function imagesOf(value: JsonValue | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap((one: JsonValue) => imagesOf(one));
  if (!isJsonObject(value)) return [];
  const own = CONTAINERS.flatMap((key) => {
    const containers = value[key];
    if (!Array.isArray(containers)) return [];
    return containers.flatMap((one: JsonValue) => {
      const image = at(one, 'image');
      return typeof image === 'string' ? [image] : [];
    });
  });
  return [...own, ...Object.values(value).flatMap((one) => imagesOf(one))];
}
