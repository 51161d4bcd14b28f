export {
  GATEWAY_API_VERSION,
  GATEWAY_CONFIGURATION_API_VERSION,
  GATEWAY_CONFIGURATION_GROUP,
  GATEWAY_CONTROLLERS,
  GATEWAY_GROUP,
  gatewayTypeOf,
  LISTENER_PROTOCOLS,
  ROUTE_KINDS,
  type GatewayType,
  type RouteKind,
} from './constants.ts';
export { loadBalancerConfiguration } from './configuration.ts';
export {
  AlbGatewayClassSchema,
  AlbGatewaySchema,
  NlbGatewayClassSchema,
  NlbGatewaySchema,
} from './gateway-options.ts';
export { ROUTE_RULE_KEYS } from './route-options.ts';
export { listenerRuleConfiguration, routeFilters, routeMatches } from './route-rules.ts';
export { TargetGroupSchema, targetGroupProperties } from './target-group.ts';
