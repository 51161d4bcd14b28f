import { z } from 'zod';
import {
  affinity,
  nodeSelector,
  podAnnotations,
  podDisruptionBudget,
  podLabels,
  priorityClassName,
  replicas,
  resources,
  settings,
  tolerations,
  topologySpreadConstraints,
} from './parts.ts';

const pods = {
  affinity,
  nodeSelector,
  podAnnotations,
  podLabels,
  resources: resources(),
  tolerations,
  topologySpreadConstraints,
};

/**
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/community-addons.html,
 * https://github.com/kubernetes-sigs/metrics-server/blob/master/charts/metrics-server/values.yaml
 */
export const METRICS_SERVER = settings({
  ...pods,
  replicas: replicas('Pods. Default of EKS: 2.'),
  podDisruptionBudget,
  priorityClassName: priorityClassName('system-cluster-critical'),
  args: z
    .array(z.string())
    .optional()
    .describe('Arguments besides those of the chart, for example --kubelet-insecure-tls. Default: none.')
    .meta({ examples: [['--kubelet-insecure-tls']] }),
});

/**
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/community-addons.html,
 * https://github.com/prometheus-community/helm-charts/blob/main/charts/kube-state-metrics/values.yaml
 */
export const KUBE_STATE_METRICS = settings({
  ...pods,
  replicas: replicas('Pods. Default of EKS: 1.'),
  collectors: z
    .array(z.string())
    .optional()
    .describe('Kinds to look at, for example [deployments, pods]. Default: all that the chart names.')
    .meta({ examples: [['deployments', 'pods']] }),
  extraArgs: z
    .array(z.string())
    .optional()
    .describe('Arguments besides those of the chart. Default: none.')
    .meta({ examples: [['--metric-opt-in-list=kube_pod_nodeselectors']] }),
  metricAllowlist: z
    .array(z.string())
    .optional()
    .describe('Metrics to keep. Default: all.')
    .meta({ examples: [['kube_deployment_.*', 'kube_pod_.*']] }),
  metricDenylist: z
    .array(z.string())
    .optional()
    .describe('Metrics to leave out. Default: none.')
    .meta({ examples: [['kube_.*_created']] }),
  metricAnnotationsAllowList: z
    .array(z.string())
    .optional()
    .describe('Annotations that become labels of metrics, for example pods=[owner]. Default: none.')
    .meta({ examples: [['pods=[owner]']] }),
  metricLabelsAllowlist: z
    .array(z.string())
    .optional()
    .describe('Labels that become labels of metrics, for example nodes=[*]. Default: none.')
    .meta({ examples: [['nodes=[*]']] }),
});
