import { z } from 'zod';
import { knownKeys, mapKinds, meaningOf, placesBelow } from './known-keys.ts';

const schema = z.strictObject({
  kind: z.literal('Thing').describe('What it is.'),
  place: z
    .xor([
      z.strictObject({ city: z.string().describe('Name of the city.'), zip: z.string().optional() }),
      z.strictObject({ lat: z.number(), lon: z.number(), zip: z.string().default('') }),
      z.literal(false),
    ])
    .describe('Where it is.')
    .optional(),
  parts: z.array(z.strictObject({ size: z.int() })).default([]),
  labels: z.record(z.string(), z.strictObject({ text: z.string() })),
});

test('keys at any depth: maps, lists, records and all options of a union', () => {
  expect(knownKeys(schema, [])).toEqual(['kind', 'place', 'parts', 'labels']);
  expect(knownKeys(schema, ['place'])).toEqual(['city', 'zip', 'lat', 'lon']);
  expect(knownKeys(schema, ['parts', 0])).toEqual(['size']);
  expect(knownKeys(schema, ['labels', 'any'])).toEqual(['text']);
  expect(knownKeys(schema, ['kind'])).toEqual([]);
  expect(knownKeys(schema, ['constructor'])).toEqual([]);
  expect(knownKeys(schema, ['parts', 'size'])).toEqual([]);
});

test('the kinds of maps of a union, with the keys that have no default', () => {
  expect(mapKinds(schema, ['place'])).toEqual([
    { keys: ['city', 'zip'], required: ['city'] },
    { keys: ['lat', 'lon', 'zip'], required: ['lat', 'lon'] },
  ]);
  expect(mapKinds(schema, [])).toEqual([
    { keys: ['kind', 'place', 'parts', 'labels'], required: ['kind', 'labels'] },
  ]);
  expect(mapKinds(schema, ['kind'])).toEqual([]);
});

test('where below a map a key stands: in maps, lists, records and options of a union, at the least depth', () => {
  expect(placesBelow(schema, [], 'size')).toEqual(['parts[].size']);
  expect(placesBelow(schema, [], 'text')).toEqual(['labels.<name>.text']);
  expect(placesBelow(schema, [], 'zip')).toEqual(['place.zip']);
  expect(placesBelow(schema, ['parts', 0], 'size')).toEqual([]);
  expect(placesBelow(schema, [], 'nowhere')).toEqual([]);
});

test('a key that stands in many places, or deep, says nothing', () => {
  const port = z.strictObject({ port: z.int() });
  const two = { a: port, b: port };
  expect(placesBelow(z.strictObject(two), [], 'port')).toEqual(['a.port', 'b.port']);
  expect(placesBelow(z.strictObject({ ...two, c: port }), [], 'port')).toEqual([]);
  const inside = (inner: z.ZodType) => z.strictObject({ x: inner });
  expect(placesBelow(inside(inside(inside(port))), [], 'port')).toEqual(['x.x.x.port']);
  expect(placesBelow(inside(inside(inside(inside(port)))), [], 'port')).toEqual([]);
});

test('what a key means: its only value, or its description', () => {
  expect(meaningOf(schema, ['kind'])).toEqual({ value: 'Thing' });
  expect(meaningOf(schema, ['place'])).toEqual({ description: 'Where it is.' });
  expect(meaningOf(schema, ['place', 'city'])).toEqual({ description: 'Name of the city.' });
  expect(meaningOf(schema, ['parts'])).toEqual({});
  expect(meaningOf(schema, ['nothing'])).toEqual({});
});
