import { fixedFieldsRule, type FixedFieldsRule } from './fixed-fields.ts';
import { VALIDATION } from './refusal.ts';

const VOLUME_SOURCES = [
  ...['awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'csi', 'fc', 'flexVolume'],
  ...['flocker', 'gcePersistentDisk', 'glusterfs', 'hostPath', 'iscsi', 'local', 'nfs'],
  ...['photonPersistentDisk', 'portworxVolume', 'quobyte', 'rbd', 'scaleIO', 'storageos', 'vsphereVolume'],
].map((name) => `spec.${name}`);

/**
 * Fields that cannot be changed whatever stands beside them, with the function of the API server that refuses. What depends
 * on other fields has a file of its own beside this one.
 */
const TABLE: readonly FixedFieldsRule[] = [
  {
    id: 'immutable-fields/selector',
    rows: [{ kinds: [['apps', 'Deployment', 'DaemonSet', 'ReplicaSet']], fixed: ['spec.selector'] }],
    source: `${VALIDATION}/apps/validation/validation.go (pkg/registry/apps/deployment/strategy.go: ValidateImmutableField spec.selector)`,
  },
  {
    id: 'immutable-fields/stateful-set',
    rows: [
      {
        kinds: [['apps', 'StatefulSet']],
        fixed: ['spec'],
        except: [
          ...[
            'spec.replicas',
            'spec.ordinals',
            'spec.template',
            'spec.updateStrategy',
            'spec.minReadySeconds',
          ],
          ...['spec.persistentVolumeClaimRetentionPolicy', 'spec.revisionHistoryLimit'],
        ],
      },
    ],
    remedy: 'delete the StatefulSet with --cascade=orphan just before the sync: its pods and claims stay',
    source: `${VALIDATION}/apps/validation/validation.go (ValidateStatefulSetUpdate)`,
  },
  {
    id: 'immutable-fields/controller-revision',
    rows: [{ kinds: [['apps', 'ControllerRevision']], fixed: ['data'] }],
    source: `${VALIDATION}/apps/validation/validation.go (ValidateControllerRevisionUpdate)`,
  },
  {
    id: 'immutable-fields/volume-source',
    rows: [
      {
        kinds: [['', 'PersistentVolume']],
        fixed: [...VOLUME_SOURCES, 'spec.volumeMode'],
        except: ['spec.csi.controllerExpandSecretRef'],
        once: ['spec.nodeAffinity', 'spec.csi.controllerExpandSecretRef'],
        stays: ['spec.volumeAttributesClassName'],
      },
    ],
    source: `${VALIDATION}/core/validation/validation.go (ValidatePersistentVolumeUpdate)`,
  },
  {
    id: 'immutable-fields/storage-class',
    rows: [
      {
        kinds: [['storage.k8s.io', 'StorageClass']],
        fixed: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
      },
    ],
    source: `${VALIDATION}/storage/validation/validation.go (ValidateStorageClassUpdate)`,
  },
  {
    id: 'immutable-fields/storage-driver',
    rows: [
      {
        kinds: [['storage.k8s.io', 'CSIDriver']],
        fixed: ['spec.attachRequired', 'spec.volumeLifecycleModes'],
      },
      { kinds: [['storage.k8s.io', 'VolumeAttributesClass']], fixed: ['driverName', 'parameters'] },
      { kinds: [['storage.k8s.io', 'VolumeAttachment']], fixed: ['spec'] },
      {
        kinds: [['storage.k8s.io', 'CSINode']],
        fixed: ['spec.drivers.*.nodeID', 'spec.drivers.*.topologyKeys'],
      },
      { kinds: [['storage.k8s.io', 'CSIStorageCapacity']], fixed: ['storageClassName', 'nodeTopology'] },
    ],
    source: `${VALIDATION}/storage/validation/validation.go (ValidateCSIDriverUpdate and its like)`,
  },
  {
    id: 'immutable-fields/role-ref',
    rows: [
      {
        kinds: [['rbac.authorization.k8s.io', 'RoleBinding', 'ClusterRoleBinding']],
        fixed: ['roleRef'],
      },
    ],
    source: `${VALIDATION}/rbac/validation/validation.go (ValidateRoleBindingUpdate)`,
  },
  {
    id: 'immutable-fields/immutable-data',
    rows: [
      {
        kinds: [['', 'ConfigMap', 'Secret']],
        fixed: ['data', 'stringData', 'binaryData', 'immutable'],
        when: ['immutable', true],
      },
    ],
    remedy: 'give the new data another name, and let pods refer to that',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable',
  },
  {
    id: 'immutable-fields/secret-type',
    rows: [{ kinds: [['', 'Secret']], fixed: ['type'] }],
    source: `${VALIDATION}/core/validation/validation.go (ValidateSecretUpdate)`,
  },
  {
    id: 'immutable-fields/resource-quota',
    rows: [{ kinds: [['', 'ResourceQuota']], fixed: ['spec.scopes'] }],
    source: `${VALIDATION}/core/validation/validation.go (ValidateResourceQuotaUpdate)`,
  },
  {
    id: 'immutable-fields/node',
    rows: [{ kinds: [['', 'Node']], kept: ['spec.podCIDR'], once: ['spec.providerID'] }],
    source: `${VALIDATION}/core/validation/validation.go (ValidateNodeUpdate)`,
  },
  {
    id: 'immutable-fields/runtime-class',
    rows: [{ kinds: [['node.k8s.io', 'RuntimeClass']], fixed: ['handler'] }],
    source: `${VALIDATION}/node/validation/validation.go (ValidateRuntimeClassUpdate)`,
  },
  {
    id: 'immutable-fields/ingress-class-controller',
    rows: [{ kinds: [['networking.k8s.io', 'IngressClass']], fixed: ['spec.controller'] }],
    source: `${VALIDATION}/networking/validation/validation.go (ValidateIngressClassUpdate)`,
  },
  {
    id: 'immutable-fields/network-address',
    rows: [
      { kinds: [['networking.k8s.io', 'IPAddress']], fixed: ['spec.parentRef'] },
      { kinds: [['discovery.k8s.io', 'EndpointSlice']], fixed: ['addressType'] },
    ],
    source: `${VALIDATION}/networking/validation/validation.go (ValidateIPAddressUpdate), discovery/validation (ValidateEndpointSliceUpdate)`,
  },
  {
    id: 'immutable-fields/priority-class',
    rows: [{ kinds: [['scheduling.k8s.io', 'PriorityClass']], fixed: ['value', 'preemptionPolicy'] }],
    source: `${VALIDATION}/scheduling/validation/validation.go (ValidatePriorityClassUpdate)`,
  },
  {
    id: 'immutable-fields/resource-claim',
    rows: [{ kinds: [['resource.k8s.io', 'ResourceClaim', 'ResourceClaimTemplate']], fixed: ['spec'] }],
    source: `${VALIDATION}/resource/validation/validation.go (ValidateResourceClaimUpdate)`,
  },
  {
    id: 'immutable-fields/crd-identity',
    rows: [
      {
        kinds: [['apiextensions.k8s.io', 'CustomResourceDefinition']],
        fixed: ['spec.group', 'spec.scope', 'spec.names.kind', 'spec.names.plural'],
      },
    ],
    remedy:
      'a CRD with another group or plural is another CRD: add it beside the old one, and move the objects',
    source:
      'https://github.com/kubernetes/kubernetes/blob/v1.35.4/staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go (ValidateCustomResourceDefinitionUpdate)',
  },
];

/** What cannot be changed, by kind and field. */
export const FIXED_FIELDS = TABLE.map(fixedFieldsRule);
