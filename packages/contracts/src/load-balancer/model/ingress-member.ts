import {
  at,
  compareText,
  maps,
  namespaceOf,
  type JsonObject,
  type JsonValue,
  type Resource,
} from '@nodeless/core';
import { ingressClassOf } from '../ingress-class.ts';
import { classValue } from '../lint.ts';
import { goInt } from '../reading.ts';
import { annotationReader, type AnnotationReader, type FoundAnnotation } from './annotation-reader.ts';
import type { Report } from './issue.ts';

export const ALB_PREFIX = 'alb.ingress.kubernetes.io/';

/** An Ingress that becomes an Application Load Balancer, or a part of one. */
export interface IngressMember {
  readonly object: Resource;
  /** `namespace/name` */
  readonly key: string;
  /** The IngressClassParams of its class, where they are rendered. */
  readonly params: Resource | undefined;
  readonly group: string | undefined;
  readonly order: number;
}

/** A member with what reads its annotations. */
export interface ReadMember extends IngressMember {
  readonly reader: AnnotationReader;
}

/** The Ingresses that the controller takes, with their classes. */
export function ingressMembers(
  resources: readonly Resource[],
  classes: readonly Resource[],
): IngressMember[] {
  return resources
    .filter(({ manifest }) => manifest.kind === 'Ingress')
    .flatMap((object) => {
      const { manifest } = object;
      const ofClass = ingressClassOf(manifest, classes);
      if (ofClass === undefined) return [];
      const order = manifest.metadata.annotations?.[`${ALB_PREFIX}group.order`];
      return [
        {
          object,
          key: `${namespaceOf(manifest)}/${manifest.metadata.name}`,
          params: ofClass.params,
          group: ofClass.group,
          order: (order === undefined ? undefined : goInt(order, 32)) ?? 0,
        },
      ];
    });
}

/** The order in which the controller writes their rules. Source: sortGroupMembers in pkg/ingress/group_loader.go of 3.5.0 */
export function inOrder<M extends Pick<IngressMember, 'order' | 'key'>>(members: readonly M[]): M[] {
  return [...members].sort((one, other) => one.order - other.order || compareText(one.key, other.key));
}

export function readMember(member: IngressMember, report: Report): ReadMember {
  const reader = annotationReader(ALB_PREFIX, [member.object], report);
  const order = reader.int('group.order');
  const found = reader.find('group.order');
  if (found !== undefined && order !== undefined && Math.abs(order) > 1000)
    reader.refuse(found, `${order} is not from -1000 to 1000`);
  return { ...member, reader };
}

/** What a member says of a setting, and where: its class first, then its annotation. */
export interface Said<T> {
  readonly member: IngressMember;
  readonly value: T;
  readonly at: { readonly object: Resource; readonly annotation?: string };
}

export function sayings<T>(
  members: readonly ReadMember[],
  suffix: string,
  read: (reader: AnnotationReader, found: FoundAnnotation) => T | undefined,
  ofClass?: { readonly field: string; readonly read: (value: JsonValue) => T | undefined },
): Said<T>[] {
  return members.flatMap((member): Said<T>[] => {
    const given = ofClass && inClass(member, ofClass.field);
    const classed = given === undefined ? undefined : ofClass?.read(given);
    if (classed !== undefined && member.params !== undefined)
      return [{ member, value: classed, at: { object: member.params } }];
    const found = member.reader.find(suffix);
    const value = found && read(member.reader, found);
    return found === undefined || value === undefined
      ? []
      : [{ member, value, at: { object: found.object, annotation: found.annotation } }];
  });
}

/** A field of the IngressClassParams that is not empty. */
export function inClass({ params }: IngressMember, field: string): JsonValue | undefined {
  const value = classValue(field, params?.manifest['spec'] as JsonValue | undefined);
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? undefined : value;
}

/** A rule of an Ingress for one path. */
export interface IngressPath {
  readonly host: string;
  readonly path: string;
  readonly pathType: string;
  readonly backend: Backend;
}

export interface Backend {
  readonly service: string;
  /** Name or number of its port. */
  readonly port: string | number;
}

/**
 * Paths of an Ingress rule by rule: exact ones first, then the longest prefixes, then all others.
 * Source: sortIngressPaths in pkg/ingress/model_build_listener_rules.go of the controller
 */
export function pathsOf({ manifest }: Resource): IngressPath[] {
  return maps(at(manifest, 'spec', 'rules')).flatMap((rule) => {
    const paths = maps(at(rule, 'http', 'paths')).flatMap((entry) => pathOf(rule, entry));
    const ofType = (type: string) => paths.filter(({ pathType }) => pathType === type);
    const prefixes = ofType('Prefix').sort((one, other) => other.path.length - one.path.length);
    return [...ofType('Exact'), ...prefixes, ...ofType('ImplementationSpecific')];
  });
}

function pathOf({ host }: JsonObject, { path, pathType, backend }: JsonObject): IngressPath[] {
  const found = backendOf(backend);
  if (found === undefined) return [];
  const type = pathType === 'Exact' || pathType === 'Prefix' ? pathType : 'ImplementationSpecific';
  return [
    {
      host: typeof host === 'string' ? host : '',
      path: typeof path === 'string' ? path : '',
      pathType: type,
      backend: found,
    },
  ];
}

/** The Service of a backend; undefined for one that is no Service. */
export function backendOf(backend: JsonValue | undefined): Backend | undefined {
  const service = at(backend, 'service', 'name');
  const port = at(backend, 'service', 'port', 'name') ?? at(backend, 'service', 'port', 'number');
  if (typeof service !== 'string') return undefined;
  return { service, port: typeof port === 'string' || typeof port === 'number' ? port : '' };
}

/** Hosts of the rules and of `tls`. */
export function hostsOf({ manifest }: Resource): string[] {
  const ofRules = maps(at(manifest, 'spec', 'rules')).flatMap(({ host }) =>
    typeof host === 'string' && host !== '' ? [host] : [],
  );
  const ofTls = maps(at(manifest, 'spec', 'tls')).flatMap(({ hosts }) =>
    Array.isArray(hosts) ? hosts.filter((host) => typeof host === 'string') : [],
  );
  return [...new Set([...ofRules, ...ofTls])].sort();
}
