import type { JsonObject } from '@nodeless/core';
import { crd, deployment, inWeb, object, pod, service } from '../objects.ts';
import type { Cases } from './case.ts';
import { FIXED_FIELD_CASES } from './fixed-fields.ts';
import { change, three } from './update.ts';

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

const CLASS_FILE = 'manifests/storage/storageclass-gp3.yaml';
const storageClaim = (size: string, spec: JsonObject = {}): JsonObject =>
  object('v1', 'PersistentVolumeClaim', 'it', { ...inWeb, ...claim({ ...storage(size), ...spec }) });
const storageClass = (allowVolumeExpansion: boolean): JsonObject =>
  object('storage.k8s.io/v1', 'StorageClass', 'gp3', {
    provisioner: 'ebs.csi.aws.com',
    allowVolumeExpansion,
  });

const schema = (properties: JsonObject): JsonObject => ({
  schema: { openAPIV3Schema: { type: 'object', properties } },
});
/** As in `crd()`, without the field `engine`. */
const SPEC: JsonObject = { type: 'object', properties: { size: { type: 'integer' } } };

export const IMMUTABLE_FIELDS_CASES: Cases = {
  ...FIXED_FIELD_CASES,
  'immutable-fields/job': three(
    ['batch/v1', 'Job'],
    { spec: { parallelism: 1, template: { spec: { serviceAccountName: 'a' } } } },
    { spec: { parallelism: 1, template: { spec: { serviceAccountName: 'b' } } } },
    { spec: { parallelism: 2, template: { spec: { serviceAccountName: 'a' } } } },
  ),
  'immutable-fields/volume-claim': three(
    ['v1', 'PersistentVolumeClaim'],
    claim(storage('1Gi')),
    claim({ ...storage('1Gi'), storageClassName: 'io2' }),
    claim(storage('2Gi')),
  ),
  'immutable-fields/volume-claim-shrinks': three(
    ['v1', 'PersistentVolumeClaim'],
    claim(storage('2Gi')),
    claim(storage('1Gi')),
    claim(storage('3072Mi')),
  ),
  'immutable-fields/crd-identity': {
    meets: change(crd(), crd({ scope: 'Cluster' })),
    spares: change(crd(), crd({ names: { kind: 'Thing', plural: 'things', shortNames: ['th'] } })),
  },
  'immutable-fields/service-cluster-ip': {
    meets: change(service({ clusterIP: '10.0.0.1' }), service({ clusterIP: '10.0.0.2' })),
    spares: change(
      service({ clusterIP: '10.0.0.1' }),
      service({ clusterIP: '10.0.0.1', ports: [{ port: 81 }] }),
    ),
  },
  'immutable-fields/service-ip-families': {
    meets: change(service(), service({ ipFamilies: ['IPv6'] })),
    spares: change(service(), service({ ipFamilies: ['IPv4'] })),
  },
  'immutable-fields/service-health-check-port': {
    meets: change(
      service({ type: 'LoadBalancer', externalTrafficPolicy: 'Local' }),
      service({ type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 31090 }),
    ),
    spares: change(
      service({ type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 31090 }),
      service({ type: 'LoadBalancer', externalTrafficPolicy: 'Local' }),
    ),
  },
  'immutable-fields/service-headless-selector': {
    meets: change(service({ clusterIP: 'None' }), service({ clusterIP: 'None', selector: { app: 'web' } })),
    spares: change(
      service({ clusterIP: 'None' }),
      service({ clusterIP: 'None', selector: { app: 'web' }, ipFamilyPolicy: 'SingleStack' }),
    ),
  },
  'immutable-fields/never-lands': {
    meets: change(
      deployment({ template: pod({}, { serviceAccountName: 'web' }) }),
      deployment({ template: pod() }),
    ),
    spares: change(
      deployment({ template: pod({}, { serviceAccountName: 'web' }) }),
      deployment({ template: pod({}, { serviceAccountName: 'default' }) }),
    ),
  },
  'immutable-fields/pod': three(
    ['v1', 'Pod'],
    { spec: { containers: [{ name: 'a', image: 'a:1' }], nodeSelector: { a: 'b' } } },
    { spec: { containers: [{ name: 'a', image: 'a:1' }], nodeSelector: { a: 'c' } } },
    { spec: { containers: [{ name: 'a', image: 'a:2' }], nodeSelector: { a: 'b' } } },
  ),
  'immutable-fields/volume-claim-class': {
    meets: change(storageClaim('1Gi'), storageClaim('2Gi'), { [CLASS_FILE]: storageClass(false) }),
    spares: change(storageClaim('1Gi'), storageClaim('2Gi'), { [CLASS_FILE]: storageClass(true) }),
  },
  'immutable-fields/volume-claim-unbound': {
    meets: change(storageClaim('1Gi'), storageClaim('2Gi')),
    spares: change(storageClaim('1Gi'), storageClaim('2Gi'), { [CLASS_FILE]: storageClass(true) }),
  },
  'immutable-fields/emptied-map': {
    meets: change(thing({ labels: { a: 'b' } }), thing({ labels: {} })),
    spares: change(thing({ labels: { a: 'b' }, size: 1 }), thing({ size: 1 })),
  },
  'immutable-fields/crd-storage-version-removed': {
    meets: change(
      crd({ versions: [{ name: 'v1', storage: true }, { name: 'v2' }] }),
      crd({ versions: [{ name: 'v2', storage: true }] }),
    ),
    spares: change(
      crd({ versions: [{ name: 'v1' }, { name: 'v2', storage: true }] }),
      crd({ versions: [{ name: 'v2', storage: true }] }),
    ),
  },
  'immutable-fields/crd-tightened': {
    meets: change(crd(), crd({}, schema({ spec: { ...SPEC, required: ['size'] } }))),
    spares: change(crd(), crd({}, schema({ spec: { ...SPEC, description: 'what it is' } }))),
  },
  'immutable-fields/load-balancer-class': {
    meets: change(
      service({ type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb' }),
      service({ type: 'LoadBalancer', loadBalancerClass: 'other' }),
    ),
    spares: change(
      service({ type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb' }),
      service({ type: 'ClusterIP' }),
    ),
  },
  'immutable-fields/crd-version-removed': {
    meets: change(crd({ versions: [{ name: 'v1' }, { name: 'v2' }] }), crd({ versions: [{ name: 'v2' }] })),
    spares: change(crd({ versions: [{ name: 'v1' }] }), crd({ versions: [{ name: 'v1' }, { name: 'v2' }] })),
  },
  'immutable-fields/crd-field-removed': {
    meets: change(crd(), crd({}, schema({ spec: SPEC }))),
    spares: change(crd({}, schema({ spec: SPEC })), crd()),
  },
  'immutable-fields/crd-rule': {
    meets: change(thing({ engine: 'a' }), thing({ engine: 'b' }), CRD),
    spares: change(thing({ engine: 'a', size: 1 }), thing({ engine: 'a', size: 2 }), CRD),
  },
  'immutable-fields/cloudformation-replacement': {
    meets: { base: subnet({ CidrBlock: '10.0.0.0/24' }), head: subnet({ CidrBlock: '10.0.1.0/24' }) },
    spares: {
      base: subnet({ CidrBlock: '10.0.0.0/24' }),
      head: subnet({ CidrBlock: '10.0.0.0/24', MapPublicIpOnLaunch: true }),
    },
  },
  'immutable-fields/cluster-config': {
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
