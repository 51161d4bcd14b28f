import type { FieldChange } from '../report/field-change.ts';
import { type Pattern, touches, valueAt } from './pattern.ts';

const CHANGED = { before: 1, after: 2 };

test.each<[string, FieldChange, Pattern, boolean]>([
  ['the field itself', { path: ['spec', 'replicas'], ...CHANGED }, 'spec.replicas', true],
  ['what lies below it', { path: ['spec', 'template', 'spec', 0], ...CHANGED }, 'spec.template', true],
  ['another field', { path: ['spec', 'paused'], ...CHANGED }, 'spec.replicas', false],
  ['the same name elsewhere', { path: ['status', 'replicas'], ...CHANGED }, 'spec.replicas', false],
  ['any key', { path: ['spec', 'ports', 'http', 'port'], ...CHANGED }, 'spec.ports.*.port', true],
  [
    'any key, another field',
    { path: ['spec', 'ports', 'http', 'name'], ...CHANGED },
    'spec.ports.*.port',
    false,
  ],
  ['the map that is added with it', { path: ['spec'], after: { replicas: 2 } }, 'spec.replicas', true],
  ['the map that is removed with it', { path: ['spec'], before: { replicas: 2 } }, 'spec.replicas', true],
  ['a map that is added without it', { path: ['spec'], after: { paused: true } }, 'spec.replicas', false],
  ['a map that may hold it', { path: ['spec', 'ports'], after: {} }, 'spec.ports.*.port', true],
  [
    'a key with dots',
    { path: ['metadata', 'labels', 'a.b'], ...CHANGED },
    ['metadata', 'labels', 'a.b'],
    true,
  ],
  [
    'a key with dots is not a way',
    { path: ['metadata', 'labels', 'a.b'], ...CHANGED },
    'metadata.labels.a.b',
    false,
  ],
  ['anything', { path: ['kind'], ...CHANGED }, [], true],
])('%s', (_, change, pattern, expected) => {
  expect(touches(change, pattern)).toBe(expected);
});

test('a value is found by its pattern', () => {
  const value = { spec: { a: { 'b.c': 3 } } };
  expect(valueAt(value, ['spec', 'a', 'b.c'])).toBe(3);
  expect(valueAt(value, 'spec.a')).toEqual({ 'b.c': 3 });
  expect(valueAt(value, 'spec.b')).toBeUndefined();
  expect(valueAt(undefined, 'spec')).toBeUndefined();
});
