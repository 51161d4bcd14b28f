import { at, isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { placeOf } from './annotation-reader.ts';
import { backendActions } from './ingress-backend.ts';
import type { ListenerPort } from './ingress-listeners.ts';
import { pathsOf, type IngressPath, type ReadMember } from './ingress-member.ts';
import type { IngressTargets } from './ingress-target-group.ts';
import { withoutRedundant } from './redundant-rules.ts';
import type { Condition, Rule } from './stack.ts';

/**
 * The rules of a listener: those of its members in their order, without those that a redirect makes needless.
 * Source: pkg/ingress/model_build_listener_rules.go of the load balancer controller 3.5.0
 */
export function listenerRules(listener: ListenerPort, targets: IngressTargets): Rule[] {
  const rules = listener.members.flatMap((member) =>
    pathsOf(member.object).map((path): Omit<Rule, 'priority'> => ({
      conditions: conditionsOf(member, path, targets),
      ...backendActions(member, path.backend, listener.protocol, targets),
      from: { object: member.object, backend: path.backend.service },
    })),
  );
  return withoutRedundant(listener, rules).map((rule, index) => ({ priority: index + 1, ...rule }));
}

interface Values {
  readonly values: string[];
  readonly regexValues: string[];
}

/** Hosts and paths of conditions join those of the rule itself: any of them is enough. */
function conditionsOf(member: ReadMember, path: IngressPath, targets: IngressTargets): Condition[] {
  const hosts: Values = { values: path.host === '' ? [] : [path.host], regexValues: [] };
  const paths = patternsOf(member, path);
  const others: Condition[] = [];
  const suffix = `conditions.${path.backend.service}`;
  const asked = member.reader.json(suffix);
  for (const condition of Array.isArray(asked) ? asked.filter(isJsonObject) : []) {
    const field = String(condition['field']);
    if (field === 'host-header') add(hosts, condition['hostHeaderConfig']);
    else if (field === 'path-pattern') add(paths, condition['pathPatternConfig']);
    else others.push(...otherCondition(field, condition));
  }
  for (const [what, { values, regexValues }] of [
    ['hosts', hosts],
    ['paths', paths],
  ] as const) {
    const found = member.reader.find(suffix);
    if (values.length > 0 && regexValues.length > 0 && found !== undefined)
      targets.report({
        kind: 'conditions',
        effect: 'fails',
        ...placeOf(found),
        message: `joins the ${what} ${values.join(', ')} of the rule with the regular ${regexValues.length === 1 ? 'expression' : 'expressions'} ${regexValues.join(', ')}: a condition has one or the other`,
        hint: 'remove the regular expression',
      });
  }
  const conditions: Condition[] = [
    ...others,
    ...valuesOf('host-header', hosts),
    ...valuesOf('path-pattern', paths),
  ];
  return conditions.length > 0 ? conditions : [{ field: 'path-pattern', values: ['/*'], isRegex: false }];
}

/** `/app` as a prefix is `/app` and `/app/*`; a regular expression loses the slash that Kubernetes wants. */
function patternsOf(member: ReadMember, { path, pathType }: IngressPath): Values {
  if (path === '') return { values: [], regexValues: [] };
  if (pathType === 'Exact') return { values: [path], regexValues: [] };
  if (pathType === 'Prefix') {
    const bare = path.replace(/\/$/, '');
    return { values: path === '/' ? ['/*'] : [bare, `${bare}/*`], regexValues: [] };
  }
  return member.reader.bool('use-regex-path-match') === true
    ? { values: [], regexValues: [path.slice(1)] }
    : { values: [path], regexValues: [] };
}

function add({ values, regexValues }: Values, config: JsonValue | undefined): void {
  values.push(...list(at(config, 'values')));
  regexValues.push(...list(at(config, 'regexValues')));
}

const list = (value: JsonValue | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

function* valuesOf(
  field: 'host-header' | 'path-pattern',
  { values, regexValues }: Values,
): Iterable<Condition> {
  if (values.length > 0) yield { field, values, isRegex: false };
  if (regexValues.length > 0) yield { field, values: regexValues, isRegex: true };
}

/** Those that narrow; a field that the controller does not know is passed over. */
function otherCondition(field: string, condition: JsonObject): Condition[] {
  switch (field) {
    case 'http-header': {
      const config = condition['httpHeaderConfig'];
      const regex = list(at(config, 'regexValues'));
      const values = regex.length > 0 ? regex : list(at(config, 'values'));
      return [{ field, header: String(at(config, 'httpHeaderName')), values, isRegex: regex.length > 0 }];
    }
    case 'http-request-method':
      return [{ field, values: list(at(condition, 'httpRequestMethodConfig', 'values')) }];
    case 'source-ip':
      return [{ field, values: list(at(condition, 'sourceIPConfig', 'values')) }];
    case 'query-string': {
      const pairs = at(condition, 'queryStringConfig', 'values');
      const values = (Array.isArray(pairs) ? (pairs as readonly JsonValue[]).filter(isJsonObject) : []).map(
        ({ key, value }) => ({ ...(typeof key === 'string' ? { key } : {}), value: String(value) }),
      );
      return [{ field, values }];
    }
    default:
      return [];
  }
}
