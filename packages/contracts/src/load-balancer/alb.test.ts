import { z } from 'zod';
import { problemsOf } from '../testing/problems.ts';
import { albAnnotations } from './alb-annotations.ts';
import { AlbOptionsSchema } from './alb-options.ts';

const CERTIFICATE = 'arn:aws:acm:ap-northeast-2:111122223333:certificate/0a';

test('the options of a shared HTTPS load balancer become these annotations', () => {
  const options = AlbOptionsSchema.parse({
    scheme: 'internet-facing',
    targetType: 'ip',
    group: { name: 'shared.web', order: -10 },
    listenPorts: [{ HTTP: 80 }, { HTTPS: 443 }],
    tls: { certificates: [CERTIFICATE], redirectPort: 443 },
    healthCheck: { path: '/healthz', successCodes: '200,301-308', port: 'traffic-port' },
    attributes: { 'idle_timeout.timeout_seconds': 120, 'routing.http2.enabled': true },
    targetGroupAttributes: { 'stickiness.enabled': true, 'stickiness.type': 'lb_cookie' },
    tags: { team: 'web' },
  });
  expect(albAnnotations(options)).toEqual({
    'alb.ingress.kubernetes.io/scheme': 'internet-facing',
    'alb.ingress.kubernetes.io/target-type': 'ip',
    'alb.ingress.kubernetes.io/group.name': 'shared.web',
    'alb.ingress.kubernetes.io/group.order': '-10',
    'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP":80},{"HTTPS":443}]',
    'alb.ingress.kubernetes.io/certificate-arn': CERTIFICATE,
    'alb.ingress.kubernetes.io/ssl-redirect': '443',
    'alb.ingress.kubernetes.io/healthcheck-path': '/healthz',
    'alb.ingress.kubernetes.io/success-codes': '200,301-308',
    'alb.ingress.kubernetes.io/healthcheck-port': 'traffic-port',
    'alb.ingress.kubernetes.io/load-balancer-attributes':
      'idle_timeout.timeout_seconds=120,routing.http2.enabled=true',
    'alb.ingress.kubernetes.io/target-group-attributes': 'stickiness.enabled=true,stickiness.type=lb_cookie',
    'alb.ingress.kubernetes.io/tags': 'team=web',
  });
});

test('structured options become JSON, templated ones a name each', () => {
  const action = {
    type: 'fixed-response',
    fixedResponseConfig: { statusCode: '503', messageBody: 'closed, sorry' },
  };
  const condition = { field: 'http-header', httpHeaderConfig: { httpHeaderName: 'X-A', values: ['b'] } };
  const transform = { type: 'url-rewrite', urlRewriteConfig: { rewrites: [{ regex: '^/a', replace: '/' }] } };
  const options = AlbOptionsSchema.parse({
    actions: { closed: action },
    conditions: { closed: [condition] },
    transforms: { web: [transform] },
    listenerAttributes: {
      'HTTPS-443': { 'routing.http.response.access_control_allow_methods.header_value': 'GET, POST' },
    },
    targetType: 'ip',
    listenPorts: [{ HTTPS: 443 }],
    targetControlPorts: { 'web.80': 3000 },
    auth: {
      type: 'cognito',
      cognito: { userPoolARN: 'arn:aws:cognito-idp:x', userPoolClientID: 'c', userPoolDomain: 'd' },
      scopes: ['openid', 'email'],
    },
    frontendNlb: {
      enabled: true,
      listenerPortMapping: { '443': 8443, '80': 80 },
      healthCheck: { port: 443 },
    },
  });
  expect(albAnnotations(options)).toEqual({
    'alb.ingress.kubernetes.io/target-type': 'ip',
    'alb.ingress.kubernetes.io/listen-ports': '[{"HTTPS":443}]',
    'alb.ingress.kubernetes.io/listener-attributes.HTTPS-443':
      'routing.http.response.access_control_allow_methods.header_value=GET\\, POST',
    'alb.ingress.kubernetes.io/actions.closed':
      '{"fixedResponseConfig":{"messageBody":"closed, sorry","statusCode":"503"},"type":"fixed-response"}',
    'alb.ingress.kubernetes.io/conditions.closed':
      '[{"field":"http-header","httpHeaderConfig":{"httpHeaderName":"X-A","values":["b"]}}]',
    'alb.ingress.kubernetes.io/transforms.web':
      '[{"type":"url-rewrite","urlRewriteConfig":{"rewrites":[{"regex":"^/a","replace":"/"}]}}]',
    'alb.ingress.kubernetes.io/auth-type': 'cognito',
    'alb.ingress.kubernetes.io/auth-idp-cognito':
      '{"userPoolARN":"arn:aws:cognito-idp:x","userPoolClientID":"c","userPoolDomain":"d"}',
    'alb.ingress.kubernetes.io/auth-scope': 'openid email',
    'alb.ingress.kubernetes.io/target-control-port.web.80': '3000',
    'alb.ingress.kubernetes.io/enable-frontend-nlb': 'true',
    'alb.ingress.kubernetes.io/frontend-nlb-listener-port-mapping': '443=8443,80=80',
    'alb.ingress.kubernetes.io/frontend-nlb-healthcheck-port': '443',
  });
});

