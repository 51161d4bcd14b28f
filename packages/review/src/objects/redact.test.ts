import type { JsonObject, JsonValue } from '@nodeless/core';
import { REDACTED } from '../report/field-change.ts';
import { redactField, redactObject } from './redact.ts';

const COPY = 'kubectl.kubernetes.io/last-applied-configuration';
const refOf = (kind: string, group = '') => ({ group, kind, namespace: 'web', name: 'token' });
const SECRET = refOf('Secret');

const secret = (rest: JsonObject): JsonObject => ({ apiVersion: 'v1', kind: 'Secret', ...rest });

test.each<[string, JsonObject, JsonObject]>([
  [
    'values of data, not their keys',
    { data: { a: 'c2VjcmV0', b: 'eA==' } },
    { data: { a: REDACTED, b: REDACTED } },
  ],
  ['values of stringData', { stringData: { a: 'secret' } }, { stringData: { a: REDACTED } }],
  ['data that is no map', { data: 'secret' }, { data: REDACTED }],
  [
    'the copy of kubectl, no other annotation',
    { metadata: { name: 'a', annotations: { [COPY]: '{"data":{}}', note: 'mine' } } },
    { metadata: { name: 'a', annotations: { [COPY]: REDACTED, note: 'mine' } } },
  ],
  [
    'nothing else',
    { type: 'Opaque', immutable: true, metadata: { name: 'a', labels: { data: 'x' } } },
    { type: 'Opaque', immutable: true, metadata: { name: 'a', labels: { data: 'x' } } },
  ],
  [
    'annotations without a copy',
    { metadata: { annotations: { note: 'mine' } } },
    { metadata: { annotations: { note: 'mine' } } },
  ],
])('of a Secret: %s', (_, rest, expected) => {
  const before = secret(rest);
  const text = JSON.stringify(before);
  expect(redactObject(SECRET, before)).toEqual(secret(expected));
  expect(JSON.stringify(before)).toBe(text);
});

test.each([refOf('ConfigMap'), refOf('Secret', 'example.com')])('%j is no Secret of Kubernetes', (ref) => {
  const value = { data: { a: 'open' }, metadata: { annotations: { [COPY]: 'open' } } };
  expect(redactObject(ref, value)).toBe(value);
  const field = { path: ['data', 'a'], before: 'open', after: 'too' };
  expect(redactField(ref, field)).toBe(field);
});

type Sides = { before?: JsonValue; after?: JsonValue };

test.each<[string[], Sides, Sides]>([
  [['data', 'a'], { before: 'x', after: 'y' }, { before: REDACTED, after: REDACTED }],
  [['stringData', 'a'], { after: 'y' }, { after: REDACTED }],
  [['data', 'a'], { before: 'x' }, { before: REDACTED }],
  [['data'], { after: { a: 'x', b: 'y' } }, { after: { a: REDACTED, b: REDACTED } }],
  [
    ['metadata', 'annotations', COPY],
    { before: '{}', after: '{"a":1}' },
    { before: REDACTED, after: REDACTED },
  ],
  [
    ['metadata', 'annotations'],
    { before: { note: 'mine' }, after: { [COPY]: '{}', note: 'mine' } },
    { before: { note: 'mine' }, after: { [COPY]: REDACTED, note: 'mine' } },
  ],
  [
    ['metadata'],
    { after: { name: 'a', annotations: { [COPY]: '{}' } } },
    { after: { name: 'a', annotations: { [COPY]: REDACTED } } },
  ],
  [['metadata', 'labels', 'app'], { before: 'a', after: 'b' }, { before: 'a', after: 'b' }],
  [['metadata', 'labels'], { after: { app: null } }, { after: { app: null } }],
  [
    ['type'],
    { before: 'Opaque', after: 'kubernetes.io/tls' },
    { before: 'Opaque', after: 'kubernetes.io/tls' },
  ],
])('a field of a Secret: %j', (path, sides, expected) => {
  expect(redactField(SECRET, { path, ...sides })).toEqual({ path, ...expected });
});
