import { object, service } from '../../testing/objects.ts';
import { told, type UpdateRow } from '../../testing/told.ts';

const IPV6_CLUSTER = {
  'eksctl/cluster.yaml': object('eksctl.io/v1alpha5', 'ClusterConfig', 'prod', {
    kubernetesNetworkConfig: { ipFamily: 'IPv6' },
  }),
};
const EXTERNAL = { type: 'ExternalName', externalName: 'a.example.com' };
const LOCAL = { type: 'LoadBalancer', externalTrafficPolicy: 'Local' };

const ROWS: readonly UpdateRow[] = [
  [
    'an address is named late',
    service(),
    service({ clusterIP: '10.0.0.9' }),
    ['immutable-fields/service-cluster-ip'],
  ],
  ['an address is left out', service({ clusterIP: '10.0.0.9' }), service(), []],
  [
    'an address stands in the list',
    service({ clusterIP: '10.0.0.9' }),
    service({ clusterIPs: ['10.0.0.9'] }),
    [],
  ],
  [
    'a headless one gets an address',
    service({ clusterIP: 'None' }),
    service({ clusterIP: '10.0.0.9' }),
    ['immutable-fields/service-cluster-ip'],
  ],
  [
    'a headless one stays headless',
    service({ clusterIP: 'None' }),
    service(),
    ['immutable-fields/never-lands'],
  ],
  [
    'a headless one gets a load balancer',
    service({ clusterIP: 'None' }),
    service({ type: 'LoadBalancer' }),
    ['immutable-fields/service-cluster-ip'],
  ],
  ['an address becomes a name', service({ clusterIP: '10.0.0.9' }), service(EXTERNAL), []],
  ['a name becomes an address', service(EXTERNAL), service({ clusterIP: '10.0.0.9' }), []],
  [
    'the second address changes',
    service({ clusterIPs: ['10.0.0.9', 'fd00::9'] }),
    service({ clusterIPs: ['10.0.0.9', 'fd00::8'] }),
    ['immutable-fields/service-cluster-ip'],
  ],
  [
    'families change their order',
    service({ ipFamilies: ['IPv4', 'IPv6'] }),
    service({ ipFamilies: ['IPv6', 'IPv4'] }),
    ['immutable-fields/service-ip-families'],
  ],
  [
    'a family is added',
    service({ ipFamilies: ['IPv4'] }),
    service({ ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'PreferDualStack' }),
    [],
  ],
  [
    'a headless one changes its family',
    service({ clusterIP: 'None', ipFamilies: ['IPv4'] }),
    service({ clusterIP: 'None', ipFamilies: ['IPv6'] }),
    [],
  ],
  ['the family of the cluster is written', service(), service({ ipFamilies: ['IPv6'] }), [], IPV6_CLUSTER],
  [
    'the other family is written',
    service(),
    service({ ipFamilies: ['IPv4'] }),
    ['immutable-fields/service-ip-families'],
    IPV6_CLUSTER,
  ],
  [
    'a policy of two families is left out',
    service({ ipFamilyPolicy: 'PreferDualStack' }),
    service(),
    ['immutable-fields/never-lands'],
  ],
  ['a policy of one family is left out', service({ ipFamilyPolicy: 'SingleStack' }), service(), []],
  [
    'two families with one in the list',
    service({ ipFamilies: ['IPv4'] }),
    service({ ipFamilies: ['IPv4'], ipFamilyPolicy: 'RequireDualStack' }),
    ['immutable-fields/never-lands'],
  ],
  [
    'a health check port changes',
    service({ ...LOCAL, healthCheckNodePort: 31090 }),
    service({ ...LOCAL, healthCheckNodePort: 31091 }),
    ['immutable-fields/service-health-check-port'],
  ],
  [
    'a health check port goes with the policy',
    service({ ...LOCAL, healthCheckNodePort: 31090 }),
    service({ type: 'LoadBalancer' }),
    [],
  ],
  [
    'a class is added to a load balancer',
    service({ type: 'LoadBalancer' }),
    service({ type: 'LoadBalancer', loadBalancerClass: 'a' }),
    ['immutable-fields/load-balancer-class'],
  ],
  ['a class comes with the type', service(), service({ type: 'LoadBalancer', loadBalancerClass: 'a' }), []],
];

test.each(ROWS.map((row): [string, UpdateRow] => [row[0], row]))('%s', (_, row) => {
  expect(told(row)).toEqual(row[3]);
});
