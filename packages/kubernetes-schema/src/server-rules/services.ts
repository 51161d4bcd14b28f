import { portNumber, portOrName } from './containers.ts';
import { cidr, ipAddress, label, qualifiedName, subdomain } from './forms.ts';
import {
  each,
  fieldsOf,
  filled,
  form,
  isEmpty,
  isSet,
  listOf,
  mapsOf,
  notEmpty,
  reportAt,
  unique,
  type TypeRule,
  type TypeRules,
} from './rule.ts';
import { labels } from './metadata.ts';

const isHeadless = (clusterIP: unknown) => clusterIP === 'None';

/** Ports are named where there is more than one, and told apart by number and protocol. */
const ports: TypeRule = ({ type, clusterIP, ports: all }, walk) => {
  const list = mapsOf(all);
  if (list.length === 0 && !isHeadless(clusterIP) && type !== 'ExternalName')
    walk.reportBelow('ports', 'invalid', 'is required');
  const seen = new Set<string>();
  list.forEach(({ name, port, protocol }, index) => {
    if (list.length > 1 && isEmpty(name))
      reportAt(walk, ['ports', index, 'name'], 'is required where there are several ports');
    const key = `${String(port)} ${String(protocol ?? 'TCP')}`;
    if (seen.has(key)) reportAt(walk, ['ports', index], 'repeats port and protocol of an earlier one');
    seen.add(key);
  });
};

/** Fields that only some types of Services have. */
const FIELDS_OF_TYPES: { readonly [field: string]: readonly string[] } = {
  allocateLoadBalancerNodePorts: ['LoadBalancer'],
  loadBalancerClass: ['LoadBalancer'],
  loadBalancerSourceRanges: ['LoadBalancer'],
};

const typeOf = ({ type }: { readonly type?: unknown }) => (isEmpty(type) ? 'ClusterIP' : String(type));

const fieldsOfType: TypeRule = (value, walk) => {
  const type = typeOf(value);
  for (const [field, types] of Object.entries(FIELDS_OF_TYPES))
    if (
      isSet(value[field]) &&
      !(Array.isArray(value[field]) && isEmpty(value[field])) &&
      !types.includes(type)
    )
      walk.reportBelow(field, 'invalid', `belongs to the type ${types.join(' or ')}, not to ${type}`);
  if (type === 'ExternalName') {
    if (isEmpty(value['externalName']))
      walk.reportBelow('externalName', 'invalid', 'is required for the type ExternalName');
    else if (!subdomain.matches(String(value['externalName']).replace(/\.$/, '')))
      walk.reportBelow('externalName', 'invalid', `must be ${subdomain.meaning}`);
    if (!isEmpty(value['clusterIP']))
      walk.reportBelow('clusterIP', 'invalid', 'must not be there for the type ExternalName');
  }
  if ((type === 'LoadBalancer' || type === 'NodePort') && isHeadless(value['clusterIP']))
    walk.reportBelow('clusterIP', 'invalid', `must not be None for the type ${type}`);
  const { externalTrafficPolicy } = value;
  if (
    !isEmpty(externalTrafficPolicy) &&
    type !== 'LoadBalancer' &&
    type !== 'NodePort' &&
    isEmpty(value['externalIPs'])
  )
    walk.reportBelow(
      'externalTrafficPolicy',
      'invalid',
      `belongs to the types LoadBalancer and NodePort, not to ${type}`,
    );
};

/** Longest that a client stays with one pod, in seconds: a day. */
const LONGEST_AFFINITY = 86_400;

const affinity: TypeRule = ({ sessionAffinity, sessionAffinityConfig }, walk) => {
  if (sessionAffinity !== 'ClientIP') return;
  const { timeoutSeconds } = fieldsOf(fieldsOf(sessionAffinityConfig)['clientIP']);
  const at = ['sessionAffinityConfig', 'clientIP', 'timeoutSeconds'] as const;
  if (typeof timeoutSeconds === 'number' && (timeoutSeconds < 1 || timeoutSeconds > LONGEST_AFFINITY))
    reportAt(walk, at, `must be a number from 1 to ${LONGEST_AFFINITY}, not ${timeoutSeconds}`);
};

const families: TypeRule = ({ ipFamilies }, walk) => {
  listOf(ipFamilies).forEach((family, index) => {
    if (family === null) reportAt(walk, ['ipFamilies', index], 'must be IPv4 or IPv6');
    if (listOf(ipFamilies).indexOf(family) < index)
      reportAt(walk, ['ipFamilies', index], 'repeats an earlier one');
  });
};

/** A port of the pods; 0 and an empty name are the port of the Service. */
const targetPort: TypeRule = (value, walk) => {
  if (value['targetPort'] !== 0 && value['targetPort'] !== '') portOrName('targetPort')(value, walk);
};

/** Source: pkg/apis/core/validation/validation.go of Kubernetes 1.35.4. */
export const SERVICE_RULES: TypeRules = {
  'api.core.Service': [filled('spec')],
  'api.core.ServiceSpec': [
    ports,
    fieldsOfType,
    affinity,
    families,
    labels('selector'),
    each(ipAddress, 'externalIPs'),
    each(cidr, 'loadBalancerSourceRanges'),
    notEmpty('loadBalancerClass'),
    form(qualifiedName, 'loadBalancerClass'),
    unique('ports', (port) => String(fieldsOf(port)['name'] ?? ''), 'the name'),
  ],
  'api.core.ServicePort': [
    form(label, 'name'),
    portNumber('port'),
    targetPort,
    notEmpty('appProtocol'),
    form(qualifiedName, 'appProtocol'),
  ],
};
