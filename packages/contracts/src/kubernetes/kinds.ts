import { apiGroup } from '@nodeless/core';

interface Scopes {
  readonly cluster?: readonly string[];
  readonly namespaced?: readonly string[];
}

/** Kinds that a person or a controller writes, by API group; the core group is the empty one. */
const SCOPES: { readonly [group: string]: Scopes } = {
  '': {
    cluster: ['Namespace', 'Node', 'PersistentVolume'],
    namespaced: [
      'ConfigMap',
      'Endpoints',
      'Event',
      'LimitRange',
      'PersistentVolumeClaim',
      'Pod',
      'PodTemplate',
      'ReplicationController',
      'ResourceQuota',
      'Secret',
      'Service',
      'ServiceAccount',
    ],
  },
  'admissionregistration.k8s.io': {
    cluster: [
      'MutatingAdmissionPolicy',
      'MutatingAdmissionPolicyBinding',
      'MutatingWebhookConfiguration',
      'ValidatingAdmissionPolicy',
      'ValidatingAdmissionPolicyBinding',
      'ValidatingWebhookConfiguration',
    ],
  },
  'apiextensions.k8s.io': { cluster: ['CustomResourceDefinition'] },
  'apiregistration.k8s.io': { cluster: ['APIService'] },
  apps: { namespaced: ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'] },
  'argoproj.io': { namespaced: ['AppProject', 'Application', 'ApplicationSet'] },
  autoscaling: { namespaced: ['HorizontalPodAutoscaler'] },
  'autoscaling.x-k8s.io': { namespaced: ['CapacityBuffer'] },
  batch: { namespaced: ['CronJob', 'Job'] },
  'certificates.k8s.io': {
    cluster: ['CertificateSigningRequest', 'ClusterTrustBundle'],
    namespaced: ['PodCertificateRequest'],
  },
  'coordination.k8s.io': { namespaced: ['Lease', 'LeaseCandidate'] },
  'discovery.k8s.io': { namespaced: ['EndpointSlice'] },
  'eks.amazonaws.com': {
    cluster: ['IngressClassParams', 'NodeClass'],
    namespaced: ['TargetGroupBinding'],
  },
  'elbv2.k8s.aws': {
    cluster: ['IngressClassParams'],
    namespaced: ['ALBTargetControlConfig', 'TargetGroupBinding'],
  },
  'events.k8s.io': { namespaced: ['Event'] },
  'external-secrets.io': {
    cluster: ['ClusterExternalSecret', 'ClusterSecretStore'],
    namespaced: ['ExternalSecret', 'SecretStore'],
  },
  'flowcontrol.apiserver.k8s.io': { cluster: ['FlowSchema', 'PriorityLevelConfiguration'] },
  'gateway.k8s.aws': {
    namespaced: ['ListenerRuleConfiguration', 'LoadBalancerConfiguration', 'TargetGroupConfiguration'],
  },
  'gateway.networking.k8s.io': {
    cluster: ['GatewayClass'],
    namespaced: [
      'BackendTLSPolicy',
      'GRPCRoute',
      'Gateway',
      'HTTPRoute',
      'ListenerSet',
      'ReferenceGrant',
      'TCPRoute',
      'TLSRoute',
      'UDPRoute',
    ],
  },
  'karpenter.k8s.aws': { cluster: ['EC2NodeClass'] },
  'karpenter.sh': { cluster: ['NodeClaim', 'NodeOverlay', 'NodePool'] },
  'lifecycle.k8s.io': { namespaced: ['EvictionRequest'] },
  'monitoring.coreos.com': { namespaced: ['PodMonitor', 'PrometheusRule', 'ServiceMonitor'] },
  'networking.k8s.io': {
    cluster: ['IPAddress', 'IngressClass', 'ServiceCIDR'],
    namespaced: ['Ingress', 'NetworkPolicy'],
  },
  'node.k8s.io': { cluster: ['RuntimeClass'] },
  policy: { namespaced: ['PodDisruptionBudget'] },
  'rbac.authorization.k8s.io': {
    cluster: ['ClusterRole', 'ClusterRoleBinding'],
    namespaced: ['Role', 'RoleBinding'],
  },
  'resource.k8s.io': {
    cluster: ['DeviceClass', 'DeviceTaintRule', 'ResourcePoolStatusRequest', 'ResourceSlice'],
    namespaced: ['ResourceClaim', 'ResourceClaimTemplate'],
  },
  'scheduling.k8s.io': {
    cluster: ['PriorityClass'],
    namespaced: ['CompositePodGroup', 'PodGroup', 'Workload'],
  },
  'secrets-store.csi.x-k8s.io': {
    namespaced: ['SecretProviderClass', 'SecretProviderClassPodStatus'],
  },
  'snapshot.storage.k8s.io': {
    cluster: ['VolumeSnapshotClass', 'VolumeSnapshotContent'],
    namespaced: ['VolumeSnapshot'],
  },
  'storage.k8s.io': {
    cluster: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'],
    namespaced: ['CSIStorageCapacity'],
  },
  'storagemigration.k8s.io': { cluster: ['StorageVersionMigration'] },
  'vpcresources.k8s.aws': { namespaced: ['SecurityGroupPolicy'] },
};

/**
 * Whether objects of a kind live in a namespace. All versions of a kind have one scope.
 *
 * @returns undefined for kinds that are not known here, such as those of other CRDs
 */
export function isNamespaced(apiVersion: string, kind: string): boolean | undefined {
  const group = apiGroup(apiVersion);
  const scopes = Object.hasOwn(SCOPES, group) ? SCOPES[group] : undefined;
  if (scopes?.namespaced?.includes(kind)) return true;
  return scopes?.cluster?.includes(kind) ? false : undefined;
}

/** Groups with a domain that the API server itself serves. Others of k8s.io come with CRDs, such as those of snapshots. */
const BUILT_IN_GROUPS: readonly string[] = [
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'internal.apiserver.k8s.io',
  'lifecycle.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
  'storagemigration.k8s.io',
];

/** Whether the API server itself serves a group: one without a domain, or one of its own. */
export function isBuiltInGroup(group: string): boolean {
  return !group.includes('.') || BUILT_IN_GROUPS.includes(group);
}
