import { agreed, conflict, listWords, setWords, type Agreement } from './agreement.ts';
import { elasticAddresses } from './addresses.ts';
import type { AnnotationReader } from './annotation-reader.ts';
import { sayings, type ReadMember, type Said } from './ingress-member.ts';
import { checkGroups } from './security-groups.ts';
import {
  SCHEMES,
  type HealthCheck,
  type Listener,
  type LoadBalancer,
  type Scheme,
  type StringMap,
  type TargetGroup,
} from './stack.ts';
import { subnetsOf } from './subnets.ts';
import type { Surroundings } from './surroundings.ts';

const SUFFIX = 'frontend-nlb-';

interface Frontend {
  readonly loadBalancer: LoadBalancer;
  readonly targetGroups: readonly TargetGroup[];
}

/**
 * The Network Load Balancer before an Application Load Balancer; undefined where no member turns it on.
 * Source: pkg/ingress/model_build_frontend_nlb.go of the load balancer controller 3.5.0
 */
export function frontendNlb(
  members: readonly ReadMember[],
  alb: LoadBalancer,
  agreement: Agreement,
  surroundings: Surroundings,
): Frontend | undefined {
  const { report } = agreement;
  const enabled = agreed(
    agreement,
    'enable-frontend-nlb',
    sayings(members, 'enable-frontend-nlb', (reader) => reader.bool('enable-frontend-nlb')),
  );
  const [first] = members;
  if (enabled?.value !== true || first === undefined) return undefined;
  const list = (suffix: string, words: (items: readonly string[]) => string) =>
    agreed(
      agreement,
      SUFFIX + suffix,
      sayings(members, SUFFIX + suffix, (reader) => reader.list(SUFFIX + suffix)),
      words,
    );
  const scheme: Scheme =
    agreed(
      agreement,
      `${SUFFIX}scheme`,
      sayings(members, `${SUFFIX}scheme`, (reader) => reader.word(`${SUFFIX}scheme`, SCHEMES)),
    )?.value ?? 'internal';
  const named = list('subnets', setWords);
  const { ipAddressType } = alb;
  const subnets = subnetsOf(
    { type: 'network', scheme, ipAddressType, at: { object: first.object } },
    named && { ...found(named), names: named.value },
    surroundings,
    report,
  );
  const elastic = list('eip-allocations', setWords);
  if (elastic !== undefined)
    elasticAddresses(readerOf(members, elastic), `${SUFFIX}eip-allocations`, { scheme, subnets }, report);
  const groups = list('security-groups', listWords);
  if (groups !== undefined) checkGroups({ ...found(groups), names: groups.value }, report);
  const tags = wholeMaps(members, `${SUFFIX}tags`, agreement)?.value ?? alb.tags;
  const ports = frontendPorts(members, alb, agreement);
  return {
    loadBalancer: {
      type: 'network',
      isFrontend: true,
      scheme,
      ipAddressType,
      subnets,
      securityGroups: groups?.value.map((name) => ({ kind: 'given', name })) ?? alb.securityGroups,
      inbound: [],
      name: alb.name === undefined ? undefined : `${alb.name.slice(0, 28)}-nlb`,
      attributes: attributesOf(members, agreement),
      tags,
      listeners: ports.map(({ port, openedBy }) => listenerOf(port, openedBy)),
      webAcl: undefined,
      classicWebAcl: undefined,
      shield: undefined,
    },
    targetGroups: ports.map(({ port, healthCheck }): TargetGroup => ({
      key: keyOf(port),
      targetType: 'alb',
      protocol: 'TCP',
      protocolVersion: undefined,
      port,
      targetPort: port,
      healthCheck,
      attributes: {},
      tags,
      nodeLabels: undefined,
      service: undefined,
    })),
  };
}

const found = ({ at }: Said<unknown>) => ({ object: at.object, annotation: at.annotation ?? '', text: '' });

function readerOf(members: readonly ReadMember[], { member }: Said<unknown>): AnnotationReader {
  const [first] = members;
  const reader = members.find(({ object }) => object === member.object)?.reader ?? first?.reader;
  if (reader === undefined) throw new Error('a saying is that of a member');
  return reader;
}

const keyOf = (port: number) => `frontend:${port}`;

const listenerOf = (port: number, openedBy: Listener['openedBy']): Listener => ({
  port,
  protocol: 'TCP',
  certificates: [],
  sslPolicy: undefined,
  alpnPolicy: undefined,
  attributes: {},
  defaultActions: [{ type: 'forward', targets: [{ weight: undefined, group: { key: keyOf(port) } }] }],
  rules: [],
  openedBy,
});

/** Maps that must be the same as a whole. */
function wholeMaps(
  members: readonly ReadMember[],
  suffix: string,
  agreement: Agreement,
): Said<StringMap> | undefined {
  return agreed(
    agreement,
    suffix,
    sayings(members, suffix, (reader) => reader.map(suffix)),
    mapWords,
  );
}

