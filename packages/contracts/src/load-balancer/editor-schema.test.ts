import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { AlbOptionsSchema } from './alb-options.ts';
import { NlbOptionsSchema } from './nlb-options.ts';

/** An editor knows the schema only as JSON: what it accepts and refuses must be what we accept and refuse. */
function compile(schema: z.ZodType) {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  return ajv.compile(z.toJSONSchema(schema, { io: 'input' }));
}

const nlb: [unknown, boolean][] = [
  [{ scheme: 'internal', healthCheck: { port: 'traffic-port', intervalSeconds: 5 } }, true],
  [{ healthCheck: { port: 'http' }, tags: { 'Cost Center': 'a' } }, true],
  [{ targetType: 'instance', targetNodeLabels: { 'a/b': 'c' } }, true],
  [
    { targetGroupAttributes: { 'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration' } },
    true,
  ],
  [{ scheme: 'public' }, false],
  [{ healthCheck: { intervalSeconds: 4 } }, false],
  [{ healthCheck: { port: 0 } }, false],
  [{ name: 'internal-a' }, false],
  [{ subnets: [] }, false],
  [{ tags: { 'aws:a': 'b' } }, false],
  [{ listenerAttributes: { 'HTTP-80': {} } }, false],
  [{ attributes: { unknown: true } }, false],
  [{ targetGroupAttributes: { 'load_balancing.cross_zone.enabled': 'maybe' } }, false],
];

const alb: [unknown, boolean][] = [
  [
    { group: { name: 'a' }, listenPorts: [{ HTTPS: 443 }], tls: { policy: 'ELBSecurityPolicy-2016-08' } },
    true,
  ],
  [{ targetGroupAttributes: { 'slow_start.duration_seconds': 0 } }, true],
  [{ targetGroupAttributes: { 'slow_start.duration_seconds': 29 } }, false],
  [{ group: { name: 'a'.repeat(64) } }, false],
  [{ backendProtocol: 'http' }, false],
  [{ frontendNlb: {} }, false],
];

test.each([
  ['NLB', NlbOptionsSchema, nlb],
  ['ALB', AlbOptionsSchema, alb],
] as const)('an editor judges options of an %s as we do', (_kind, schema, cases) => {
  const validate = compile(schema);
  const expected = cases.map(([input, good]) => ({ input, editor: good, ours: good }));
  const judged = cases.map(([input]) => ({
    input,
    editor: validate(input),
    ours: schema.safeParse(input).success,
  }));
  expect(judged).toEqual(expected);
});
