import { nameLabel } from '@nodeless/catalogue/render';
import {
  GATEWAY_API_VERSION,
  GATEWAY_CONFIGURATION_API_VERSION,
  listenerRuleConfiguration,
  routeFilters,
  routeMatches,
  targetGroupProperties,
} from '@nodeless/contracts/gateway';
import { childPath, specPath, type JsonObject, type Manifest } from '@nodeless/core';
import {
  GATEWAY_NAMESPACE,
  routedPort,
  type AppRoute,
  type AppRouteRule,
  type AppSpec,
  type ClusterSpec,
} from '@nodeless/sources';
import type { Chart } from 'cdk8s';
import { emit } from '../objects/emit.ts';

/** The routes of an app to Gateways, with what only the load balancer knows of their rules, and what its target groups are like. */
export function drawRoutes(chart: Chart, app: AppSpec, namespace: string, cluster: ClusterSpec): void {
  const { expose, name } = app;
  if (expose === undefined || !('routes' in expose)) return;
  const path = specPath(`app/${name}`, 'expose');
  const group = expose.targetGroup === undefined ? undefined : targetGroupProperties(expose.targetGroup);
  if (group !== undefined)
    emit(
      chart,
      configuration('TargetGroupConfiguration', name, namespace, {
        targetReference: { name },
        defaultConfiguration: group,
      }),
      childPath(path, 'targetGroup'),
    );
  for (const [key, one] of Object.entries(expose.routes)) {
    const routeName = `${name}-${key}`;
    const rules = (one.rules ?? [{}]).map((rule, index) => {
      const spec = listenerRuleConfiguration(rule);
      const of = `${routeName}-${index + 1}`;
      if (spec !== undefined)
        emit(
          chart,
          configuration('ListenerRuleConfiguration', of, namespace, spec),
          childPath(path, 'routes', key, 'rules', index),
        );
      return routeRule(app, one, rule, spec === undefined ? undefined : of);
    });
    emit(chart, route(routeName, namespace, one, rules, cluster), childPath(path, 'routes', key));
  }
}

function route(
  name: string,
  namespace: string,
  { gateway, listeners, kind, hosts }: AppRoute,
  rules: readonly JsonObject[],
  { gateways }: ClusterSpec,
): Manifest {
  const found = Object.hasOwn(gateways, gateway) ? gateways[gateway] : undefined;
  const parent = { name: gateway, namespace: found?.namespace ?? GATEWAY_NAMESPACE };
  return {
    apiVersion: GATEWAY_API_VERSION,
    kind,
    metadata: { name, namespace, labels: nameLabel(name) },
    spec: {
      parentRefs:
        listeners === undefined ? [parent] : listeners.map((sectionName) => ({ ...parent, sectionName })),
      ...(hosts === undefined ? {} : { hostnames: hosts }),
      rules,
    },
  };
}

function routeRule(
  app: AppSpec,
  { kind }: AppRoute,
  rule: AppRouteRule,
  named: string | undefined,
): JsonObject {
  const answers = rule.redirect !== undefined || rule.response !== undefined;
  return {
    ...routeMatches(kind, rule),
    ...routeFilters(rule, named),
    ...(answers ? {} : { backendRefs: (rule.to ?? [{}]).map((one) => backend(app, kind, one)) }),
  };
}

function backend(
  app: AppSpec,
  kind: AppRoute['kind'],
  { port, service, namespace, weight }: NonNullable<AppRouteRule['to']>[number],
): JsonObject {
  const own = routedPort(app, kind, port);
  const number = typeof port === 'number' ? port : (own?.servicePort ?? own?.containerPort ?? 0);
  return {
    name: service ?? app.name,
    ...(namespace === undefined ? {} : { namespace }),
    port: number,
    ...(weight === undefined ? {} : { weight }),
  };
}

function configuration(kind: string, name: string, namespace: string, spec: JsonObject): Manifest {
  return { apiVersion: GATEWAY_CONFIGURATION_API_VERSION, kind, metadata: { name, namespace }, spec };
}
