import { AlbOptionsSchema } from './alb-options.ts';
import { classConflicts, givenByClass, memberOptions } from './class-members.ts';
import { IngressClassSchema } from './ingress-class-options.ts';

const IN_EVERY_CLASS = {
  listenPorts: [{ HTTP: 80 }, { HTTPS: 443 }],
  securityGroups: ['sg-0123456789abcdef0'],
  manageBackendSecurityGroupRules: true,
  customerOwnedIpv4Pool: 'ipv4pool-coip-0123456789abcdef0',
  shieldAdvancedProtection: true,
  frontendNlb: { enabled: true },
  tls: { mutualAuthentication: [{ port: 443, mode: 'passthrough' }] },
};
const IN_PARAMS = {
  name: 'shared',
  ipamIpv4PoolId: 'ipam-pool-0123456789abcdef0',
  minimumCapacityUnits: 100,
  waf: { aclName: 'web' },
};
const CLASS = IngressClassSchema.parse({
  ...IN_EVERY_CLASS,
  ...IN_PARAMS,
  group: 'shared',
  scheme: 'internal',
  tags: { team: 'web' },
  attributes: { 'idle_timeout.timeout_seconds': 90 },
  tls: { ...IN_EVERY_CLASS.tls, redirectPort: 443, policy: 'ELBSecurityPolicy-2016-08' },
});
const options = (input: object) => AlbOptionsSchema.parse(input);

test('what no field of a class holds is given to its members', () => {
  expect(givenByClass(CLASS, false)).toEqual(IN_EVERY_CLASS);
  expect(givenByClass(CLASS, true)).toEqual({
    ...IN_EVERY_CLASS,
    ...IN_PARAMS,
    tls: { ...IN_EVERY_CLASS.tls, redirectPort: 443 },
  });
  expect(givenByClass({}, true)).toEqual({});
  const others = {
    waf: { classicAclId: 'a' },
    tls: { createAcmCertificate: true },
    frontendNlb: { enabled: true, scheme: 'internet-facing' },
  } as const;
  expect(givenByClass(others, false)).toEqual(others);
});

test('members keep what is their own', () => {
  const own = options({
    listenPorts: [{ HTTPS: 8443 }],
    tls: { certificates: ['arn:aws:acm:eu-central-1:111122223333:certificate/a'] },
    healthCheck: { path: '/healthz' },
  });
  expect(memberOptions(own, { listenPorts: [{ HTTPS: 443 }], tls: CLASS.tls }, false)).toEqual({
    ...own,
    listenPorts: [{ HTTPS: 443 }],
    tls: { ...own.tls, ...IN_EVERY_CLASS.tls },
  });
  expect(memberOptions(own, {}, true)).toEqual(own);
});

test.each<[object, [path: string, kind: 'other' | 'shared'][]]>([
  [{}, []],
  [{ healthCheck: { path: '/healthz' }, targetType: 'ip', tags: { a: 'b' } }, []],
  [IN_EVERY_CLASS, []],
  [{ listenPorts: [{ HTTPS: 443 }] }, [['listenPorts', 'other']]],
  [{ securityGroups: ['sg-1'] }, [['securityGroups', 'other']]],
  [{ frontendNlb: { enabled: false } }, [['frontendNlb', 'other']]],
  [{ frontendNlb: { enabled: true, scheme: 'internal' } }, [['frontendNlb', 'other']]],
  [{ inboundCidrs: ['10.0.0.0/8'] }, [['inboundCidrs', 'shared']]],
  // The IngressClassParams have these, which is seen at the annotation.
  [{ scheme: 'internet-facing', attributes: { 'idle_timeout.timeout_seconds': 60 } }, []],
])('an app of the class that says %j', (input, expected) => {
  expect(
    classConflicts(options(input), CLASS, false).map(({ path, kind }) => [path.join('.'), kind]),
  ).toEqual(expected);
});

test('without a group each app has a load balancer of its own', () => {
  expect(classConflicts(options({ inboundCidrs: ['10.0.0.0/8'] }), { scheme: 'internal' }, false)).toEqual(
    [],
  );
});

test('in EKS Auto Mode more is given, and may differ', () => {
  const own = options({ name: 'mine', minimumCapacityUnits: 100 });
  expect(classConflicts(own, CLASS, false)).toEqual([]);
  expect(classConflicts(own, CLASS, true)).toEqual([{ path: ['name'], kind: 'other' }]);
});
