import type { JsonObject } from '@nodeless/core';
import { crd, deployment, inWeb, object, service, WEB } from '../objects.ts';
import type { Cases, RuleCase, RuleCases } from './case.ts';

const change = (before: JsonObject, after: JsonObject, extra: JsonObject = {}): RuleCase => ({
  base: { ...WEB, ...(extra as Record<string, JsonObject>), 'manifests/web/it.yaml': before },
  head: { ...WEB, ...(extra as Record<string, JsonObject>), 'manifests/web/it.yaml': after },
});
/** One object with three bodies: the first becomes the second, which is refused, or the third, which is not. */
const three = (
  [apiVersion, kind]: readonly [string, string],
  first: JsonObject,
  refused: JsonObject,
  fine: JsonObject,
): RuleCases => {
  const make = (body: JsonObject) => object(apiVersion, kind, 'it', { ...inWeb, ...body });
  return { meets: change(make(first), make(refused)), spares: change(make(first), make(fine)) };
};
const config = (body: JsonObject): JsonObject => ({
  'eksctl/cluster.yaml': object('eksctl.io/v1alpha5', 'ClusterConfig', 'prod', {
    metadata: { region: 'eu-central-1', version: '1.35' },
    ...body,
  }),
});
const subnet = (properties: JsonObject): Record<string, JsonObject> => ({
  'cloudformation/network.yaml': { Resources: { A: { Type: 'AWS::EC2::Subnet', Properties: properties } } },
});
const thing = (spec: JsonObject) => object('example.com/v1', 'Thing', 'it', { ...inWeb, spec });
const CRD = { 'manifests/web/customresourcedefinition-things.example.com.yaml': crd() };
const claim = (spec: JsonObject) => ({ spec: { storageClassName: 'gp3', ...spec } });
const storage = (size: string) => ({ resources: { requests: { storage: size } } });
const RBAC = 'rbac.authorization.k8s.io/v1';

const schema = (properties: JsonObject): JsonObject => ({
  schema: { openAPIV3Schema: { type: 'object', properties } },
});
/** As in `crd()`, without the field `engine`. */
const SPEC: JsonObject = { type: 'object', properties: { size: { type: 'integer' } } };

