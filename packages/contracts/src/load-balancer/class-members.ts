import { at, isJsonObject, mergePatch, type JsonObject, type JsonValue } from '@nodeless/core';
import { ALB_ROWS } from './alb-annotations.ts';
import type { AlbOptions } from './alb-options.ts';
import type { IngressClassOptions } from './ingress-class-options.ts';

type ClassOptions = Partial<IngressClassOptions>;

/**
 * What a class says and its IngressClassParams have no field for: the Ingresses of apps that name the class carry it as annotations.
 * Sources: apis/elbv2/v1beta1/ingressclassparams_types.go of the load balancer controller 3.5.0;
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html
 *
 * @param isAutoMode whether EKS Auto Mode makes the load balancers, whose IngressClassParams have fewer fields
 */
export function givenByClass(options: ClassOptions, isAutoMode: boolean): AlbOptions {
  const { customerOwnedIpv4Pool, frontendNlb, listenPorts, manageBackendSecurityGroupRules, waf } = options;
  const { mutualAuthentication, createAcmCertificate, privateCaArn, redirectPort } = options.tls ?? {};
  const inParams = <T>(value: T) => (isAutoMode ? value : undefined);
  return without({
    listenPorts,
    securityGroups: options.securityGroups,
    manageBackendSecurityGroupRules,
    customerOwnedIpv4Pool,
    shieldAdvancedProtection: options.shieldAdvancedProtection,
    frontendNlb,
    tls: { mutualAuthentication, createAcmCertificate, privateCaArn, redirectPort: inParams(redirectPort) },
    waf: {
      classicAclId: waf?.classicAclId,
      aclArn: inParams(waf?.aclArn),
      aclName: inParams(waf?.aclName),
    },
    name: inParams(options.name),
    securityGroupPrefixLists: inParams(options.securityGroupPrefixLists),
    ipamIpv4PoolId: inParams(options.ipamIpv4PoolId),
    minimumCapacityUnits: inParams(options.minimumCapacityUnits),
  }) as AlbOptions;
}

/** The options of an Ingress of a class: its own, below those that {@link givenByClass} tells. */
export function memberOptions(options: AlbOptions, ofClass: ClassOptions, isAutoMode: boolean): AlbOptions {
  return mergePatch(options as JsonObject, givenByClass(ofClass, isAutoMode) as JsonObject) as AlbOptions;
}

/** What an app says of a load balancer that its class declares, as a path below its options. */
export interface ClassConflict {
  readonly path: readonly string[];
  /** `other`: the class says something else, which counts; `shared`: all members of the group get it. */
  readonly kind: 'other' | 'shared';
}

/**
 * What of the options of an app does not count, or counts for the other apps of its class. What the IngressClassParams settle is
 * seen at the annotations. Each app may open listeners of its own, where its class opens none.
 */
export function classConflicts(
  options: AlbOptions,
  ofClass: ClassOptions,
  isAutoMode: boolean,
): ClassConflict[] {
  const given = givenByClass(ofClass, isAutoMode) as JsonObject;
  return LOAD_BALANCER_OPTIONS.flatMap((option): ClassConflict[] => {
    const path = option.split('.');
    const [own, decided] = [at(options as JsonObject, ...path), at(given, ...path)];
    if (own === undefined) return [];
    if (decided !== undefined) return isWithin(own, decided) ? [] : [{ path, kind: 'other' }];
    const isSaid = option === 'listenPorts' || at(ofClass as JsonObject, ...path) !== undefined;
    return ofClass.group === undefined || isSaid ? [] : [{ path, kind: 'shared' }];
  });
}

/**
 * Options of the load balancer, not of the rules of one Ingress. Certificates and tags of all members count together, so that each
 * may bring its own.
 */
const LOAD_BALANCER_OPTIONS = [
  ...new Set(
    ALB_ROWS.flatMap(({ option, merge }) =>
      option !== undefined && option !== 'tags' && (merge !== undefined || option === 'listenPorts')
        ? [option.startsWith('frontendNlb.') ? 'frontendNlb' : option]
        : [],
    ),
  ),
];

/** Whether everything that one says is what the other says, too. */
function isWithin(one: JsonValue, other: JsonValue): boolean {
  if (isJsonObject(one) && isJsonObject(other))
    return Object.entries(one).every(
      ([key, value]) => other[key] !== undefined && isWithin(value, other[key]),
    );
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The map without what is undefined, and without maps that have nothing else. */
function without(map: object): JsonObject {
  return Object.fromEntries(
    Object.entries(map).flatMap(([key, value]: [string, JsonValue | undefined]) => {
      if (value === undefined) return [];
      const kept = isJsonObject(value) ? without(value) : value;
      return isJsonObject(kept) && Object.keys(kept).length === 0 ? [] : [[key, kept]];
    }),
  );
}
