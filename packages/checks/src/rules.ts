import type { Rule } from './rule.ts';
import { groupHasBinding } from './rules/access/group-has-binding.ts';
import { identityVersions } from './rules/access/identity-versions.ts';
import { removedAccess } from './rules/access/removed-access.ts';
import { unusedRole } from './rules/access/unused-role.ts';
import { addonDrain } from './rules/addons/addon-drain.ts';
import { addonRunsSomewhere } from './rules/addons/addon-runs-somewhere.ts';
import { agentOnEveryNode } from './rules/addons/agent-on-every-node.ts';
import { chartObjects } from './rules/argocd/chart-objects.ts';
import { projectPermissions } from './rules/argocd/project-permissions.ts';
import { retirement } from './rules/argocd/retirement.ts';
import { unreachableRepository } from './rules/argocd/unreachable-repository.ts';
import { bootstrapCapacity } from './rules/capacity/bootstrap-capacity.ts';
import { bootstrapCycle } from './rules/capacity/bootstrap-cycle.ts';
import { noRequests } from './rules/capacity/no-requests.ts';
import { unlikeInstanceTypes } from './rules/capacity/unlike-instance-types.ts';
import { danglingReferences } from './rules/consistency/dangling-references.ts';
import { missingOperator } from './rules/consistency/missing-operator.ts';
import { ingressClassNames } from './rules/consistency/ingress-class-names.ts';
import { nodePoolNames } from './rules/consistency/node-pool-names.ts';
import { probePorts } from './rules/consistency/probe-ports.ts';
import { selectsNothing } from './rules/consistency/selects-nothing.ts';
import { tinyMemory } from './rules/consistency/tiny-memory.ts';
import { corednsRestarts } from './rules/fargate/coredns-restart.ts';
import { ephemeralStorage } from './rules/fargate/ephemeral-storage.ts';
import { lbIpTargetOnly } from './rules/fargate/lb-ip-target-only.ts';
import { podIdentity } from './rules/fargate/pod-identity.ts';
import { podShape } from './rules/fargate/pod-shape.ts';
import { privilegedAddon } from './rules/fargate/privileged-addon.ts';
import { fargateStorage } from './rules/fargate/storage.ts';
import { unsupportedPodSpec } from './rules/fargate/unsupported-pod-spec.ts';
import { attachment } from './rules/gateway/attachment.ts';
import { backends } from './rules/gateway/backends.ts';
import { conflictingRequirements } from './rules/karpenter/conflicting-requirements.ts';
import { drainDeadlock } from './rules/karpenter/drain-deadlock.ts';
import { limitsAndDemand } from './rules/karpenter/limits-and-demand.ts';
import { limitsBelowNode } from './rules/karpenter/limits-below-node.ts';
import { limitsSurge } from './rules/karpenter/limits-surge.ts';
import { noInstanceType } from './rules/karpenter/no-instance-type.ts';
import { noOffering } from './rules/karpenter/no-offering.ts';
import { nodeLifetimeFloor } from './rules/karpenter/node-lifetime-floor.ts';
import { openBudgets } from './rules/karpenter/open-budgets.ts';
import { podFitsANode } from './rules/karpenter/pod-fits-a-node.ts';
import { podHasCapacity } from './rules/karpenter/pod-has-capacity.ts';
import { refusedObject } from './rules/karpenter/refused-object.ts';
import { referenceResolution } from './rules/karpenter/reference-resolution.ts';
import { securityGroupTerms } from './rules/karpenter/security-group-terms.ts';
import { singleClusterGroup } from './rules/karpenter/single-cluster-group.ts';
import { subnetTerms } from './rules/karpenter/subnet-terms.ts';
import { zoneCoverage } from './rules/karpenter/zone-coverage.ts';
import { annotations } from './rules/lb/annotations.ts';
import { autoModeOptions } from './rules/lb/auto-mode-options.ts';
import { availability } from './rules/lb/availability.ts';
import { backendSecurityGroups } from './rules/lb/backend-security-groups.ts';
import { classSettings } from './rules/lb/class-settings.ts';
import { clusterTags } from './rules/lb/cluster-tags.ts';
import { draining } from './rules/lb/draining.ts';
import { groupConflict } from './rules/lb/group-conflict.ts';
import { controllerOwnership } from './rules/lb/controller-ownership.ts';
import { awaitedByGroup } from './rules/lb/awaited-by-group.ts';
import { duplicateName } from './rules/lb/duplicate-name.ts';
import { foreignArn } from './rules/lb/foreign-arn.ts';
import { groupSettings } from './rules/lb/group-settings.ts';
import { neverBuilt } from './rules/lb/never-built.ts';
import { openWithoutLogin } from './rules/lb/open-without-login.ts';
import { privateSubnets } from './rules/lb/private-subnets.ts';
import { refusedByAws } from './rules/lb/refused-by-aws.ts';
import { withoutEffect } from './rules/lb/without-effect.ts';
import { ingressHealthPort } from './rules/lb/ingress-health-port.ts';
import { loadBalancerIpFamily } from './rules/lb/ip-family.ts';
import { lookedUp } from './rules/lb/looked-up.ts';
import { portHealthMapping } from './rules/lb/port-health-mapping.ts';
import { shadowedHost } from './rules/lb/shadowed-host.ts';
import { schemeAndSubnets } from './rules/lb/scheme-and-subnets.ts';
import { clusterSubnetUpgradeHeadroom } from './rules/network/cluster-subnet-upgrade-headroom.ts';
import { peakIpCapacity } from './rules/network/peak-ip-capacity.ts';
import { policyEnforcement } from './rules/network/policy-enforcement.ts';
import { securityGroupsForPods } from './rules/network/sg-for-pods.ts';
import { strictPodSecurity } from './rules/network/strict-pod-security.ts';
import { privateClusterEndpoints } from './rules/network/private-cluster-endpoints.ts';
import { privateLoadBalancers } from './rules/network/private-load-balancers.ts';
import { pauseBelowEverything } from './rules/priority/pause-below-everything.ts';
import { pauseSameCapacity } from './rules/priority/pause-same-capacity.ts';
import { singleGlobalDefault } from './rules/priority/single-global-default.ts';
import { metricsApi } from './rules/scaling/metrics-api.ts';
import { shareOfRequest } from './rules/scaling/share-of-request.ts';
import { scaleTarget } from './rules/scaling/scale-target.ts';
import { objectSchemas } from './rules/schema/object-schemas.ts';
import { floatingImage, imageWithoutDigest } from './rules/security/floating-image.ts';
import { imageProvenance } from './rules/security/image-provenance.ts';
import { podSecurityLevels } from './rules/security/pod-security-level.ts';
import { restrictedExceptions } from './rules/security/restricted-exceptions.ts';
import { secretsInGit } from './rules/security/secrets-in-git.ts';
import { classAndDriver } from './rules/storage/class-and-driver.ts';
import { seLinuxLabels } from './rules/storage/selinux-labels.ts';
import { zonalVolume } from './rules/storage/zonal-volume.ts';
import { addonVersions } from './rules/upgrade/addon-version.ts';
import { eksctlCompat } from './rules/upgrade/eksctl-compat.ts';
import { argocdCompat } from './rules/upgrade/argocd-compat.ts';
import { featureGates } from './rules/upgrade/feature-gate.ts';
import { karpenterCompat } from './rules/upgrade/karpenter-compat.ts';
import { nodeImageBeforeVersion } from './rules/upgrade/node-image.ts';
import { removedApis } from './rules/upgrade/removed-api.ts';
import { upgradeByItself } from './rules/upgrade/version-support.ts';
import { corefile } from './rules/addons/corefile.ts';
import { foreignNodes } from './rules/fargate/foreign-nodes.ts';
import { idleSelector } from './rules/fargate/idle-selector.ts';
import { clusterDns } from './rules/network/cluster-dns.ts';
import { dnsCache } from './rules/network/dns-cache.ts';
import { interfaceLimit } from './rules/network/interface-limit.ts';
import { strictPolicies } from './rules/network/strict-policies.ts';
import { rivalAutoscalers } from './rules/scaling/rival-autoscalers.ts';
import { autoscaledReplicas } from './rules/scaling/autoscaled-replicas.ts';
import { blockedDrain } from './rules/upgrade/blocked-drain.ts';
import { controlPlaneLogs } from './rules/upgrade/control-plane-logs.ts';
import { webhookBlocksItsPods } from './rules/webhook/blocks-its-pods.ts';
import { catchAllWebhook } from './rules/webhook/catch-all.ts';
import { webhookBackend } from './rules/webhook/no-backend.ts';
import { singleDns } from './rules/addons/single-dns.ts';

