import { z } from 'zod';
import { codedCheck, type CodedIssue } from '../issue.ts';
import { AlbAuthSchema, AlbJwtSchema } from '../load-balancer/alb-auth.ts';
import { integer, keyed, list, matching, oneOf, shaped, words } from '../load-balancer/options.ts';
import { cidr, PORT, tags } from '../load-balancer/values.ts';

const PATH = /^\/\S{0,1023}$/;
const HEADER = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}$/;
const path = (text: string) => matching(PATH, '/api', text);

/** What a request has to be like. */
const match = z
  .strictObject({
    path: path('Path of HTTP requests.'),
    pathType: oneOf(
      ['Prefix', 'Exact', 'RegularExpression'],
      'Prefix: the path and all below it; Exact: the path alone, in which * and ? stand for other characters.',
      'Prefix',
    ),
    method: oneOf(
      ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'],
      'Method of HTTP requests.',
    ),
    headers: keyed(
      HEADER,
      'X-Version',
      words('Value, or several with a comma between them.', 'beta'),
      'Headers that a request has, all of them.',
    ),
    queryParams: keyed(/^\S{1,256}$/, 'version', words('Value.', 'beta'), 'Parameters that a request has.'),
    service: matching(/^[A-Za-z0-9_.]+$/, 'shop.v1.Orders', 'Service of gRPC requests.'),
    rpc: matching(/^[A-Za-z0-9_]+$/, 'List', 'Method of gRPC requests.'),
  })
  .partial();

const redirect = z
  .strictObject({
    scheme: oneOf(['http', 'https'], 'Scheme to go to.'),
    host: matching(/^[a-z0-9.-]+$/, 'www.example.com', 'Host to go to.'),
    port: integer({ ...PORT, example: 443 }, 'Port to go to. Default: the one of scheme.'),
    path: path('Path to go to.'),
    prefix: path('What takes the place of the prefix that matched. Only beside scheme, host or port.'),
    query: words('Query without the question mark.', 'from=old', '#{query}'),
    status: oneOf(['301', '302'], 'Permanent or temporary, in quotes.', '302'),
  })
  .partial()
  .check(codedCheck(redirectProblems));

const rewrite = z
  .strictObject({
    host: matching(/^[a-z0-9.-]+$/, 'internal.example.com', 'Host that the pods see.'),
    path: path('Path that the pods see.'),
    prefix: path('What takes the place of the prefix that matched.'),
  })
  .partial()
  .check(codedCheck(pathProblems));

const response = z.strictObject({
  status: integer({ min: 200, max: 599, example: 503 }, 'Status of the answer, 2xx, 4xx or 5xx.'),
  contentType: oneOf(
    ['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json'],
    'Type of the body.',
    'text/plain',
  ).optional(),
  body: shaped(/^[\s\S]{0,1024}$/, 'text of at most 1024 characters', 'Back soon', 'Body.').optional(),
});

/** Keys of a rule beside the places that requests go to. */
export const ROUTE_RULE_KEYS = {
  matches: list(match, 'What requests are like: one of these. Default: every request.').optional(),
  redirect: redirect.describe('Where clients are sent, instead of to pods.').optional(),
  rewrite: rewrite.describe('What pods see in place of host and path.').optional(),
  response: response.describe('What the load balancer answers itself, instead of pods.').optional(),
  auth: AlbAuthSchema.describe('Login at the load balancer, on HTTPS listeners alone.').optional(),
  jwt: AlbJwtSchema.describe('Check of tokens at the load balancer, on HTTPS listeners alone.').optional(),
  sourceRanges: list(cidr(), 'Clients that the rule is for. Default: all.').optional(),
  stickySeconds: integer(
    { min: 1, max: 604_800, example: 3600 },
    'Seconds that clients stay with one of several places that requests go to.',
  ).optional(),
  tags: tags('Tags of the rule.').optional(),
};

export type RouteMatch = z.output<typeof match>;
export type RouteRedirect = z.output<typeof redirect>;
export type RouteRewrite = z.output<typeof rewrite>;
export interface RouteRuleOptions {
  readonly matches?: readonly RouteMatch[] | undefined;
  readonly redirect?: RouteRedirect | undefined;
  readonly rewrite?: RouteRewrite | undefined;
  readonly response?: z.output<typeof response> | undefined;
  readonly auth?: z.output<typeof AlbAuthSchema> | undefined;
  readonly jwt?: z.output<typeof AlbJwtSchema> | undefined;
  readonly sourceRanges?: readonly string[] | undefined;
  readonly stickySeconds?: number | undefined;
  readonly tags?: { readonly [key: string]: string } | undefined;
}

function* pathProblems({ path: whole, prefix }: { path?: unknown; prefix?: unknown }): Iterable<CodedIssue> {
  if (whole === undefined || prefix === undefined) return;
  const message = 'path takes the place of the whole path, prefix of a part of it';
  yield { code: 'spec/conflict', message, hint: 'remove one of them', path: ['prefix'] };
}

/** Source: docs/guide/gateway/l7gateway.md of the load balancer controller v3.5.0, ReplacePrefixMatch */
function* redirectProblems(one: {
  readonly [key in 'scheme' | 'host' | 'port' | 'path' | 'prefix']?: unknown;
}): Iterable<CodedIssue> {
  yield* pathProblems(one);
  if (one.prefix === undefined || (one.scheme ?? one.host ?? one.port) !== undefined) return;
  const message = 'a load balancer refuses a redirect of the prefix alone: it could lead to itself';
  yield {
    code: 'spec/conflict',
    message,
    hint: 'add scheme, host or port, or write path',
    path: ['prefix'],
  };
}
