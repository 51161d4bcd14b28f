import { deployment, inWeb, object } from '../objects.ts';
import type { Cases } from './case.ts';
import { change, three } from './update.ts';

const RBAC = 'rbac.authorization.k8s.io/v1';
const zone = (name: string) => ({ required: { nodeSelectorTerms: [{ matchFields: [{ key: name }] }] } });

/** Fields of built-in kinds that cannot change whatever stands beside them. */
export const FIXED_FIELD_CASES: Cases = {
  'immutable-fields/selector': {
    meets: change(deployment(), deployment({ selector: { matchLabels: { app: 'shop' } } })),
    spares: change(deployment(), deployment({ replicas: 3 })),
  },
  'immutable-fields/stateful-set': three(
    ['apps/v1', 'StatefulSet'],
    { spec: { serviceName: 'a', replicas: 1, volumeClaimTemplates: [{ spec: {} }] } },
    { spec: { serviceName: 'b', replicas: 1, volumeClaimTemplates: [{ spec: {} }] } },
    {
      spec: {
        serviceName: 'a',
        replicas: 2,
        minReadySeconds: 5,
        template: { spec: {} },
        volumeClaimTemplates: [{ spec: { volumeMode: 'Filesystem' } }],
      },
    },
  ),
  'immutable-fields/controller-revision': three(
    ['apps/v1', 'ControllerRevision'],
    { data: { a: 'b' }, revision: 1 },
    { data: { a: 'c' }, revision: 1 },
    { data: { a: 'b' }, revision: 2 },
  ),
  'immutable-fields/volume-source': three(
    ['v1', 'PersistentVolume'],
    { spec: { csi: { volumeHandle: 'a' } } },
    { spec: { csi: { volumeHandle: 'b' } } },
    {
      spec: {
        csi: { volumeHandle: 'a', readOnly: false, controllerExpandSecretRef: { name: 's' } },
        nodeAffinity: zone('a'),
        persistentVolumeReclaimPolicy: 'Retain',
      },
    },
  ),
  'immutable-fields/storage-class': three(
    ['storage.k8s.io/v1', 'StorageClass'],
    { provisioner: 'ebs.csi.aws.com', parameters: { type: 'gp3' } },
    { provisioner: 'ebs.csi.aws.com', parameters: { type: 'io2' } },
    { provisioner: 'ebs.csi.aws.com', parameters: { type: 'gp3' }, allowVolumeExpansion: true },
  ),
  'immutable-fields/storage-driver': three(
    ['storage.k8s.io/v1', 'CSIDriver'],
    { spec: { podInfoOnMount: true } },
    { spec: { podInfoOnMount: true, attachRequired: false } },
    { spec: { podInfoOnMount: false, attachRequired: true, volumeLifecycleModes: ['Persistent'] } },
  ),
  'immutable-fields/role-ref': three(
    [RBAC, 'RoleBinding'],
    { roleRef: { kind: 'Role', name: 'a' }, subjects: [] },
    { roleRef: { kind: 'Role', name: 'b' }, subjects: [] },
    {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a' },
      subjects: [{ kind: 'Group', name: 'g' }],
    },
  ),
  'immutable-fields/immutable-data': {
    meets: change(
      object('v1', 'ConfigMap', 'it', { ...inWeb, immutable: true, data: { a: '1' } }),
      object('v1', 'ConfigMap', 'it', { ...inWeb, immutable: true, data: { a: '2' } }),
    ),
    spares: change(
      object('v1', 'ConfigMap', 'it', { ...inWeb, data: { a: '1' } }),
      object('v1', 'ConfigMap', 'it', { ...inWeb, immutable: true, data: { a: '2' } }),
    ),
  },
  'immutable-fields/secret-type': three(
    ['v1', 'Secret'],
    { stringData: { a: '1' } },
    { type: 'kubernetes.io/tls', stringData: { a: '1' } },
    { type: 'Opaque', stringData: { a: '2' } },
  ),
  'immutable-fields/resource-quota': three(
    ['v1', 'ResourceQuota'],
    { spec: { hard: { pods: '4' }, scopes: ['NotTerminating'] } },
    { spec: { hard: { pods: '4' } } },
    { spec: { hard: { pods: '5' }, scopes: ['NotTerminating'] } },
  ),
  'immutable-fields/node': three(
    ['v1', 'Node'],
    { spec: { podCIDR: '10.9.0.0/24', providerID: 'aws:///a/i-1' } },
    { spec: { podCIDR: '10.9.0.0/24' } },
    { spec: { providerID: 'aws:///a/i-1', unschedulable: true } },
  ),
  'immutable-fields/runtime-class': three(
    ['node.k8s.io/v1', 'RuntimeClass'],
    { handler: 'runc' },
    { handler: 'kata' },
    { handler: 'runc', overhead: { podFixed: { cpu: '10m' } } },
  ),
  'immutable-fields/ingress-class-controller': three(
    ['networking.k8s.io/v1', 'IngressClass'],
    { spec: { controller: 'ingress.k8s.aws/alb' } },
    { spec: { controller: 'k8s.io/ingress-nginx' } },
    { spec: { controller: 'ingress.k8s.aws/alb', parameters: { name: 'a' } } },
  ),
  'immutable-fields/network-address': three(
    ['discovery.k8s.io/v1', 'EndpointSlice'],
    { addressType: 'IPv4', endpoints: [] },
    { addressType: 'IPv6', endpoints: [] },
    { addressType: 'IPv4', endpoints: [{ addresses: ['10.0.0.1'] }] },
  ),
  'immutable-fields/priority-class': three(
    ['scheduling.k8s.io/v1', 'PriorityClass'],
    { value: 1 },
    { value: 2 },
    { value: 1, description: 'for all', preemptionPolicy: 'PreemptLowerPriority' },
  ),
  'immutable-fields/resource-claim': three(
    ['resource.k8s.io/v1', 'ResourceClaim'],
    { spec: { devices: { requests: [{ name: 'a', exactly: { deviceClassName: 'gpu' } }] } } },
    { spec: { devices: { requests: [{ name: 'a', exactly: { deviceClassName: 'nic' } }] } } },
    {
      metadata: { namespace: 'web', labels: { a: 'b' } },
      spec: { devices: { requests: [{ name: 'a', exactly: { deviceClassName: 'gpu', count: 1 } }] } },
    },
  ),
  'immutable-fields/service-cidr': three(
    ['networking.k8s.io/v1', 'ServiceCIDR'],
    { spec: { cidrs: ['10.200.0.0/24'] } },
    { spec: { cidrs: ['10.201.0.0/24'] } },
    { spec: { cidrs: ['10.200.0.0/24', 'fd00::/112'] } },
  ),
};
