import type { JsonObject } from '@nodeless/core';
import {
  identityOf,
  isExistingVpc,
  isFullyPrivate,
  isStackVpc,
  KUBE_SYSTEM,
  mirroredImage,
  stackVpcName,
  type ClusterModel,
  type ClusterSpec,
} from '@nodeless/spec';
import { guaranteed, type Size } from '../pods/resources.ts';
import { imageValues } from '../pods/images.ts';
import { serviceAccountValues } from '../pods/service-account.ts';
import type { UpstreamPods } from '../unit.ts';

export const CONTROLLER = 'aws-load-balancer-controller';

const SIZE: Size = { cpu: '250m', memory: '512Mi' };

/** The default of the chart, which pins it by tag. */
const IMAGE = 'public.ecr.aws/eks/aws-load-balancer-controller';

/**
 * Services without VPC endpoints, which the controller would ask about every load balancer.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 */
const WITHOUT_ENDPOINTS = { enableShield: false, enableWaf: false, enableWafv2: false };

/** Tag that eksctl puts on everything in the stacks of a cluster, the VPC among them. */
const EKSCTL_CLUSTER_TAG = 'alpha.eksctl.io/cluster-name';

/**
 * Values of the chart. Region and VPC are given because Fargate has no instance metadata to ask, and `ip` is the only
 * target type that reaches pods there.
 */
export function controllerValues({ spec, facts }: ClusterModel, replicas: number): JsonObject {
  const vpcId = isExistingVpc(spec.network.vpc) ? spec.network.vpc.id : facts.vpcId;
  return {
    ...imageValues(spec, IMAGE),
    clusterName: spec.name,
    region: spec.region,
    ...(vpcId === undefined ? { vpcTags: vpcTags(spec) } : { vpcId }),
    ...(Object.keys(spec.tags).length === 0 ? {} : { defaultTags: { ...spec.tags } }),
    replicaCount: replicas,
    podDisruptionBudget: { maxUnavailable: 1 },
    defaultTargetType: 'ip',
    // Our Services name their class. The webhook would keep every Service of the cluster from being made while the
    // controller is down (https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/4140).
    enableServiceMutatorWebhook: false,
    ...(isFullyPrivate(spec) ? WITHOUT_ENDPOINTS : {}),
    serviceAccount: serviceAccountValues(spec, identityOf(spec, KUBE_SYSTEM, CONTROLLER)),
    resources: guaranteed(SIZE),
  };
}

/** Finds a new VPC whose id is not in the facts yet. */
function vpcTags(spec: ClusterSpec): JsonObject {
  return isStackVpc(spec.network.vpc) ? { Name: stackVpcName(spec) } : { [EKSCTL_CLUSTER_TAG]: spec.name };
}

export function controllerPods({ spec }: ClusterModel, replicas: number): UpstreamPods[] {
  return [
    {
      workload: 'Deployment',
      name: CONTROLLER,
      namespace: KUBE_SYSTEM,
      labels: { 'app.kubernetes.io/name': CONTROLLER, 'app.kubernetes.io/instance': CONTROLLER },
      serviceAccount: CONTROLLER,
      replicas,
      images: [mirroredImage(spec, IMAGE)],
      resources: SIZE,
    },
  ];
}
