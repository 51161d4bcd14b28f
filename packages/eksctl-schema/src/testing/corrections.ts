/**
 * Every way in which the definitions differ from those that eksctl v0.230.0 publishes, with the reason. Names of files
 * are those of eksctl's source, below pkg/.
 */
export const CORRECTIONS: { readonly [difference: string]: string } = {
  'ARN: any -> string': 'eksctl parses ARNs while it reads the file: anything but a string is an error there',
  'AccessConfig.authenticationMode: any value -> API API_AND_CONFIG_MAP CONFIG_MAP':
    'AuthenticationMode of the EKS API',
  'AccessEntry.principalARN: any -> string':
    'eksctl parses ARNs while it reads the file: anything but a string is an error there',
  'AccessEntry.principalARN: optional -> required': 'demanded by validateAccessEntries in access_entry.go',
  'AccessEntry.type: any value -> EC2 EC2_LINUX EC2_WINDOWS FARGATE_LINUX HYBRID_LINUX STANDARD':
    'the types that validateAccessEntries in access_entry.go takes',
  'AccessPolicy.accessScope: optional -> required': 'demanded by validateAccessEntries in access_entry.go',
  'AccessPolicy.policyARN: any -> string':
    'eksctl parses ARNs while it reads the file: anything but a string is an error there',
  'AccessPolicy.policyARN: optional -> required': 'demanded by validateAccessEntries in access_entry.go',
  'AccessScope.type: any value -> cluster namespace':
    'AccessScopeType of the EKS API, checked in access_entry.go',
  'AccessScope.type: optional -> required': 'demanded by validateAccessEntries in access_entry.go',
  'Addon.resolveConflicts: any value -> NONE OVERWRITE PRESERVE none overwrite preserve':
    "ResolveConflicts of the EKS API, and the lower case of eksctl's documentation",
  'ArgoCDRoleMapping.role: any value -> ADMIN EDITOR VIEWER': 'ArgoCdRole of the EKS API',
  'AutoModeConfig.nodePools: any value -> general-purpose system': 'AutoModeKnownNodePools in auto_mode.go',
  'AutoModeConfig.nodeRoleARN: any -> string':
    'eksctl parses ARNs while it reads the file: anything but a string is an error there',
  'AutoModeConfig.permissionsBoundaryARN: any -> string':
    'eksctl parses ARNs while it reads the file: anything but a string is an error there',
  'Capability.deletePropagationPolicy: any value -> RETAIN':
    'CapabilityDeletePropagationPolicy of the EKS API',
  'Capability.type: any value -> ACK ARGOCD KRO': 'CapabilityType of the EKS API',
  'CapacityReservation.capacityReservationPreference: any value -> none open':
    'validateNodeGroupBase in validation.go',
  'ClusterCloudWatchLogging.logRetentionInDays: any value -> 1 120 14 150 180 1827 3 30 365 3653 400 5 545 60 7 731 90':
    'LogRetentionInDaysValues in cloudwatch.go',
  'ClusterIAMMeta.name: optional -> required':
    'a service account needs a name: ValidateClusterConfig in validation.go',
  'ClusterIAMServiceAccount.metadata: optional -> required':
    'a service account needs a name: ValidateClusterConfig in validation.go',
  'ClusterNAT.gateway: optional -> required':
    'eksctl dereferences it, and crashes without it: NewCreateClusterLoader in configfile.go',
  'ClusterVPC.controlPlaneEgressMode: any value -> AWS_MANAGED CUSTOMER_ISOLATED CUSTOMER_ROUTED':
    'ControlPlaneEgressModeType of the EKS API',
  'ClusterVPC.hostnameType: any value -> ip-name resource-name':
    'HostnameType of the EC2 API, checked by ValidateVPCConfig in validation.go',
  'ControlPlaneScalingConfig.tier: any value -> standard tier-2xl tier-4xl tier-8xl tier-xl':
    'ProvisionedControlPlaneTier of the EKS API',
  'FargateProfile.selectors: optional -> required':
    'at least one selector: FargateProfile.Validate in validation.go',
  'Flux.flags: optional -> required': 'demanded where flux is given: NewCreateClusterLoader in configfile.go',
  'Flux.gitProvider: optional -> required':
    'demanded where flux is given: NewCreateClusterLoader in configfile.go',
  'IdentityProvider.clientID: absent -> string':
    'published as open, and as an OIDCIdentityProvider that does not know type: no file with a provider passes',
  'IdentityProvider.clientID: optional -> required':
    'published as open, and as an OIDCIdentityProvider that does not know type: no file with a provider passes',
  'IdentityProvider.groupsClaim: absent -> string':
    'published as open, and as an OIDCIdentityProvider that does not know type: no file with a provider passes',
  'IdentityProvider.groupsPrefix: absent -> string':
    'published as open, and as an OIDCIdentityProvider that does not know type: no file with a provider passes',
  'IdentityProvider.issuerURL: absent -> string':
    'published as open, and as an OIDCIdentityProvider that does not know type: no file with a provider passes',
  'IdentityProvider.issuerURL: optional -> required':
    'published as open, and as an OIDCIdentityProvider that does not know type: no file with a provider passes',
  'IdentityProvider.name: absent -> string':
    'published as open, and as an OIDCIdentityProvider that does not know type: no file with a provider passes',
  'IdentityProvider.name: optional -> required':
    'published as open, and as an OIDCIdentityProvider that does not know type: no file with a provider passes',
  'IdentityProvider.requiredClaims: absent -> map<string>':
    'published as open, and as an OIDCIdentityProvider that does not know type: no file with a provider passes',
  'IdentityProvider.tags: absent -> map<string>':
    'published as open, and as an OIDCIdentityProvider that does not know type: no file with a provider passes',
  'IdentityProvider.usernameClaim: absent -> string':
    'published as open, and as an OIDCIdentityProvider that does not know type: no file with a provider passes',
  'IdentityProvider.usernamePrefix: absent -> string':
    'published as open, and as an OIDCIdentityProvider that does not know type: no file with a provider passes',
  'IdentityProvider: open -> closed':
    'published as open, and as an OIDCIdentityProvider that does not know type: no file with a provider passes',
  'InstanceMarketOptions.marketType: any value -> capacity-block': 'validateNodeGroupBase in validation.go',
  'KubernetesNetworkConfig.ipFamily: IPv4 IPv6 -> IPv4 IPv6 ipv4 ipv6':
    'eksctl compares without case: validateKubernetesNetworkConfig in validation.go',
  'ManagedNodeGroup.asgSuspendProcesses: any value -> AZRebalance AddToLoadBalancer AlarmNotification HealthCheck InstanceRefresh Launch ReplaceUnhealthy ScheduledActions Terminate':
    'processes of EC2 Auto Scaling: validateASGSuspendProcesses in validation.go',
  'MetricsCollection.granularity: any value -> 1Minute': 'the only value of the EC2 Auto Scaling API',
  'NodeGroup.asgSuspendProcesses: any value -> AZRebalance AddToLoadBalancer AlarmNotification HealthCheck InstanceRefresh Launch ReplaceUnhealthy ScheduledActions Terminate':
    'processes of EC2 Auto Scaling: validateASGSuspendProcesses in validation.go',
  'NodeGroup.containerRuntime: any value -> containerd docker dockerd': 'ValidateNodeGroup in validation.go',
  'NodeGroup.cpuCredits: any value -> standard unlimited':
    'validateCPUCredits in validation.go, which also takes other cases',
  'NodeGroup.taints: array<NodeGroupTaint> -> array<NodeGroupTaint> | map<string>':
    'eksctl also reads the older map: taintsWrapper.UnmarshalJSON in types.go',
  'NodeGroupInstancesDistribution.instanceTypes: required -> optional':
    'not needed beside an instanceSelector: validateInstancesDistribution in validation.go',
  'NodeGroupInstancesDistribution.spotAllocationStrategy: any value -> capacity-optimized capacity-optimized-prioritized diversified lowest-price price-capacity-optimized':
    'SpotAllocationStrategy of the EC2 API, checked in types.go',
  'NodeGroupTaint.effect: any value -> NoExecute NoSchedule PreferNoSchedule':
    'validateTaintEffect in taints.go',
  'NodeGroupTaint.effect: optional -> required': 'a taint without it is refused: Validate in taints.go',
  'NodeGroupTaint.key: optional -> required': 'a taint without it is refused: Validate in taints.go',
  'NodeRepairConfigOverride.minRepairWaitTimeMins: optional -> required':
    'the EKS API wants all four values: CreateNodegroup, nodeRepairConfigOverrides',
  'NodeRepairConfigOverride.nodeMonitoringCondition: optional -> required':
    'the EKS API wants all four values: CreateNodegroup, nodeRepairConfigOverrides',
  'NodeRepairConfigOverride.nodeUnhealthyReason: optional -> required':
    'the EKS API wants all four values: CreateNodegroup, nodeRepairConfigOverrides',
  'NodeRepairConfigOverride.repairAction: any value -> NoAction Reboot Replace':
    'RepairAction of the EKS API',
  'NodeRepairConfigOverride.repairAction: optional -> required':
    'the EKS API wants all four values: CreateNodegroup, nodeRepairConfigOverrides',
  'Outpost.controlPlaneOutpostARN: optional -> required':
    'demanded by ValidateClusterConfig in validation.go',
  'Placement.spreadLevel: any value -> host rack': 'SpreadLevel of the EKS API',
  'PodIdentityAssociation.namespace: optional -> required':
    'demanded by validatePodIdentityAssociations in pod_identity_association.go and by Addon.Validate',
  'PodIdentityAssociation.serviceAccountName: optional -> required':
    'demanded by validatePodIdentityAssociations in pod_identity_association.go and by Addon.Validate',
  'PrivateCluster.additionalEndpointServices: any value -> autoscaling cloudformation logs':
    'ValidateAdditionalEndpointServices in endpoint_service.go',
  'RemoteNetworkConfig.remoteNodeNetworks: required -> optional':
    'not needed on Outposts: validateRemoteNetworkingConfig in validation.go',
  'RemoteNetworkConfig.vpcGatewayID: required -> optional':
    'eksctl works without a gateway and makes no routes then: vpc_ipv4.go; upstream example 43 has none',
  'RemoteNodesIAM.provider: any value -> IRA SSM ira ssm':
    'validateRemoteNetworkingConfig in validation.go compares without case',
  'SSOIdentity.type: any value -> SSO_GROUP SSO_USER': 'SsoIdentityType of the EKS API',
  'ScoringStrategy.type: any value -> LeastAllocated MostAllocated': 'ScoringStrategyType of the EKS API',
  'github.com|aws|aws-sdk-go-v2|aws|arn.ARN: any -> string':
    'eksctl parses ARNs while it reads the file: anything but a string is an error there',
  'github.com|aws|aws-sdk-go-v2|service|eks|types.AccessScopeType: any value -> cluster namespace':
    'AccessScopeType of the EKS API',
  'github.com|aws|aws-sdk-go-v2|service|eks|types.AuthenticationMode: any value -> API API_AND_CONFIG_MAP CONFIG_MAP':
    'AuthenticationMode of the EKS API',
  'github.com|aws|aws-sdk-go-v2|service|eks|types.ResolveConflicts: any value -> NONE OVERWRITE PRESERVE none overwrite preserve':
    "ResolveConflicts of the EKS API, and the lower case of eksctl's documentation",
  'k8s.io|api|core|v1.TaintEffect: any value -> NoExecute NoSchedule PreferNoSchedule':
    'validateTaintEffect in taints.go',
  'taintsWrapper: array<NodeGroupTaint> -> array<NodeGroupTaint> | map<string>':
    'eksctl also reads the older map: taintsWrapper.UnmarshalJSON in types.go',
};
