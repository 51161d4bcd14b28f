import { CRITICAL_ADDONS_TOLERATION } from '@nodeless/contracts/placement';
import type { JsonObject } from '@nodeless/core';
import {
  identityOf,
  interruptionQueueName,
  KARPENTER_NAMESPACE,
  mirroredImage,
  podNetworking,
  reservedInterfaces,
  type ClusterModel,
} from '@nodeless/sources';
import { isFullyPrivate } from '@nodeless/catalogue';
import {
  guaranteed,
  imageValues,
  nonEmptyMap,
  present,
  serviceAccountValues,
  type Size,
  type UpstreamPods,
} from '@nodeless/catalogue/render';

export const KARPENTER = 'karpenter';

const SIZE: Size = { cpu: '1', memory: '1Gi' };
const REPLICAS = 2;

/** The default of the chart, which pins it by tag and digest. */
const IMAGE = 'public.ecr.aws/karpenter/controller';

/**
 * Values of the chart. Its affinity, spread and toleration stay as they are: Fargate does not look at them, and on
 * other nodes they are right.
 */
export function controllerValues({ spec }: ClusterModel): JsonObject {
  const reserved = reservedInterfaces(podNetworking(spec));
  const { featureGates, awsFeatureGates, enableDRA, ignoreDRARequests, legacyNodeRepair } =
    spec.compute.karpenter;
  return {
    replicas: REPLICAS,
    // The resolver of the VPC: Karpenter must be able to make the nodes that the DNS of the cluster may wait for.
    // Source: https://karpenter.sh/docs/troubleshooting/
    dnsPolicy: 'Default',
    serviceAccount: serviceAccountValues(spec, identityOf(spec, KARPENTER_NAMESPACE, KARPENTER)),
    settings: present({
      clusterName: spec.name,
      interruptionQueue: interruptionQueueName(spec),
      // Neither IAM nor the price list has a VPC endpoint.
      isolatedVPC: isFullyPrivate(spec) || undefined,
      // Without it Karpenter would go on making nodes in the zone that traffic is moved out of.
      enableZonalShift: spec.controlPlane.zonalShift || undefined,
      // The chart wants a string.
      reservedENIs: reserved === 0 ? undefined : String(reserved),
      featureGates: nonEmptyMap(present(featureGates)),
      awsFeatureGates: nonEmptyMap(present(awsFeatureGates)),
      enableDRA,
      ignoreDRARequests,
      legacyNodeRepair,
    }),
    controller: {
      ...imageValues({ image: (name) => mirroredImage(spec, name) }, IMAGE),
      // Fargate has no instance metadata to ask.
      env: [{ name: 'AWS_REGION', value: spec.region }],
      resources: guaranteed(SIZE),
    },
  };
}

export function controllerPods({ spec }: ClusterModel): UpstreamPods[] {
  return [
    {
      workload: 'Deployment',
      name: KARPENTER,
      namespace: KARPENTER_NAMESPACE,
      labels: { 'app.kubernetes.io/name': KARPENTER, 'app.kubernetes.io/instance': KARPENTER },
      serviceAccount: KARPENTER,
      replicas: REPLICAS,
      tolerations: [CRITICAL_ADDONS_TOLERATION],
      images: [mirroredImage(spec, IMAGE)],
      resources: SIZE,
    },
  ];
}
