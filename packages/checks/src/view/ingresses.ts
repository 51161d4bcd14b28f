import { ingressClassObjects, ingressClassOf } from '@nodeless/contracts/load-balancer';
import { at, compareText, maps, namespaceOf, type JsonValue, type Resource } from '@nodeless/core';

const GROUP_ORDER = 'alb.ingress.kubernetes.io/group.order';

/** An Ingress that becomes an Application Load Balancer, or a part of one. */
export interface IngressView {
  readonly resource: Resource;
  /** `namespace/name` */
  readonly key: string;
  readonly annotations: Readonly<Record<string, string>>;
  /** The IngressClassParams of its class, where they are rendered. */
  readonly params: Resource | undefined;
  /** `spec` of them. */
  readonly classParams: JsonValue | undefined;
  /** The group that it belongs to; undefined: its load balancer is its own. */
  readonly group: string | undefined;
  readonly order: number;
  readonly backends: readonly Backend[];
}

/** A backend of an Ingress, with the host and path that lead there; the default backend has neither. */
export interface Backend {
  readonly host?: string;
  readonly path?: string;
  readonly pathType?: string;
  readonly service: string;
  /** Name or number of its port. */
  readonly port: string;
}

/** The Ingresses of the resources that an ALB controller takes. */
export function ingressViews(resources: readonly Resource[]): IngressView[] {
  const classes = ingressClassObjects(resources);
  return resources
    .filter(({ manifest }) => manifest.kind === 'Ingress')
    .flatMap((one) => viewOf(one, classes));
}

/** Members in the order in which the controller writes their rules. Source: sortGroupMembers in pkg/ingress/group_loader.go */
export function inGroupOrder(members: readonly IngressView[]): IngressView[] {
  return [...members].sort((a, b) => a.order - b.order || compareText(a.key, b.key));
}

function viewOf(resource: Resource, classes: readonly Resource[]): IngressView[] {
  const { manifest } = resource;
  const annotations = manifest.metadata.annotations ?? {};
  const ofClass = ingressClassOf(manifest, classes);
  if (ofClass === undefined) return [];
  return [
    {
      resource,
      key: `${namespaceOf(manifest)}/${manifest.metadata.name}`,
      annotations,
      params: ofClass.params,
      classParams: ofClass.params?.manifest['spec'] as JsonValue | undefined,
      group: ofClass.group,
      order: Number(annotations[GROUP_ORDER] ?? 0),
      backends: backendsOf(resource),
    },
  ];
}

function backendsOf({ manifest }: Resource): Backend[] {
  const fallback = backendOf(at(manifest, 'spec', 'defaultBackend'));
  const ruled = maps(at(manifest, 'spec', 'rules')).flatMap((rule) =>
    maps(at(rule, 'http', 'paths')).flatMap((path) =>
      backendOf(path['backend']).map((backend) => ({
        ...backend,
        ...textOf('host', rule['host']),
        ...textOf('path', path['path']),
        ...textOf('pathType', path['pathType']),
      })),
    ),
  );
  return [...fallback, ...ruled];
}

function textOf(key: string, value: JsonValue | undefined): object {
  return typeof value === 'string' ? { [key]: value } : {};
}

function backendOf(backend: JsonValue | undefined): Backend[] {
  const service = at(backend, 'service', 'name');
  const port = at(backend, 'service', 'port', 'name') ?? at(backend, 'service', 'port', 'number');
  return typeof service === 'string' ? [{ service, port: String(port ?? '') }] : [];
}
