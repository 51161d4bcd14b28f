/**
 * Strings that the API server takes in fields of which its documents say no more than that they are strings, by the types that
 * have them, without the API version. Each is what kube-apiserver 1.35.4 named as supported when it refused another one; the
 * empty string is there where it was taken. What depends on other fields is left out.
 */
export const ENUMERATIONS: {
  readonly [type: string]: { readonly [field: string]: readonly string[] };
} = {
  'api.admissionregistration.MutatingWebhook': {
    reinvocationPolicy: ['IfNeeded', 'Never'],
    sideEffects: ['None', 'NoneOnDryRun'],
  },
  'api.admissionregistration.NamedRuleWithOperations': {
    operations: ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'],
  },
  'api.admissionregistration.ParamRef': {
    parameterNotFoundAction: ['Allow', 'Deny'],
  },
  'api.admissionregistration.RuleWithOperations': {
    operations: ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'],
    scope: ['*', 'Cluster', 'Namespaced'],
  },
  'api.admissionregistration.ValidatingAdmissionPolicyBindingSpec': {
    validationActions: ['Audit', 'Deny', 'Warn'],
  },
  'api.admissionregistration.ValidatingAdmissionPolicySpec': {
    failurePolicy: ['Fail', 'Ignore'],
  },
  'api.admissionregistration.ValidatingWebhook': {
    failurePolicy: ['Fail', 'Ignore'],
    matchPolicy: ['Equivalent', 'Exact'],
    sideEffects: ['None', 'NoneOnDryRun'],
  },
  'api.admissionregistration.Validation': {
    reason: ['Forbidden', 'Invalid', 'RequestEntityTooLarge'],
  },
  'api.apps.StatefulSetPersistentVolumeClaimRetentionPolicy': {
    whenDeleted: ['', 'Delete', 'Retain'],
    whenScaled: ['', 'Delete', 'Retain'],
  },
  'api.autoscaling.HPAScalingPolicy': {
    type: ['Percent', 'Pods'],
  },
  'api.autoscaling.HPAScalingRules': {
    selectPolicy: ['Disabled', 'Max', 'Min'],
  },
  'api.autoscaling.MetricSpec': {
    type: ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'],
  },
  'api.batch.CronJobSpec': {
    concurrencyPolicy: ['', 'Allow', 'Forbid', 'Replace'],
  },
  'api.batch.JobSpec': {
    completionMode: ['Indexed', 'NonIndexed'],
  },
  'api.batch.PodFailurePolicyOnExitCodesRequirement': {
    operator: ['In', 'NotIn'],
  },
  'api.batch.PodFailurePolicyOnPodConditionsPattern': {
    status: ['', 'False', 'True', 'Unknown'],
  },
  'api.batch.PodFailurePolicyRule': {
    action: ['Count', 'FailIndex', 'FailJob', 'Ignore'],
  },
  'api.certificates.CertificateSigningRequestSpec': {
    usages: [
      'any',
      'cert sign',
      'client auth',
      'code signing',
      'content commitment',
      'crl sign',
      'data encipherment',
      'decipher only',
      'digital signature',
      'email protection',
      'encipher only',
      'ipsec end system',
      'ipsec tunnel',
      'ipsec user',
      'key agreement',
      'key encipherment',
      'microsoft sgc',
      'netscape sgc',
      'ocsp signing',
      's/mime',
      'server auth',
      'signing',
      'timestamping',
    ],
  },
  'api.core.AppArmorProfile': {
    type: ['Localhost', 'RuntimeDefault', 'Unconfined'],
  },
  'api.core.Container': {
    imagePullPolicy: ['', 'Always', 'IfNotPresent', 'Never'],
    restartPolicy: ['Always', 'Never', 'OnFailure'],
    terminationMessagePolicy: ['', 'FallbackToLogsOnError', 'File'],
  },
  'api.core.ContainerPort': {
    protocol: ['', 'SCTP', 'TCP', 'UDP'],
  },
  'api.core.ContainerRestartRule': {
    action: ['Restart'],
  },
  'api.core.ContainerRestartRuleOnExitCodes': {
    operator: ['In', 'NotIn'],
  },
  'api.core.EndpointPort': {
    protocol: ['', 'SCTP', 'TCP', 'UDP'],
  },
  'api.core.HTTPGetAction': {
    scheme: ['', 'HTTP', 'HTTPS'],
  },
  'api.core.HostPathVolumeSource': {
    type: [
      '',
      'BlockDevice',
      'CharDevice',
      'Directory',
      'DirectoryOrCreate',
      'File',
      'FileOrCreate',
      'Socket',
    ],
  },
  'api.core.ImageVolumeSource': {
    pullPolicy: ['', 'Always', 'IfNotPresent', 'Never'],
  },
  'api.core.PersistentVolumeClaimSpec': {
    volumeMode: ['Block', 'Filesystem'],
  },
  'api.core.PersistentVolumeSpec': {
    persistentVolumeReclaimPolicy: ['', 'Delete', 'Recycle', 'Retain'],
    volumeMode: ['Block', 'Filesystem'],
  },
  'api.core.PodSecurityContext': {
    fsGroupChangePolicy: ['Always', 'OnRootMismatch'],
  },
  'api.core.PodSpec': {
    dnsPolicy: ['', 'ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
    preemptionPolicy: ['Never', 'PreemptLowerPriority'],
    restartPolicy: ['', 'Always', 'Never', 'OnFailure'],
  },
  'api.core.SeccompProfile': {
    type: ['Localhost', 'RuntimeDefault', 'Unconfined'],
  },
  'api.core.SecurityContext': {
    procMount: ['Default', 'Unmasked'],
  },
  'api.core.ServicePort': {
    protocol: ['', 'SCTP', 'TCP', 'UDP'],
  },
  'api.core.ServiceSpec': {
    externalTrafficPolicy: ['', 'Cluster', 'Local'],
    internalTrafficPolicy: ['Cluster', 'Local'],
    ipFamilies: ['IPv4', 'IPv6'],
    ipFamilyPolicy: ['PreferDualStack', 'RequireDualStack', 'SingleStack'],
    sessionAffinity: ['', 'ClientIP', 'None'],
    trafficDistribution: ['PreferClose', 'PreferSameNode', 'PreferSameZone'],
    type: ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'],
  },
  'api.core.Toleration': {
    effect: ['NoExecute', 'NoSchedule', 'PreferNoSchedule'],
    operator: ['', 'Equal', 'Exists'],
  },
  'api.core.TopologySpreadConstraint': {
    nodeAffinityPolicy: ['Honor', 'Ignore'],
    nodeTaintsPolicy: ['Honor', 'Ignore'],
    whenUnsatisfiable: ['DoNotSchedule', 'ScheduleAnyway'],
  },
  'api.discovery.EndpointPort': {
    protocol: ['SCTP', 'TCP', 'UDP'],
  },
  'api.discovery.EndpointSlice': {
    addressType: ['FQDN', 'IPv4', 'IPv6'],
  },
  'api.flowcontrol.FlowDistinguisherMethod': {
    type: ['ByNamespace', 'ByUser'],
  },
  'api.flowcontrol.LimitResponse': {
    type: ['Queue', 'Reject'],
  },
  'api.flowcontrol.PriorityLevelConfigurationSpec': {
    type: ['Exempt', 'Limited'],
  },
  'api.flowcontrol.Subject': {
    kind: ['Group', 'ServiceAccount', 'User'],
  },
  'api.networking.HTTPIngressPath': {
    pathType: ['Exact', 'ImplementationSpecific', 'Prefix'],
  },
  'api.networking.IngressClassParametersReference': {
    scope: ['Cluster', 'Namespace'],
  },
  'api.networking.NetworkPolicyPort': {
    protocol: ['SCTP', 'TCP', 'UDP'],
  },
  'api.networking.NetworkPolicySpec': {
    policyTypes: ['Egress', 'Ingress'],
  },
  'api.policy.PodDisruptionBudgetSpec': {
    unhealthyPodEvictionPolicy: ['AlwaysAllow', 'IfHealthyBudget'],
  },
  'api.rbac.RoleRef': {
    kind: ['ClusterRole', 'Role'],
  },
  'api.rbac.Subject': {
    kind: ['Group', 'ServiceAccount', 'User'],
  },
  'api.resource.DeviceSubRequest': {
    allocationMode: ['', 'All', 'ExactCount'],
  },
  'api.resource.ExactDeviceRequest': {
    allocationMode: ['', 'All', 'ExactCount'],
  },
  'api.scheduling.PriorityClass': {
    preemptionPolicy: ['Never', 'PreemptLowerPriority'],
  },
  'api.storage.CSIDriverSpec': {
    fsGroupPolicy: ['File', 'None', 'ReadWriteOnceWithFSType'],
  },
  'api.storage.StorageClass': {
    reclaimPolicy: ['', 'Delete', 'Retain'],
    volumeBindingMode: ['Immediate', 'WaitForFirstConsumer'],
  },
  'apiextensions-apiserver.pkg.apis.apiextensions.CustomResourceConversion': {
    strategy: ['None', 'Webhook'],
  },
  'apiextensions-apiserver.pkg.apis.apiextensions.CustomResourceDefinitionSpec': {
    scope: ['Cluster', 'Namespaced'],
  },
};

/** The newest version of Kubernetes that the values are known of: a newer one may know more. */
export const ENUMERATIONS_UNTIL = '1.35';
