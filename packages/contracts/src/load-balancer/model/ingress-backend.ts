import {
  at,
  isJsonObject,
  namespaceOf,
  type JsonObject,
  type JsonValue,
  type Resource,
} from '@nodeless/core';
import { annotationReader, placeOf } from './annotation-reader.ts';
import { ALB_PREFIX, type Backend, type ReadMember } from './ingress-member.ts';
import { ingressTargetGroup, type IngressTargets } from './ingress-target-group.ts';
import { portOf } from './service-actions.ts';
import { portWords, servicePort } from './service-ports.ts';
import type { Action, AskedLogin, ForwardTarget, Redirect } from './stack.ts';

/** Name of the port of a backend that is an action. */
export const USE_ANNOTATION = 'use-annotation';

const LOGIN = { cognito: 'authenticate-cognito', oidc: 'authenticate-oidc' } as const;

/** What a listener does for a backend. */
export interface BackendActions {
  readonly actions: readonly Action[];
  readonly asksFor: AskedLogin | undefined;
}

/**
 * What a listener does for a backend: logins and tokens come first, and on HTTPS listeners alone; then the Service, or the action that
 * stands in its place. An action or a Service that is not there becomes an answer 503.
 * Sources: pkg/ingress/enhanced_backend_builder.go, pkg/ingress/model_build_actions.go and pkg/ingress/auth_config_builder.go of the
 * load balancer controller 3.5.0
 */
export function backendActions(
  member: ReadMember,
  backend: Backend,
  protocol: 'HTTP' | 'HTTPS',
  targets: IngressTargets,
): BackendActions {
  const action = backendAction(member, backend, targets);
  const login = loginOf(member, action, targets);
  const tokens = member.reader.find('jwt-validation');
  const hasTokens = member.reader.json('jwt-validation') !== undefined;
  const asksFor: AskedLogin | undefined =
    login !== undefined
      ? { what: 'login', ...login.place }
      : tokens !== undefined && hasTokens
        ? { what: 'tokens', ...placeOf(tokens) }
        : undefined;
  if (protocol === 'HTTP') return { actions: [action], asksFor };
  if (login !== undefined && tokens !== undefined && hasTokens)
    targets.report({
      kind: 'backend',
      effect: 'fails',
      ...placeOf(tokens),
      message: 'asks for a login and for tokens: a rule has one of them',
      hint: 'remove one',
    });
  return {
    actions: [
      ...(login === undefined ? [] : [{ type: login.type }]),
      ...(hasTokens ? [{ type: 'jwt-validation' } as const] : []),
      action,
    ],
    asksFor,
  };
}

interface Login {
  readonly type: 'authenticate-cognito' | 'authenticate-oidc';
  readonly place: { readonly object: Resource; readonly annotation: string };
}

/** The annotations of the Service count too where requests go to one Service alone. */
function loginOf(member: ReadMember, action: Action, { service, report }: IngressTargets): Login | undefined {
  const only = action.type === 'forward' && action.targets.length === 1 ? action.targets[0] : undefined;
  const found =
    only?.serviceName === undefined
      ? undefined
      : service(namespaceOf(member.object.manifest), only.serviceName);
  const reader =
    found === undefined ? member.reader : annotationReader(ALB_PREFIX, [found, member.object], report);
  const type = reader.word('auth-type', ['none', 'cognito', 'oidc']) ?? 'none';
  const asked = reader.find('auth-type');
  if (type === 'none' || asked === undefined) return undefined;
  if (reader.json(`auth-idp-${type}`) === undefined)
    report({
      kind: 'backend',
      effect: 'fails',
      ...placeOf(asked),
      message: `asks for a login by ${type}, and says nothing about it`,
      hint: `add auth-idp-${type} (auth.${type})`,
    });
  return { type: LOGIN[type], place: placeOf(asked) };
}

function backendAction(member: ReadMember, { service, port }: Backend, targets: IngressTargets): Action {
  if (port !== USE_ANNOTATION)
    return forward(member, [{ serviceName: service, servicePort: port }], targets, undefined);
  const suffix = `actions.${service}`;
  const action = member.reader.json(suffix);
  if (!isJsonObject(action)) return { type: 'fixed-response', statusCode: '503' };
  const found = member.reader.find(suffix);
  const place = found && placeOf(found);
  switch (action['type']) {
    case 'redirect':
      return { type: 'redirect', ...redirectOf(action['redirectConfig']) };
    case 'fixed-response':
      return { type: 'fixed-response', statusCode: String(at(action, 'fixedResponseConfig', 'statusCode')) };
    default: {
      const existing = action['targetGroupARN'] ?? action['targetGroupName'];
      const groups = at(action, 'forwardConfig', 'targetGroups');
      const tuples = existing === undefined ? listOf(groups) : [action];
      return forward(member, tuples, targets, place);
    }
  }
}

const listOf = (value: JsonValue | undefined): JsonObject[] =>
  Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];

function redirectOf(config: JsonValue | undefined): Redirect {
  const texts = ['host', 'path', 'port', 'protocol', 'query'].flatMap((key) => {
    const value = at(config, key);
    return typeof value === 'string' ? [[key, value] as const] : [];
  });
  return { ...Object.fromEntries(texts), statusCode: String(at(config, 'statusCode')) };
}

/** A single Service that is not there is answered with 503; one of several, or a port that is not there, fails. */
function forward(
  member: ReadMember,
  tuples: readonly JsonObject[],
  targets: IngressTargets,
  place: { readonly object: Resource; readonly annotation?: string } | undefined,
): Action {
  const namespace = namespaceOf(member.object.manifest);
  const fail = (message: string, hint: string) =>
    targets.report({
      kind: 'backend',
      effect: 'fails',
      ...(place ?? { object: member.object }),
      message,
      hint,
    });
  const found: ForwardTarget[] = [];
  for (const tuple of tuples) {
    const weight = typeof tuple['weight'] === 'number' ? tuple['weight'] : undefined;
    const existing = tuple['targetGroupARN'] ?? tuple['targetGroupName'];
    if (typeof existing === 'string') {
      found.push({ weight, group: { existing } });
      continue;
    }
    const name = String(tuple['serviceName']);
    const service = targets.service(namespace, name);
    if (service === undefined) {
      const message = `sends to the Service ${name}, which is not there`;
      const hint = 'name a Service of the same namespace';
      if (tuples.length > 1) fail(message, hint);
      else {
        targets.report({
          kind: 'backend',
          effect: 'unknown',
          ...(place ?? { object: member.object }),
          message: `${message}: until it is, every request gets 503`,
          hint,
        });
        return { type: 'fixed-response', statusCode: '503' };
      }
      continue;
    }
    const wanted = numbered(portOf(tuple['servicePort']));
    const port = servicePort(service, wanted);
    if (port === undefined)
      fail(
        `sends to port ${wanted} of the Service ${name}, which it does not have`,
        `its ports are ${portWords(service)}`,
      );
    else
      found.push({
        weight,
        group: { key: ingressTargetGroup(member, service, wanted, port, targets) },
        serviceName: name,
      });
  }
  return { type: 'forward', targets: found };
}

const numbered = (port: string | number): string | number =>
  typeof port === 'string' && /^[+-]?\d+$/.test(port) ? Number(port) : port;
