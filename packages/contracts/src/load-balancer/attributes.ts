import { z } from 'zod';
import { flag, flagOr, integer, integerOr, matching, oneOf, words } from './options.ts';

// Keys, values and bounds: Elastic Load Balancing API, LoadBalancerAttribute, TargetGroupAttribute, ListenerAttribute.

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const bucket = (text: string) => matching(BUCKET, 'my-log-bucket', text);

const everyLoadBalancer = {
  'deletion_protection.enabled': flag(
    'Refuse to delete the load balancer while the controller keeps it. A change that replaces it, such as one of the scheme, switches the protection off first.',
    false,
  ),
  'access_logs.s3.enabled': flag('Write access logs to S3.', false),
  'access_logs.s3.bucket': bucket('Bucket of the access logs, in the same region.'),
  'access_logs.s3.prefix': words('Folder of the access logs in the bucket.', 'clusters/prod'),
  'ipv6.deny_all_igw_traffic': flag(
    'Refuse traffic from an internet gateway. The default is true for internal ones.',
  ),
  'zonal_shift.config.enabled': flag('Let traffic be shifted away from a zone.', false),
};

/** Load balancer attributes that an NLB knows. */
export const NLB_ATTRIBUTES = z
  .strictObject({
    ...everyLoadBalancer,
    'load_balancing.cross_zone.enabled': flag('Spread traffic over the targets of all zones.', false),
    'dns_record.client_routing_policy': oneOf(
      ['any_availability_zone', 'availability_zone_affinity', 'partial_availability_zone_affinity'],
      'Which zones Route 53 answers a client with.',
      'any_availability_zone',
    ),
    'secondary_ips.auto_assigned.per_subnet': integer({ min: 0, max: 7 }, 'Secondary addresses a subnet.', 0),
  })
  .partial();

/** Load balancer attributes that an ALB knows. */
export const ALB_ATTRIBUTES = z
  .strictObject({
    ...everyLoadBalancer,
    'load_balancing.cross_zone.enabled': flag('Always true for an ALB; target groups may turn it off.', true),
    'idle_timeout.timeout_seconds': integer(
      { min: 1, max: 4000 },
      'Seconds without data before a connection closes.',
      60,
    ),
    'client_keep_alive.seconds': integer(
      { min: 60, max: 604_800 },
      'Longest life of a client connection in seconds.',
      3600,
    ),
    'connection_logs.s3.enabled': flag('Write connection logs to S3.', false),
    'connection_logs.s3.bucket': bucket('Bucket of the connection logs.'),
    'connection_logs.s3.prefix': words('Folder of the connection logs in the bucket.', 'connections/prod'),
    'health_check_logs.s3.enabled': flag('Write health check logs to S3.', false),
    'health_check_logs.s3.bucket': bucket('Bucket of the health check logs.'),
    'health_check_logs.s3.prefix': words(
      'Folder of the health check logs in the bucket.',
      'health-checks/prod',
    ),
    'routing.http.desync_mitigation_mode': oneOf(
      ['monitor', 'defensive', 'strictest'],
      'What to do with requests that could be read in two ways.',
      'defensive',
    ),
    'routing.http.drop_invalid_header_fields.enabled': flag('Drop headers whose names are not valid.', false),
    'routing.http.preserve_host_header.enabled': flag('Hand the Host header on unchanged.', false),
    'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': flag(
      'Tell targets the TLS version and cipher in headers.',
      false,
    ),
    'routing.http.xff_client_port.enabled': flag("Add the client's port to X-Forwarded-For.", false),
    'routing.http.xff_header_processing.mode': oneOf(
      ['append', 'preserve', 'remove'],
      'What to do with an X-Forwarded-For header that the client sent.',
      'append',
    ),
    'routing.http2.enabled': flag('Speak HTTP/2 with clients.', true),
    'waf.fail_open.enabled': flag('Let requests pass while WAF cannot be reached.', false),
  })
  .partial();

const everyTargetGroup = {
  'deregistration_delay.timeout_seconds': integer(
    { min: 0, max: 3600 },
    'Seconds to drain a target that leaves.',
    300,
  ),
  'stickiness.enabled': flag('Send a client to the same target again.', false),
  'load_balancing.cross_zone.enabled': flagOr(
    'use_load_balancer_configuration',
    'Spread traffic over the targets of all zones.',
    'use_load_balancer_configuration',
  ),
  'target_group_health.dns_failover.minimum_healthy_targets.count': integerOr(
    { min: 1 },
    'off',
    'Healthy targets below which DNS leaves the zone out.',
    1,
  ),
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': integerOr(
    { min: 1, max: 100, example: 50 },
    'off',
    'Per cent of healthy targets below which DNS leaves the zone out.',
    'off',
  ),
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': integer(
    { min: 1 },
    'Healthy targets below which traffic goes to all targets.',
    1,
  ),
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': integerOr(
    { min: 1, max: 100, example: 50 },
    'off',
    'Per cent of healthy targets below which traffic goes to all targets.',
    'off',
  ),
};