export const D2_CASES: Cases = {
  'd2/selector': {
    meets: change(deployment(), deployment({ selector: { matchLabels: { app: 'shop' } } })),
    spares: change(deployment(), deployment({ replicas: 3 })),
  },
  'd2/stateful-set': three(
    ['apps/v1', 'StatefulSet'],
    { spec: { serviceName: 'a', replicas: 1 } },
    { spec: { serviceName: 'b', replicas: 1 } },
    { spec: { serviceName: 'a', replicas: 2, minReadySeconds: 5, template: { spec: {} } } },
  ),
  'd2/job': three(
    ['batch/v1', 'Job'],
    { spec: { parallelism: 1, template: { spec: { serviceAccountName: 'a' } } } },
    { spec: { parallelism: 1, template: { spec: { serviceAccountName: 'b' } } } },
    { spec: { parallelism: 2, template: { spec: { serviceAccountName: 'a' } } } },
  ),
  'd2/volume-claim': three(
    ['v1', 'PersistentVolumeClaim'],
    claim(storage('1Gi')),
    claim({ ...storage('1Gi'), storageClassName: 'io2' }),
    claim(storage('2Gi')),
  ),
  'd2/volume-claim-shrinks': three(
    ['v1', 'PersistentVolumeClaim'],
    claim(storage('2Gi')),
    claim(storage('1Gi')),
    claim(storage('3072Mi')),
  ),
  'd2/volume-source': three(
    ['v1', 'PersistentVolume'],
    { spec: { csi: { volumeHandle: 'a' } } },
    { spec: { csi: { volumeHandle: 'b' } } },
    { spec: { csi: { volumeHandle: 'a' }, persistentVolumeReclaimPolicy: 'Retain' } },
  ),
  'd2/storage-class': three(
    ['storage.k8s.io/v1', 'StorageClass'],
    { provisioner: 'ebs.csi.aws.com', parameters: { type: 'gp3' } },
    { provisioner: 'ebs.csi.aws.com', parameters: { type: 'io2' } },
    { provisioner: 'ebs.csi.aws.com', parameters: { type: 'gp3' }, allowVolumeExpansion: true },
  ),
  'd2/role-ref': three(
    [RBAC, 'RoleBinding'],
    { roleRef: { kind: 'Role', name: 'a' }, subjects: [] },
    { roleRef: { kind: 'Role', name: 'b' }, subjects: [] },
    { roleRef: { kind: 'Role', name: 'a' }, subjects: [{ kind: 'Group', name: 'g' }] },
  ),
  'd2/immutable-data': {
    meets: change(
      object('v1', 'ConfigMap', 'it', { ...inWeb, immutable: true, data: { a: '1' } }),
      object('v1', 'ConfigMap', 'it', { ...inWeb, immutable: true, data: { a: '2' } }),
    ),
    spares: change(
      object('v1', 'ConfigMap', 'it', { ...inWeb, data: { a: '1' } }),
      object('v1', 'ConfigMap', 'it', { ...inWeb, immutable: true, data: { a: '2' } }),
    ),
  },
  'd2/secret-type': three(
    ['v1', 'Secret'],
    { type: 'Opaque', stringData: { a: '1' } },
    { type: 'kubernetes.io/tls', stringData: { a: '1' } },
    { type: 'Opaque', stringData: { a: '2' } },
  ),
  'd2/ingress-class-controller': three(
    ['networking.k8s.io/v1', 'IngressClass'],
    { spec: { controller: 'ingress.k8s.aws/alb' } },
    { spec: { controller: 'k8s.io/ingress-nginx' } },
    { spec: { controller: 'ingress.k8s.aws/alb', parameters: { name: 'a' } } },
  ),
  'd2/priority-class': three(
    ['scheduling.k8s.io/v1', 'PriorityClass'],
    { value: 1 },
    { value: 2 },
    { value: 1, description: 'for all', preemptionPolicy: 'PreemptLowerPriority' },
  ),
  'd2/crd-identity': {
    meets: change(crd(), crd({ scope: 'Cluster' })),
    spares: change(crd(), crd({ names: { kind: 'Thing', plural: 'things', shortNames: ['th'] } })),
  },
  'd2/service-cluster-ip': {
    meets: change(service({ clusterIP: '10.0.0.1' }), service({ clusterIP: '10.0.0.2' })),
    spares: change(
      service({ clusterIP: '10.0.0.1' }),
      service({ clusterIP: '10.0.0.1', ports: [{ port: 81 }] }),
    ),
  },
  'd2/load-balancer-class': {
    meets: change(
      service({ type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb' }),
      service({ type: 'LoadBalancer', loadBalancerClass: 'other' }),
    ),
    spares: change(
      service({ type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb' }),
      service({ type: 'ClusterIP' }),
    ),
  },
  'd2/crd-version-removed': {
    meets: change(crd({ versions: [{ name: 'v1' }, { name: 'v2' }] }), crd({ versions: [{ name: 'v2' }] })),
    spares: change(crd({ versions: [{ name: 'v1' }] }), crd({ versions: [{ name: 'v1' }, { name: 'v2' }] })),
  },
  'd2/crd-field-removed': {
    meets: change(crd(), crd({}, schema({ spec: SPEC }))),
    spares: change(crd({}, schema({ spec: SPEC })), crd()),
  },
  'd2/crd-rule': {
    meets: change(thing({ engine: 'a' }), thing({ engine: 'b' }), CRD),
    spares: change(thing({ engine: 'a', size: 1 }), thing({ engine: 'a', size: 2 }), CRD),
  },
  'd2/cloudformation-replacement': {
    meets: { base: subnet({ CidrBlock: '10.0.0.0/24' }), head: subnet({ CidrBlock: '10.0.1.0/24' }) },
    spares: {
      base: subnet({ CidrBlock: '10.0.0.0/24' }),
      head: subnet({ CidrBlock: '10.0.0.0/24', MapPublicIpOnLaunch: true }),
    },
  },
  'd2/cluster-config': {
    meets: {
      base: config({ vpc: { cidr: '10.0.0.0/16' } }) as Record<string, JsonObject>,
      head: config({ vpc: { cidr: '10.1.0.0/16' } }) as Record<string, JsonObject>,
    },
    spares: {
      base: config({}) as Record<string, JsonObject>,
      head: config({
        secretsEncryption: { keyARN: 'arn:aws:kms:eu-central-1:111122223333:key/a' },
      }) as Record<string, JsonObject>,
    },
  },
};
