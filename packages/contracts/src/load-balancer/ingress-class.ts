import { at, type JsonValue, type Manifest } from '@nodeless/core';
import { AUTO_MODE_ALB_CONTROLLER } from './auto-mode.ts';
import { ALB_INGRESS_CONTROLLER } from './constants.ts';

const GROUP_NAME = 'alb.ingress.kubernetes.io/group.name';
const SCHEME = 'alb.ingress.kubernetes.io/scheme';
const CLASS = 'kubernetes.io/ingress.class';

/** The class that the chart of the controller makes, and the one that is always there in Auto Mode. */
const DEFAULT_CLASS = 'alb';

/** What the class of an Ingress says. */
export interface IngressClassView<T> {
  /** The IngressClassParams, where they are rendered. */
  readonly params?: T;
  /** The group that the Ingress belongs to; absent: its load balancer is its own. */
  readonly group?: string;
}

/** The classes of Ingresses and their parameters, of all objects of a cluster. */
export function ingressClassObjects<T extends { readonly manifest: Manifest }>(objects: readonly T[]): T[] {
  return objects.filter(({ manifest: { kind } }) => kind === 'IngressClass' || kind === 'IngressClassParams');
}

/**
 * What the class of an Ingress says, or undefined where no ALB controller takes the Ingress. The annotation of the class comes before
 * the field, and the group of the class before that of the Ingress.
 * Source: classifyIngress and loadGroupID in pkg/ingress/group_loader.go of the load balancer controller 3.5.0
 *
 * @param objects {@link ingressClassObjects} of the cluster
 */
export function ingressClassOf<T extends { readonly manifest: Manifest }>(
  ingress: Manifest,
  objects: readonly T[],
): IngressClassView<T> | undefined {
  const { [CLASS]: named, [GROUP_NAME]: own } = ingress.metadata.annotations ?? {};
  if (named !== undefined) return named === DEFAULT_CLASS ? grouped(own) : undefined;
  const className = at(ingress, 'spec', 'ingressClassName');
  const ingressClass = find(objects, 'IngressClass', className)?.manifest;
  if (ingressClass === undefined) return className === DEFAULT_CLASS ? grouped(own) : undefined;
  const controller = at(ingressClass, 'spec', 'controller');
  if (controller !== ALB_INGRESS_CONTROLLER && controller !== AUTO_MODE_ALB_CONTROLLER) return undefined;
  const params = find(objects, 'IngressClassParams', at(ingressClass, 'spec', 'parameters', 'name'));
  const ofClass = at(params?.manifest, 'spec', 'group', 'name');
  return {
    ...(params === undefined ? {} : { params }),
    ...grouped(typeof ofClass === 'string' ? ofClass : own),
  };
}

/** The scheme of the load balancer of an Ingress, as its class or its annotation says it; undefined: the default, internal. */
export function ingressScheme<T extends { readonly manifest: Manifest }>(
  ingress: Manifest,
  objects: readonly T[],
): string | undefined {
  const ofClass = at(ingressClassOf(ingress, objects)?.params?.manifest, 'spec', 'scheme');
  return typeof ofClass === 'string' ? ofClass : ingress.metadata.annotations?.[SCHEME];
}

const grouped = (group: string | undefined) => (group === undefined ? {} : { group });

function find<T extends { readonly manifest: Manifest }>(
  objects: readonly T[],
  kind: string,
  name: JsonValue | undefined,
): T | undefined {
  return objects.find(({ manifest }) => manifest.kind === kind && manifest.metadata.name === name);
}
