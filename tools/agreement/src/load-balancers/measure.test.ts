import type { JsonObject } from '@nodeless/core';
import { differences, partsOf } from './compare-stacks.ts';
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

/** The stack of a plain app with an internal Network Load Balancer. */
const PLAIN =
  "SG([{p: tcp, from: 80, to: 80, ipRanges: [{cidrIP: 0.0.0.0/0}]}]) L(TCP-80,default=forward) LB(internal,ipv4,subnets=['1', '2', '3'],sgs=['managed', 'sg-backend']) TG(ip,TCP:1,hc=TCP:traffic-port  every 10,attrs={'proxy_protocol_v2.enabled': 'false'})";
const PROXY = PLAIN.replace("'false'", "'true'");

test('variants are counted by what both say, and those that differ are shown', () => {
  const { text, differing, differs } = measureStacks('lbc.jsonl', [
    { ...row('nlb/int/proxyProtocol=true', 'built', nlb({ proxyProtocol: true })), built: PROXY },
    { ...row('nlb/int/targetType="ip"', 'same', nlb({ targetType: 'ip' })), built: PLAIN },
    { ...row('nlb/int/proxyProtocol=false', 'built', nlb({ proxyProtocol: false })), built: PROXY },
    { ...row('nlb/int/name="x"', 'same', nlb({ name: 'x' })), built: PLAIN },
    row('nlb/int/scheme="nope"', 'error', nlb({ scheme: 'nope' })),
    row('nlb/int/scheme="odd"', 'built', nlb({ scheme: 'odd' })),
    row('nlb/int/targetNodeLabels={"a":"b"}', 'built', nlb({ targetNodeLabels: { a: 'b' } })),
    row('nlb/int/subnets=["nope"]', 'error', nlb({ subnets: ['nope'] })),
    row('alb/inst/targetType="instance"', 'error', alb({ targetType: 'instance' })),
    row(
      'alb/group/name/"a-1"/"b-1"',
      'error',
      alb({ host: 'a.example.com', group: { name: 'g' }, name: 'a-1' }),
      alb({ host: 'b.example.com', group: { name: 'g' }, name: 'b-1' }),
    ),
  ]);
  expect(differs).toBe(2);
  expect(text).toBe(
    [
      '10 variants: 9 agree',
      'error  4: 2 refused, 1 made to work, 1 told of names that only AWS knows, 0 with a warning alone, 0 without a word',
      'same   2: 1 with a finding or a stated default, 1 made to work, 0 without a word',
      'built  4: 2 accepted, 1 refused with a reason, 1 without',
      '       0 refused: AWS refuses it',
      '       0 refused: lets in or shuts out others than it says',
      '       0 refused: nobody is served: no healthy target, or 503 alone',
      '       1 refused: does nothing, in whole or in part',
      '       0 refused: another program has a say: ExternalDNS',
      'model  7 rendered: 2 stacks are the same, 1 differ; 1 fail, 2 are made to work, of 1 only AWS knows that they fail',
      '',
      'rows  controller  project  kind  option',
      '1     built       refused  nlb   scheme',
      '',
    ].join('\n'),
  );
  expect(differing).toBe(
    [
      'lbc.jsonl:3 model differs: nlb/int/proxyProtocol=false',
      "  - TG(ip,TCP:N,hc=TCP:traffic-port  every 10,attrs={'proxy_protocol_v2.enabled': 'true'})",
      "  + TG(ip,TCP:N,hc=TCP:traffic-port  every 10,attrs={'proxy_protocol_v2.enabled': 'false'})",
      'lbc.jsonl:6 built, refused: nlb/int/scheme="odd" (lb/unknown-option-value)',
      '',
    ].join('\n'),
  );
});

test('a recorded stack is compared part by part', () => {
  const compared = (recorded: string, ...built: string[]) => differences(partsOf(recorded), built);
  expect(
    compared('L(TCP-80) TG(ip,TCP:1,hc=TCP:1  every 10) Protection{"enabled": true}', 'L(TCP-80)'),
  ).toEqual(['- TG(ip,TCP:N,hc=TCP:1  every 10)', '- Protection{"enabled": true}']);
  expect(
    compared(
      'TG(instance,TCP:30081,hc=TCP:30082  every 10)',
      'TG(instance,TCP:1,hc=TCP:node-port  every 10)',
    ),
  ).toEqual([]);
  const two = ['{p: tcp, from: 1, ipRanges: [{cidrIP: a}]}', '{p: tcp, from: 2, ipRanges: [{cidrIP: a}]}'];
  expect(compared(`SG([${two.join(', ')}])`, `SG([${[...two].reverse().join(', ')}])`)).toEqual([]);
  expect(compared(`SG([${two[0]}])`, `SG([${two[1]}])`)).toHaveLength(2);
  const long = `{field: x, values: [${'a'.repeat(160)}`;
  expect(compared(`R(80:1: [${long} -> forward)`, `R(80:1: [${long}, b]}] -> forward)`)).toEqual([]);
  expect(compared(`R(80:1: [${long} -> forward)`, `R(80:1: [${long}, b]}] -> redirect)`)).toHaveLength(2);
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