const VALUE = 'lb/unknown-option-value';
const CONFLICT = 'spec/conflict';
const MISSING = 'spec/missing-key';
const HTTPS = { listenPorts: [{ HTTPS: 443 }] };

test.each([
  [{ backendProtocol: 'http' }, `backendProtocol: ${VALUE}`],
  [{ ipAddressType: 'ipv6' }, `ipAddressType: ${VALUE}`],
  [{ group: { name: 'Shared' } }, `group.name: ${VALUE}`],
  [{ group: { name: 'a'.repeat(64) } }, `group.name: ${VALUE}`],
  [{ group: { name: 'a', order: 1001 } }, `group.order: ${VALUE}`],
  [{ listenPorts: [] }, `listenPorts: ${VALUE}`],
  [{ listenPorts: [{}] }, `listenPorts.0: ${MISSING}`],
  [{ listenPorts: [{ HTTP: 80, TCP: 80 }] }, 'listenPorts.0: unrecognized_keys'],
  [{ listenPorts: [{ HTTP: 0 }] }, `listenPorts.0.HTTP: ${VALUE}`],
  [{ waf: { aclArn: 'my-acl' } }, `waf.aclArn: ${VALUE}`],
  [{ ...HTTPS, tls: { policy: 'TLS13' } }, `tls.policy: ${VALUE}`],
  [{ frontendNlb: { scheme: 'internal' } }, 'frontendNlb.enabled: invalid_type'],
  [
    { frontendNlb: { enabled: true, healthCheck: { port: 'http' } } },
    `frontendNlb.healthCheck.port: ${VALUE}`,
  ],
  [{ ...HTTPS, auth: { type: 'oidc' } }, `auth: ${MISSING}`],
  [{ ...HTTPS, auth: { type: 'saml' } }, `auth.type: ${VALUE}`],
  [{ actions: { a: { type: 'redirect' } } }, `actions.a: ${MISSING}`],
  [{ actions: { A: { type: 'forward', targetGroupName: 'x' } } }, `actions.A: ${VALUE}`],
  [
    { actions: { a: { type: 'redirect', redirectConfig: { statusCode: '301' } } } },
    `actions.a.redirectConfig.statusCode: ${VALUE}`,
  ],
  [
    { actions: { a: { type: 'redirect', redirectConfig: { statusCode: 'HTTP_301', port: '65536' } } } },
    `actions.a.redirectConfig.port: ${VALUE}`,
  ],
  [{ transforms: { a: [{ type: 'url-rewrite' }] } }, `transforms.a.0: ${MISSING}`],
  [
    { conditions: { a: [{ field: 'source-ip', sourceIPConfig: { values: ['10.0.0.1'] } }] } },
    'conditions.a.0.sourceIPConfig.values.0: network/invalid-cidr',
  ],
  [{ conditions: { a: [{ field: 'source-ip' }] } }, `conditions.a.0: ${MISSING}`],
  [{ conditions: { a: [{ field: 'cookie' }] } }, `conditions.a.0.field: ${VALUE}`],
  [{ conditions: { a: [{ field: 'host-header' }] } }, `conditions.a.0.field: ${VALUE}`],
  [{ conditions: { a: [{ field: 'path-pattern' }] } }, `conditions.a.0.field: ${VALUE}`],
  [
    { conditions: { a: [{ field: 'http-header', httpHeaderConfig: { httpHeaderName: 'X-A' } }] } },
    `conditions.a.0.httpHeaderConfig: ${CONFLICT}`,
  ],
  [
    {
      conditions: {
        a: [{ field: 'http-request-method', httpRequestMethodConfig: { values: ['A', 'B', 'C', 'D'] } }],
      },
    },
    `conditions.a.0.httpRequestMethodConfig: ${VALUE}`,
  ],
  [
    {
      conditions: {
        a: [
          { field: 'http-request-method', httpRequestMethodConfig: { values: ['A', 'B', 'C'] } },
          { field: 'http-header', httpHeaderConfig: { httpHeaderName: 'X-A', regexValues: ['a', 'b', 'c'] } },
        ],
      },
    },
    `conditions.a: ${VALUE}`,
  ],
  [
    { tls: { mutualAuthentication: [{ port: 443, mode: 'verify' }] }, listenPorts: [{ HTTPS: 443 }] },
    `tls.mutualAuthentication.0: ${MISSING}`,
  ],
])('%j is refused', (input, problem) => {
  expect(problemsOf(AlbOptionsSchema, input)).toEqual([problem]);
});

const jwt = { jwksEndpoint: 'https://a', issuer: 'https://a' };
const oidc = { issuer: 'https://a', authorizationEndpoint: 'https://a/b', tokenEndpoint: 'https://a/c' };
const provider = { ...oidc, userInfoEndpoint: 'https://a/d', secretName: 's' };
const FIXED = { enabled: true, scheme: 'internet-facing', eipAllocations: ['eipalloc-1'] };

