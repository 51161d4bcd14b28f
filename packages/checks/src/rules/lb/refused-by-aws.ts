import type { Condition, LoadBalancer, Stack, TargetGroup } from '@nodeless/contracts/load-balancer-stacks';
import { describeObject, type Diagnostic } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { placeOf, settingPlace, stackName } from '../../view/load-balancers.ts';
import { ATTRIBUTE_ANNOTATIONS } from './attribute-annotations.ts';
import { uncheckedValues } from './unchecked-values.ts';

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MOST_VALUES = 5;
const MOST_RULES = 100;

const TIMEOUTS = ['healthcheck-timeout-seconds', 'healthcheck-interval-seconds'].map(
  (suffix) => `alb.ingress.kubernetes.io/${suffix}`,
);

/** What the controller hands to AWS as it stands, and AWS refuses: the load balancer, or a part of it, is never made. */
export const refusedByAws: Rule = {
  codes: [
    {
      code: 'lb/refused-by-aws',
      severity: 'error or warning',
      title: 'AWS refuses what the controller builds of a load balancer',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html',
  ],
  *check(view) {
    for (const stack of view.loadBalancers) {
      for (const balancer of stack.loadBalancers) {
        yield* logs(view, stack, balancer);
        yield* rules(view, stack, balancer);
      }
      for (const group of stack.targetGroups) yield* timeouts(view, stack, group);
      yield* unchecked(view, stack);
    }
  },
};

const refused = (
  { model }: ClusterView,
  path: Parameters<typeof finding>[1],
  message: string,
  hint: string,
) => finding(model, path, 'lb/refused-by-aws', message, { hint });

function* unchecked({ model }: ClusterView, stack: Stack): Iterable<Diagnostic> {
  for (const { annotations, message, hint, isMaybeNew = false } of uncheckedValues(stack)) {
    const place = settingPlace(stack, annotations);
    yield finding(model, place, 'lb/refused-by-aws', `${stackName(stack)} ${message}`, {
      severity: isMaybeNew ? 'warning' : 'error',
      hint,
    });
  }
}

/** Logs that are turned on have a bucket. */
function* logs(view: ClusterView, stack: Stack, { attributes }: LoadBalancer): Iterable<Diagnostic> {
  for (const kind of ['access_logs', 'connection_logs', 'health_check_logs']) {
    if (attributes[`${kind}.s3.enabled`]?.toLowerCase() !== 'true' || attributes[`${kind}.s3.bucket`])
      continue;
    const message = `${stackName(stack)} turns on ${kind}.s3.enabled without ${kind}.s3.bucket`;
    yield refused(
      view,
      settingPlace(stack, ATTRIBUTE_ANNOTATIONS),
      message,
      `add ${kind}.s3.bucket, a bucket of the region`,
    );
  }
}

function* rules(view: ClusterView, stack: Stack, { type, listeners }: LoadBalancer): Iterable<Diagnostic> {
  if (type !== 'application') return;
  const targetGroups = new Map(stack.targetGroups.map((group) => [group.key, group]));
  const seen = new Set<unknown>();
  for (const { port, protocol, rules: all } of listeners) {
    if (all.length > MOST_RULES) {
      const message = `${stackName(stack)} has ${all.length} rules on port ${port}, and a load balancer has ${MOST_RULES} unless AWS raises the quota`;
      yield refused(view, settingPlace(stack, []), message, 'divide the apps over two groups');
    }
    for (const { conditions, actions, from } of all) {
      const { object, backend } = from;
      const name = describeObject(object.manifest);
      const count = conditions.reduce((sum, one) => sum + valuesOf(one), 0);
      if (count > MOST_VALUES && !seen.has(`${name} ${backend}`)) {
        seen.add(`${name} ${backend}`);
        const annotation = `alb.ingress.kubernetes.io/conditions.${backend}`;
        const message = `${name} has a rule for ${backend} with ${count} values in its host, path and conditions, and a rule has ${MOST_VALUES}`;
        yield refused(view, placeOf({ object, annotation }), message, 'divide them over several rules');
      }
      const isGrpc = actions.some(
        (action) =>
          action.type === 'forward' &&
          action.targets.some(
            ({ group }) => 'key' in group && targetGroups.get(group.key)?.protocolVersion === 'GRPC',
          ),
      );
      if (protocol === 'HTTP' && isGrpc && !seen.has(object)) {
        seen.add(object);
        const annotation = 'alb.ingress.kubernetes.io/backend-protocol-version';
        const message = `${name} sends requests of its HTTP listener on port ${port} to targets that speak gRPC`;
        yield refused(
          view,
          placeOf({ object, annotation }),
          message,
          'open HTTPS listeners alone: gRPC needs one',
        );
      }
    }
  }
}

const valuesOf = ({ values }: Condition) => values.length;

/** Application Load Balancers wait less long for an answer than until the next question. */
function* timeouts(
  view: ClusterView,
  stack: Stack,
  { protocol, healthCheck, service }: TargetGroup,
): Iterable<Diagnostic> {
  const { intervalSeconds, timeoutSeconds } = healthCheck;
  if ((protocol !== 'HTTP' && protocol !== 'HTTPS') || timeoutSeconds < intervalSeconds) return;
  const of = service === undefined ? '' : ` of ${describeObject(service.manifest)}`;
  const message = `${stackName(stack)} checks the health${of} every ${intervalSeconds} s, and waits ${timeoutSeconds} s for an answer`;
  yield refused(
    view,
    settingPlace(stack, TIMEOUTS),
    message,
    'wait less long (healthcheck-timeout-seconds) than the interval is (healthcheck-interval-seconds)',
  );
}