const mapWords = (map: StringMap) =>
  listWords(
    Object.entries(map)
      .map(([key, value]) => `${key}=${value}`)
      .sort(),
  );

/** Once a member has some, every later one must have the same: a later one that says nothing is a conflict too. */
function attributesOf(members: readonly ReadMember[], agreement: Agreement): StringMap {
  const suffix = `${SUFFIX}attributes`;
  const said = members.map((member): Said<StringMap> => {
    const own = member.reader.find(suffix);
    return {
      member,
      value: member.reader.map(suffix) ?? {},
      at: own === undefined ? { object: member.object } : { object: own.object, annotation: own.annotation },
    };
  });
  const first = said.findIndex(
    ({ member }) => member.object.manifest.metadata.annotations?.[nameOf(suffix)] !== undefined,
  );
  return agreed(agreement, suffix, first < 0 ? [] : said.slice(first), mapWords)?.value ?? {};
}

const nameOf = (suffix: string) => `alb.ingress.kubernetes.io/${suffix}`;

interface FrontendPort {
  readonly port: number;
  readonly healthCheck: HealthCheck;
  readonly openedBy: Listener['openedBy'];
}

/** The listeners of the load balancer behind, or those that the port mappings of the members name and that are there. */
function frontendPorts(
  members: readonly ReadMember[],
  alb: LoadBalancer,
  { group, report }: Agreement,
): FrontendPort[] {
  const ports = new Map<number, Said<number>[]>();
  for (const member of members) {
    const own = new Set(
      alb.listeners.filter(({ openedBy }) => openedBy.includes(member.object)).map(({ port }) => port),
    );
    for (const [port, target] of mappingOf(member, own)) {
      const suffix = `${SUFFIX}listener-port-mapping`;
      const at = member.reader.find(suffix);
      const said: Said<number> = {
        member,
        value: target,
        at: at === undefined ? { object: member.object } : { object: at.object, annotation: at.annotation },
      };
      const [first] = ports.get(port) ?? [];
      if (first !== undefined && first.value !== target)
        report(conflict(group, `${suffix} (${port})`, [said, String(target)], [first, String(first.value)]));
      ports.set(port, [...(ports.get(port) ?? []), said]);
    }
  }
  return [...ports].map(([port, said]) => {
    const own = members.filter(({ object }) => said.some((one) => one.member.object === object));
    return {
      port,
      openedBy: own.map(({ object }) => object),
      healthCheck: healthCheckOf(own, { group, report }),
    };
  });
}

/** A port that the member does not open on the load balancer behind gets no listener. */
function mappingOf({ reader, object }: ReadMember, own: ReadonlySet<number>): [number, number][] {
  const suffix = `${SUFFIX}listener-port-mapping`;
  const mapping = Object.entries(reader.map(suffix) ?? {});
  if (mapping.length === 0) return [...own].map((port) => [port, port]);
  const at = reader.find(suffix);
  const isPort = (text: string) => /^[+-]?\d+$/.test(text);
  if (at !== undefined && !mapping.flat().every(isPort))
    reader.refuse(at, `${JSON.stringify(at.text)} is no list of port=port`);
  return mapping
    .map(([port, target]): [number, number] => [Number(port), Number(target)])
    .filter(([, target]) => own.has(target) && object !== undefined);
}

function healthCheckOf(members: readonly ReadMember[], agreement: Agreement): HealthCheck {
  const value = <T extends string | number>(
    name: string,
    read: (reader: AnnotationReader, suffix: string) => T | undefined,
    usual: T,
  ): T => {
    const suffix = `${SUFFIX}healthcheck-${name}`;
    return (
      agreed(
        agreement,
        suffix,
        sayings(members, suffix, (reader) => read(reader, suffix)),
      )?.value ?? usual
    );
  };
  const int = (reader: AnnotationReader, suffix: string) => reader.int(suffix);
  const text = (reader: AnnotationReader, suffix: string) => reader.text(suffix);
  return {
    port: value<number | 'traffic-port'>('port', portOf, 'traffic-port'),
    protocol: value<'HTTP' | 'HTTPS'>(
      'protocol',
      (reader, suffix) => reader.word(suffix, ['HTTP', 'HTTPS']),
      'HTTP',
    ),
    path: value('path', text, '/'),
    successCodes: value('success-codes', text, '200'),
    intervalSeconds: value('interval-seconds', int, 15),
    timeoutSeconds: value('timeout-seconds', int, 5),
    healthyThreshold: value('healthy-threshold-count', int, 2),
    unhealthyThreshold: value('unhealthy-threshold-count', int, 2),
  };
}

/** A name of a port means nothing here. */
function portOf(reader: AnnotationReader, suffix: string): number | 'traffic-port' | undefined {
  const asked = reader.text(suffix);
  return asked === 'traffic-port' ? asked : reader.int(suffix);
}
