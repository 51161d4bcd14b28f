import { isJsonObject, type JsonValue } from '@nodeless/core';

const JOBS = ['Job', 'CronJob'];
/** What the API server fills into the specification of a pod; some of these keys mean something else in a container or a probe. */
const POD_DEFAULTS: Readonly<Record<string, JsonValue>> = {
  restartPolicy: 'Always',
  dnsPolicy: 'ClusterFirst',
  schedulerName: 'default-scheduler',
  terminationGracePeriodSeconds: 30,
  enableServiceLinks: true,
  hostNetwork: false,
  hostPID: false,
  hostIPC: false,
};

/** Where that stands in each kind. */
const POD_SPECS: Readonly<Record<string, string>> = {
  Pod: 'spec',
  Deployment: 'spec.template.spec',
  ReplicaSet: 'spec.template.spec',
  StatefulSet: 'spec.template.spec',
  DaemonSet: 'spec.template.spec',
  Job: 'spec.template.spec',
  CronJob: 'spec.jobTemplate.spec.template.spec',
};

/**
 * Values that the API server fills in, by the end of their path. Writing one, or leaving it out, is no change.
 * Source: the "defaults to" of https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.35/ and the `default` of
 * Karpenter's and Argo CD's CRDs. Only values that are the same whatever stands beside them; the replicas of a workload are
 * what its autoscaler makes of them, as long as nobody writes them.
 */
