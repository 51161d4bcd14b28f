import type { JsonObject } from '@nodeless/core';
import { showPath } from '../report/field-change.ts';
import { diffObjects } from './diff.ts';

const texts = (kind: string, before: JsonObject, after: JsonObject) =>
  diffObjects(kind, before, after).map(
    (field) => `${showPath(field.path)}: ${JSON.stringify(field.before)} → ${JSON.stringify(field.after)}`,
  );

describe('no difference', () => {
  test.each<[string, string, JsonObject, JsonObject]>([
    ['the order of keys', 'ConfigMap', { data: { a: '1', b: '2' } }, { data: { b: '2', a: '1' } }],
    [
      'quantities',
      'Deployment',
      { r: { limits: { cpu: '1', memory: '1Gi' } } },
      { r: { limits: { cpu: '1000m', memory: '1024Mi' } } },
    ],
    ['a number for a quantity', 'NodePool', { limits: { cpu: 2 } }, { limits: { cpu: '2' } }],
    [
      'a default, some levels deep',
      'Deployment',
      { spec: {} },
      { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%' } } } },
    ],
    [
      'defaults of a CronJob',
      'CronJob',
      { spec: { jobTemplate: { spec: {} } } },
      { spec: { jobTemplate: { spec: { backoffLimit: 6, completionMode: 'NonIndexed' } } } },
    ],
    [
      'defaults of a StatefulSet',
      'StatefulSet',
      { spec: { updateStrategy: { rollingUpdate: {} }, persistentVolumeClaimRetentionPolicy: {} } },
      {
        spec: {
          minReadySeconds: 0,
          persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
          updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
        },
      },
    ],
    ['a default in a list', 'Service', { ports: [{ port: 80 }] }, { ports: [{ port: 80, protocol: 'TCP' }] }],
    [
      'the order of items with a name',
      'Pod',
      { env: [{ name: 'a' }, { name: 'b' }] },
      { env: [{ name: 'b' }, { name: 'a' }] },
    ],
    ['the order of a set', 'Role', { verbs: ['get', 'list'] }, { verbs: ['list', 'get'] }],
    ['empty labels', 'Pod', { metadata: {} }, { metadata: { labels: {} } }],
  ])('%s', (_, kind, before, after) => {
    expect(texts(kind, before, after)).toEqual([]);
    expect(texts(kind, after, before)).toEqual([]);
  });
});

describe('a difference', () => {
  test.each<[string, string, JsonObject, JsonObject, string[]]>([
    ['a number is no text', 'ConfigMap', { data: { a: '1' } }, { data: { a: 1 } }, ['data.a: "1" → 1']],
    [
      'no quantity stands there',
      'ConfigMap',
      { data: { a: '1' } },
      { data: { a: '1000m' } },
      ['data.a: "1" → "1000m"'],
    ],
    [
      'an item by its name',
      'Pod',
      { containers: [{ name: 'a', image: 'x' }] },
      { containers: [{ name: 'a', image: 'y' }] },
      ['containers[name=a].image: "x" → "y"'],
    ],
    [
      'an item of a set',
      'Role',
      { verbs: ['get'] },
      { verbs: ['get', 'list'] },
      ['verbs[value=list]: undefined → "list"'],
    ],
    [
      'an item twice in a set',
      'Role',
      { verbs: ['get', 'list'] },
      { verbs: ['get', 'get', 'list'] },
      ['verbs[value=get]: undefined → "get"'],
    ],
    [
      'an insertion by position',
      'Pod',
      { args: ['a', 'c'] },
      { args: ['a', 'b', 'c'] },
      ['args[1]: undefined → "b"'],
    ],
    [
      'the order of what runs in order',
      'Pod',
      { initContainers: [{ name: 'a' }, { name: 'b' }] },
      { initContainers: [{ name: 'b' }, { name: 'a' }] },
      ['initContainers.order: ["a","b"] → ["b","a"]'],
    ],
    [
      'the order of variables that name each other',
      'Pod',
      {
        env: [
          { name: 'HOST', value: 'a' },
          { name: 'URL', value: 'http://$(HOST)' },
        ],
      },
      {
        env: [
          { name: 'URL', value: 'http://$(HOST)' },
          { name: 'HOST', value: 'a' },
        ],
      },
      ['env.order: ["HOST","URL"] → ["URL","HOST"]'],
    ],
    [
      'a sidecar, whose policy is no default',
      'Deployment',
      { spec: { template: { spec: { initContainers: [{ name: 'a' }] } } } },
      { spec: { template: { spec: { initContainers: [{ name: 'a', restartPolicy: 'Always' }] } } } },
      ['spec.template.spec.initContainers[name=a].restartPolicy: undefined → "Always"'],
    ],
    [
      'not the default',
      'Deployment',
      { spec: {} },
      { spec: { replicas: 2 } },
      ['spec.replicas: undefined → 2'],
    ],
    ['a key with dots', 'Pod', {}, { 'a.b/c': 1 }, ['["a.b/c"]: undefined → 1']],
    ['null is a value', 'Pod', { a: null }, {}, ['a: null → undefined']],
    ['an empty selector', 'Pod', {}, { podSelector: {} }, ['podSelector: undefined → {}']],
  ])('%s', (_, kind, before, after, expected) => {
    expect(texts(kind, before, after)).toEqual(expected);
  });
});

test('keys that every object has by birth are keys like others', () => {
  const before = JSON.parse('{"constructor":1,"toString":2}') as JsonObject;
  expect(texts('Pod', before, {})).toEqual(['constructor: 1 → undefined', 'toString: 2 → undefined']);
});
