import type { KubernetesVersion } from '../aws/kubernetes-versions.ts';

/** The end of an API version of a kind. */
export interface RemovedApi {
  /** First minor version that does not serve it. */
  readonly removedIn: string;
  /** API version to write instead, where there is one. */
  readonly replacement?: string;
}

type Row = readonly [apiVersion: string, kinds: readonly string[], removedIn: string, replacement?: string];

/**
 * API versions that no cluster, or not every supported cluster, serves any more, and those whose end is announced.
 * Source: lifecycle markers of k8s.io/api v0.37.2 and https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
const ROWS: readonly Row[] = [
  ['extensions/v1beta1', ['DaemonSet', 'Deployment', 'ReplicaSet'], '1.16', 'apps/v1'],
  ['extensions/v1beta1', ['NetworkPolicy'], '1.16', 'networking.k8s.io/v1'],
  ['extensions/v1beta1', ['Ingress'], '1.22', 'networking.k8s.io/v1'],
  ['extensions/v1beta1', ['PodSecurityPolicy'], '1.16'],
  ['apps/v1beta1', ['ControllerRevision', 'Deployment', 'ReplicaSet', 'StatefulSet'], '1.16', 'apps/v1'],
  [
    'apps/v1beta2',
    ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
    '1.16',
    'apps/v1',
  ],
  ['scheduling.k8s.io/v1alpha1', ['PriorityClass'], '1.17', 'scheduling.k8s.io/v1'],
  ['scheduling.k8s.io/v1beta1', ['PriorityClass'], '1.22', 'scheduling.k8s.io/v1'],
  [
    'admissionregistration.k8s.io/v1beta1',
    ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
    '1.22',
    'admissionregistration.k8s.io/v1',
  ],
  ['apiextensions.k8s.io/v1beta1', ['CustomResourceDefinition'], '1.22', 'apiextensions.k8s.io/v1'],
  ['apiregistration.k8s.io/v1beta1', ['APIService'], '1.22', 'apiregistration.k8s.io/v1'],
  ['certificates.k8s.io/v1beta1', ['CertificateSigningRequest'], '1.22', 'certificates.k8s.io/v1'],
  ['coordination.k8s.io/v1beta1', ['Lease'], '1.22', 'coordination.k8s.io/v1'],
  ['networking.k8s.io/v1beta1', ['Ingress', 'IngressClass'], '1.22', 'networking.k8s.io/v1'],
  ...['v1alpha1', 'v1beta1'].map((version): Row => [
    `rbac.authorization.k8s.io/${version}`,
    ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
    '1.22',
    'rbac.authorization.k8s.io/v1',
  ]),
  [
    'storage.k8s.io/v1beta1',
    ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
    '1.22',
    'storage.k8s.io/v1',
  ],
  ['storage.k8s.io/v1beta1', ['CSIStorageCapacity'], '1.27', 'storage.k8s.io/v1'],
  ['storage.k8s.io/v1beta1', ['VolumeAttributesClass'], '1.37', 'storage.k8s.io/v1'],
  ['storage.k8s.io/v1alpha1', ['CSIStorageCapacity', 'VolumeAttachment'], '1.24', 'storage.k8s.io/v1'],
  ['storage.k8s.io/v1alpha1', ['VolumeAttributesClass'], '1.35', 'storage.k8s.io/v1'],
  ['autoscaling/v2beta1', ['HorizontalPodAutoscaler'], '1.25', 'autoscaling/v2'],
  ['autoscaling/v2beta2', ['HorizontalPodAutoscaler'], '1.26', 'autoscaling/v2'],
  ['batch/v1beta1', ['CronJob'], '1.25', 'batch/v1'],
  ['discovery.k8s.io/v1beta1', ['EndpointSlice'], '1.25', 'discovery.k8s.io/v1'],
  ['events.k8s.io/v1beta1', ['Event'], '1.25', 'events.k8s.io/v1'],
  ['node.k8s.io/v1beta1', ['RuntimeClass'], '1.25', 'node.k8s.io/v1'],
  ['policy/v1beta1', ['PodDisruptionBudget'], '1.25', 'policy/v1'],
  ['policy/v1beta1', ['PodSecurityPolicy'], '1.25'],
  ...(
    [
      ['v1beta1', '1.26'],
      ['v1beta2', '1.29'],
      ['v1beta3', '1.32'],
    ] as const
  ).map(([version, removedIn]): Row => [
    `flowcontrol.apiserver.k8s.io/${version}`,
    ['FlowSchema', 'PriorityLevelConfiguration'],
    removedIn,
    'flowcontrol.apiserver.k8s.io/v1',
  ]),
  ...(
    [
      ['v1alpha1', '1.32', '1.38'],
      ['v1beta1', '1.34', '1.40'],
    ] as const
  ).flatMap(([version, validating, mutating]): Row[] => [
    [
      `admissionregistration.k8s.io/${version}`,
      ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
      validating,
      'admissionregistration.k8s.io/v1',
    ],
    [
      `admissionregistration.k8s.io/${version}`,
      ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'],
      mutating,
      'admissionregistration.k8s.io/v1',
    ],
  ]),
  ...(
    [
      ['v1alpha3', '1.34'],
      ['v1beta1', '1.38'],
      ['v1beta2', '1.39'],
    ] as const
  ).map(([version, removedIn]): Row => [
    `resource.k8s.io/${version}`,
    ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'],
    removedIn,
    'resource.k8s.io/v1',
  ]),
  ['resource.k8s.io/v1alpha3', ['DeviceTaintRule'], '1.39'],
  ['resource.k8s.io/v1alpha3', ['ResourcePoolStatusRequest'], '1.42'],
  ['resource.k8s.io/v1beta2', ['DeviceTaintRule'], '1.42'],
  [
    'storagemigration.k8s.io/v1alpha1',
    ['StorageVersionMigration'],
    '1.35',
    'storagemigration.k8s.io/v1beta1',
  ],
  ['storagemigration.k8s.io/v1beta1', ['StorageVersionMigration'], '1.40', 'storagemigration.k8s.io/v1'],
  ['certificates.k8s.io/v1alpha1', ['ClusterTrustBundle'], '1.37'],
  [
    'certificates.k8s.io/v1beta1',
    ['ClusterTrustBundle', 'PodCertificateRequest'],
    '1.40',
    'certificates.k8s.io/v1',
  ],
  ['scheduling.k8s.io/v1alpha2', ['PodGroup', 'Workload'], '1.37', 'scheduling.k8s.io/v1beta1'],
  ['scheduling.k8s.io/v1beta1', ['PodGroup', 'Workload'], '1.43'],
  ['lifecycle.k8s.io/v1alpha1', ['Eviction', 'EvictionRequest'], '1.43'],
  ['networking.k8s.io/v1beta1', ['IPAddress', 'ServiceCIDR'], '1.37', 'networking.k8s.io/v1'],
  ['coordination.k8s.io/v1alpha2', ['LeaseCandidate'], '1.38'],
  ['coordination.k8s.io/v1beta1', ['LeaseCandidate'], '1.39'],
];

const REMOVED: ReadonlyMap<string, RemovedApi> = new Map(
  ROWS.flatMap(([apiVersion, kinds, removedIn, replacement]) =>
    kinds.map((kind) => [
      `${apiVersion}/${kind}`,
      replacement === undefined ? { removedIn } : { removedIn, replacement },
    ]),
  ),
);

/** When the API version of a kind ends or ended; undefined when no end is known. */
export function removalOf(apiVersion: string, kind: string): RemovedApi | undefined {
  return REMOVED.get(`${apiVersion}/${kind}`);
}

/** The removal of an API version that a cluster of this Kubernetes version no longer serves; undefined when it does. */
export function removedApi(
  apiVersion: string,
  kind: string,
  version: KubernetesVersion,
): RemovedApi | undefined {
  const removal = removalOf(apiVersion, kind);
  return removal !== undefined && minorOf(removal.removedIn) <= minorOf(version) ? removal : undefined;
}

function minorOf(version: string): number {
  return Number(version.slice(version.indexOf('.') + 1));
}
