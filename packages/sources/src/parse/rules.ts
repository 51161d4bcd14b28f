import { accelerators } from './accelerator-rules.ts';
import { accessEntries } from './access-rules.ts';
import { addonPods } from './addon-pod-rules.ts';
import { addonOwners } from './addon-rules.ts';
import { addressRanges } from './address-rules.ts';
import { appClaims, appProjectedPaths } from './app-claim-rules.ts';
import { appConfigKeys, appConfigNames } from './app-config-rules.ts';
import { appContainers, appMounts } from './app-container-rules.ts';
import { appEnvironment, appResourceVariables } from './app-environment-rules.ts';
import { appExposedPorts, appExposure } from './app-exposure-rules.ts';
import { appJobs } from './app-job-rules.ts';
import { appLifecycle } from './app-lifecycle-rules.ts';
import { appLoadBalancer } from './app-load-balancer-rules.ts';
import { appRedirects } from './app-redirect-rules.ts';
import { appMonitoring } from './app-monitoring-rules.ts';
import { appNetwork, appPeers } from './app-network-rules.ts';
import { appNames, appPorts } from './app-rules.ts';
import { appRollout } from './app-rollout-rules.ts';
import { appRoutes } from './app-route-rules.ts';
import { appScaling } from './app-scaling-rules.ts';
import { appSecretFiles, appSecretKeys } from './app-secret-rules.ts';
import { appSpread } from './app-spread-rules.ts';
import { appNeighbours } from './app-placement-rules.ts';
import { appSecurity } from './app-security-rules.ts';
import { appServiceAccount } from './app-service-account-rules.ts';
import { appMemoryVolumes, appVolumes } from './app-volume-rules.ts';
import { appWorkloadKeys, appWorkloadNames } from './app-workload-rules.ts';
import { autoModeNeighbours } from './auto-mode-rules.ts';
import { autoModeNodeClasses } from './auto-node-class-rules.ts';
import { autoModeNodePools } from './auto-node-pool-rules.ts';
import { budgetsThatEnd, budgetsForRepair } from './budget-rules.ts';
import { chartReleases } from './chart-release-rules.ts';
import { cniVariables } from './cni-variable-rules.ts';
import { clusterName, knownApps } from './cluster-name-rules.ts';
import { componentSources } from './component-rules.ts';
import { eksctlMetadata } from './eksctl-rules.ts';
import { encryptionKeys } from './encryption-key-rules.ts';
import { exampleRepository } from './example-repository-rules.ts';
import { fargateLog } from './fargate-rules.ts';
import { gateways } from './gateway-rules.ts';
import { capacityBuffers } from './headroom-rules.ts';
import { appRoleNames, podIdentityAgent } from './identity-rules.ts';
import { ingressClasses } from './ingress-class-rules.ts';
import { instanceTypes } from './instance-type-rules.ts';
import { ipFamily } from './ip-family-rules.ts';
import { imageFamilies } from './image-family-rules.ts';
import { karpenterSettings } from './karpenter-release-rules.ts';
import { karpenterObjects } from './karpenter-rules.ts';
import { nodeVolumes } from './node-volume-rules.ts';
import { userData } from './user-data-rules.ts';
import { listNames } from './list-name-rules.ts';
import { managedNodeGroups } from './managed-node-group-rules.ts';
import { networkAddons } from './network-addon-rules.ts';
import { apiServerEndpoint, zones } from './network-rules.ts';
import { nodeGroups } from './node-group-rules.ts';
import { partitions } from './partition-rules.ts';
import { ownAccount } from './own-account-rules.ts';
import { podNetworkModes } from './pod-networking-rules.ts';
import { poolZones } from './pool-rules.ts';
import { principals } from './principal-rules.ts';
import { privateCluster } from './private-cluster-rules.ts';
import { publicEndpoint } from './public-endpoint-rules.ts';
import { releases } from './release-rules.ts';
import { appResources } from './resource-rules.ts';
import { selfManagedNodeGroups } from './self-managed-node-group-rules.ts';
import { serviceNames } from './service-name-rules.ts';
import { tags } from './tag-rules.ts';
import type { AppRule, ClusterRule } from './rule.ts';

/** Every rule over the sources of a cluster. */
export const CLUSTER_RULES: readonly ClusterRule[] = [
  accelerators,
  accessEntries,
  addonPods,
  addonOwners,
  addressRanges,
  autoModeNeighbours,
  autoModeNodeClasses,
  autoModeNodePools,
  budgetsThatEnd,
  budgetsForRepair,
  chartReleases,
  cniVariables,
  clusterName,
  knownApps,
  componentSources,
  eksctlMetadata,
  encryptionKeys,
  exampleRepository,
  fargateLog,
  gateways,
  capacityBuffers,
  appNeighbours,
  appPeers,
  appRoleNames,
  podIdentityAgent,
  ingressClasses,
  instanceTypes,
  ipFamily,
  karpenterSettings,
  karpenterObjects,
  imageFamilies,
  nodeVolumes,
  userData,
  listNames,
  managedNodeGroups,
  networkAddons,
  apiServerEndpoint,
  zones,
  nodeGroups,
  partitions,
  ownAccount,
  podNetworkModes,
  poolZones,
  principals,
  privateCluster,
  publicEndpoint,
  releases,
  selfManagedNodeGroups,
  serviceNames,
  tags,
];

/** Every rule over the sources of an app. */
export const APP_RULES: readonly AppRule[] = [
  appClaims,
  appProjectedPaths,
  appConfigKeys,
  appConfigNames,
  appContainers,
  appMounts,
  appEnvironment,
  appResourceVariables,
  appExposedPorts,
  appExposure,
  appLoadBalancer,
  appRedirects,
  appJobs,
  appLifecycle,
  appMonitoring,
  appNetwork,
  appNames,
  appPorts,
  appResources,
  appRollout,
  appRoutes,
  appScaling,
  appSecretFiles,
  appSecurity,
  appSecretKeys,
  appServiceAccount,
  appSpread,
  appMemoryVolumes,
  appVolumes,
  appWorkloadKeys,
  appWorkloadNames,
];
