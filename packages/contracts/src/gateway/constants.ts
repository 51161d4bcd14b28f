/** Group of Gateways and routes, and the version in which all of them are served. */
export const GATEWAY_GROUP = 'gateway.networking.k8s.io';
export const GATEWAY_API_VERSION = `${GATEWAY_GROUP}/v1`;

/** Group of the objects that say how the load balancer controller makes load balancers of Gateways. */
export const GATEWAY_CONFIGURATION_GROUP = 'gateway.k8s.aws';
export const GATEWAY_CONFIGURATION_API_VERSION = `${GATEWAY_CONFIGURATION_GROUP}/v1`;

/** What a Gateway becomes: an Application or a Network Load Balancer. */
export type GatewayType = 'alb' | 'nlb';

/** `spec.controllerName` of the GatewayClasses of the load balancer controller. */
export const GATEWAY_CONTROLLERS: { readonly [type in GatewayType]: string } = {
  alb: 'gateway.k8s.aws/alb',
  nlb: 'gateway.k8s.aws/nlb',
};

/** The type of load balancer of a class; undefined for a class of another controller. */
export function gatewayTypeOf(controllerName: unknown): GatewayType | undefined {
  return (['alb', 'nlb'] as const).find((type) => GATEWAY_CONTROLLERS[type] === controllerName);
}

export const ROUTE_KINDS = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'] as const;
export type RouteKind = (typeof ROUTE_KINDS)[number];

/**
 * Routes that a listener of each protocol takes where it names none, by the type of load balancer that has the protocol.
 * Sources: DefaultProtocolToRouteKindMap in pkg/gateway/routeutils/constants.go and validateListeners in listener_utils.go of the
 * load balancer controller 3.5.0
 */
export const LISTENER_PROTOCOLS: {
  readonly [protocol: string]: { readonly type: GatewayType; readonly routes: readonly RouteKind[] };
} = {
  HTTP: { type: 'alb', routes: ['HTTPRoute'] },
  HTTPS: { type: 'alb', routes: ['HTTPRoute', 'GRPCRoute'] },
  TLS: { type: 'nlb', routes: ['TLSRoute', 'TCPRoute'] },
  TCP: { type: 'nlb', routes: ['TCPRoute'] },
  UDP: { type: 'nlb', routes: ['UDPRoute'] },
};
