import type { JsonObject } from '@nodeless/core';
import { applicationNames, folderOf, outputOf } from '../testing/output.ts';

const withAutoMode = (autoMode: JsonObject, more: JsonObject = {}) =>
  outputOf({ cluster: { compute: { autoMode }, ...more } });

test('a cluster without it has none of its objects', () => {
  expect(applicationNames(outputOf()).filter((name) => name.startsWith('auto-mode'))).toEqual([]);
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html
test('alone it brings the class of Ingresses', () => {
  const output = withAutoMode({}, { tags: { team: 'a' } });
  expect(applicationNames(output).filter((name) => name.startsWith('auto-mode'))).toEqual([
    'auto-mode-ingress',
  ]);
  expect(folderOf(output, 'auto-mode-ingress')).toEqual({
    'ingressclass-alb.yaml': {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'alb' },
      spec: {
        controller: 'eks.amazonaws.com/alb',
        parameters: { apiGroup: 'eks.amazonaws.com', kind: 'IngressClassParams', name: 'alb' },
      },
    },
    'ingressclassparams-alb.yaml': {
      apiVersion: 'eks.amazonaws.com/v1',
      kind: 'IngressClassParams',
      metadata: { name: 'alb' },
      spec: { tags: [{ key: 'team', value: 'a' }] },
    },
  });
});

// Sources: https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html and create-node-class.html
test('a pool and a class in the words of Auto Mode', () => {
  const output = withAutoMode({
    nodePools: [
      {
        name: 'own',
        nodeClass: 'big',
        architectures: ['amd64'],
        capacityTypes: ['on-demand'],
        limits: { cpu: '100' },
      },
    ],
    nodeClasses: [{ name: 'big', networkPolicy: 'DefaultDeny' }],
  });
  expect(folderOf(output, 'auto-mode-nodes')).toEqual({
    'configmap-amazon-vpc-cni.kube-system.yaml': {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'amazon-vpc-cni', namespace: 'kube-system' },
      data: { 'enable-network-policy-controller': 'true' },
    },
    'nodeclass-big.yaml': {
      apiVersion: 'eks.amazonaws.com/v1',
      kind: 'NodeClass',
      metadata: { name: 'big' },
      spec: {
        role: 'EKSAutoNodeRole-sample',
        subnetSelectorTerms: [
          { tags: { 'karpenter.sh/discovery': 'sample', 'kubernetes.io/role/internal-elb': '1' } },
        ],
        securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'sample' } }],
        networkPolicy: 'DefaultDeny',
      },
    },
    'nodepool-own.yaml': {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'own' },
      spec: {
        template: {
          spec: {
            nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'big' },
            requirements: [
              { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] },
              { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['on-demand'] },
              { key: 'eks.amazonaws.com/instance-category', operator: 'In', values: ['c', 'm', 'r'] },
              { key: 'eks.amazonaws.com/instance-generation', operator: 'Gt', values: ['4'] },
            ],
            expireAfter: '336h',
            terminationGracePeriod: '24h',
          },
        },
        disruption: {
          consolidationPolicy: 'WhenEmptyOrUnderutilized',
          consolidateAfter: '1m',
          budgets: [{ nodes: '10%' }],
        },
        limits: { cpu: '100' },
      },
    },
  });
});