test.each([
  [
    { tls: { redirectPort: 443 } },
    { tls: { redirectPort: 443, certificates: [CERTIFICATE] } },
    'tls.redirectPort',
  ],
  [
    { tls: { redirectPort: 8443 }, listenPorts: [{ HTTPS: 443 }] },
    { tls: { redirectPort: 8443 }, listenPorts: [{ HTTPS: 443 }], group: { name: 'a' } },
    'tls.redirectPort',
  ],
  [
    { tls: { mutualAuthentication: [{ port: 443, mode: 'off' }] } },
    { tls: { mutualAuthentication: [{ port: 443, mode: 'off' }] }, listenPorts: [{ HTTPS: 443 }] },
    'tls.mutualAuthentication.0.port',
  ],
  [
    { tls: { privateCaArn: 'arn:aws:acm-pca:x' } },
    { tls: { privateCaArn: 'arn:aws:acm-pca:x', createAcmCertificate: true } },
    'tls.privateCaArn',
  ],
  [
    { ...HTTPS, auth: { type: 'oidc', oidc: provider }, jwtValidation: jwt },
    { ...HTTPS, auth: { type: 'none' }, jwtValidation: jwt },
    'jwtValidation',
  ],
  [
    { auth: { type: 'none', oidc: provider } },
    { ...HTTPS, auth: { type: 'oidc', oidc: provider } },
    'auth.oidc',
  ],
  [{ waf: { aclArn: 'none', aclName: 'a' } }, { waf: { aclName: 'a', classicAclId: 'none' } }, 'waf.aclArn'],
  [
    { inboundCidrs: ['10.0.0.0/8'], securityGroups: ['sg-1'] },
    { manageBackendSecurityGroupRules: true, securityGroups: ['sg-1'] },
    'inboundCidrs',
  ],
  [{ manageBackendSecurityGroupRules: true }, {}, 'manageBackendSecurityGroupRules'],
  [{ inboundCidrs: ['::/0'] }, { inboundCidrs: ['::/0'], ipAddressType: 'dualstack' }, 'inboundCidrs.0'],
  [
    { targetControlPorts: { 'a.80': 1 }, targetType: 'instance' },
    { targetControlPorts: { 'a.80': 1 } },
    'targetControlPorts',
  ],
  [
    { targetNodeLabels: { a: 'b' } },
    { targetNodeLabels: { a: 'b' }, targetType: 'instance' },
    'targetNodeLabels',
  ],
  [
    { frontendNlb: { enabled: true, eipAllocations: ['eipalloc-1'] }, scheme: 'internet-facing' },
    { frontendNlb: { enabled: true, eipAllocations: ['eipalloc-1'], scheme: 'internet-facing' } },
    'frontendNlb.eipAllocations',
  ],
  [
    { frontendNlb: { ...FIXED, subnets: ['a', 'b'] } },
    { frontendNlb: { ...FIXED, subnets: ['a'] } },
    'frontendNlb.eipAllocations',
  ],
  [
    { actions: { a: { type: 'forward', targetGroupName: 'x', redirectConfig: { statusCode: 'HTTP_301' } } } },
    { actions: { a: { type: 'redirect', redirectConfig: { statusCode: 'HTTP_301', port: '#{port}' } } } },
    'actions.a.redirectConfig',
  ],
])('%j does not go together, %j does', (bad, good, path) => {
  expect(problemsOf(AlbOptionsSchema, bad)).toEqual([`${path}: ${CONFLICT}`]);
  expect(problemsOf(AlbOptionsSchema, good)).toEqual([]);
});

test('a client certificate is checked with a trust store or not at all', () => {
  const entry = { port: 443, mode: 'passthrough', trustStore: 'a', advertiseTrustStoreCaNames: 'on' };
  const input = { listenPorts: [{ HTTPS: 443 }], tls: { mutualAuthentication: [entry] } };
  expect(problemsOf(AlbOptionsSchema, input)).toEqual([
    `tls.mutualAuthentication.0.trustStore: ${CONFLICT}`,
    `tls.mutualAuthentication.0.advertiseTrustStoreCaNames: ${CONFLICT}`,
  ]);
});

test("the editor's schema can be made and is closed", () => {
  const schema = z.toJSONSchema(AlbOptionsSchema, { io: 'input' });
  expect(schema.additionalProperties).toBe(false);
  expect(schema.properties?.['backendProtocolVersion']).toMatchObject({ enum: ['HTTP1', 'HTTP2', 'GRPC'] });
});

test('logs go to a bucket, which a class or another member of the group may name', () => {
  const attributes = { 'connection_logs.s3.enabled': true };
  expect(problemsOf(AlbOptionsSchema, { attributes })).toEqual([
    `attributes.connection_logs.s3.enabled: ${MISSING}`,
  ]);
  expect(problemsOf(AlbOptionsSchema, { attributes, group: { name: 'a' } })).toEqual([]);
});
