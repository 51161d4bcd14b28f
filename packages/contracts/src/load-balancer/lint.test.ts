import { annotationProblems, type AnnotationContext } from './lint.ts';

const A = 'alb.ingress.kubernetes.io/';
const S = 'service.beta.kubernetes.io/';
const L = `${S}aws-load-balancer-`;

type Effect = string | undefined;

const effects = (
  context: Partial<AnnotationContext> & Pick<AnnotationContext, 'kind' | 'annotations'>,
): Effect[] => annotationProblems({ isAutoMode: false, ...context }).map(({ effect }) => effect);

const kindOf = (name: string) => (name.startsWith(A) ? 'Ingress' : 'Service');

/** What the controller itself did with each text: its parser and model builders, v3.5.0. */
const READ: readonly (readonly [name: string, text: string, effect: Effect])[] = [
  [`${L}nlb-target-type`, 'ip', undefined],
  [`${L}nlb-target-type`, 'Ip', 'ignored'],
  [`${A}target-type`, 'Ip', 'refused'],
  [`${A}scheme`, 'Internal', 'refused'],
  [`${A}scheme`, ' internal', 'refused'],
  [`${L}scheme`, '', 'refused'],
  [`${L}healthcheck-protocol`, 'Http', undefined],
  [`${L}healthcheck-protocol`, 'grpc', 'refused'],
  [`${A}healthcheck-protocol`, 'Http', 'refused'],
  [`${A}backend-protocol`, 'https', 'refused'],
  [`${A}backend-protocol-version`, 'grpc', 'refused'],
  [`${L}backend-protocol`, 'ssl', undefined],
  [`${L}backend-protocol`, 'SSL', 'ignored'],
  [`${L}disable-nlb-sg`, 'T', undefined],
  [`${A}shield-advanced-protection`, 'True', undefined],
  [`${A}shield-advanced-protection`, '1', undefined],
  [`${A}shield-advanced-protection`, 'yes', 'refused'],
  [`${A}shield-advanced-protection`, ' true', 'refused'],
  [`${A}shield-advanced-protection`, '', 'refused'],
  [`${L}enable-tcp-udp-listener`, 'yes', 'ignored'],
  [`${L}proxy-protocol`, '*', undefined],
  [`${L}proxy-protocol`, 'true', 'refused'],
  [`${L}enable-icmp-for-path-mtu-discovery`, 'on', undefined],
  [`${L}enable-icmp-for-path-mtu-discovery`, 'On', 'ignored'],
  [`${L}inbound-sg-rules-on-private-link-traffic`, 'true', 'refused'],
  [`${L}internal`, '0.0.0.0/0', 'refused'],
  [`${L}internal`, 'false', 'deprecated'],
  [`${A}group.order`, '+10', undefined],
  [`${A}group.order`, '010', undefined],
  [`${A}group.order`, ' 10', 'refused'],
  [`${A}group.order`, '1001', 'refused'],
  [`${A}healthcheck-interval-seconds`, '10s', 'refused'],
  [`${A}healthcheck-interval-seconds`, '0x10', 'refused'],
  [`${A}healthcheck-interval-seconds`, '10.0', 'refused'],
  [`${A}healthcheck-interval-seconds`, '99999999999', 'refused'],
  [`${A}auth-session-timeout`, '99999999999', undefined],
  [`${A}subnets`, ' a , ,b,', undefined],
  [`${A}subnets`, '', 'ignored'],
  [`${A}tags`, 'a=1,a=2', 'ignored'],
  [`${A}tags`, 'a=b=c', undefined],
  [`${A}tags`, 'a=b\\,c', undefined],
  [`${A}tags`, 'a=b,', 'ignored'],
  [`${A}tags`, 'a=', undefined],
  [`${A}tags`, 'a=C:\\dir', 'ignored'],
  [`${L}additional-resource-tags`, 'a=b,c', 'refused'],
  [`${L}additional-resource-tags`, 'a=b,c,d=e', 'refused'],
  [`${L}additional-resource-tags`, '{"team":"web"}', 'refused'],
  [`${L}additional-resource-tags`, 'team:web', 'refused'],
  [`${L}additional-resource-tags`, '=b', 'refused'],
  [`${L}attributes`, 'no_such.attr=1', undefined],
  [`${L}attributes`, 'Load_Balancing.cross_zone.enabled=TRUE', undefined],
  [`${L}attributes`, 'dns_record.client_routing_policy=any', 'refused'],
  [`${L}minimum-load-balancer-capacity`, 'CapacityUnits=100', undefined],
  [`${L}minimum-load-balancer-capacity`, '100', 'refused'],
  [`${L}minimum-load-balancer-capacity`, 'capacityunits=100', 'refused'],
  [`${L}healthcheck-port`, '99999', undefined],
  [`${A}inbound-cidrs`, '10.0.0.0', 'refused'],
  [`${S}load-balancer-source-ranges`, '10.0.0.0', undefined],
  [`${L}private-ipv4-addresses`, '::1', 'refused'],
  [`${A}listen-ports`, '[{"HTTP":80},{"HTTPS":443}]', undefined],
  [`${A}listen-ports`, '{"HTTP":80}', 'refused'],
  [`${A}listen-ports`, '80,443', 'refused'],
  [`${A}listen-ports`, '[{"http":80}]', 'refused'],
  [`${A}listen-ports`, '[{"HTTP":"80"}]', 'refused'],
  [`${A}listen-ports`, '[{"HTTP":80},]', 'refused'],
  [`${A}listen-ports`, '[]', 'refused'],
  [`${A}listen-ports`, '[{"HTTP":80},{"HTTPS":80}]', 'ignored'],
  [`${A}listen-ports`, '[{"HTTP":80,"HTTPS":80}]', 'ignored'],
  [`${A}listen-ports`, '[{}]', 'ignored'],
  [`${A}ssl-redirect`, 'true', 'refused'],
  [`${A}auth-on-unauthenticated-request`, 'ALLOW', undefined],
  [`${A}auth-type`, 'OIDC', 'refused'],
  [
    `${A}actions.web`,
    '{"type":"redirect","redirectConfig":{"host":"a.example.com","statusCode":"HTTP_301"}}',
    undefined,
  ],
  [
    `${A}actions.web`,
    '{"Type":"redirect","redirectConfig":{"Host":"a.example.com","statusCode":"301"}}',
    undefined,
  ],
  [`${A}actions.web`, '{"type":"fixed-response","fixedResponseConfig":{"statusCode":503}}', 'refused'],
  [`${A}actions.web`, '{"type":"redirect","redirectConfig":{"port":443,"statusCode":"HTTP_301"}}', 'refused'],
  [`${A}actions.web`, '{"type":"redirect","redirectConfig":{"hots":"a","statusCode":"HTTP_301"}}', 'ignored'],
  [`${A}actions.web`, '{"type":', 'refused'],
  [`${A}conditions.web`, '{"field":"source-ip"}', 'refused'],
  [`${A}mutual-authentication`, '[]', 'refused'],
  [`${A}mutual-authentication`, '[{"port":"443","mode":"off"}]', 'refused'],
  [`${A}wafv2-acl-arn`, '', undefined],
  [`${A}wafv2-acl-arn`, 'web', undefined],
  [`${A}load-balancer-name`, 'a'.repeat(33), 'refused'],
  [`${A}group.name`, 'Web', 'refused'],
  [`${A}customer-owned-ipv4-pool`, '', 'refused'],
  [`${A}web-acl-id`, 'a', 'deprecated'],
  [`${A}dry-run-plan`, '{}', 'deprecated'],
  [`${A}frontend-nlb-listener-port-mapping`, '80=443', undefined],
  [`${A}frontend-nlb-listener-port-mapping`, '80=https', 'refused'],
  [`${L}proxy-protocol-per-target-group`, '80, 443', undefined],
  [`${L}proxy-protocol-per-target-group`, 'http', 'refused'],
];

