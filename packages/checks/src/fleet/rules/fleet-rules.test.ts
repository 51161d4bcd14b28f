import type { SourceLocation } from '@nodeless/core';
import type { Claim } from '../claim.ts';
import type { ClusterClaims } from '../claims.ts';
import { checkFleet } from '../check-fleet.ts';

const at = (name: string, line: number): SourceLocation => ({
  file: `clusters/${name}/cluster.yaml`,
  ...{ line, column: 1, endLine: line, endColumn: 2 },
});
const claim = (name: string, value: string, line = 7): Claim => ({
  value,
  what: `Ingress web/${value}`,
  location: at(name, line),
});

function cluster(name: string, more: Partial<ClusterClaims> = {}): ClusterClaims {
  return {
    ...{ name, stage: 'dev', stageRank: 0, region: 'eu-west-1', accountId: '111122223333' },
    checks: { severity: {}, waivers: [] },
    kubernetes: { value: '1.35', what: 'Kubernetes 1.35', location: at(name, 3) },
    vpc: { value: '10.0.0.0/16', what: 'the VPC', location: at(name, 5) },
    ...{ peers: [], roles: [], hosts: [], loadBalancers: [], secrets: [], natGateways: 1 },
    ...more,
  };
}
const version = (name: string, value: string) => ({
  value,
  what: `Kubernetes ${value}`,
  location: at(name, 3),
});
const peer = (name: string, value: string, ...cidrs: readonly string[]) => ({
  ...claim(name, value),
  what: `the peer "${value}"`,
  cidrs,
});
const vpc = (name: string, value: string) => ({ vpc: { value, what: 'the VPC', location: at(name, 5) } });
const found = (...clusters: readonly ClusterClaims[]) => checkFleet(clusters);

test('clusters that share nothing', () => {
  expect(found(cluster('a'), cluster('b'))).toEqual([]);
});

test('only what concerns a cluster that somebody asked about is told', () => {
  const clusters = ['a', 'b', 'c'].map((name) =>
    cluster(name, { roles: name === 'c' ? [] : [claim(name, 'shared')] }),
  );
  expect(checkFleet(clusters, ['a'])).toHaveLength(1);
  expect(checkFleet(clusters, ['c'])).toEqual([]);
});

describe('fleet/shared-host', () => {
  const host = (name: string, zones?: readonly string[], more: Partial<ClusterClaims> = {}) =>
    cluster(name, { hosts: [{ ...claim(name, 'web.example.com'), ...(zones && { zones }) }], ...more });

  test('one name of two clusters', () => {
    expect(found(host('b'), host('a'))).toEqual([
      {
        code: 'fleet/shared-host',
        severity: 'error',
        message:
          'clusters a, b keep the record of web.example.com: it stays with one of them, and the others never get it',
        hint: 'give each cluster its own name (an overlay of the app), or tell hostedZoneIds that differ',
        location: at('a', 7),
        related: [{ message: 'Ingress web/web.example.com of the cluster b', location: at('b', 7) }],
      },
    ]);
  });

  test('zones of two accounts', () => {
    expect(found(host('a'), host('b', undefined, { accountId: '999988887777' }))).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('in zones of several accounts') as string },
    ]);
  });

  test('zones that differ', () => {
    expect(found(host('a', ['Z1']), host('b', ['Z2']))).toEqual([]);
    expect(found(host('a', ['Z1']), host('b', ['Z2', 'Z1']))).toHaveLength(1);
    expect(found(host('a', ['Z1']), host('b'))).toHaveLength(1);
  });
});

describe('fleet/role-name', () => {
  const role = (name: string, value: string, accountId = '111122223333') =>
    cluster(name, { accountId, roles: [claim(name, value)] });

  test('names of an account differ by more than case', () => {
    expect(found(role('a', 'a-app-b-app-c'), role('a-app-b', 'A-app-b-app-c'))).toMatchObject([
      {
        code: 'fleet/role-name',
        severity: 'error',
        message:
          'clusters a, a-app-b of the account 111122223333 want a role of the name a-app-b-app-c: only one of them can be made',
        location: at('a', 7),
      },
    ]);
  });

  test('each account has its own', () => {
    expect(found(role('a', 'x'), role('b', 'x', '999988887777'))).toEqual([]);
  });

  test('one cluster is looked at by other rules', () => {
    const two = cluster('a', { roles: [claim('a', 'x'), claim('a', 'x')] });
    expect(found(two, cluster('b'))).toEqual([]);
  });
});

describe('fleet/load-balancer-name', () => {
  const named = (name: string, region: string) =>
    cluster(name, { region, loadBalancers: [claim(name, 'shared')] });

  test('in one region', () => {
    expect(found(named('a', 'eu-west-1'), named('b', 'eu-west-1'))).toMatchObject([
      { code: 'fleet/load-balancer-name', severity: 'error', location: at('a', 7) },
    ]);
    expect(found(named('a', 'eu-west-1'), named('b', 'eu-central-1'))).toEqual([]);
  });
});