const DEFAULTS: readonly (readonly [kinds: readonly string[] | '*pod', path: string, value: JsonValue])[] = [
  ['*pod', 'securityContext', {}],
  ['*pod', 'terminationMessagePath', '/dev/termination-log'],
  ['*pod', 'terminationMessagePolicy', 'File'],
  ['*pod', 'ports.*.protocol', 'TCP'],
  ['*pod', 'httpGet.scheme', 'HTTP'],
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap(
    (probe) =>
      [
        ['*pod', `${probe}.timeoutSeconds`, 1],
        ['*pod', `${probe}.periodSeconds`, 10],
        ['*pod', `${probe}.successThreshold`, 1],
        ['*pod', `${probe}.failureThreshold`, 3],
      ] as const,
  ),
  [['Deployment', 'StatefulSet', 'DaemonSet'], 'spec.revisionHistoryLimit', 10],
  [['Deployment'], 'spec.progressDeadlineSeconds', 600],
  [['Deployment'], 'spec.strategy.type', 'RollingUpdate'],
  [['Deployment'], 'spec.strategy.rollingUpdate.maxSurge', '25%'],
  [['Deployment'], 'spec.strategy.rollingUpdate.maxUnavailable', '25%'],
  [['StatefulSet'], 'spec.podManagementPolicy', 'OrderedReady'],
  [['StatefulSet', 'DaemonSet'], 'spec.updateStrategy.type', 'RollingUpdate'],
  [['Service'], 'spec.type', 'ClusterIP'],
  [['Service'], 'spec.sessionAffinity', 'None'],
  [['Service'], 'spec.internalTrafficPolicy', 'Cluster'],
  [['Service'], 'spec.externalTrafficPolicy', 'Cluster'],
  [['Service'], 'spec.allocateLoadBalancerNodePorts', true],
  [['Service'], 'ports.*.protocol', 'TCP'],
  [['PersistentVolume', 'PersistentVolumeClaim'], 'spec.volumeMode', 'Filesystem'],
  [['PersistentVolume'], 'spec.csi.readOnly', false],
  [['StatefulSet'], 'volumeClaimTemplates.*.spec.volumeMode', 'Filesystem'],
  [['Secret'], 'type', 'Opaque'],
  [['RoleBinding', 'ClusterRoleBinding'], 'roleRef.apiGroup', 'rbac.authorization.k8s.io'],
  [['CSIDriver'], 'spec.attachRequired', true],
  [['CSIDriver'], 'spec.podInfoOnMount', false],
  [['CSIDriver'], 'spec.storageCapacity', false],
  [['CSIDriver'], 'spec.requiresRepublish', false],
  [['CSIDriver'], 'spec.seLinuxMount', false],
  [['CSIDriver'], 'spec.fsGroupPolicy', 'ReadWriteOnceWithFSType'],
  [['CSIDriver'], 'spec.volumeLifecycleModes', ['Persistent']],
  [['Pod'], 'spec.serviceAccountName', 'default'],
  [['ResourceClaim', 'ResourceClaimTemplate'], 'exactly.allocationMode', 'ExactCount'],
  [['ResourceClaim', 'ResourceClaimTemplate'], 'exactly.count', 1],
  [['IPAddress'], 'spec.parentRef.group', ''],
  [['StorageClass'], 'reclaimPolicy', 'Delete'],
  [['StorageClass'], 'volumeBindingMode', 'Immediate'],
  [['PriorityClass'], 'preemptionPolicy', 'PreemptLowerPriority'],
  [['PriorityClass'], 'globalDefault', false],
  [['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'], 'failurePolicy', 'Fail'],
  [['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'], 'matchPolicy', 'Equivalent'],
  [['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'], 'timeoutSeconds', 10],
  [['MutatingWebhookConfiguration'], 'reinvocationPolicy', 'Never'],
  [['StatefulSet'], 'spec.updateStrategy.rollingUpdate.partition', 0],
  [['StatefulSet'], 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted', 'Retain'],
  [['StatefulSet'], 'spec.persistentVolumeClaimRetentionPolicy.whenScaled', 'Retain'],
  [['DaemonSet'], 'spec.updateStrategy.rollingUpdate.maxSurge', 0],
  [['DaemonSet'], 'spec.updateStrategy.rollingUpdate.maxUnavailable', 1],
  [['Deployment', 'StatefulSet', 'DaemonSet'], 'spec.minReadySeconds', 0],
  ...['spec', 'spec.jobTemplate.spec'].flatMap(
    (job) =>
      [
        [JOBS, `${job}.backoffLimit`, 6],
        [JOBS, `${job}.completionMode`, 'NonIndexed'],
        [JOBS, `${job}.suspend`, false],
        [JOBS, `${job}.manualSelector`, false],
      ] as const,
  ),
  [['CronJob'], 'spec.suspend', false],
  [['CronJob'], 'spec.concurrencyPolicy', 'Allow'],
  [['CronJob'], 'spec.successfulJobsHistoryLimit', 3],
  [['CronJob'], 'spec.failedJobsHistoryLimit', 1],
  [['NodePool'], 'spec.template.spec.expireAfter', '720h'],
  [['NodeClaim'], 'spec.expireAfter', '720h'],
  [['NodePool'], 'spec.disruption.consolidationPolicy', 'WhenEmptyOrUnderutilized'],
  [['EC2NodeClass'], 'spec.metadataOptions.httpEndpoint', 'enabled'],
  [['EC2NodeClass'], 'spec.metadataOptions.httpProtocolIPv6', 'disabled'],
  [['EC2NodeClass'], 'spec.metadataOptions.httpPutResponseHopLimit', 1],
  [['EC2NodeClass'], 'spec.metadataOptions.httpTokens', 'required'],
];

/** True when a value is what the API server would fill in at this place; `path` has `*` for items of lists. */
export function isDefault(kind: string, path: readonly string[], value: JsonValue): boolean {
  if (isEmptyMetadata(path, value) || isPodDefault(kind, path, value)) return true;
  return DEFAULTS.some(
    ([kinds, pattern, filled]) =>
      (kinds === '*pod' ? Object.hasOwn(POD_SPECS, kind) : kinds.includes(kind)) &&
      endsWith(path, pattern.split('.')) &&
      sameDefault(filled, value),
  );
}

function isPodDefault(kind: string, path: readonly string[], value: JsonValue): boolean {
  const key = path.at(-1) ?? '';
  const inPod = Object.hasOwn(POD_SPECS, kind) && path.slice(0, -1).join('.') === POD_SPECS[kind];
  return inPod && Object.hasOwn(POD_DEFAULTS, key) && POD_DEFAULTS[key] === value;
}

function isEmptyMetadata(path: readonly string[], value: JsonValue): boolean {
  const [first, last] = [path[0], path.at(-1)];
  const empty = isJsonObject(value) && Object.keys(value).length === 0;
  return empty && first === 'metadata' && (last === 'labels' || last === 'annotations');
}

/** Paths that begin with one of these are whole; others are the end of one. */
const ROOTS: readonly string[] = ['spec', 'type', 'roleRef'];

function endsWith(path: readonly string[], pattern: readonly string[]): boolean {
  if (ROOTS.includes(pattern[0] ?? '') && path.length !== pattern.length) return false;
  const tail = path.slice(-pattern.length);
  return tail.length === pattern.length && tail.every((step, index) => step === pattern[index]);
}

function sameDefault(filled: JsonValue, value: JsonValue): boolean {
  return typeof filled === 'object' ? JSON.stringify(filled) === JSON.stringify(value) : filled === value;
}
