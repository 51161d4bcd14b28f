import type { JsonObject, Resource } from '@nodeless/core';
import { EXISTING, GROUP, ledgerOf, lines, resource, stack, workload } from '../../testing/ledger.ts';

describe('pods', () => {
  const FARGATE = 'compute: { fargate: { profiles: [{ name: web, selectors: [{ namespace: web }] }] } }\n';
  const taken = (...resources: Resource[]) => ledgerOf(EXISTING + FARGATE, { resources })[0]?.takers[0];

  test('on Fargate have an interface each, as many as an autoscaler makes', () => {
    const autoscaler = workload('HorizontalPodAutoscaler', {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 4,
      maxReplicas: 41,
    });
    expect(taken(workload('Deployment', { replicas: 10 }))).toMatchObject({ least: 5, most: 5 });
    expect(taken(workload('Deployment', { replicas: 10 }), autoscaler)).toMatchObject({ least: 2, most: 21 });
    expect(taken(workload('Job', { parallelism: 9 }))).toMatchObject({ least: 0, most: 5 });
    expect(taken(workload('DaemonSet', {}))).toMatchObject({ what: 'an upgrade of the control plane' });
  });

  // Source: eksctl, `FargateProfile.Subnets`: private subnets of the cluster by default
  test('on Fargate are in the subnets that the overlay names', () => {
    const cluster = `${EXISTING}${FARGATE}eksctl: { fargateProfiles: [{ name: web, subnets: [subnet-0000000b] }] }\n`;
    const selectors = [{ namespace: 'web' }];
    const ledger = (...subnets: string[]) =>
      ledgerOf(cluster, {
        resources: [workload('Deployment', { replicas: 10 })],
        clusterConfig: { fargateProfiles: [{ name: 'web', selectors, subnets }] },
      }).map(({ takers }) => takers.filter(({ what }) => what.includes('Fargate')));
    const what = 'pods of the Fargate profile "web"';
    const path = 'cluster#/eksctl/fargateProfiles/0/subnets';
    expect(ledger('subnet-0000000b')).toEqual([
      [],
      [expect.objectContaining({ ...{ what, path, least: 10, surely: 10, most: 10 } })],
    ]);
    expect(ledger('subnet-0000000c')).toEqual([[], []]);
    expect(ledger().map((takers) => takers[0]?.most)).toEqual([5, 5]);
  });

  test('of the platform count, too', () => {
    const profiles =
      'compute: { fargate: { profiles: [{ name: platform, selectors: [{ namespace: "*" }] }] } }\n';
    const upstreamPods = [
      { namespace: 'karpenter', labels: {}, replicas: 2 },
      { namespace: 'argocd', labels: {} },
    ];
    const coredns =
      'addons: { coredns: { configuration: { autoScaling: { enabled: true, minReplicas: 3, maxReplicas: 5 } } } }\n';
    const count = (cluster: string) =>
      ledgerOf(EXISTING + cluster, { upstreamPods })[0]?.takers.find(
        ({ what }) => what === 'pods on Fargate',
      );
    expect(count(profiles)).toMatchObject({ least: 2, surely: 3, most: 3 });
    expect(count(profiles + coredns)).toMatchObject({ least: 3, surely: 4, most: 4 });
  });

  test('on nodes need what they declare, beyond what the nodes have anyway', () => {
    const replicas = workload('Deployment', { replicas: 300 });
    const found = ledgerOf(EXISTING + GROUP(), { resources: [replicas] })[0];
    // 302 with CoreDNS, of which two nodes have 20.
    expect(found?.takers.at(-1)).toMatchObject({ what: 'replicas of pods on nodes', least: 141, most: 0 });
    expect(found?.least).toBe(10 + 1 + 141);
    const elsewhere = ledgerOf(
      EXISTING +
        GROUP(", launchTemplate: { id: lt-00000001, version: '1' }").replace(
          'instanceTypes: [m5.large], ',
          '',
        ),
      {
        resources: [replicas],
      },
    );
    expect(elsewhere[0]).toMatchObject({ least: 1, surely: 7, most: 7 });
  });
});

test('load balancers take eight of each subnet that they may be in', () => {
  const ingress = (name: string, annotations: JsonObject, spec: JsonObject = {}) =>
    resource({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name, namespace: 'web', annotations },
      spec,
    });
  const group = { 'alb.ingress.kubernetes.io/group.name': 'shared' };
  const resources = [
    ingress('one', group),
    ingress('two', group),
    ingress('open', { 'alb.ingress.kubernetes.io/scheme': 'internet-facing' }),
    ingress('placed', { 'alb.ingress.kubernetes.io/subnets': 'elsewhere' }),
    ingress('nginx', {}, { ingressClassName: 'nginx' }),
    resource({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'nginx' },
      spec: { controller: 'k8s.io/ingress-nginx' },
    }),
    workload('Service', { type: 'LoadBalancer' }),
    workload('Service', { type: 'ClusterIP' }, 'other'),
  ];
  const found = lines(stack(), { resources });
  expect([found[0], found[2]]).toEqual([
    'private eu-central-1a 16..16 of 16379: 2 load balancers 16..16',
    'public eu-central-1a 8..8 of 4091: a load balancer 8..8',
  ]);
});
