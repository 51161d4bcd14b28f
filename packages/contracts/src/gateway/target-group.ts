import type { JsonObject } from '@nodeless/core';
import { z } from 'zod';
import { ALB_TARGET_GROUP_ATTRIBUTES, NLB_TARGET_GROUP_ATTRIBUTES } from '../load-balancer/attributes.ts';
import { flag, integer, matching, oneOf } from '../load-balancer/options.ts';
import { healthCheckNumbers, healthCheckPath, nodeLabels, PORT, tags } from '../load-balancer/values.ts';
import { pairs, withValues } from './configuration.ts';

const healthCheck = z
  .strictObject({
    protocol: oneOf(
      ['HTTP', 'HTTPS', 'TCP'],
      'How targets are checked. Default: by the type of load balancer.',
    ),
    port: integer({ ...PORT, example: 8080 }, 'Port that is asked. Default: the one that gets the traffic.'),
    path: healthCheckPath('Path that is asked for.', '/'),
    successCodes: matching(
      /^[0-9]{3}(-[0-9]{3})?(,[0-9]{3}(-[0-9]{3})?)*$/,
      '200-399',
      'Answers over HTTP that count as healthy.',
    ),
    grpcCodes: matching(/^[0-9]{1,2}([,-][0-9]{1,2})*$/, '0-99', 'Answers over gRPC that count as healthy.'),
    ...healthCheckNumbers({ interval: 15, timeout: 5, healthy: 3, unhealthy: 3 }),
  })
  .partial();

/** What the target groups of a Service are like, whichever Gateway leads to it. */
export const TargetGroupSchema = z
  .strictObject({
    targetType: oneOf(
      ['instance', 'ip'],
      'Whether nodes or pods are the targets; pods on Fargate need ip. instance gives the Service node ports.',
      'ip',
    ),
    protocol: oneOf(
      ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP'],
      'What is spoken with targets. Default: what the listener speaks, without TLS.',
    ),
    protocolVersion: oneOf(
      ['HTTP1', 'HTTP2', 'GRPC'],
      'Which version of HTTP. Default: GRPC for GRPCRoutes, else HTTP1.',
    ),
    healthCheck: healthCheck.describe('How the load balancer finds out that a target works.'),
    attributes: NLB_TARGET_GROUP_ATTRIBUTES.extend({
      ...ALB_TARGET_GROUP_ATTRIBUTES.shape,
      'stickiness.type': oneOf(['lb_cookie', 'app_cookie', 'source_ip'], 'By what a client is known again.'),
    })
      .partial()
      .describe('Attributes of the target groups.'),
    controlPort: integer({ ...PORT, example: 3000 }, 'Port of the agent that limits requests to a target.'),
    nodeLabels: nodeLabels(),
    multiCluster: flag('Share the target groups with other clusters.', false),
    tags: tags('Tags of the target groups.'),
  })
  .partial();

export type TargetGroupOptions = z.output<typeof TargetGroupSchema>;

/**
 * `defaultConfiguration` of the TargetGroupConfiguration of a Service.
 * Source: apis/gateway/v1/targetgroupconfig_types.go of the load balancer controller v3.5.0
 */
export function targetGroupProperties(options: TargetGroupOptions): JsonObject | undefined {
  const { healthCheck: check, nodeLabels: labels } = options;
  return withValues({
    targetType: options.targetType,
    protocol: options.protocol,
    protocolVersion: options.protocolVersion,
    healthCheckConfig:
      check &&
      withValues({
        healthCheckProtocol: check.protocol,
        healthCheckPort: check.port === undefined ? undefined : String(check.port),
        healthCheckPath: check.path,
        healthCheckInterval: check.intervalSeconds,
        healthCheckTimeout: check.timeoutSeconds,
        healthyThresholdCount: check.healthyThreshold,
        unhealthyThresholdCount: check.unhealthyThreshold,
        matcher: withValues({ httpCode: check.successCodes, grpcCode: check.grpcCodes }),
      }),
    targetGroupAttributes: pairs(options.attributes),
    targetControlPort: options.controlPort,
    nodeSelector: labels === undefined ? undefined : { matchLabels: labels },
    enableMultiCluster: options.multiCluster,
    tags: options.tags,
  });
}
