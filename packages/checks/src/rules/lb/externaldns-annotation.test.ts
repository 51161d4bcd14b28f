import { COMPONENTS } from '@nodeless/catalogue';
import type { JsonObject } from '@nodeless/core';
import { run } from '../../testing/view.ts';
import { extensionRules } from '../components.ts';

const rule = extensionRules({ catalogue: { externalDns: COMPONENTS.externalDns }, rules: [] }).find(
  ({ codes }) => codes.some(({ code }) => code === 'lb/externaldns-annotation'),
);
const ALPHA = 'external-dns.alpha.kubernetes.io/';
const STABLE = 'external-dns.kubernetes.io/';
const DNS = 'components: { externalDns: { domain: example.com } }\n';
const service = (annotations: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'web', annotations },
});
const told = (annotations: JsonObject, cluster = DNS) =>
  rule === undefined
    ? ['no rule']
    : run(rule, { cluster }, [service(annotations)]).map(({ severity, message, hint }) => [
        severity,
        message,
        hint,
      ]);

test.each([
  { [`${ALPHA}hostname`]: 'a.example.com, b.example.com ' },
  { [`${ALPHA}ttl`]: '300' },
  { [`${ALPHA}ttl`]: '1h30m' },
  { [`${ALPHA}ttl`]: '1.5s' },
  { [`${ALPHA}alias`]: 'true' },
  { [`${ALPHA}alias`]: 'false' },
  { [`${ALPHA}hostname`]: 'a.example.com', [`${STABLE}hostname`]: 'a.example.com' },
  { 'example.com/ttl': 'x' },
])('%j is read as it is meant', (annotations) => {
  expect(told(annotations)).toEqual([]);
});

test.each([
  [
    'hostname',
    'a.example.com b.example.com',
    'is read without its spaces: "a.example.comb.example.com" is one name',
    'put commas between names',
  ],
  [
    'ttl',
    '0',
    'is passed over: "0" is no time from 1 s on',
    'write seconds, such as 300, or a duration, such as 5m',
  ],
  [
    'ttl',
    '500ms',
    'is passed over: "500ms" is no time from 1 s on',
    'write seconds, such as 300, or a duration, such as 5m',
  ],
  [
    'ttl',
    '-5m',
    'is passed over: "-5m" is no time from 1 s on',
    'write seconds, such as 300, or a duration, such as 5m',
  ],
  [
    'ttl',
    '5 m',
    'is passed over: "5 m" is no time from 1 s on',
    'write seconds, such as 300, or a duration, such as 5m',
  ],
  ['alias', 'True', 'is passed over: "True" is not true', 'write true, in this case and alone'],
])('%s: %s', (name, text, message, hint) => {
  expect(told({ [ALPHA + name]: text })).toEqual([
    ['warning', `Service web/web: ${ALPHA}${name} ${message}`, hint],
  ]);
  expect(told({ [ALPHA + name]: text }, '')).toEqual([]);
});

test('the prefix of another release is not read', () => {
  expect(told({ [`${STABLE}hostname`]: 'a.example.com' })).toEqual([
    [
      'warning',
      `Service web/web: ${STABLE}hostname is not read: this release reads annotations that begin with ${ALPHA}`,
      `write ${ALPHA}hostname`,
    ],
  ]);
});