describe('fleet/overlapping-networks', () => {
  const company = (name: string, more: Partial<ClusterClaims> = {}) =>
    cluster(name, { peers: [peer(name, 'company', '192.168.0.0/16')], ...more });

  test('two VPCs behind one network', () => {
    expect(found(company('a'), company('b', vpc('b', '10.0.128.0/17')))).toMatchObject([
      {
        code: 'fleet/overlapping-networks',
        severity: 'error',
        message:
          '10.0.0.0/16 of the cluster a overlaps 10.0.128.0/17 of the cluster b, and both are connected with the peer "company": answers come back to one of them only',
        location: at('a', 5),
        related: [{ message: 'the VPC of the cluster b', location: at('b', 5) }],
      },
    ]);
  });

  test.each<[string, Partial<ClusterClaims>]>([
    ['blocks that share no address', vpc('b', '10.1.0.0/16')],
    ['another network', { peers: [peer('b', 'partner', '192.168.0.0/16')] }],
    ['another network of the same name', { peers: [peer('b', 'company', '172.16.0.0/16')] }],
    ['no network', { peers: [] }],
  ])('%s', (_, more) => {
    expect(found(company('a'), company('b', more))).toEqual([]);
  });

  test('one VPC of both', () => {
    const same = { vpcId: 'vpc-0123456789abcdef0' };
    expect(found(company('a', same), company('b', same))).toEqual([]);
    expect(found(company('a', same), company('b', { vpcId: 'vpc-0123456789abcdef1' }))).toHaveLength(1);
  });

  test('a pair is told once, and each cluster that overlaps another one', () => {
    const two = [peer('a', 'company', '192.168.0.0/16', '192.169.0.0/16')];
    expect(found(company('a', { peers: two }), company('b', { peers: two }))).toHaveLength(1);
    expect(
      found(company('a'), company('b', vpc('b', '10.0.0.0/24')), company('c', vpc('c', '10.0.1.0/24'))),
    ).toHaveLength(2);
  });
});

describe('fleet/stage-ahead', () => {
  const of = (name: string, stageRank: number, value: string) =>
    cluster(name, { stage: stageRank === 0 ? 'dev' : 'prod', stageRank, kubernetes: version(name, value) });

  test('a version that nobody has tried', () => {
    expect(found(of('a', 0, '1.34'), of('b', 1, '1.35'), of('c', 1, '1.34'))).toMatchObject([
      {
        code: 'fleet/stage-ahead',
        severity: 'warning',
        message:
          'the stage prod runs Kubernetes 1.35 (b), and no cluster of a stage before it more than 1.34: nobody has tried it',
        location: at('b', 3),
        related: [{ message: 'Kubernetes 1.34 of the cluster a', location: at('a', 3) }],
      },
    ]);
  });

  test.each([
    [of('a', 0, '1.35'), of('b', 1, '1.35')],
    [of('a', 0, '1.36'), of('b', 1, '1.35')],
    [of('a', 1, '1.34'), of('b', 1, '1.35')],
  ])('as far as a stage before it, or beside each other', (...clusters) => {
    expect(found(...clusters)).toEqual([]);
  });
});

describe('fleet/shared-secret', () => {
  const reads = (name: string, stage: string, accountId = '111122223333') =>
    cluster(name, { stage, accountId, secrets: [claim(name, 'orders/database')] });

  test('two stages of an account', () => {
    expect(found(reads('a', 'dev'), reads('b', 'prod'))).toMatchObject([
      {
        code: 'fleet/shared-secret',
        severity: 'warning',
        message:
          'clusters a, b of the stages dev, prod read the secret orders/database of the account 111122223333: what one of them can read is that of the others',
      },
    ]);
  });

  test('one stage, or two accounts', () => {
    expect(found(reads('a', 'dev'), reads('b', 'dev'))).toEqual([]);
    expect(found(reads('a', 'dev'), reads('b', 'prod', '999988887777'))).toEqual([]);
  });
});

describe('fleet/account-quota', () => {
  const six = (more: Partial<ClusterClaims>) =>
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => cluster(name, more));

  test('more VPCs than an account has', () => {
    expect(found(...six({ natGateways: 0 }))).toMatchObject([
      {
        code: 'fleet/account-quota',
        severity: 'info',
        message:
          'clusters a, b, c, d and 2 more take 6 VPCs in eu-west-1 of the account 111122223333, which has 5 by default',
        location: at('a', 5),
      },
    ]);
  });

  test('more addresses', () => {
    expect(found(cluster('a', { natGateways: 3 }), cluster('b', { natGateways: 3 }))).toMatchObject([
      { message: expect.stringContaining('take 6 Elastic IP addresses of NAT gateways') as string },
    ]);
  });

  test('VPCs that exist, or several regions', () => {
    expect(found(...six({ vpcId: 'vpc-0123456789abcdef0', natGateways: 0 }))).toEqual([]);
    const [one, ...others] = six({ natGateways: 0 });
    expect(one && found({ ...one, region: 'us-east-1' }, ...others)).toEqual([]);
  });
});
