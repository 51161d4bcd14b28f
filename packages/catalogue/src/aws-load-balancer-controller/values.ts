import type { JsonObject } from '@nodeless/core';
import { isFullyPrivate } from '../cluster-facts.ts';
import type { RenderInput } from '../component.ts';
import { imageValues } from '../render/images.ts';
import { guaranteed, type Size } from '../render/resources.ts';
import { serviceAccountValues } from '../render/service-account.ts';
import type { ChartPods } from '../render/chart.ts';
import { NAME } from './name.ts';
import type { LoadBalancerControllerSchema } from './options.ts';

type Input = RenderInput<typeof LoadBalancerControllerSchema>;

const SIZE: Size = { cpu: '250m', memory: '512Mi' };

/** The default of the chart, which pins it by tag. */
const IMAGE = 'public.ecr.aws/eks/aws-load-balancer-controller';

/**
 * Services without VPC endpoints, which the controller would ask about every load balancer.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 */
const WITHOUT_ENDPOINTS = { enableShield: false, enableWaf: false, enableWafv2: false };

/**
 * Values of the chart. Region and VPC are given because Fargate has no instance metadata to ask, and `ip` is the only
 * target type that reaches pods there.
 */
export function controllerValues(input: Omit<Input, 'release'>): JsonObject {
  const { cluster, options, identity, vpc } = input;
  return {
    ...imageValues(input, IMAGE),
    clusterName: cluster.name,
    region: cluster.region,
    ...('id' in vpc ? { vpcId: vpc.id } : { vpcTags: { ...vpc.tags } }),
    ...(Object.keys(cluster.tags).length === 0 ? {} : { defaultTags: { ...cluster.tags } }),
    replicaCount: options.replicas,
    podDisruptionBudget: { maxUnavailable: 1 },
    defaultTargetType: 'ip',
    ...featureGates(options),
    // Our Services name their class. The webhook would keep every Service of the cluster from being made while the
    // controller is down (https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/4140).
    enableServiceMutatorWebhook: false,
    ...(isFullyPrivate(cluster) ? WITHOUT_ENDPOINTS : {}),
    serviceAccount: serviceAccountValues(cluster, identity()),
    resources: guaranteed(SIZE),
  };
}

/**
 * With all three gates of Gateways written out the controller does not look at its start which CRDs there are, and so waits for them:
 * it would leave Gateways alone until its next start (ApplyGatewayCRDDetection in pkg/gateway/crddetect of the controller 3.5.0).
 */
const GATEWAY_GATES = { ALBGatewayAPI: true, NLBGatewayAPI: true, GatewayListenerSet: true };

function featureGates({ acmCertificates, gatewayApi }: Input['options']): JsonObject {
  const gates = {
    ...(acmCertificates ? { EnableCertificateManagement: true } : {}),
    ...(gatewayApi ? GATEWAY_GATES : {}),
  };
  return Object.keys(gates).length === 0 ? {} : { controllerConfig: { featureGates: gates } };
}

export function controllerPods({ options, image }: Pick<Input, 'options' | 'image'>): ChartPods[] {
  return [
    {
      serviceAccount: NAME,
      replicas: options.replicas,
      images: [image(IMAGE)],
      resources: SIZE,
    },
  ];
}
