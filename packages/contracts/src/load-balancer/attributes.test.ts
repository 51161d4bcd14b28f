import { facts } from '@nodeless/contract-tables';
import { z } from 'zod';
import { problemsOf } from '../testing/problems.ts';
import {
  ALB_ATTRIBUTES,
  ALB_LISTENER_ATTRIBUTES,
  ALB_TARGET_GROUP_ATTRIBUTES,
  NLB_ATTRIBUTES,
  NLB_LISTENER_ATTRIBUTES,
  NLB_TARGET_GROUP_ATTRIBUTES,
} from './attributes.ts';

interface Row {
  readonly scope: string;
  readonly allowed?: readonly string[] | { readonly alb: readonly string[]; readonly nlb: readonly string[] };
  readonly min?: number;
  readonly max?: number;
}

interface Node {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Node[];
  readonly minimum?: number;
  readonly maximum?: number;
}

function textsOf(node: Node): string[] {
  if (node.anyOf !== undefined) return node.anyOf.flatMap(textsOf);
  return node.type === 'boolean' ? ['true', 'false'] : [...(node.enum ?? [])];
}

const boundsOf = (node: Node): Node => node.anyOf?.find((one) => one.minimum !== undefined) ?? node;

const tables = [
  [NLB_ATTRIBUTES, 'loadBalancer', 'nlb'],
  [ALB_ATTRIBUTES, 'loadBalancer', 'alb'],
  [NLB_TARGET_GROUP_ATTRIBUTES, 'targetGroup', 'nlb'],
  [ALB_TARGET_GROUP_ATTRIBUTES, 'targetGroup', 'alb'],
  [NLB_LISTENER_ATTRIBUTES, 'listener', 'nlb'],
  [ALB_LISTENER_ATTRIBUTES, 'listener', 'alb'],
] as const;

describe.each(tables)('attributes', (schema, table, side) => {
  test(`of a ${table} of an ${side} are those of AWS`, () => {
    const { properties = {} } = z.toJSONSchema(schema, { io: 'input' }) as {
      properties?: { [key: string]: Node };
    };
    const { attributes } = facts<{ attributes: { [table: string]: { [key: string]: Row } } }>(
      'load-balancer',
    );
    const rows = Object.entries(attributes[table] ?? {}).map(([key, row]) => ({ ...row, key }));
    const scoped = rows.filter(({ scope }) => scope === 'all' || scope.split('+').includes(side));
    expect(Object.keys(properties).sort()).toEqual(scoped.map(({ key }) => key).sort());
    for (const { key, allowed, min, max } of scoped) {
      const node = properties[key] ?? {};
      if (allowed !== undefined) {
        expect([key, textsOf(node).sort()]).toEqual([
          key,
          [...('alb' in allowed ? allowed[side] : allowed)].sort(),
        ]);
      }
      if (min !== undefined)
        expect([key, boundsOf(node)]).toMatchObject([key, { minimum: min, maximum: max }]);
    }
  });
});

const VALUE = 'lb/unknown-option-value';

test.each([
  [
    NLB_ATTRIBUTES,
    { 'dns_record.client_routing_policy': 'any' },
    `dns_record.client_routing_policy: ${VALUE}`,
  ],
  [NLB_ATTRIBUTES, { 'access_logs.s3.bucket': 'My_Bucket' }, `access_logs.s3.bucket: ${VALUE}`],
  [ALB_ATTRIBUTES, { 'idle_timeout.timeout_seconds': 0 }, `idle_timeout.timeout_seconds: ${VALUE}`],
  [ALB_ATTRIBUTES, { 'idle_timeout.timeout_seconds': 4001 }, `idle_timeout.timeout_seconds: ${VALUE}`],
  [ALB_TARGET_GROUP_ATTRIBUTES, { 'stickiness.type': 'source_ip' }, `stickiness.type: ${VALUE}`],
  [NLB_TARGET_GROUP_ATTRIBUTES, { 'stickiness.type': 'lb_cookie' }, `stickiness.type: ${VALUE}`],
  [
    ALB_TARGET_GROUP_ATTRIBUTES,
    { 'slow_start.duration_seconds': 29 },
    `slow_start.duration_seconds: ${VALUE}`,
  ],
  [
    NLB_TARGET_GROUP_ATTRIBUTES,
    { 'load_balancing.cross_zone.enabled': 'sometimes' },
    `load_balancing.cross_zone.enabled: ${VALUE}`,
  ],
])('%#: %j is refused', (_schema, input, problem) => {
  expect(problemsOf(_schema, input)).toEqual([problem]);
});

test('words beside numbers and booleans', () => {
  const good = {
    'slow_start.duration_seconds': 0,
    'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
    'target_group_health.dns_failover.minimum_healthy_targets.percentage': 'off',
    'target_group_health.dns_failover.minimum_healthy_targets.count': 2,
  };
  expect(ALB_TARGET_GROUP_ATTRIBUTES.parse(good)).toEqual(good);
});
