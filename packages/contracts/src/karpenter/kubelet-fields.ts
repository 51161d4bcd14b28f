import { contractRule as rule, type ContractProblem, type ContractRule } from '../problem.ts';
import type { KubeletConfiguration } from './ec2-node-class.ts';

/** Settings that Karpenter hands to every image, and all that its CRD declares up to 1.14. */
export const MANAGED_KUBELET_FIELDS: readonly string[] = [
  'clusterDNS',
  'cpuCFSQuota',
  'evictionHard',
  'evictionMaxPodGracePeriod',
  'evictionSoft',
  'evictionSoftGracePeriod',
  'imageGCHighThresholdPercent',
  'imageGCLowThresholdPercent',
  'kubeReserved',
  'maxPods',
  'podsPerCore',
  'systemReserved',
];

const isText = (value: unknown) => typeof value === 'string';
const isMap = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const mapOf = (isOne: (value: unknown) => boolean) => (value: unknown) =>
  isMap(value) && Object.values(value).every(isOne);
const listOf = (isOne: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(isOne);
const isBoolean = (value: unknown) => typeof value === 'boolean';
const isInteger = (bits: 32 | 64) => (value: unknown) =>
  Number.isInteger(value) && Math.abs(Number(value)) < 2 ** (bits - 1);

/** What a field takes, by the type that it has in Go. */
const FORMS = {
  boolean: ['true or false', isBoolean],
  int32: ['a whole number of 32 bits', isInteger(32)],
  int64: ['a whole number', isInteger(64)],
  number: ['a number', (value: unknown) => typeof value === 'number'],
  string: ['a string', isText],
  strings: ['a list of strings', listOf(isText)],
  int32s: ['a list of whole numbers', listOf(isInteger(32))],
  map: ['a map of strings', mapOf(isText)],
  flags: ['a map of true or false', mapOf(isBoolean)],
  lists: ['a map of lists of strings', mapOf(listOf(isText))],
  duration: [
    'a duration such as 1m30s',
    (value: unknown) => isText(value) && GO_DURATION.test(String(value)),
  ],
  object: ['a map', isMap],
  objects: ['a list of maps', listOf(isMap)],
} as const satisfies Record<string, readonly [what: string, isOne: (value: unknown) => boolean]>;

/** What Go reads as a duration (time.ParseDuration). */
export const GO_DURATION = /^[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;

const FIELDS_BY_FORM: { readonly [form in keyof typeof FORMS]: string } = {
  boolean: `cgroupsPerQOS cpuCFSQuota enableContentionProfiling enableControllerAttachDetach
    enableDebugFlagsHandler enableDebuggingHandlers enableProfilingHandler enableServer enableSystemLogHandler
    enableSystemLogQuery failCgroupV1 failSwapOn kernelMemcgNotification localStorageCapacityIsolation
    makeIPTablesUtilChains mergeDefaultEvictionSettings protectKernelDefaults registerNode rotateCertificates runOnce
    seccompDefault serializeImagePulls serverTLSBootstrap singleProcessOOMKill`,
  int32: `containerLogMaxFiles containerLogMaxWorkers eventBurst eventRecordQPS evictionMaxPodGracePeriod healthzPort
    imageGCHighThresholdPercent imageGCLowThresholdPercent iptablesDropBit iptablesMasqueradeBit kubeAPIBurst kubeAPIQPS
    maxParallelImagePulls maxPods nodeLeaseDurationSeconds nodeStatusMaxImages oomScoreAdj podsPerCore port readOnlyPort
    registryBurst registryPullQPS`,
  int64: 'maxOpenFiles podPidsLimit',
  number: 'memoryThrottlingFactor',
  string: `address apiVersion cgroupDriver cgroupRoot clusterDomain configMapAndSecretChangeDetectionStrategy
    containerLogMaxSize containerRuntimeEndpoint contentType cpuManagerPolicy hairpinMode healthzBindAddress
    imagePullCredentialsVerificationPolicy imageServiceEndpoint kind kubeReservedCgroup kubeletCgroups
    memoryManagerPolicy memoryReservationPolicy podCIDR podLogsDir providerID reservedSystemCPUs resolvConf
    showHiddenMetricsForVersion staticPodPath staticPodURL systemCgroups systemReservedCgroup tlsCertFile tlsMinVersion
    tlsPrivateKeyFile topologyManagerPolicy topologyManagerScope volumePluginDir`,
  strings: `allowedUnsafeSysctls clusterDNS enforceNodeAllocatable preloadedImagesVerificationAllowlist
    tlsCipherSuites`,
  int32s: 'tlsCurvePreferences',
  map: `cpuManagerPolicyOptions defaultPodSysctls evictionHard evictionMinimumReclaim evictionSoft
    evictionSoftGracePeriod kubeReserved qosReserved systemReserved topologyManagerPolicyOptions`,
  flags: 'featureGates',
  lists: 'staticPodURLHeader',
  duration: `containerLogMonitorInterval cpuCFSQuotaPeriod cpuManagerReconcilePeriod evictionPressureTransitionPeriod
    fileCheckFrequency httpCheckFrequency imageMaximumGCAge imageMinimumGCAge nodeStatusReportFrequency
    nodeStatusUpdateFrequency runtimeRequestTimeout shutdownGracePeriod shutdownGracePeriodCriticalPods
    streamingConnectionIdleTimeout syncFrequency volumeStatsAggPeriod`,
  object: 'authentication authorization crashLoopBackOff logging memorySwap tracing userNamespaces',
  objects: 'registerWithTaints reservedMemory shutdownGracePeriodByPodPriority',
};

/** All settings of kubelet by their types. Source: KubeletConfiguration in config/v1beta1/types.go of k8s.io/kubelet v0.37.0 */
const FIELDS: ReadonlyMap<string, keyof typeof FORMS> = new Map(
  (Object.keys(FIELDS_BY_FORM) as (keyof typeof FORMS)[]).flatMap((form) =>
    FIELDS_BY_FORM[form].split(/\s+/).map((field) => [field, form] as const),
  ),
);

/**
 * Settings that kubelet does not have, or that have another type there: Karpenter decodes the map strictly from 1.15 on and
 * looks no further where that fails. Only the members of maps within maps are left to it.
 * Source: validateAgainstUpstreamType in pkg/apis/v1/kubeletconfiguration_validation.go of v1.15.2
 */
export function undecodable(kubelet: KubeletConfiguration): ContractProblem[] {
  return Object.entries(kubelet).flatMap(([field, value]): ContractProblem[] => {
    const path = ['spec', 'kubelet', field];
    const form = FIELDS.get(field);
    if (form === undefined) return [{ path, message: `kubelet has no setting ${JSON.stringify(field)}` }];
    const [what, isOne] = FORMS[form];
    const isExpression = field === 'maxPods' && isText(value);
    return value === undefined || value === null || isExpression || isOne(value)
      ? []
      : [{ path, message: `must be ${what}` }];
  });
}

/** What the CRD of 1.14 says of the settings that it does not declare, and of expressions. */
export const KUBELET_BEFORE_1_15: readonly ContractRule[] = [
  rule<number | string>(
    '.spec.kubelet.maxPods',
    'must be a whole number: expressions are known from Karpenter 1.15 on',
    (value) => typeof value === 'number',
  ),
];

/** Settings that Karpenter 1.14 does not declare, which server-side apply refuses. */
export function undeclaredBefore115(kubelet: KubeletConfiguration): ContractProblem[] {
  return unmanagedFields(kubelet).map((field) => ({
    path: ['spec', 'kubelet', field],
    message: `Karpenter knows no setting ${JSON.stringify(field)} of kubelet before 1.15`,
  }));
}

/** The settings that Karpenter does not hand on itself. */
export function unmanagedFields(kubelet: KubeletConfiguration): string[] {
  return Object.keys(kubelet).filter(
    (field) => kubelet[field] !== undefined && !MANAGED_KUBELET_FIELDS.includes(field),
  );
}
