import { problemsOf } from '../testing/problems.ts';
import { AlbOptionsSchema } from './alb-options.ts';

const CERTIFICATE = 'arn:aws:acm:ap-northeast-2:111122223333:certificate/0a';
const HTTPS = { listenPorts: [{ HTTPS: 443 }] };
const jwt = { jwksEndpoint: 'https://a', issuer: 'https://a' };
const login = {
  type: 'oidc',
  oidc: {
    issuer: 'https://a',
    authorizationEndpoint: 'https://a/b',
    tokenEndpoint: 'https://a/c',
    userInfoEndpoint: 'https://a/d',
    secretName: 's',
  },
};

test.each([
  [{ auth: { type: 'none', scopes: ['email'] } }, { auth: { type: 'none' } }, 'auth.scopes'],
  [{ auth: login }, { auth: login, tls: { certificates: [CERTIFICATE] } }, 'auth'],
  [
    { auth: login, listenPorts: [{ HTTP: 80 }, { HTTPS: 443 }] },
    { auth: login, listenPorts: [{ HTTP: 80 }, { HTTPS: 443 }], tls: { redirectPort: 443 } },
    'auth',
  ],
  [{ jwtValidation: jwt }, { jwtValidation: jwt, group: { name: 'a' } }, 'jwtValidation'],
  [
    { backendProtocolVersion: 'GRPC' },
    { ...HTTPS, backendProtocolVersion: 'GRPC' },
    'backendProtocolVersion',
  ],
  [
    { listenPorts: [{ HTTP: 80 }, { HTTPS: 80 }] },
    { listenPorts: [{ HTTP: 80 }, { HTTPS: 443 }] },
    'listenPorts.1.HTTPS',
  ],
  [
    { listenPorts: [{ HTTP: 80, HTTPS: 80 }] },
    { listenPorts: [{ HTTP: 80, HTTPS: 443 }] },
    'listenPorts.0.HTTPS',
  ],
  [
    { listenerAttributes: { 'HTTPS-443': {} } },
    { listenerAttributes: { 'HTTPS-443': {} }, tls: { certificates: [CERTIFICATE] } },
    'listenerAttributes.HTTPS-443',
  ],
  [
    { tls: { policy: 'ELBSecurityPolicy-2016-08' } },
    { ...HTTPS, tls: { policy: 'ELBSecurityPolicy-2016-08' } },
    'tls.policy',
  ],
  [
    { tls: { certificates: [CERTIFICATE] }, listenPorts: [{ HTTP: 80 }] },
    { tls: { certificates: [CERTIFICATE] } },
    'tls.certificates',
  ],
  [
    { tls: { certificates: [CERTIFICATE], createAcmCertificate: true } },
    { tls: { certificates: [CERTIFICATE], createAcmCertificate: false } },
    'tls.createAcmCertificate',
  ],
  [
    { healthCheck: { timeoutSeconds: 16 } },
    { healthCheck: { timeoutSeconds: 16, intervalSeconds: 20 } },
    'healthCheck.timeoutSeconds',
  ],
  [
    { frontendNlb: { enabled: false, eipAllocations: ['eipalloc-1'] } },
    { frontendNlb: { enabled: false } },
    'frontendNlb.eipAllocations',
  ],
])('%j does not count, %j does', (bad, good, path) => {
  expect(problemsOf(AlbOptionsSchema, bad)).toEqual([`${path}: spec/conflict`]);
  expect(problemsOf(AlbOptionsSchema, good)).toEqual([]);
});
