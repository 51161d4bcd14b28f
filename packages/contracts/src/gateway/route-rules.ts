import { compareText, type JsonObject } from '@nodeless/core';
import { withValues } from './configuration.ts';
import { GATEWAY_CONFIGURATION_GROUP, type RouteKind } from './constants.ts';
import type { RouteMatch, RouteRedirect, RouteRewrite, RouteRuleOptions } from './route-options.ts';

const PATH_TYPES = {
  Prefix: 'PathPrefix',
  Exact: 'Exact',
  RegularExpression: 'RegularExpression',
} as const;

/** `matches` of a rule of an HTTPRoute or a GRPCRoute. */
export function routeMatches(kind: RouteKind, { matches }: RouteRuleOptions): JsonObject | undefined {
  if (matches === undefined) return undefined;
  return { matches: matches.map((one) => (kind === 'GRPCRoute' ? grpcMatch(one) : httpMatch(one)) ?? {}) };
}

function httpMatch({ path, pathType = 'Prefix', method, headers, queryParams }: RouteMatch) {
  return withValues({
    path: path === undefined ? undefined : { type: PATH_TYPES[pathType], value: path },
    method,
    headers: named(headers),
    queryParams: named(queryParams),
  });
}

function grpcMatch({ service, rpc, headers }: RouteMatch) {
  return withValues({ method: withValues({ service, method: rpc }), headers: named(headers) });
}

function named(map: { readonly [name: string]: string } | undefined): JsonObject[] | undefined {
  if (map === undefined) return undefined;
  return Object.entries(map)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, value]) => ({ name, value }));
}

/**
 * `filters` of a rule.
 * @param configuration name of the ListenerRuleConfiguration with what only the load balancer knows; undefined without one
 */
export function routeFilters(
  { redirect, rewrite }: RouteRuleOptions,
  configuration: string | undefined,
): JsonObject | undefined {
  const filters = [
    ...(redirect === undefined
      ? []
      : [{ type: 'RequestRedirect', requestRedirect: redirectFilter(redirect) }]),
    ...(rewrite === undefined ? [] : [{ type: 'URLRewrite', urlRewrite: rewriteFilter(rewrite) }]),
    ...(configuration === undefined
      ? []
      : [
          {
            type: 'ExtensionRef',
            extensionRef: {
              group: GATEWAY_CONFIGURATION_GROUP,
              kind: 'ListenerRuleConfiguration',
              name: configuration,
            },
          },
        ]),
  ];
  return filters.length === 0 ? undefined : { filters };
}

function redirectFilter({ scheme, host, port, status, ...paths }: RouteRedirect): JsonObject {
  const statusCode = status === undefined ? undefined : Number(status);
  return withValues({ scheme, hostname: host, port, path: pathModifier(paths), statusCode }) ?? {};
}

function rewriteFilter({ host, ...paths }: RouteRewrite): JsonObject {
  return withValues({ hostname: host, path: pathModifier(paths) }) ?? {};
}

function pathModifier({ path, prefix }: Pick<RouteRewrite, 'path' | 'prefix'>): JsonObject | undefined {
  if (path !== undefined) return { type: 'ReplaceFullPath', replaceFullPath: path };
  return prefix === undefined ? undefined : { type: 'ReplacePrefixMatch', replacePrefixMatch: prefix };
}

/**
 * `spec` of the ListenerRuleConfiguration of a rule; undefined where routes say everything.
 * Source: apis/gateway/v1/listenerruleconfig_types.go of the load balancer controller v3.5.0
 */
export function listenerRuleConfiguration(options: RouteRuleOptions): JsonObject | undefined {
  const { sourceRanges, tags } = options;
  const actions = [...loginActions(options), ...routingActions(options)];
  return withValues({
    actions: actions.length === 0 ? undefined : actions,
    conditions:
      sourceRanges === undefined
        ? undefined
        : [{ field: 'source-ip', sourceIPConfig: { values: [...sourceRanges] } }],
    tags,
  });
}

function loginActions({ auth, jwt }: RouteRuleOptions): JsonObject[] {
  if (jwt !== undefined) return [{ type: 'jwt-validation', jwtValidationConfig: { ...jwt } as JsonObject }];
  if (auth === undefined || auth.type === 'none') return [];
  const session = withValues({
    onUnauthenticatedRequest: auth.onUnauthenticatedRequest,
    scope: auth.scopes?.join(' '),
    sessionCookieName: auth.sessionCookie,
    sessionTimeout: auth.sessionTimeoutSeconds,
  });
  if (auth.cognito !== undefined) {
    const { userPoolARN, userPoolClientID, ...pool } = auth.cognito;
    const config = { userPoolArn: userPoolARN, userPoolClientId: userPoolClientID, ...pool, ...session };
    return [{ type: 'authenticate-cognito', authenticateCognitoConfig: withValues(config) ?? {} }];
  }
  const { secretName, ...provider } = auth.oidc ?? {};
  const config = { ...provider, secret: { name: secretName ?? '' }, ...session };
  return [{ type: 'authenticate-oidc', authenticateOIDCConfig: withValues(config) ?? {} }];
}

function routingActions({ response, redirect, stickySeconds }: RouteRuleOptions): JsonObject[] {
  if (response !== undefined) {
    const { status, contentType, body } = response;
    const fixedResponseConfig = withValues({ statusCode: status, contentType, messageBody: body }) ?? {};
    return [{ type: 'fixed-response', fixedResponseConfig }];
  }
  if (redirect?.query !== undefined) return [{ type: 'redirect', redirectConfig: { query: redirect.query } }];
  if (stickySeconds === undefined) return [];
  const targetGroupStickinessConfig = { enabled: true, durationSeconds: stickySeconds };
  return [{ type: 'forward', forwardConfig: { targetGroupStickinessConfig } }];
}
