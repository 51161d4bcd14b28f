import type { ConfigRule } from '../problem.ts';
import {
  accessEntryMode,
  uniquePrincipals,
  nodeAccessEntries,
  accessPolicyArns,
  accessScopes,
  clusterCreatorAccess,
} from './access.ts';
import {
  addonDefaultAssociations,
  addonAssociationRoles,
  addonAssociationKeys,
  agentWithoutAssociations,
} from './addon-associations.ts';
import { addonSettings, addonRoleSources, addonRoleKinds, addonRoleWithoutOidc } from './addons.ts';
import { autoModePools, autoModeRole, autoModeOff, autoModeNodeGroups, autoModeAddons } from './auto-mode.ts';
import { bareCluster } from './bare-cluster.ts';
import {
  bottlerocketSettings,
  bottlerocketNodeKeys,
  bottlerocketManagedKeys,
  bottlerocketAdmin,
} from './bottlerocket.ts';
import { argoCdSignIn, argoCdSettings, capabilityRoles, uniqueCapabilities } from './capabilities.ts';
import { nodePortRange } from './control-plane.ts';
import { reachableApiServer } from './endpoints.ts';
import { uniqueFargateProfiles, fargateProfileNames, fargateSelectorLabels } from './fargate.ts';
import { fluxFlags } from './gitops.ts';
import { hybridCluster, hybridNetworks, hybridGateway, hybridCredentials } from './hybrid-nodes.ts';
import { irsaProvider, uniqueServiceAccounts, serviceAccountPermissions } from './iam.ts';
import { serviceMappings, accountMappings } from './identity-mappings.ts';
import {
  ipv6Keys,
  ipv4Keys,
  ipv6Block,
  ipv6Addons,
  ipv6VpcCniRole,
  ipv6Versions,
  ipv6NodeGroups,
} from './ip-family.ts';
import { karpenterVersion, karpenterProvider } from './karpenter.ts';
import { kubeletKeys, kubeletFamily, containerRuntime } from './kubelet.ts';
import { launchTemplateKeys, managedSecurityGroups, managedOutposts } from './launch-template.ts';
import { logRetention } from './logging.ts';
import { supportedRegion } from './metadata.ts';
import {
  uniqueNodeGroups,
  nodeSubnetsOrZones,
  localOrAvailabilityZones,
  efaZone,
  placementGroup,
  podMetadata,
  ssmAgent,
  sshKeys,
} from './node-group-base.ts';
import {
  reservationPreference,
  reservationTarget,
  marketOptions,
  capacityBlock,
} from './node-group-capacity.ts';
import {
  existingNodeRole,
  existingNodeProfile,
  managedNodeProfile,
  loadBalancerPolicy,
} from './node-group-iam.ts';
import {
  amazonLinux2,
  customImageFamily,
  customImageBootstrap,
  managedImage,
  managedImageKeys,
  managedBootstrap,
  bootstrapOfFamily,
  bottlerocketFamily,
} from './node-group-images.ts';
import {
  managedInstanceTypes,
  mixedInstanceType,
  mixedInstanceTypes,
  spotPools,
  cpuCredits,
  neuronImages,
  imagesForInstances,
} from './node-group-instances.ts';
import { nodeLabels, nodeNameLabels, nodeTaints } from './node-group-labels.ts';
import { nodeCounts, updateConfig, nodeRepair } from './node-group-size.ts';
import { rootVolumeSize, volumeKey, volumeOperations, volumeThroughput } from './node-group-volumes.ts';
import {
  outpostFeatures,
  outpostEndpoints,
  outpostEtcd,
  oneOutpost,
  outpostNodesLater,
  outpostNodePlaces,
  outpostNodeImages,
} from './outposts.ts';
import { podIdentityAgent, podIdentityRoles, podIdentityPolicyNames } from './pod-identity.ts';
import {
  privateEndpoints,
  privateSubnets,
  privateEndpointServices,
  privateLocalZones,
  privateRegion,
  privateNodes,
  privateOutposts,
} from './private-cluster.ts';
import {
  subnetsOrZones,
  zoneCount,
  subnetCount,
  hostnameOfNewVpc,
  newVpcSize,
  controlPlaneGroups,
  sharedGroupRules,
  localZonesOfNewVpc,
} from './vpc.ts';

/** Every rule, by name. */
export const RULES = {
  accessEntryMode,
  uniquePrincipals,
  nodeAccessEntries,
  accessPolicyArns,
  accessScopes,
  clusterCreatorAccess,
  addonDefaultAssociations,
  addonAssociationRoles,
  addonAssociationKeys,
  agentWithoutAssociations,
  addonSettings,
  addonRoleSources,
  addonRoleKinds,
  addonRoleWithoutOidc,
  autoModePools,
  autoModeRole,
  autoModeOff,
  autoModeNodeGroups,
  autoModeAddons,
  bareCluster,
  bottlerocketSettings,
  bottlerocketNodeKeys,
  bottlerocketManagedKeys,
  bottlerocketAdmin,
  argoCdSignIn,
  argoCdSettings,
  capabilityRoles,
  uniqueCapabilities,
  nodePortRange,
  reachableApiServer,
  uniqueFargateProfiles,
  fargateProfileNames,
  fargateSelectorLabels,
  fluxFlags,
  hybridCluster,
  hybridNetworks,
  hybridGateway,
  hybridCredentials,
  irsaProvider,
  uniqueServiceAccounts,
  serviceAccountPermissions,
  serviceMappings,
  accountMappings,
  ipv6Keys,
  ipv4Keys,
  ipv6Block,
  ipv6Addons,
  ipv6VpcCniRole,
  ipv6Versions,
  ipv6NodeGroups,
  karpenterVersion,
  karpenterProvider,
  kubeletKeys,
  kubeletFamily,
  containerRuntime,
  launchTemplateKeys,
  managedSecurityGroups,
  managedOutposts,
  logRetention,
  supportedRegion,
  uniqueNodeGroups,
  nodeSubnetsOrZones,
  localOrAvailabilityZones,
  efaZone,
  placementGroup,
  podMetadata,
  ssmAgent,
  sshKeys,
  reservationPreference,
  reservationTarget,
  marketOptions,
  capacityBlock,
  existingNodeRole,
  existingNodeProfile,
  managedNodeProfile,
  loadBalancerPolicy,
  amazonLinux2,
  customImageFamily,
  customImageBootstrap,
  managedImage,
  managedImageKeys,
  managedBootstrap,
  bootstrapOfFamily,
  bottlerocketFamily,
  managedInstanceTypes,
  mixedInstanceType,
  mixedInstanceTypes,
  spotPools,
  cpuCredits,
  neuronImages,
  imagesForInstances,
  nodeLabels,
  nodeNameLabels,
  nodeTaints,
  nodeCounts,
  updateConfig,
  nodeRepair,
  rootVolumeSize,
  volumeKey,
  volumeOperations,
  volumeThroughput,
  outpostFeatures,
  outpostEndpoints,
  outpostEtcd,
  oneOutpost,
  outpostNodesLater,
  outpostNodePlaces,
  outpostNodeImages,
  podIdentityAgent,
  podIdentityRoles,
  podIdentityPolicyNames,
  privateEndpoints,
  privateSubnets,
  privateEndpointServices,
  privateLocalZones,
  privateRegion,
  privateNodes,
  privateOutposts,
  subnetsOrZones,
  zoneCount,
  subnetCount,
  hostnameOfNewVpc,
  newVpcSize,
  controlPlaneGroups,
  sharedGroupRules,
  localZonesOfNewVpc,
} as const satisfies { readonly [name: string]: ConfigRule };
