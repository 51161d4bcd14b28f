import type { JsonObject } from '@nodeless/core';
import { measureStacks } from './measure.ts';
import { readStackRows, touched, type StackRow } from './row.ts';
import { familyOptions, statesDefault } from './stated.ts';

const row = (
  id: string,
  verdict: StackRow['verdict'],
  expose: JsonObject,
  ...others: JsonObject[]
): StackRow => ({
  id,
  ipv6: false,
  apps: [{ expose }, ...others.map((one) => ({ expose: one }))],
  verdict,
});
const nlb = (options: JsonObject) => ({ nlb: { scheme: 'internal', ...options } });
const alb = (options: JsonObject) => ({
  alb: { scheme: 'internal', host: 'a-$NAME.example.com', ...options },
});

test('variants are counted by what both say, and those that differ are shown', () => {
  const { text, differing, differs } = measureStacks('lbc.jsonl', [
    row('nlb/int/proxyProtocol=true', 'built', nlb({ proxyProtocol: true })),
    row('nlb/int/targetType="ip"', 'same', nlb({ targetType: 'ip' })),
    row('nlb/int/tags={"team": "a"}', 'same', nlb({ tags: { team: 'a' } })),
    row('nlb/int/scheme="nope"', 'error', nlb({ scheme: 'nope' })),
    row('nlb/int/scheme="odd"', 'built', nlb({ scheme: 'odd' })),
    row('nlb/int/proxyProtocol=false', 'error', nlb({ proxyProtocol: false })),
    row('alb/inst/targetType="instance"', 'error', alb({ targetType: 'instance' })),
    row(
      'alb/group/name/"a-1"/"b-1"',
      'error',
      alb({ host: 'a.example.com', group: { name: 'g' }, name: 'a-1' }),
      alb({ host: 'b.example.com', group: { name: 'g' }, name: 'b-1' }),
    ),
  ]);
  expect(differs).toBe(3);
  expect(text).toBe(
    [
      '8 variants: 5 agree',
      'error  4: 2 refused, 1 made to work, 0 with a warning alone, 1 without a word',
      'same   2: 1 with a finding or a stated default, 1 without a word',
      'built  2: 1 accepted, 1 refused',
      '',
      'rows  controller  project      kind  option',
      '1     built       refused      nlb   scheme',
      '1     error       not refused  nlb   proxyProtocol',
      '1     same        silent       nlb   tags',
      '',
    ].join('\n'),
  );
  expect(differing).toBe(
    [
      'lbc.jsonl:3 same, silent: nlb/int/tags={"team": "a"}',
      'lbc.jsonl:5 built, refused: nlb/int/scheme="odd" (lb/unknown-option-value)',
      'lbc.jsonl:6 error, not refused: nlb/int/proxyProtocol=false',
      '',
    ].join('\n'),
  );
});

test.each([
  ['nlb/tls/healthCheck.port=9999', 'nlb/tls', ['healthCheck.port']],
  ['alb/dual/attributes.access_logs.s3.enabled=true', 'alb/dual', ['attributes']],
  ['nlb/pair/int/healthCheck.port=1 & tags={"a": "b & c=d"}', 'nlb/int', ['healthCheck.port', 'tags']],
  ['alb/group/subnets/["subnet-1"]/null', 'alb/group', ['subnets']],
  ['alb/group/auth-one', 'alb/group', ['auth-one']],
])('%s is of %s and changes %j', (id, family, options) => {
  expect(touched(row(id, 'same', nlb({})))).toEqual({ family, options });
});

test('what most variants of a family say is its own', () => {
  const rows = [
    row('nlb/tls/a=1', 'same', nlb({ tls: { ports: [80] }, tags: {} })),
    row('nlb/tls/scheme="internet-facing"', 'same', nlb({ tls: { ports: [80] }, scheme: 'internet-facing' })),
    row('nlb/tls/tls={"ports": [80]}', 'same', nlb({ tls: { ports: [80] } })),
  ];
  const family = familyOptions(rows);
  expect(family).toEqual({ scheme: 'internal', tls: { ports: [80] } });
  expect(rows.map((one) => statesDefault(one, family))).toEqual([true, false, true]);
});

test('a line that is no verdict is an error with its number', () => {
  const good = row('nlb/int/a=1', 'same', nlb({}));
  const line = JSON.stringify(good);
  expect(readStackRows(`${line}\n\n`)).toEqual([good]);
  for (const bad of ['{}', '[]', 'null', line.replace('"same"', '"maybe"'), line.replace('"expose"', '"a"')])
    expect(() => readStackRows(`${line}\n${bad}`)).toThrow('line 2 is no verdict');
});
