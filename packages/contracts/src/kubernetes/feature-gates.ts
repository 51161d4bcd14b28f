import type { JsonValue } from '@nodeless/core';

/** A field, or a value of one, that a feature gate of Kubernetes decides about. */
export interface GatedField {
  /** Kind of the objects, or `pods` for the PodSpec of all that make pods. */
  readonly of: string;
  /** From there on: `spec.rules[].name`. */
  readonly path: string;
  readonly gate: string;
  /** First minor version with the gate on by default; absent while there is none. */
  readonly onFrom?: string;
  /** First minor version whose API has the field, where a supported one lacks it: those before refuse it. */
  readonly declaredIn?: string;
  /** What the API server does while the gate is off. @default dropped */
  readonly off?: 'dropped' | 'refused';
  /** Which values need the gate. @default all */
  readonly needs?: (value: JsonValue) => boolean;
}

type Facts = Omit<GatedField, 'of' | 'path' | 'gate'>;

const field = (of: string, path: string, gate: string, facts: Facts = {}): GatedField => ({
  of,
  path,
  gate,
  ...facts,
});
const inPods = (path: string, gate: string, facts: Facts = {}): GatedField =>
  field('pods', path, gate, facts);
const inContainers = (path: string, gate: string, facts: Facts = {}): GatedField[] =>
  ['containers', 'initContainers'].map((list) => inPods(`${list}[].${path}`, gate, facts));
const inProbes = (path: string, gate: string, facts: Facts = {}): GatedField[] =>
  ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) =>
    inContainers(`${probe}.${path}`, gate, facts),
  );
const oneOf =
  (...values: readonly JsonValue[]) =>
  (value: JsonValue) =>
    values.includes(value);
const noneOf =
  (...values: readonly JsonValue[]) =>
  (value: JsonValue) =>
    !values.includes(value);

const SINCE_1_37: Facts = { declaredIn: '1.37' };

/**
 * Gates that some supported version of Kubernetes has off. Sources: k8s.io/kubernetes v1.37.2 and v1.35.4:
 * pkg/features/kube_features.go (versions and defaults), dropDisabledFields in pkg/api/pod/util.go,
 * pkg/api/persistentvolumeclaim/util.go and pkg/registry/<group>/<kind>/strategy.go (dropped),
 * pkg/apis/<group>/validation/validation.go (refused), api/openapi-spec/swagger.json (which version declares a field).
 */
