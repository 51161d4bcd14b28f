import type { JsonObject } from '@nodeless/core';
import { brief, run } from '../../testing/view.ts';
import { bootstrapCycle } from '../capacity/bootstrap-cycle.ts';
import { podFitsANode } from '../karpenter/pod-fits-a-node.ts';
import { addonRunsSomewhere } from './addon-runs-somewhere.ts';
import { agentOnEveryNode } from './agent-on-every-node.ts';

const GROUP =
  'compute: { managedNodeGroups: [{ name: sys, architecture: amd64, instanceTypes: [m5.large], scaling: { min: 2, max: 3 }, labels: { role: system } }] }\n';
const FARGATE =
  'compute: { fargate: { profiles: [{ name: kube-system, selectors: [{ namespace: kube-system }] }] } }\n';
const addon = (name: string, configuration: string) =>
  `addons:\n  ${name}: { configuration: ${configuration} }\n`;

const POOL = (taints: readonly JsonObject[] = []): JsonObject => ({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'spare' },
  spec: {
    template: {
      spec: {
        nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
        requirements: [{ key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m5.4xlarge'] }],
        taints: [...taints],
      },
    },
  },
});

describe('capacity/bootstrap-cycle of CoreDNS', () => {
  const found = (cluster: string, manifests: readonly JsonObject[] = []) =>
    run(bootstrapCycle, { cluster }, manifests);

  test.each([
    ['by itself', ''],
    ['with a label that nodes have', addon('coredns', '{ nodeSelector: { role: system } }')],
    ['with requests that fit', addon('coredns', "{ resources: { requests: { cpu: '1' } } }")],
  ])('%s', (_, configuration) => {
    expect(found(GROUP + configuration)).toEqual([]);
  });

  test('a selector that no node from the start meets', () => {
    expect(found(GROUP + addon('coredns', '{ nodeSelector: { role: dns } }'), [POOL()])).toMatchObject([
      {
        code: 'capacity/bootstrap-cycle',
        message:
          'no Fargate profile and no node group takes the pods of coredns (namespace kube-system): they would wait for nodes that nothing can make yet',
        hint: 'leave this value out, or let it fit nodes that are there from the start: sys: role In [system] and role In [dns] exclude each other',
        location: { file: 'clusters/test/cluster.yaml', line: 8, column: 45 },
      },
    ]);
  });

  test('pods that are larger than the nodes from the start, whatever Karpenter could make', () => {
    const large = addon('coredns', "{ resources: { requests: { cpu: '8', memory: 64Gi } } }");
    expect(brief(found(GROUP + large, [POOL()]))).toEqual([
      'clusters/test/cluster.yaml:8:42 error capacity/bootstrap-cycle',
    ]);
  });

  test('the compute type EC2 keeps them off Fargate', () => {
    expect(found(FARGATE)).toEqual([]);
    expect(brief(found(FARGATE + addon('coredns', '{ computeType: EC2 }'), [POOL()]))).toEqual([
      'clusters/test/cluster.yaml:8:44 error capacity/bootstrap-cycle',
    ]);
  });

  test('nodes of Fargate have no labels of anybody', () => {
    const selecting = addon('coredns', '{ nodeSelector: { role: dns } }');
    expect(found(FARGATE + selecting)).toMatchObject([
      { hint: expect.stringContaining('Fargate: it has no label role') as string },
    ]);
  });
});

describe('karpenter/pod-has-capacity of add-ons', () => {
  const found = (cluster: string, manifests: readonly JsonObject[] = []) =>
    run(addonRunsSomewhere, { cluster }, manifests);

  test.each([
    ['nobody says anything', GROUP + 'addons: { metrics-server: {} }\n'],
    ['a label of the group', GROUP + addon('metrics-server', '{ nodeSelector: { role: system } }')],
    ['the agent of each node', GROUP + addon('eks-pod-identity-agent', '{ nodeSelector: { role: dns } }')],
    ['coredns has a rule of its own', GROUP + addon('coredns', '{ nodeSelector: { role: dns } }')],
    [
      'an add-on that nobody knows, with labels of nodes',
      GROUP + addon('example_agent', '{ manager: { nodeSelector: { role: system } } }'),
    ],
    ['EBS left out', GROUP + 'addons: { aws-ebs-csi-driver: false }\n'],
  ])('%s', (_, cluster) => {
    expect(found(cluster)).toEqual([]);
  });

  test.each([
    [GROUP + addon('metrics-server', '{ nodeSelector: { role: dns } }'), 52],
    [GROUP + addon('aws-ebs-csi-driver', '{ controller: { nodeSelector: { role: dns } } }'), 70],
    [FARGATE + addon('aws-ebs-csi-driver', '{ controller: { nodeSelector: { role: system } } }'), 70],
  ])('%s', (cluster, column) => {
    expect(brief(found(cluster))).toEqual([
      `clusters/test/cluster.yaml:8:${column} error karpenter/pod-has-capacity`,
    ]);
  });

  test('an add-on whose workloads nobody knows', () => {
    const cluster =
      GROUP + addon('example_agent', '{ manager: { nodeSelector: { role: dns } }, other: { a: [1] } }');
    expect(found(cluster)).toMatchObject([
      {
        code: 'karpenter/pod-has-capacity',
        message:
          'manager.nodeSelector of the add-on example_agent leaves its pods no place: no node of the cluster has these labels',
        hint: 'sys: role In [system] and role In [dns] exclude each other',
        location: { line: 8, column: 62 },
      },
    ]);
  });

  test('more than Fargate has', () => {
    const asks = (cpu: string) =>
      FARGATE + addon('coredns', `{ resources: { requests: { cpu: '${cpu}', memory: 20Gi } } }`);
    expect(found(asks('16'))).toEqual([]);
    expect(found(asks('17'))).toMatchObject([
      {
        message:
          'Deployment kube-system/coredns of the add-on coredns can run nowhere: the Fargate profile "kube-system" takes its pods, which ask for more than Fargate has',
        location: { line: 8, column: 54 },
      },
    ]);
  });

  test('taints of all nodes, and tolerations that replace those of EKS', () => {
    const cluster = addon('metrics-server', '{ tolerations: [{ key: a, operator: Exists }] }');
    expect(found(cluster, [POOL([{ key: 'a', effect: 'NoSchedule' }])])).toEqual([]);
    expect(found(cluster, [POOL([{ key: 'b', effect: 'NoSchedule' }])])).toMatchObject([
      {
        message:
          'Deployment kube-system/metrics-server of the add-on metrics-server can run nowhere: no node group and no node pool accepts its pods',
        hint: 'spare: its taint b:NoSchedule is not tolerated',
      },
    ]);
  });

  test('values without a type count too, and are where the finding is', () => {
    const cluster =
      GROUP +
      'addons:\n  metrics-server:\n    configuration: {}\n    rawConfiguration: { nodeSelector: { role: dns } }\n';
    expect(brief(found(cluster))).toEqual([
      'clusters/test/cluster.yaml:10:39 error karpenter/pod-has-capacity',
    ]);
  });

  test('a pod that is larger than every node', () => {
    const asks = (cpu: string) =>
      addon('metrics-server', `{ resources: { requests: { cpu: '${cpu}', memory: 1Gi } } }`);
    expect(run(podFitsANode, { cluster: asks('8') }, [POOL()])).toEqual([]);
    expect(run(podFitsANode, { cluster: asks('40') }, [POOL()])).toMatchObject([
      {
        code: 'karpenter/pod-has-capacity',
        message: expect.stringContaining(
          'a pod of Deployment kube-system/metrics-server of the add-on metrics-server asks for 40 CPU and 1Gi',
        ) as string,
      },
    ]);
  });
});

describe('addons/not-on-every-node', () => {
  const TAINTED = POOL([{ key: 'a', effect: 'NoSchedule' }]);
  const found = (cluster: string, manifests: readonly JsonObject[] = [TAINTED]) =>
    run(agentOnEveryNode, { cluster }, manifests);

  test.each([
    ['the default', 'addons: { eks-pod-identity-agent: {} }\n'],
    ['all taints', addon('eks-pod-identity-agent', '{ tolerations: [{ operator: Exists }] }')],
    ['the taint of the pool', addon('vpc-cni', '{ tolerations: [{ key: a, operator: Exists }] }')],
    [
      'a switch that is stronger than the list',
      addon('aws-ebs-csi-driver', '{ node: { tolerateAllTaints: true, tolerations: [] } }'),
    ],
    ['a Deployment', addon('metrics-server', '{ tolerations: [] }')],
  ])('%s', (_, cluster) => {
    expect(found(cluster)).toEqual([]);
  });

  test('no toleration at all', () => {
    expect(found(addon('eks-pod-identity-agent', '{ tolerations: [] }'))).toMatchObject([
      {
        code: 'addons/not-on-every-node',
        severity: 'warning',
        message:
          'DaemonSet kube-system/eks-pod-identity-agent of the add-on eks-pod-identity-agent does not run on the nodes of "spare": pods there get no credentials of their role by Pod Identity',
        hint: 'spare: its taint a:NoSchedule is not tolerated; write tolerations: [{ operator: Exists }], or leave the key out: the default of eks-pod-identity-agent tolerates all taints',
        location: { line: 7, column: 59 },
      },
    ]);
    expect(found(addon('eks-pod-identity-agent', '{ tolerations: [] }'), [POOL()])).toEqual([]);
  });

  test.each([
    ['vpc-cni', '{ tolerations: [{ key: b, operator: Exists }] }', 'error'],
    ['kube-proxy', '{}, rawConfiguration: { tolerations: [{ key: b, operator: Exists }] }', 'error'],
    [
      'aws-ebs-csi-driver',
      '{ node: { tolerateAllTaints: false, tolerations: [{ key: b, operator: Exists }] } }',
      'warning',
    ],
    ['aws-efs-csi-driver', '{ node: { nodeSelector: { role: files } } }', 'warning'],
    ['eks-node-monitoring-agent', '{ nodeAgent: { tolerations: [] } }', 'warning'],
  ])('%s with %s', (name, configuration, severity) => {
    expect(found(addon(name, configuration))).toMatchObject([{ code: 'addons/not-on-every-node', severity }]);
  });

  test('nodes of Windows need none', () => {
    const windows =
      'compute: { selfManagedNodeGroups: [] }\n' + addon('eks-pod-identity-agent', '{ tolerations: [] }');
    expect(found(windows, [])).toEqual([]);
  });
});
