import { LISTENER_PROTOCOLS } from '@nodeless/contracts/gateway';
import { suggestion } from '@nodeless/catalogue/schema';
import {
  at,
  describeObject,
  maps,
  texts,
  type Diagnostic,
  type JsonObject,
  type Resource,
} from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import {
  gatewaysOf,
  haveNamesInCommon,
  routesOf,
  type GatewayView,
  type ParentView,
  type RouteView,
} from '../../view/gateways.ts';

const CODE = 'gateway/not-attached';

/** A route reaches a load balancer by a listener that takes it. What no listener takes gets no request, and no sync fails. */
export const attachment: Rule = {
  codes: [
    {
      code: CODE,
      severity: 'error',
      title: 'A route names a Gateway that is not there, or no listener of it takes the route',
    },
  ],
  references: [
    'pkg/gateway/routeutils/listener_attachment_helper.go of the load balancer controller 3.5.0',
    'https://gateway-api.sigs.k8s.io/reference/spec/#parentreference',
  ],
  *check({ model, resources }) {
    const gateways = gatewaysOf(resources);
    const labels = namespaceLabels(resources);
    for (const route of routesOf(resources)) {
      for (const parent of route.parents) {
        const problem = problemOf(route, parent, gateways, labels);
        if (problem === undefined) continue;
        const { message, hint } = problem;
        yield finding(
          model,
          route.resource.origin.specPath,
          CODE,
          `${describeObject(route.resource.manifest)} ${message}`,
          { hint },
        );
      }
    }
  },
};

type Problem = Pick<Diagnostic, 'message'> & { readonly hint: string };
type Labels = ReadonlyMap<string, { readonly [key: string]: string }>;

/** Labels of Namespaces that are rendered; the one with the name is always there. */
function namespaceLabels(resources: readonly Resource[]): Labels {
  return new Map(
    resources
      .filter(({ manifest: { kind, apiVersion } }) => kind === 'Namespace' && apiVersion === 'v1')
      .map(({ manifest: { metadata } }) => [metadata.name, metadata.labels ?? {}]),
  );
}

function problemOf(
  route: RouteView,
  parent: ParentView,
  gateways: ReadonlyMap<string, GatewayView | undefined>,
  labels: Labels,
): Problem | undefined {
  const key = `${parent.namespace}/${parent.name}`;
  if (!gateways.has(key)) {
    const hint =
      suggestion(key, [...gateways.keys()]) ?? 'add it to gateways of cluster.yaml, or as a manifest';
    return { message: `leads from the Gateway ${key}, which is not there`, hint };
  }
  const gateway = gateways.get(key);
  if (gateway === undefined) return undefined;
  const named = gateway.listeners.filter(
    ({ name, port }) =>
      (parent.listener === undefined || parent.listener === name) &&
      (parent.port === undefined || parent.port === port),
  );
  if (named.length === 0) {
    const names = gateway.listeners.map(({ name }) => String(name));
    const asked = parent.listener ?? `of the port ${parent.port ?? ''}`;
    const hint = suggestion(parent.listener ?? '', names) ?? `listeners: ${names.join(', ')}`;
    return { message: `names the listener ${asked} of the Gateway ${key}, which is not there`, hint };
  }
  const fitting = named.filter((listener) => takesKind(listener, route));
  if (fitting.length === 0) {
    const what = named.map(({ name, protocol }) => `${String(name)} (${String(protocol)})`).join(', ');
    const hint = 'name a listener of another protocol, or a Gateway of the other kind of load balancer';
    return { message: `is of a kind that no listener of the Gateway ${key} takes: ${what}`, hint };
  }
  const namespace = route.resource.manifest.metadata.namespace ?? '';
  const open = fitting.filter((listener) => letsIn(listener, namespace, parent.namespace, labels));
  if (open.length === 0) {
    const hint = `add ${namespace} to namespaces of the Gateway`;
    return { message: `is in a namespace whose routes the Gateway ${key} does not take`, hint };
  }
  if (open.some((listener) => takesHosts(listener, route))) return undefined;
  const hosts = open.map(({ hostname }) => String(hostname)).join(', ');
  const message = `is for ${route.hosts.join(', ')}, and the listeners of the Gateway ${key} are for ${hosts}`;
  return { message, hint: 'write a host that is one of theirs, or below' };
}

function takesKind({ protocol, allowedRoutes }: JsonObject, { kind }: RouteView): boolean {
  const kinds = maps(at(allowedRoutes, 'kinds')).map((one) => one['kind']);
  if (kinds.length > 0) return kinds.includes(kind);
  const known = typeof protocol === 'string' && Object.hasOwn(LISTENER_PROTOCOLS, protocol);
  return known && LISTENER_PROTOCOLS[protocol]?.routes.includes(kind) === true;
}

function letsIn({ allowedRoutes }: JsonObject, own: string, of: string, labels: Labels): boolean {
  const from = at(allowedRoutes, 'namespaces', 'from') ?? 'Same';
  if (from === 'All') return true;
  if (from !== 'Selector') return from === 'Same' && own === of;
  const all = { ...labels.get(own), 'kubernetes.io/metadata.name': own };
  const selector = at(allowedRoutes, 'namespaces', 'selector');
  const wanted = Object.entries((at(selector, 'matchLabels') ?? {}) as JsonObject);
  const hasLabel = (key: string) => Object.hasOwn(all, key);
  const valueOf = (key: string) => (all as { readonly [key: string]: string })[key] ?? '';
  return (
    wanted.every(([key, value]) => hasLabel(key) && valueOf(key) === value) &&
    maps(at(selector, 'matchExpressions')).every(({ key: of, operator, values }) => {
      const key = String(of);
      if (operator === 'Exists') return hasLabel(key);
      if (operator === 'DoesNotExist') return !hasLabel(key);
      const isIn = hasLabel(key) && texts(values).includes(valueOf(key));
      return operator === 'In' ? isIn : !isIn;
    })
  );
}

function takesHosts({ hostname }: JsonObject, { kind, hosts }: RouteView): boolean {
  if (kind === 'TCPRoute' || kind === 'UDPRoute') return true;
  if (hosts.length === 0 || typeof hostname !== 'string') return true;
  return hosts.some((host) => haveNamesInCommon(host, hostname));
}
