import { z } from 'zod';
import { coded, codedCheck } from '../issue.ts';
import { AlbActionSchema } from './alb-actions.ts';
import { AlbAuthSchema, AlbJwtSchema, AlbMutualAuthenticationSchema } from './alb-auth.ts';
import { AlbConditionsSchema } from './alb-conditions.ts';
import { AlbFrontendNlbSchema } from './alb-frontend-nlb.ts';
import { albProblems } from './alb-rules.ts';
import { AlbTransformsSchema } from './alb-transforms.ts';
import { ALB_ATTRIBUTES, ALB_LISTENER_ATTRIBUTES, ALB_TARGET_GROUP_ATTRIBUTES } from './attributes.ts';
import { flag, integer, keyed, list, matching, oneOf, words } from './options.ts';
import {
  capacityUnits,
  certificates,
  cidr,
  healthCheckNumbers,
  healthCheckPath,
  healthCheckPort,
  loadBalancerName,
  nodeLabels,
  PORT,
  prefixLists,
  scheme,
  securityGroups,
  sslPolicy,
  subnets,
  successCodes,
  tags,
} from './values.ts';

const HTTP_OR_GRPC_STATUS_CODES = /^[0-9]{1,3}(-[0-9]{1,3})?(,[0-9]{1,3}(-[0-9]{1,3})?)*$/;
const GROUP_NAME = /^(?=.{1,63}$)[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/;
const RULE_NAME = /^[a-z0-9.-]+$/;
const WEB_ACL_ARN = /^(none|arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]{12}:regional\/webacl\/\S+)$/;

const rule = <T extends z.ZodType>(value: T, text: string) => keyed(RULE_NAME, 'my-service', value, text);

const group = z
  .strictObject({
    name: matching(
      GROUP_NAME,
      'shared.web',
      'Ingresses of one group share one load balancer. A class with a group has its name already.',
    ).optional(),
    order: integer({ min: -1000, max: 1000 }, 'Rules of a lower number come first.', 0).optional(),
  })
  .describe(
    'Apps that share one load balancer. What it is like, all of them say alike; or a class says it once for all: ingressClasses of cluster.yaml with group.',
  );

const listenPort = z
  .strictObject({
    HTTP: integer({ ...PORT, example: 80 }, 'An HTTP port.'),
    HTTPS: integer({ ...PORT, example: 443 }, 'An HTTPS port.'),
  })
  .partial()
  .check(
    coded(
      'spec/missing-key',
      (entry) => Object.keys(entry).length > 0,
      'a listen port is HTTP or HTTPS',
      'write HTTPS: 443',
    ),
  );

const tls = z
  .strictObject({
    certificates: certificates(),
    policy: sslPolicy(),
    redirectPort: integer(
      { ...PORT, example: 443 },
      'HTTPS port that every HTTP listener of the load balancer redirects to, also those of other members of the group.',
    ),
    mutualAuthentication: AlbMutualAuthenticationSchema,
    createAcmCertificate: flag(
      'Let the controller order a certificate; needs its feature and more permissions.',
      false,
    ),
    privateCaArn: matching(
      /^arn:aws[a-z-]*:acm-pca:\S+$/,
      'arn:aws:acm-pca:ap-northeast-2:111122223333:certificate-authority/1234abcd-12ab-34cd-56ef-1234567890ab',
      'Private CA that signs the certificate.',
    ),
  })
  .partial()
  .describe(
    'TLS that ends at the load balancer. Without certificates the controller looks in ACM for those of the hosts, and builds nothing where one has none.',
  );

const healthCheck = z
  .strictObject({
    protocol: oneOf(['HTTP', 'HTTPS'], 'How targets are checked.', 'HTTP'),
    port: healthCheckPort(true),
    path: healthCheckPath('Path that is asked for; with GRPC the default is /AWS.ALB/healthcheck.', '/'),
    successCodes: successCodes(HTTP_OR_GRPC_STATUS_CODES, '200, with GRPC 12'),
    ...healthCheckNumbers({ interval: 15, timeout: 5, healthy: 2, unhealthy: 2 }),
  })
  .partial()
  .describe('How the load balancer finds out that a target works.');

const waf = z
  .strictObject({
    aclArn: matching(
      WEB_ACL_ARN,
      'arn:aws:wafv2:ap-northeast-2:111122223333:regional/webacl/web/1234abcd-12ab-34cd-56ef-1234567890ab',
      'Regional web ACL, or none.',
    ),
    aclName: words('Name of a web ACL, or none; needs wafv2:ListWebACLs.', 'web'),
    classicAclId: words('Web ACL of WAF Classic, or none.', '1234abcd-12ab-34cd-56ef-1234567890ab'),
  })
  .partial()
  .describe('Web application firewall.');