export const GATED_FIELDS: readonly GatedField[] = [
  field('StatefulSet', 'spec.updateStrategy.rollingUpdate.maxUnavailable', 'MaxUnavailableStatefulSet', {
    onFrom: '1.37',
  }),
  field('StatefulSet', 'spec.updateStrategy.type', 'StatefulSetRecreateStrategy', {
    off: 'refused',
    needs: oneOf('Recreate'),
  }),
  field('HorizontalPodAutoscaler', 'spec.minReplicas', 'HPAScaleToZero', {
    onFrom: '1.37',
    off: 'refused',
    needs: oneOf(0),
  }),
  ...['scaleUp', 'scaleDown'].map((side) =>
    field('HorizontalPodAutoscaler', `spec.behavior.${side}.tolerance`, 'HPAConfigurableTolerance', {
      onFrom: '1.35',
      declaredIn: '1.33',
    }),
  ),
  field('PersistentVolumeClaim', 'spec.volumeAttributesClassName', 'VolumeAttributesClass', {
    onFrom: '1.34',
  }),
  field('PersistentVolumeClaim', 'spec.dataSourceRef.namespace', 'CrossNamespaceVolumeDataSource'),
  field('CSIDriver', 'spec.nodeAllocatableUpdatePeriodSeconds', 'MutableCSINodeAllocatableCount', {
    onFrom: '1.35',
    declaredIn: '1.33',
  }),
  field('CSIDriver', 'spec.serviceAccountTokenInSecrets', 'CSIServiceAccountTokenSecrets', {
    onFrom: '1.35',
    declaredIn: '1.35',
  }),
  field('CSIDriver', 'spec.preventPodSchedulingIfMissing', 'VolumeLimitScaling', {
    onFrom: '1.37',
    declaredIn: '1.36',
  }),
  field('Service', 'spec.trafficDistribution', 'PreferSameTrafficDistribution', {
    onFrom: '1.34',
    off: 'refused',
    needs: oneOf('PreferSameZone', 'PreferSameNode'),
  }),
  field('Job', 'spec.scheduling', 'WorkloadWithJob', SINCE_1_37),
  inPods('hostnameOverride', 'HostnameOverride', { onFrom: '1.35', declaredIn: '1.34' }),
  inPods('resources', 'PodLevelResources', { onFrom: '1.34' }),
  inPods('resourceClaims', 'DynamicResourceAllocation', { onFrom: '1.34' }),
  inPods('hostUsers', 'UserNamespacesSupport', { onFrom: '1.33', needs: oneOf(false) }),
  inPods('schedulingGroup', 'GenericWorkload', { declaredIn: '1.36' }),
  inPods('evictionResponders', 'EvictionRequestAPI', SINCE_1_37),
  inPods('tolerations[].operator', 'TaintTolerationComparisonOperators', {
    off: 'refused',
    needs: oneOf('Lt', 'Gt'),
  }),
  inPods('securityContext.supplementalGroupsPolicy', 'SupplementalGroupsPolicy', { onFrom: '1.33' }),
  inPods('securityContext.seLinuxChangePolicy', 'SELinuxChangePolicy', { onFrom: '1.33' }),
  inPods('securityContext.seLinuxChangePolicy', 'SELinuxMount', {
    onFrom: '1.37',
    off: 'refused',
    needs: noneOf('Recursive'),
  }),
  inPods('volumes[].image', 'ImageVolume', { onFrom: '1.35' }),
  inPods('volumes[].emptyDir.mode', 'EmptyDirVolumeMode', SINCE_1_37),
  inPods('volumes[].projected.sources[].clusterTrustBundle', 'ClusterTrustBundleProjection', {
    onFrom: '1.37',
  }),
  inPods('volumes[].projected.sources[].podCertificate', 'PodCertificateRequest', {
    onFrom: '1.37',
    declaredIn: '1.34',
  }),
  ...['secret', 'configMap', 'downwardAPI'].flatMap((source) => [
    inPods(`volumes[].${source}.defaultUser`, 'AtomicWriteVolumeUserFields', SINCE_1_37),
    inPods(`volumes[].${source}.items[].user`, 'AtomicWriteVolumeUserFields', SINCE_1_37),
  ]),
  inPods('containers[].restartPolicy', 'ContainerRestartRules', { onFrom: '1.35', declaredIn: '1.34' }),
  ...inContainers('restartPolicyRules', 'ContainerRestartRules', { onFrom: '1.35', declaredIn: '1.34' }),
  ...inContainers('env[].valueFrom.fileKeyRef', 'EnvFiles', { onFrom: '1.35', declaredIn: '1.34' }),
  ...inContainers('lifecycle.stopSignal', 'ContainerStopSignals', { declaredIn: '1.33' }),
  ...inContainers('securityContext.procMount', 'ProcMountType', {
    onFrom: '1.33',
    needs: noneOf('Default'),
  }),
  ...inContainers('volumeMounts[].bindMountOptions', 'VolumeBindMountOptions', SINCE_1_37),
  ...inProbes('httpGet.protocol', 'H2CContainerProbe', SINCE_1_37),
  ...inProbes('grpc.mode', 'GRPCContainerProbeTLS', SINCE_1_37),
];

/** The version from which on kubelet mounts volumes of all access modes with the SELinux label of their pods (gate `SELinuxMount`). */
export const SELINUX_MOUNT_FROM = '1.37';
