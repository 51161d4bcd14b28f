import {
  GATEWAY_API_VERSION,
  GATEWAY_CONFIGURATION_API_VERSION,
  GATEWAY_CONFIGURATION_GROUP,
  GATEWAY_CONTROLLERS,
  loadBalancerConfiguration,
  type GatewayType,
} from '@nodeless/contracts/gateway';
import { childPath, sortedBy, specPath, type JsonObject, type Manifest } from '@nodeless/core';
import { GATEWAY_NAMESPACE, type ClusterSpec, type GatewaySpec } from '@nodeless/sources';
import type { Chart } from 'cdk8s';
import { emit } from '../objects/emit.ts';

const CONFIGURATION = { group: GATEWAY_CONFIGURATION_GROUP, kind: 'LoadBalancerConfiguration' };

const byName = <Value>(map: { readonly [name: string]: Value }) =>
  sortedBy(Object.entries(map), ([name]) => name);

/**
 * The Gateways of cluster.yaml, its classes, and the classes alb and nlb where a Gateway is of them. They come and go in any order:
 * a Gateway waits for its class, and the controller holds a class or a configuration with a finalizer as long as something uses it
 * (controllers/gateway/gateway_class_controller.go of the load balancer controller 3.5.0).
 */
export function drawGateways(chart: Chart, { gatewayClasses, gateways }: ClusterSpec): void {
  for (const type of ['alb', 'nlb'] as const) {
    const [user] = byName(gateways).find(([, one]) => (one.class ?? typeOf(one)) === type) ?? [];
    if (user !== undefined) emit(chart, gatewayClass(type, type), specPath('cluster', 'gateways', user));
  }
  for (const [name, one] of byName(gatewayClasses)) {
    const path = specPath('cluster', 'gatewayClasses', name);
    const options = loadBalancerConfiguration('alb' in one ? one.alb : one.nlb) ?? {};
    const spec = {
      ...options,
      ...(one.prefer === undefined
        ? {}
        : { mergingMode: one.prefer === 'class' ? 'prefer-gateway-class' : 'prefer-gateway' }),
    };
    const parametersRef = { ...CONFIGURATION, name: `class-${name}`, namespace: GATEWAY_NAMESPACE };
    emit(chart, configuration(parametersRef.name, GATEWAY_NAMESPACE, spec), path);
    emit(chart, gatewayClass(name, typeOf(one), parametersRef), path);
  }
  for (const [name, one] of byName(gateways)) drawGateway(chart, name, one);
}

function drawGateway(chart: Chart, name: string, one: GatewaySpec): void {
  const path = specPath('cluster', 'gateways', name);
  const { listeners, ...options } = 'alb' in one ? one.alb : one.nlb;
  const spec = loadBalancerConfiguration(options, Object.values(listeners));
  if (spec !== undefined) emit(chart, configuration(name, one.namespace, spec), childPath(path, typeOf(one)));
  const parametersRef = { ...CONFIGURATION, name };
  emit(
    chart,
    {
      apiVersion: GATEWAY_API_VERSION,
      kind: 'Gateway',
      metadata: { name, namespace: one.namespace },
      spec: {
        gatewayClassName: one.class ?? typeOf(one),
        ...(spec === undefined ? {} : { infrastructure: { parametersRef } }),
        listeners: Object.entries(listeners).map(([listener, { port, protocol, hostname }]) => ({
          name: listener,
          port,
          protocol,
          ...(hostname === undefined ? {} : { hostname }),
          ...allowedRoutes(one.namespaces),
        })),
      },
    },
    path,
  );
}

/** Source of the label: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name */
function allowedRoutes(namespaces: GatewaySpec['namespaces']): JsonObject {
  if (namespaces === undefined) return {};
  if (namespaces === 'all') return { allowedRoutes: { namespaces: { from: 'All' } } };
  const selector = {
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: namespaces }],
  };
  return { allowedRoutes: { namespaces: { from: 'Selector', selector } } };
}

function gatewayClass(name: string, type: GatewayType, parametersRef?: JsonObject): Manifest {
  return {
    apiVersion: GATEWAY_API_VERSION,
    kind: 'GatewayClass',
    metadata: { name },
    spec: {
      controllerName: GATEWAY_CONTROLLERS[type],
      ...(parametersRef === undefined ? {} : { parametersRef }),
    },
  };
}

function configuration(name: string, namespace: string, spec: JsonObject): Manifest {
  return {
    apiVersion: GATEWAY_CONFIGURATION_API_VERSION,
    kind: 'LoadBalancerConfiguration',
    metadata: { name, namespace },
    spec,
  };
}

const typeOf = (one: object): GatewayType => ('alb' in one ? 'alb' : 'nlb');
