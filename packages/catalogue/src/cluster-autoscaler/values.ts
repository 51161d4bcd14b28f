import { CRITICAL_ADDONS_TOLERATION } from '@nodeless/contracts/placement';
import type { JsonObject } from '@nodeless/core';
import { hasNoWayOut, type ClusterFacts } from '../cluster-facts.ts';
import type { RenderInput } from '../component.ts';
import { present } from '../render/present.ts';
import { guaranteed, type Size } from '../render/resources.ts';
import { containerSecurityContext, podSecurityContext } from '../render/security.ts';
import { serviceAccountValues } from '../render/service-account.ts';
import type { ChartPods } from '../render/chart.ts';
import { NAME } from './name.ts';
import type { ClusterAutoscalerSchema, ClusterAutoscalerSpec } from './options.ts';
import { expanderPriorities } from './priorities.ts';

const SIZE: Size = { cpu: '100m', memory: '600Mi' };

/** User that the image has for processes without rights. */
const NOBODY = 65_534;

/**
 * Values of the chart.
 *
 * @param image of the minor version of the cluster
 */
export function values(
  {
    cluster,
    options,
    identity,
  }: Pick<RenderInput<typeof ClusterAutoscalerSchema>, 'cluster' | 'options' | 'identity'>,
  image: string,
): JsonObject {
  return present({
    // Objects and pods are called like the release; the chart would put the name of the cloud before it.
    nameOverride: NAME,
    cloudProvider: 'aws',
    awsRegion: cluster.region,
    autoDiscovery: { clusterName: cluster.name },
    image: imageParts(image),
    replicaCount: options.replicas,
    // The resolver of the VPC: the DNS of the cluster may wait for a node that this makes.
    dnsPolicy: 'Default',
    rbac: { serviceAccount: serviceAccountValues(cluster, identity()) },
    // It must not take its own node away (https://docs.aws.amazon.com/eks/latest/best-practices/cas.html).
    podAnnotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' },
    podDisruptionBudget: { maxUnavailable: 1 },
    priorityClassName: 'system-cluster-critical',
    tolerations: [CRITICAL_ADDONS_TOLERATION],
    extraArgs: flags(cluster, options),
    expanderPriorities: expanderPriorities(cluster, options),
    resources: guaranteed(SIZE),
    securityContext: podSecurityContext(NOBODY),
    containerSecurityContext: containerSecurityContext(),
  });
}

/** Flags by name. Source: cluster-autoscaler/FAQ.md, "What are the parameters to CA?". */
function flags({ network }: ClusterFacts, settings: ClusterAutoscalerSpec): JsonObject {
  const { scaleDown, useStaticInstanceList = hasNoWayOut(network) } = settings;
  return {
    expander: settings.expander,
    'balance-similar-node-groups': settings.balanceSimilarNodeGroups,
    'skip-nodes-with-system-pods': settings.skipNodesWithSystemPods,
    'skip-nodes-with-local-storage': settings.skipNodesWithLocalStorage,
    'scale-down-enabled': scaleDown.enabled,
    'scale-down-utilization-threshold': scaleDown.utilizationThreshold,
    'scale-down-unneeded-time': scaleDown.unneededTime,
    'scale-down-delay-after-add': scaleDown.delayAfterAdd,
    'max-node-provision-time': settings.maxNodeProvisionTime,
    'aws-use-static-instance-list': useStaticInstanceList,
  };
}

/** The chart joins both with a colon. */
function imageParts(image: string): JsonObject {
  const colon = image.indexOf(':', image.lastIndexOf('/'));
  return { repository: image.slice(0, colon), tag: image.slice(colon + 1) };
}

/** @param image of the minor version of the cluster */
export function pods({ replicas }: ClusterAutoscalerSpec, image: string): ChartPods[] {
  return [
    {
      serviceAccount: NAME,
      replicas,
      tolerations: [CRITICAL_ADDONS_TOLERATION],
      images: [image],
      resources: SIZE,
      makesNodes: true,
    },
  ];
}