test.each(READ)('%s: %j is %s', (name, text, effect) => {
  const found = effects({ kind: kindOf(name), annotations: { [name]: text } });
  expect(found).toEqual(effect === undefined ? [] : [effect]);
});

test.each<[kind: 'Ingress' | 'Service', name: string, effect: Effect]>([
  ['Ingress', `${A}shceme`, 'unknown'],
  ['Ingress', `${A}healthcheck-interval`, 'unknown'],
  ['Ingress', `${A}listener-attributes.TCP-80x`, 'unknown'],
  ['Service', `${L}target-type`, 'unknown'],
  ['Service', 'service.kubernetes.io/load-balancer-source-ranges', 'unknown'],
  ['Service', `${L}connection-idle-timeout`, 'ignored'],
  ['Service', 'service.beta.kubernetes.io/azure-load-balancer-internal', undefined],
  ['Service', 'example.com/scheme', undefined],
  ['Service', `${A}scheme`, 'ignored'],
  ['Service', `${A}healthcheck-path`, undefined],
  ['Ingress', `${L}scheme`, 'ignored'],
])('on a %s, %s is %s', (kind, name, effect) => {
  const text = name.endsWith('scheme') ? 'internal' : '/';
  expect(effects({ kind, annotations: { [name]: text } })).toEqual(effect === undefined ? [] : [effect]);
});

