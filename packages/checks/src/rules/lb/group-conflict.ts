import {
  classValue,
  fixedPart,
  pairsOf,
  rowOf,
  ALB_ROWS,
  type AnnotationRow,
} from '@nodeless/contracts/load-balancer';
import {
  canonical,
  describeObject,
  isJsonObject,
  type Diagnostic,
  type JsonValue,
  type SpecPath,
} from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { inGroupOrder, ingressViews, type Backend, type IngressView } from '../../view/ingresses.ts';
import { listenersOf } from '../../view/listeners.ts';
import { optionPath } from '../../view/option-path.ts';

const ALB = 'alb.ingress.kubernetes.io/';

/**
 * Ingresses of a group are one load balancer: where two members want it to be different, the controller builds nothing for any of
 * them; of two equal rules, the second one never gets a request.
 */
export const groupConflict: Rule = {
  codes: [
    {
      code: 'lb/group-conflict',
      severity: 'error',
      title: 'Members of a group of Ingresses want different things of their one load balancer',
    },
  ],
  references: [
    'pkg/ingress/model_builder.go (mergeListenPortConfigs) of the load balancer controller 3.5.0',
    'pkg/ingress/model_build_load_balancer.go of the load balancer controller 3.5.0',
  ],
  *check({ model, resources }) {
    const groups = new Map<string, IngressView[]>();
    for (const view of ingressViews(resources)) {
      if (view.group !== undefined) groups.set(view.group, [...(groups.get(view.group) ?? []), view]);
    }
    for (const [group, all] of groups) {
      const members = inGroupOrder(all);
      for (const row of ALB_ROWS) yield* settingConflicts(model, group, members, row);
      yield* protocolConflicts(model, group, members);
      yield* sameRules(model, group, members);
    }
  },
};

/** One member's value of a setting, and where it stands. */
interface Setting {
  readonly member: IngressView;
  readonly path: SpecPath;
  /** What is compared, by what it belongs to: the whole load balancer, a key, or a port. */
  readonly values: ReadonlyMap<string, string>;
}

function* settingConflicts(
  model: ClusterModel,
  group: string,
  members: readonly IngressView[],
  row: AnnotationRow,
): Iterable<Diagnostic> {
  if (row.merge === undefined) return;
  const settings = members.flatMap((member) => settingsOf(member, row));
  const first = new Map<string, { readonly setting: Setting; readonly value: string }>();
  for (const setting of settings) {
    for (const [about, value] of setting.values) {
      const other = first.get(about);
      if (other === undefined) first.set(about, { setting, value });
      else if (other.value !== value) {
        const what = about === '' ? nameOf(row) : `${nameOf(row)} (${about})`;
        yield conflict(model, group, what, { ...setting, value }, { ...other.setting, value: other.value });
        break;
      }
    }
  }
}

const nameOf = ({ annotation }: AnnotationRow) => fixedPart(annotation).slice(ALB.length).replace(/\.$/, '');

function conflict(
  model: ClusterModel,
  group: string,
  what: string,
  one: Omit<Setting, 'values'> & { readonly value: string },
  other: Omit<Setting, 'values'> & { readonly value: string },
): Diagnostic {
  const [name, otherName] = [one, other].map(({ member }) => describeObject(member.resource.manifest));
  const message = `${name} wants ${what} ${one.value} and ${otherName} wants ${other.value}: they are one load balancer, of the group ${group}`;
  return finding(model, one.path, 'lb/group-conflict', message, {
    hint: 'write the same in both, or in one of them alone',
    related: [{ message: String(otherName), location: model.provenance(other.path).location }],
  });
}

/** What a member says of a setting: its class first, then its annotations. */
function settingsOf(member: IngressView, row: AnnotationRow): Setting[] {
  const inClass = row.classParams === undefined ? undefined : classValue(row.classParams, member.classParams);
  const classPath = member.params?.origin.specPath;
  const isListed = !row.annotation.includes('${');
  if (inClass !== undefined && classPath !== undefined && row.merge !== 'keys' && isListed)
    return [{ member, path: classPath, values: valuesOf(row, '', inClass, member) }];
  return Object.entries(member.annotations).flatMap(([name, text]) => {
    const found = rowOf(ALB_ROWS, name);
    const value = found?.row === row ? row.form.read(text).value : undefined;
    if (value === undefined) return [];
    const values = valuesOf(row, found?.key ?? '', value, member);
    const taken = row.merge === 'keys' ? pairsOf(inClass).map(([key]) => key) : [];
    const left = new Map([...values].filter(([about]) => !taken.includes(about)));
    return [{ member, path: optionPath(member.resource, row), values: left }];
  });
}