/** Target group attributes that stand behind an NLB. */
export const NLB_TARGET_GROUP_ATTRIBUTES = z
  .strictObject({
    ...everyTargetGroup,
    'stickiness.type': oneOf(['source_ip'], 'By what a client is known again.'),
    'deregistration_delay.connection_termination.enabled': flag(
      'Close connections when draining ends.',
      false,
    ),
    'preserve_client_ip.enabled': flag(
      "Hand the client's address on. The default depends on target type and protocol.",
    ),
    'proxy_protocol_v2.enabled': flag('Put a PROXY protocol v2 header before the data.', false),
    'proxy_protocol_v2.client_to_server.header_placement': oneOf(
      ['on_first_ack_with_payload', 'on_first_ack'],
      'When the PROXY protocol header is sent; a server that speaks first needs on_first_ack, which AWS support enables.',
      'on_first_ack_with_payload',
    ),
    'target_health_state.unhealthy.connection_termination.enabled': flag(
      'Close connections to unhealthy targets.',
      true,
    ),
    'target_health_state.unhealthy.draining_interval_seconds': integer(
      { min: 0, max: 360_000 },
      'Seconds before connections to an unhealthy target close.',
      0,
    ),
  })
  .partial();

/** Target group attributes that stand behind an ALB. */
export const ALB_TARGET_GROUP_ATTRIBUTES = z
  .strictObject({
    ...everyTargetGroup,
    'stickiness.type': oneOf(['lb_cookie', 'app_cookie'], 'By what a client is known again.'),
    'stickiness.app_cookie.cookie_name': words('Name of the cookie that the application sets.', 'JSESSIONID'),
    'stickiness.app_cookie.duration_seconds': integer(
      { min: 1, max: 604_800 },
      'Seconds that the cookie counts.',
      86_400,
    ),
    'stickiness.lb_cookie.duration_seconds': integer(
      { min: 1, max: 604_800 },
      'Seconds that the cookie counts.',
      86_400,
    ),
    'load_balancing.algorithm.type': oneOf(
      ['round_robin', 'least_outstanding_requests', 'weighted_random'],
      'How a target is chosen.',
      'round_robin',
    ),
    'load_balancing.algorithm.anomaly_mitigation': oneOf(
      ['on', 'off'],
      'Send less to targets that behave oddly.',
      'off',
    ),
    'slow_start.duration_seconds': integer(
      { min: 30, max: 900, also: 0 },
      'Seconds in which a new target gets more and more requests; 0 gives it its full share at once.',
      0,
    ),
  })
  .partial();

/** Listener attributes of an NLB. */
export const NLB_LISTENER_ATTRIBUTES = z
  .strictObject({
    'tcp.idle_timeout.seconds': integer(
      { min: 60, max: 6000 },
      'Seconds without data before a connection closes.',
      350,
    ),
  })
  .partial();

const header = (what: string, example: string) =>
  matching(/^[A-Za-z0-9_-]{1,40}$/, example, `Name of the header that carries ${what}.`);
const value = (name: string, example: string) =>
  words(`Value of the ${name} header of every response.`, example);

/** Listener attributes of an ALB. */
export const ALB_LISTENER_ATTRIBUTES = z
  .strictObject({
    'routing.http.request.x_amzn_mtls_clientcert_serial_number.header_name': header(
      "the client certificate's serial number",
      'X-Client-Cert-Serial',
    ),
    'routing.http.request.x_amzn_mtls_clientcert_issuer.header_name': header(
      "the client certificate's issuer",
      'X-Client-Cert-Issuer',
    ),
    'routing.http.request.x_amzn_mtls_clientcert_subject.header_name': header(
      "the client certificate's subject",
      'X-Client-Cert-Subject',
    ),
    'routing.http.request.x_amzn_mtls_clientcert_validity.header_name': header(
      "the client certificate's validity",
      'X-Client-Cert-Validity',
    ),
    'routing.http.request.x_amzn_mtls_clientcert_leaf.header_name': header(
      "the client's leaf certificate",
      'X-Client-Cert-Leaf',
    ),
    'routing.http.request.x_amzn_mtls_clientcert.header_name': header(
      "the client's certificate chain",
      'X-Client-Cert',
    ),
    'routing.http.request.x_amzn_tls_version.header_name': header('the TLS version', 'X-Tls-Version'),
    'routing.http.request.x_amzn_tls_cipher_suite.header_name': header(
      'the TLS cipher suite',
      'X-Tls-Cipher-Suite',
    ),
    'routing.http.response.server.enabled': flag('Send the Server header.', true),
    'routing.http.response.strict_transport_security.header_value': value(
      'Strict-Transport-Security',
      'max-age=31536000; includeSubDomains',
    ),
    'routing.http.response.access_control_allow_origin.header_value': value(
      'Access-Control-Allow-Origin',
      'https://app.example.com',
    ),
    'routing.http.response.access_control_allow_methods.header_value': value(
      'Access-Control-Allow-Methods',
      'GET,POST,OPTIONS',
    ),
    'routing.http.response.access_control_allow_headers.header_value': value(
      'Access-Control-Allow-Headers',
      'Content-Type,Authorization',
    ),
    'routing.http.response.access_control_allow_credentials.header_value': value(
      'Access-Control-Allow-Credentials',
      'true',
    ),
    'routing.http.response.access_control_expose_headers.header_value': value(
      'Access-Control-Expose-Headers',
      'X-Request-Id',
    ),
    'routing.http.response.access_control_max_age.header_value': value('Access-Control-Max-Age', '600'),
    'routing.http.response.content_security_policy.header_value': value(
      'Content-Security-Policy',
      "default-src 'self'",
    ),
    'routing.http.response.x_content_type_options.header_value': value('X-Content-Type-Options', 'nosniff'),
    'routing.http.response.x_frame_options.header_value': value('X-Frame-Options', 'DENY'),
  })
  .partial();

/** Names of the attributes of load balancers, by their type. */
export const LOAD_BALANCER_ATTRIBUTES: Readonly<Record<'application' | 'network', readonly string[]>> = {
  application: Object.keys(ALB_ATTRIBUTES.shape),
  network: Object.keys(NLB_ATTRIBUTES.shape),
};
