import { AlbOptionsSchema } from './alb-options.ts';
import { autoModeAlb, autoModeAlbProblems, autoModeNlb, autoModeNlbProblems } from './auto-mode.ts';
import { NlbOptionsSchema } from './nlb-options.ts';

const nlb = (options: object) => NlbOptionsSchema.parse(options);
const alb = (options: object) => AlbOptionsSchema.parse(options);
const SERVICE = 'service.beta.kubernetes.io/aws-load-balancer';
const INGRESS = 'alb.ingress.kubernetes.io';

// Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html
describe('a Service', () => {
  test('who may connect is a field, the PROXY protocol an attribute beside others', () => {
    const options = nlb({
      scheme: 'internal',
      sourceRanges: ['10.0.0.0/8'],
      proxyProtocol: true,
      targetGroupAttributes: { 'preserve_client_ip.enabled': true },
      tags: { team: 'a' },
    });
    expect(autoModeNlb(options)).toEqual({
      annotations: {
        [`${SERVICE}-scheme`]: 'internal',
        [`${SERVICE}-target-group-attributes`]:
          'preserve_client_ip.enabled=true,proxy_protocol_v2.enabled=true',
        [`${SERVICE}-additional-resource-tags`]: 'team=a',
      },
      sourceRanges: ['10.0.0.0/8'],
    });
  });

  test.each([[{}], [{ proxyProtocol: false }]])('%j needs neither', (options) => {
    expect(autoModeNlb(nlb(options))).toEqual({ annotations: {}, sourceRanges: [] });
  });

  test.each<[object, ReturnType<typeof autoModeNlbProblems>]>([
    [{ proxyProtocol: true, sourceRanges: ['10.0.0.0/8'], disableSecurityGroups: false }, []],
    [
      { disableSecurityGroups: true },
      [{ path: ['disableSecurityGroups'], hint: 'its load balancers always have security groups' }],
    ],
    [
      { proxyProtocolPorts: [80] },
      [
        {
          path: ['proxyProtocolPorts'],
          hint: 'write proxyProtocol, or proxy_protocol_v2.enabled in targetGroupAttributesByPort',
        },
      ],
    ],
  ])('%j has the problems %j', (options, problems) => {
    expect(autoModeNlbProblems(nlb(options))).toEqual(problems);
  });
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html
describe('an Ingress', () => {
  const COGNITO = {
    type: 'cognito',
    cognito: {
      userPoolARN: 'arn:aws:cognito-idp:eu-central-1:111122223333:userpool/a',
      userPoolClientID: 'c',
      userPoolDomain: 'd',
    },
  };
  const OIDC = {
    type: 'oidc',
    oidc: {
      issuer: 'https://login.example.com',
      authorizationEndpoint: 'https://login.example.com/authorize',
      tokenEndpoint: 'https://login.example.com/token',
      userInfoEndpoint: 'https://login.example.com/user',
      secretName: 'login',
    },
  };

  test('the name of its group belongs to the class, its order stays', () => {
    const options = alb({ scheme: 'internal', targetType: 'ip', group: { name: 'shared', order: 5 } });
    expect(autoModeAlb(options)).toEqual({
      [`${INGRESS}/scheme`]: 'internal',
      [`${INGRESS}/target-type`]: 'ip',
      [`${INGRESS}/group.order`]: '5',
    });
  });

  test.each<[object, ReturnType<typeof autoModeAlbProblems>]>([
    [
      {
        waf: { aclArn: 'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/a/b' },
        auth: COGNITO,
        listenPorts: [{ HTTPS: 443 }],
      },
      [],
    ],
    [
      { waf: { classicAclId: 'a' } },
      [{ path: ['waf', 'classicAclId'], hint: 'use a web ACL of WAF v2: waf.aclArn' }],
    ],
    [
      { shieldAdvancedProtection: false },
      [{ path: ['shieldAdvancedProtection'], hint: 'leave it out: Shield is not integrated there' }],
    ],
    [
      { auth: OIDC, listenPorts: [{ HTTPS: 443 }] },
      [{ path: ['auth', 'type'], hint: 'use Cognito, or let the app log people in' }],
    ],
  ])('%j has the problems %j', (options, problems) => {
    expect(autoModeAlbProblems(alb(options))).toEqual(problems);
  });
});
