import {
  GATEWAY_GROUP,
  gatewayTypeOf,
  ROUTE_KINDS,
  type GatewayType,
  type RouteKind,
} from '@nodeless/contracts/gateway';
import { apiGroup, at, maps, texts, type JsonObject, type JsonValue, type Resource } from '@nodeless/core';

/** A Gateway that the load balancer controller makes a load balancer of. */
export interface GatewayView {
  readonly resource: Resource;
  readonly type: GatewayType;
  readonly listeners: readonly JsonObject[];
}

/** A route, and where it wants to be attached. */
export interface RouteView {
  readonly resource: Resource;
  readonly kind: RouteKind;
  readonly hosts: readonly string[];
  readonly parents: readonly ParentView[];
  readonly rules: readonly JsonObject[];
}

/** A Gateway that a route names. */
export interface ParentView {
  readonly namespace: string;
  readonly name: string;
  readonly listener?: string;
  readonly port?: number;
}

const isOfGroup = ({ manifest }: Resource) => apiGroup(manifest.apiVersion) === GATEWAY_GROUP;

/** All Gateways of a cluster, with undefined for those of other controllers. */
export function gatewaysOf(resources: readonly Resource[]): ReadonlyMap<string, GatewayView | undefined> {
  const own = resources.filter(isOfGroup);
  const types = new Map(
    own
      .filter(({ manifest }) => manifest.kind === 'GatewayClass')
      .map(({ manifest }) => [manifest.metadata.name, gatewayTypeOf(at(manifest, 'spec', 'controllerName'))]),
  );
  return new Map(
    own
      .filter(({ manifest }) => manifest.kind === 'Gateway')
      .map((resource) => {
        const { metadata } = resource.manifest;
        const type = types.get(String(at(resource.manifest, 'spec', 'gatewayClassName')));
        const listeners = maps(at(resource.manifest, 'spec', 'listeners'));
        return [
          `${metadata.namespace ?? ''}/${metadata.name}`,
          type === undefined ? undefined : { resource, type, listeners },
        ];
      }),
  );
}

/** All routes of a cluster. Parents that are no Gateways are left out. */
export function routesOf(resources: readonly Resource[]): RouteView[] {
  return resources.filter(isOfGroup).flatMap((resource) => {
    const { manifest } = resource;
    const kind = ROUTE_KINDS.find((one) => one === manifest.kind);
    if (kind === undefined) return [];
    const parents = maps(at(manifest, 'spec', 'parentRefs')).filter(
      ({ kind: of = 'Gateway', group = GATEWAY_GROUP }) => of === 'Gateway' && group === GATEWAY_GROUP,
    );
    return [
      {
        resource,
        kind,
        hosts: texts(at(manifest, 'spec', 'hostnames')),
        parents: parents.map((parent) => parentView(parent, manifest.metadata.namespace ?? '')),
        rules: maps(at(manifest, 'spec', 'rules')),
      },
    ];
  });
}

function parentView({ name, namespace, sectionName, port }: JsonObject, own: string): ParentView {
  return {
    namespace: text(namespace) ?? own,
    name: text(name) ?? '',
    ...(typeof sectionName === 'string' ? { listener: sectionName } : {}),
    ...(typeof port === 'number' ? { port } : {}),
  };
}

const text = (value: JsonValue | undefined) => (typeof value === 'string' ? value : undefined);

/**
 * Whether a host of a route and the one of a listener have names in common: equal, or one is a wildcard above the other.
 * Source: getCompatibleHostname in pkg/gateway/routeutils/utils.go of the load balancer controller 3.5.0
 */
export function haveNamesInCommon(one: string, other: string): boolean {
  const covers = (wildcard: string, host: string) =>
    wildcard.startsWith('*.') && host.endsWith(wildcard.slice(1));
  return one === other || covers(one, other) || covers(other, one);
}