/** Every rule over rendered clusters that comes with Nodeless and belongs to no component, by area. */
export const RULES: readonly Rule[] = [
  groupHasBinding,
  identityVersions,
  removedAccess,
  unusedRole,
  addonDrain,
  addonRunsSomewhere,
  agentOnEveryNode,
  corefile,
  singleDns,
  chartObjects,
  projectPermissions,
  retirement,
  unreachableRepository,
  bootstrapCapacity,
  bootstrapCycle,
  noRequests,
  unlikeInstanceTypes,
  danglingReferences,
  missingOperator,
  ingressClassNames,
  nodePoolNames,
  probePorts,
  selectsNothing,
  tinyMemory,
  lbIpTargetOnly,
  podIdentity,
  podShape,
  corednsRestarts,
  ephemeralStorage,
  foreignNodes,
  idleSelector,
  privilegedAddon,
  fargateStorage,
  unsupportedPodSpec,
  attachment,
  backends,
  conflictingRequirements,
  drainDeadlock,
  limitsAndDemand,
  limitsBelowNode,
  limitsSurge,
  noInstanceType,
  noOffering,
  nodeLifetimeFloor,
  openBudgets,
  podFitsANode,
  podHasCapacity,
  referenceResolution,
  refusedObject,
  securityGroupTerms,
  singleClusterGroup,
  subnetTerms,
  zoneCoverage,
  annotations,
  autoModeOptions,
  availability,
  backendSecurityGroups,
  classSettings,
  clusterTags,
  lookedUp,
  controllerOwnership,
  draining,
  groupConflict,
  shadowedHost,
  ingressHealthPort,
  loadBalancerIpFamily,
  refusedByAws,
  withoutEffect,
  awaitedByGroup,
  duplicateName,
  foreignArn,
  groupSettings,
  neverBuilt,
  openWithoutLogin,
  privateSubnets,
  portHealthMapping,
  schemeAndSubnets,
  clusterDns,
  dnsCache,
  clusterSubnetUpgradeHeadroom,
  interfaceLimit,
  peakIpCapacity,
  policyEnforcement,
  securityGroupsForPods,
  strictPodSecurity,
  strictPolicies,
  privateClusterEndpoints,
  privateLoadBalancers,
  pauseBelowEverything,
  pauseSameCapacity,
  singleGlobalDefault,
  autoscaledReplicas,
  metricsApi,
  shareOfRequest,
  rivalAutoscalers,
  scaleTarget,
  objectSchemas,
  floatingImage,
  imageWithoutDigest,
  imageProvenance,
  podSecurityLevels,
  restrictedExceptions,
  secretsInGit,
  classAndDriver,
  seLinuxLabels,
  zonalVolume,
  addonVersions,
  eksctlCompat,
  argocdCompat,
  featureGates,
  karpenterCompat,
  removedApis,
  nodeImageBeforeVersion,
  upgradeByItself,
  blockedDrain,
  controlPlaneLogs,
  webhookBlocksItsPods,
  catchAllWebhook,
  webhookBackend,
];
