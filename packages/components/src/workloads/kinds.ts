import type { GroupKind } from '@nodeless/contracts/argocd';

/** Kinds that Applications of the project `workloads` hold: apps, and role bindings in their namespaces. */
export const WORKLOAD_KINDS: readonly GroupKind[] = [
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'PersistentVolumeClaim' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'DaemonSet' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'apps', kind: 'StatefulSet' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'batch', kind: 'CronJob' },
  { group: 'batch', kind: 'Job' },
  { group: 'external-secrets.io', kind: 'ExternalSecret' },
  { group: 'gateway.k8s.aws', kind: 'ListenerRuleConfiguration' },
  { group: 'gateway.k8s.aws', kind: 'TargetGroupConfiguration' },
  { group: 'gateway.networking.k8s.io', kind: 'GRPCRoute' },
  { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' },
  { group: 'gateway.networking.k8s.io', kind: 'TCPRoute' },
  { group: 'gateway.networking.k8s.io', kind: 'TLSRoute' },
  { group: 'gateway.networking.k8s.io', kind: 'UDPRoute' },
  { group: 'monitoring.coreos.com', kind: 'PodMonitor' },
  { group: 'monitoring.coreos.com', kind: 'ServiceMonitor' },
  { group: 'networking.k8s.io', kind: 'Ingress' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
  { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
  { group: 'secrets-store.csi.x-k8s.io', kind: 'SecretProviderClass' },
  { group: 'vpcresources.k8s.aws', kind: 'SecurityGroupPolicy' },
];

/**
 * Kinds that Kubernetes makes of them. Argo CD shows no child of an object, no log of a pod, and offers no action on it,
 * unless the project permits its kind (getResourceTree in controller/appcontroller.go, v3.5.1). Whoever may write a
 * workload gains nothing by them.
 */
export const CHILD_KINDS: readonly GroupKind[] = [
  { group: '', kind: 'PersistentVolumeClaim' },
  { group: '', kind: 'Pod' },
  { group: 'apps', kind: 'ControllerRevision' },
  { group: 'apps', kind: 'ReplicaSet' },
];