describe('EKS Auto Mode', () => {
  test.each([
    [`${A}group.name`, 'a'],
    [`${A}waf-acl-id`, 'a'],
    [`${A}web-acl-id`, 'a'],
    [`${A}shield-advanced-protection`, 'true'],
    [`${A}auth-type`, 'oidc'],
    [`${S}load-balancer-source-ranges`, '10.0.0.0/8'],
    [`${L}type`, 'external'],
    [`${L}internal`, 'true'],
    [`${L}proxy-protocol`, '*'],
    [`${L}access-log-enabled`, 'true'],
    [`${L}access-log-s3-bucket-name`, 'a'],
    [`${L}access-log-s3-bucket-prefix`, 'a'],
    [`${L}cross-zone-load-balancing-enabled`, 'true'],
  ])('does not know %s: %s', (name, text) => {
    expect(effects({ kind: kindOf(name), isAutoMode: true, annotations: { [name]: text } })).toEqual([
      'auto-mode',
    ]);
  });

  test('knows the others', () => {
    const annotations = {
      [`${A}auth-type`]: 'cognito',
      [`${A}group.order`]: '1',
      [`${A}scheme`]: 'internal',
    };
    expect(effects({ kind: 'Ingress', isAutoMode: true, annotations })).toEqual([]);
  });
});

describe('IngressClassParams', () => {
  const messages = (classParams: AnnotationContext['classParams'], annotations: Record<string, string>) =>
    annotationProblems({ kind: 'Ingress', isAutoMode: false, annotations, classParams }).map(
      ({ annotation, effect, message, hint }) => `${annotation} ${effect}: ${message} | ${hint}`,
    );

  test('take the place of annotations', () => {
    const params = {
      scheme: 'internal',
      certificateARNs: ['arn'],
      sslPolicy: '',
      subnets: { ids: ['subnet-1'] },
    };
    const annotations = {
      [`${A}scheme`]: 'internet-facing',
      [`${A}certificate-arn`]: 'arn',
      [`${A}ssl-policy`]: 'ELBSecurityPolicy-2016-08',
      [`${A}subnets`]: 'a,b',
    };
    expect(messages(params, annotations)).toEqual(
      [
        ['scheme', 'scheme'],
        ['certificate-arn', 'certificateArn'],
        ['subnets', 'subnets'],
      ].map(
        ([name, field]) =>
          `${A}${name} ignored: does not count: the IngressClassParams set ${field} | remove it, or the field of the class`,
      ),
    );
  });

  test('of maps, key by key', () => {
    const params = { tags: [{ key: 'team', value: 'web' }] };
    expect(messages(params, { [`${A}tags`]: 'team=web,stage=dev' })).toEqual([]);
    expect(messages(params, { [`${A}tags`]: 'team=api,stage=dev' })).toEqual([
      `${A}tags ignored: does not count for team: the IngressClassParams set it in tags | remove it, or the field of the class`,
    ]);
  });
});
