import { nonEmptyMap, present } from '@nodeless/catalogue/render';
import type { JsonObject } from '@nodeless/core';
import type { AppSpec } from '@nodeless/sources';

/**
 * Fields of the Service of an app beside those of a Network Load Balancer. An ALB or a Gateway with instance targets reaches nodes, so it needs
 * a node port. Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#target-type
 */
export function serviceFields(expose: AppSpec['expose']): JsonObject | undefined {
  const { service = {} } = expose ?? {};
  const toNodes = expose !== undefined && targetTypeOf(expose) === 'instance';
  const seconds = service.sessionAffinitySeconds;
  return nonEmptyMap(
    present({
      type: toNodes ? 'NodePort' : undefined,
      clusterIP: service.headless === true ? 'None' : undefined,
      publishNotReadyAddresses: service.publishNotReadyAddresses === true ? true : undefined,
      sessionAffinity: seconds === undefined ? undefined : 'ClientIP',
      sessionAffinityConfig: seconds === undefined ? undefined : { clientIP: { timeoutSeconds: seconds } },
      internalTrafficPolicy: service.internalTrafficPolicy,
      externalTrafficPolicy: service.externalTrafficPolicy,
      trafficDistribution: service.trafficDistribution,
    }),
  );
}

function targetTypeOf(expose: NonNullable<AppSpec['expose']>): string | undefined {
  if ('alb' in expose) return expose.alb.targetType;
  return 'routes' in expose ? expose.targetGroup?.targetType : undefined;
}
