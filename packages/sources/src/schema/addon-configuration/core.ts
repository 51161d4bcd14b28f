import { z } from 'zod';
import { refuse } from '@nodeless/catalogue/schema';
import {
  affinity,
  nodeSelector,
  podAnnotations,
  podDisruptionBudget,
  podLabels,
  replicas,
  resources,
  settings,
  tolerations,
  topologySpreadConstraints,
} from './parts.ts';

/**
 * Configuration values of coredns v1.11 and later.
 * Sources: the schema that `aws eks describe-addon-configuration --addon-name coredns` prints,
 * https://docs.aws.amazon.com/eks/latest/userguide/coredns-autoscaling.html
 */
export const COREDNS = settings({
  replicaCount: replicas(
    'Pods of CoreDNS. Without effect where EKS chooses by autoScaling. Default of EKS: 2.',
  ),
  computeType: z
    .enum(['Fargate', 'EC2'])
    .optional()
    .describe('Default: Fargate where a profile takes the pods of CoreDNS.'),
  corefile: z
    .string()
    .optional()
    .describe('A whole Corefile in place of that of EKS.')
    .meta({
      examples: [
        '.:53 {\n  errors\n  health\n  ready\n  kubernetes cluster.local in-addr.arpa ip6.arpa\n  forward . /etc/resolv.conf\n  cache 30\n  loop\n  reload\n  loadbalance\n}\n',
      ],
    }),
  autoScaling: z
    .strictObject({
      enabled: z.boolean().describe('Whether EKS chooses.'),
      minReplicas: z
        .int()
        .min(2)
        .max(1000)
        .optional()
        .describe('At least so many pods. Default: 2.')
        .meta({ examples: [3] }),
      maxReplicas: z
        .int()
        .min(2)
        .max(1000)
        .optional()
        .describe('At most so many pods.')
        .meta({ examples: [10] }),
    })
    .check(
      refuse(
        'spec/conflict',
        ({ minReplicas, maxReplicas }) =>
          minReplicas !== undefined && maxReplicas !== undefined && minReplicas > maxReplicas
            ? `minReplicas ${minReplicas} is more than maxReplicas ${maxReplicas}`
            : undefined,
        'raise maxReplicas or lower minReplicas',
      ),
    )
    .optional()
    .describe('Let EKS choose the number of pods by nodes and cores.')
    .meta({ examples: [{ enabled: true, minReplicas: 2, maxReplicas: 10 }] }),
  affinity,
  nodeSelector,
  podAnnotations,
  podDisruptionBudget,
  podLabels,
  resources: resources(),
  tolerations,
  topologySpreadConstraints,
});

/**
 * Configuration values of kube-proxy; the add-on knows nftables since v1.31.
 * Sources: the schema that `aws eks describe-addon-configuration --addon-name kube-proxy` prints,
 * https://docs.aws.amazon.com/eks/latest/best-practices/ipvs.html
 */
export const KUBE_PROXY = settings({
  mode: z
    .enum(['iptables', 'ipvs', 'nftables'])
    .optional()
    .describe('How Services reach pods. Default of EKS: iptables.'),
  ipvs: z
    .strictObject({
      scheduler: z
        .enum(['rr', 'wrr', 'lc', 'wlc', 'lblc', 'lblcr', 'sh', 'dh', 'sed', 'nq', 'mh'])
        .optional()
        .describe('How ipvs chooses a pod. Default: rr, one after the other.'),
    })
    .optional()
    .describe('Settings of the mode ipvs.'),
  podAnnotations,
  podLabels,
  resources: resources(),
});
