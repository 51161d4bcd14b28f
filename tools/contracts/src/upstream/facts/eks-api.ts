import type { JsonObject } from '@nodeless/core';
import { readJson, type Release } from '../folders.ts';

interface Model {
  readonly metadata: { readonly apiVersion: string; readonly protocol: string };
  readonly operations: { readonly [name: string]: Operation };
  readonly shapes: { readonly [name: string]: Shape };
}

interface Operation {
  readonly http: { readonly method: string; readonly requestUri: string };
  readonly input: { readonly shape: string };
  readonly output: { readonly shape: string };
}

interface Shape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly members?: { readonly [name: string]: Member };
  readonly member?: Member;
  readonly key?: Member;
  readonly value?: Member;
}

interface Member {
  readonly shape: string;
  readonly location?: string;
  readonly locationName?: string;
}

/**
 * How EKS is asked for what there is, and what it answers: operations that only read, with the shapes that their answers reach.
 * A member is `text`, `integer`, `boolean`, `time` (seconds since 1970), `a|b` for values, `[x]` for a list, `{x}` for a map, or a shape.
 */
export function eksApi(release: Release): JsonObject {
  const model = readJson<Model>(release, 'aws/eks.service-2.json');
  const reading = Object.entries(model.operations).filter(([name]) => /^(Describe|List)/.test(name));
  const reached = new Set<string>();
  const reach = (name: string): void => {
    const shape = model.shapes[name];
    if (shape === undefined) throw new Error(`the model has no shape ${name}`);
    if (reached.has(name)) return;
    reached.add(name);
    const members = [...Object.values(shape.members ?? {}), shape.member, shape.value];
    for (const member of members) if (member !== undefined) reach(member.shape);
  };
  for (const [, { output }] of reading) reach(output.shape);
  const structures = [...reached].filter((name) => model.shapes[name]?.type === 'structure').sort();
  return {
    source: `botocore eks ${model.metadata.apiVersion} service-2.json, ${model.metadata.protocol}`,
    operations: Object.fromEntries(
      reading.map(([name, { http, input, output }]) => [
        name,
        {
          method: http.method,
          path: http.requestUri,
          query: queryNames(model, input.shape),
          answer: output.shape,
        },
      ]),
    ),
    shapes: Object.fromEntries(
      structures.map((name) => [
        name,
        Object.fromEntries(
          Object.entries(model.shapes[name]?.members ?? {}).map(([member, { shape, locationName }]) => [
            locationName ?? member,
            typeOf(model, shape),
          ]),
        ),
      ]),
    ),
  };
}

function queryNames({ shapes }: Model, input: string): string[] {
  return Object.entries(shapes[input]?.members ?? {})
    .filter(([, { location }]) => location === 'querystring')
    .map(([name, { locationName }]) => locationName ?? name);
}

const SCALARS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'integer',
  long: 'integer',
  boolean: 'boolean',
  timestamp: 'time',
};

function typeOf({ shapes }: Pick<Model, 'shapes'>, name: string): string {
  const shape = shapes[name];
  if (shape?.type === 'structure') return name;
  if (shape?.type === 'list' && shape.member !== undefined)
    return `[${typeOf({ shapes }, shape.member.shape)}]`;
  if (shape?.type === 'map' && shape.value !== undefined) return `{${typeOf({ shapes }, shape.value.shape)}}`;
  if (shape?.enum !== undefined && shape.enum.length <= MOST_VALUES) return shape.enum.join('|');
  const scalar = SCALARS[shape?.type ?? ''];
  if (scalar === undefined)
    throw new Error(`the shape ${name} is a ${String(shape?.type)}, which no rule reads`);
  return scalar;
}

/** Longer lists of values grow with each release. */
const MOST_VALUES = 8;