/** The parts of a value that must agree, as text. */
function valuesOf(
  { merge }: AnnotationRow,
  prefix: string,
  value: JsonValue,
  member: IngressView,
): ReadonlyMap<string, string> {
  const list = Array.isArray(value) ? (value as readonly JsonValue[]) : [];
  if (merge === 'keys')
    return new Map(
      Object.entries(isJsonObject(value) ? value : {}).map(([key, item]) => [
        prefix === '' ? key : `${prefix} ${key}`,
        String(item),
      ]),
    );
  if (merge === 'set') return new Map([['', wordsOf([...list].map(String).sort())]]);
  if (merge === 'list') return new Map([['', wordsOf(list.map(String))]]);
  if (merge === 'listenerSet') {
    const words = wordsOf([...new Set(list.map(String))].sort());
    return new Map([...listenersOf(member).keys()].map((port) => [`port ${port}`, words]));
  }
  if (merge === 'listener') {
    // Client certificates are said port by port.
    if (Array.isArray(value))
      return new Map(
        list
          .filter(isJsonObject)
          .map((entry) => [`port ${String(entry['port'])}`, JSON.stringify(canonical(entry))]),
      );
    const https = [...listenersOf(member)].filter(([, protocol]) => protocol === 'HTTPS');
    return new Map(https.map(([port]) => [`port ${port}`, String(value)]));
  }
  return new Map([['', isJsonObject(value) ? JSON.stringify(canonical(value)) : String(value)]]);
}

const wordsOf = (items: readonly string[]) => `[${items.join(', ')}]`;

function* protocolConflicts(
  model: ClusterModel,
  group: string,
  members: readonly IngressView[],
): Iterable<Diagnostic> {
  const first = new Map<
    number,
    { readonly member: IngressView; readonly path: SpecPath; readonly value: string }
  >();
  for (const member of members) {
    const path = optionPath(member.resource, { option: 'listenPorts' });
    for (const [port, value] of listenersOf(member)) {
      const other = first.get(port);
      if (other === undefined) first.set(port, { member, path, value });
      else if (other.value !== value)
        yield conflict(model, group, `port ${port} to be`, { member, path, value }, other);
    }
  }
}

/** Rules without conditions of their own that ask for the same host and path. */
function* sameRules(
  model: ClusterModel,
  group: string,
  members: readonly IngressView[],
): Iterable<Diagnostic> {
  const first = new Map<string, IngressView>();
  for (const member of members) {
    const free = member.backends.filter(
      ({ service }) => member.annotations[`${ALB}conditions.${service}`] === undefined,
    );
    for (const rule of new Set(free.flatMap(ruleOf))) {
      const other = first.get(rule);
      if (other === undefined) first.set(rule, member);
      else if (other !== member && sharesListener(member, other)) {
        const [name, otherName] = [member, other].map(({ resource }) => describeObject(resource.manifest));
        const message = `${name} never gets a request for ${rule}: ${otherName} has the same rule before it in the group ${group}`;
        yield finding(model, member.resource.origin.specPath, 'lb/group-conflict', message, {
          hint: 'give them different hosts or paths',
          related: [
            {
              message: String(otherName),
              location: model.provenance(other.resource.origin.specPath).location,
            },
          ],
        });
      }
    }
  }
}

function ruleOf({ host = '*', path, pathType }: Backend): string[] {
  if (path === undefined) return [];
  const isPrefix = pathType === 'Prefix';
  return [
    `${host}${isPrefix ? `${path.replace(/\/$/, '')}/` : path} (${pathType ?? 'ImplementationSpecific'})`,
  ];
}

function sharesListener(one: IngressView, other: IngressView): boolean {
  const ports = listenersOf(other);
  return [...listenersOf(one).keys()].some((port) => ports.has(port));
}