/**
 * Options of an Ingress that becomes an Application Load Balancer, by the load balancer controller v3.5.0.
 * Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 */
export const AlbOptionsSchema = z
  .strictObject({
    scheme: scheme('Who can reach the load balancer. A change replaces it.'),
    targetType: oneOf(
      ['instance', 'ip'],
      'Whether nodes or pods are the targets; pods on Fargate need ip. instance gives the Service node ports.',
      'ip',
    ),
    name: loadBalancerName(),
    group,
    ipAddressType: oneOf(
      ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'],
      'Address families of the load balancer.',
      'ipv4',
    ),
    subnets: subnets('Subnets of the load balancer, in two zones at least.'),
    securityGroups: securityGroups(
      'Security groups instead of the one that the controller makes; say with manageBackendSecurityGroupRules who opens the targets for them.',
    ),
    manageBackendSecurityGroupRules: flag(
      'Let the controller open the targets for the load balancer. Only with securityGroups; without it nobody does.',
    ),
    inboundCidrs: list(cidr(), 'Who may connect. Default: 0.0.0.0/0, with dualstack also ::/0.'),
    securityGroupPrefixLists: prefixLists(),
    customerOwnedIpv4Pool: words(
      'Customer-owned address pool on an Outpost.',
      'ipv4pool-coip-0123456789abcdef0',
    ),
    ipamIpv4PoolId: matching(
      /^ipam-pool-[0-9a-z]+$/,
      'ipam-pool-0123456789abcdef0',
      'IPAM pool of the public addresses.',
    ),
    listenPorts: list(
      listenPort,
      'Ports of the load balancer, each once. Default: HTTP: 80; with tls.certificates or tls.createAcmCertificate HTTPS: 443 alone.',
    ),
    tls,
    backendProtocol: oneOf(['HTTP', 'HTTPS'], 'What is spoken with targets.', 'HTTP'),
    backendProtocolVersion: oneOf(
      ['HTTP1', 'HTTP2', 'GRPC'],
      'Which version of it; GRPC needs HTTPS listeners.',
      'HTTP1',
    ),
    healthCheck,
    attributes: ALB_ATTRIBUTES.describe(
      'Attributes of the load balancer. Leaving one out later does not reset it.',
    ),
    targetGroupAttributes: ALB_TARGET_GROUP_ATTRIBUTES.describe('Attributes of the target groups.'),
    listenerAttributes: keyed(
      /^(HTTP|HTTPS)-\d+$/,
      'HTTPS-443',
      ALB_LISTENER_ATTRIBUTES,
      'Attributes of one listener of listenPorts.',
    ),
    actions: rule(
      AlbActionSchema,
      'Redirects, answers and shares of requests by name. A key is the action of paths in rules; one that is called like the app answers for all paths without port or action.',
    ),
    conditions: rule(
      AlbConditionsSchema,
      'What requests must meet beside host and path. A key is the name of the app, or of an action.',
    ),
    transforms: rule(
      AlbTransformsSchema,
      'Rewrites of host or path. A key is the name of the app, or of an action.',
    ),
    useRegexPathMatch: flag(
      'Read paths of type ImplementationSpecific as regular expressions, without their first slash.',
      false,
    ),
    auth: AlbAuthSchema.describe(
      'Login at the load balancer. Only HTTPS listeners ask for it, so that an HTTP listener must redirect.',
    ),
    jwtValidation: AlbJwtSchema.describe(
      'Check of JSON Web Tokens. Only HTTPS listeners do it, so that an HTTP listener must redirect.',
    ),
    waf,
    shieldAdvancedProtection: flag('AWS Shield Advanced.'),
    tags: tags('Tags of everything that the controller makes for the Ingress.'),
    targetNodeLabels: nodeLabels(),
    targetControlPorts: keyed(
      /^[^.]+\.[^.]+$/,
      'my-service.80',
      integer({ ...PORT, example: 3000 }, 'Port of the control agent.'),
      'Target optimizer: the control port of a Service port, by name or number. Only for targets of type ip.',
    ),
    multiClusterTargetGroup: flag('Share the target groups with other clusters.', false),
    minimumCapacityUnits: capacityUnits(1000),
    frontendNlb: AlbFrontendNlbSchema.describe(
      'An NLB in front of the ALB, for fixed addresses or PrivateLink.',
    ),
  })
  .partial()
  .check(codedCheck(albProblems));

export type AlbOptions = z.output<typeof AlbOptionsSchema>;
