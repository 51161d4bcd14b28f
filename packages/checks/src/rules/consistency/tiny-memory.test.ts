import type { JsonObject } from '@nodeless/core';
import { deployment, run } from '../../testing/view.ts';
import { tinyMemory } from './tiny-memory.ts';

const found = (resources: JsonObject) =>
  run(tinyMemory, {}, [deployment({ containers: [{ name: 'web', resources }] })]);

test.each<[JsonObject]>([
  [{ requests: { cpu: '1m', memory: '1Mi' }, limits: { memory: '1Gi' } }],
  [{ requests: { memory: 134217728 } }],
  [{ requests: { memory: '0' } }],
  [{ requests: { memory: '128M' } }],
  [{}],
])('%j', (resources) => {
  expect(found(resources)).toEqual([]);
});

test.each<[JsonObject, string, string]>([
  [
    { requests: { memory: '128m' } },
    'Deployment web/web: requests of the container web are 128m, less than a byte of memory',
    'write a unit, for example 128Mi',
  ],
  [
    { limits: { memory: 256 } },
    'Deployment web/web: limits of the container web are 256, 256 bytes of memory',
    'write a unit, for example 256Mi',
  ],
  [
    { requests: { memory: '512k' } },
    'Deployment web/web: requests of the container web are 512k, 512000 bytes of memory',
    'write a unit, for example 512Mi',
  ],
])('%j', (resources, message, hint) => {
  expect(found(resources)).toMatchObject([
    { code: 'consistency/tiny-memory', severity: 'warning', message, hint },
  ]);
});
