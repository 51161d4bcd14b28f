import { z } from 'zod';
import { codedCheck, type CodedIssue } from '../issue.ts';
import { DNS1123_SUBDOMAIN } from '@nodeless/kubernetes-schema/values';
import { flag, integer, keyed, list, matching, oneOf, words } from './options.ts';
import { PORT } from './values.ts';

const url = (text: string, path = '') =>
  matching(/^https:\/\/\S+$/, `https://login.example.com${path}`, text);

const extraParams = keyed(
  /^\S+$/,
  'prompt',
  words('Value of the parameter.', 'login'),
  'Parameters of the login request.',
).optional();

const cognito = z.strictObject({
  userPoolARN: matching(
    /^arn:aws[a-z-]*:cognito-idp:\S+$/,
    'arn:aws:cognito-idp:ap-northeast-2:111122223333:userpool/ap-northeast-2_aBcDeFgHi',
    'User pool.',
  ),
  userPoolClientID: words('Client of the user pool.', '1example23456789'),
  userPoolDomain: words('Domain of the user pool.', 'my-login'),
  authenticationRequestExtraParams: extraParams,
});

const oidc = z.strictObject({
  issuer: url('Issuer.'),
  authorizationEndpoint: url('Authorization endpoint.', '/oauth2/authorize'),
  tokenEndpoint: url('Token endpoint.', '/oauth2/token'),
  userInfoEndpoint: url('User info endpoint.', '/oauth2/userinfo'),
  secretName: matching(
    DNS1123_SUBDOMAIN,
    'my-oidc',
    'Secret in the same namespace with clientID and clientSecret.',
  ),
  authenticationRequestExtraParams: extraParams,
});

/** Login at the load balancer. Works on HTTPS listeners only. */
export const AlbAuthSchema = z
  .strictObject({
    type: oneOf(['none', 'oidc', 'cognito'], 'Who knows the users.', 'none'),
    cognito: cognito.describe('Amazon Cognito user pool.').optional(),
    oidc: oidc.describe('OpenID Connect provider.').optional(),
    onUnauthenticatedRequest: oneOf(
      ['authenticate', 'allow', 'deny'],
      'What happens to requests without a login.',
      'authenticate',
    ).optional(),
    scopes: list(
      matching(/^[^\s,]+$/, 'openid', 'A scope.'),
      'Scopes that are asked for. Default: openid.',
    ).optional(),
    sessionCookie: words('Name of the session cookie.', 'my-session', 'AWSELBAuthSessionCookie').optional(),
    sessionTimeoutSeconds: integer({ min: 1 }, 'Longest session.', 604_800).optional(),
  })
  .check(codedCheck(authProblems));

function* authProblems(auth: { type: string; cognito?: unknown; oidc?: unknown }): Iterable<CodedIssue> {
  for (const provider of ['cognito', 'oidc'] as const) {
    const given = auth[provider] !== undefined;
    if (auth.type === provider && !given) {
      yield { code: 'spec/missing-key', message: `auth of type ${provider} needs auth.${provider}` };
    }
    if (auth.type !== provider && given) {
      yield { code: 'spec/conflict', message: `auth.${provider} needs type: ${provider}`, path: [provider] };
    }
  }
}

/** Check of JSON Web Tokens at the load balancer. Works on HTTPS listeners only. */
export const AlbJwtSchema = z.strictObject({
  jwksEndpoint: url('Keys that sign the tokens.', '/.well-known/jwks.json'),
  issuer: words('Issuer of the tokens.', 'https://login.example.com'),
  additionalClaims: list(
    z.strictObject({
      name: words('Name of the claim.', 'scope'),
      format: oneOf(
        ['single-string', 'string-array', 'space-separated-values'],
        'How the claim holds its values.',
      ),
      values: list(words('A value.', 'orders:read'), 'Values.'),
    }),
    'Further claims that a token must have.',
  ).optional(),
});

const clientCertificates = z.strictObject({
  mode: oneOf(['off', 'passthrough', 'verify'], 'Whether client certificates are checked.'),
  trustStore: words('Name or ARN of the trust store.', 'my-trust-store').optional(),
  ignoreClientCertificateExpiry: flag('Accept expired certificates.', false).optional(),
  advertiseTrustStoreCaNames: oneOf(['on', 'off'], 'Tell clients which CAs are trusted.', 'off').optional(),
});

/** Client certificates at one port of the load balancer. */
export const ClientCertificatesSchema = clientCertificates.check(codedCheck(mutualAuthenticationProblems));

/** The same, one entry for each HTTPS port. */
export const AlbMutualAuthenticationSchema = list(
  z
    .strictObject({ port: integer({ ...PORT, example: 443 }, 'An HTTPS port.'), ...clientCertificates.shape })
    .check(codedCheck(mutualAuthenticationProblems)),
  'Client certificates, one entry for each port.',
);

interface MutualAuthentication {
  readonly mode: string;
  readonly trustStore?: unknown;
  readonly ignoreClientCertificateExpiry?: unknown;
  readonly advertiseTrustStoreCaNames?: unknown;
}

function* mutualAuthenticationProblems(entry: MutualAuthentication): Iterable<CodedIssue> {
  if (entry.mode === 'verify') {
    if (entry.trustStore === undefined)
      yield { code: 'spec/missing-key', message: 'mode: verify needs a trustStore' };
    return;
  }
  for (const key of ['trustStore', 'ignoreClientCertificateExpiry', 'advertiseTrustStoreCaNames'] as const) {
    if (entry[key] !== undefined)
      yield { code: 'spec/conflict', message: `${key} needs mode: verify`, path: [key] };
  }
}
