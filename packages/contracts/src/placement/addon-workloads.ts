import type { JsonObject } from '@nodeless/core';
import { ADDON_CONTROLLERS } from './addons.ts';
import { COREDNS_PODS, CRITICAL_ADDONS_TOLERATION, type PodIdentity } from './fargate.ts';

/** A Deployment or DaemonSet that an EKS add-on makes, and which of its configuration values place its pods. */
export interface AddonWorkload extends PodIdentity {
  readonly kind: 'Deployment' | 'DaemonSet';
  readonly name: string;
  /** Way to the values of its pods: nodeSelector, affinity, tolerations, resources, podDisruptionBudget. */
  readonly under: readonly string[];
  /** Tolerations while the configuration has none; a list there replaces these. */
  readonly tolerations: readonly JsonObject[];
  /** A value beside the tolerations that lets the pods run on every node unless it is false. */
  readonly tolerateAll?: string;
  /** Key of the number of pods, and the number without it. Of a Deployment alone. */
  readonly replicas?: readonly [key: string, by: number];
}

const EVERY_TAINT: readonly JsonObject[] = [{ operator: 'Exists' }];

const ofName = (name: string) => ({ 'app.kubernetes.io/name': name });

/** Nobody says which taints the pods tolerate by themselves: without a list of their own they are taken to run anywhere. */
const deployment = (
  name: string,
  replicas: AddonWorkload['replicas'] & object,
  more: Partial<AddonWorkload> = {},
): AddonWorkload => ({
  ...{ kind: 'Deployment', name, namespace: 'kube-system', under: [], labels: ofName(name) },
  ...{ tolerations: EVERY_TAINT, replicas },
  ...more,
});

const daemons = (
  name: string,
  under: readonly string[],
  more: Partial<AddonWorkload> = {},
): AddonWorkload => ({
  ...{ kind: 'DaemonSet', name, namespace: 'kube-system', under, labels: ofName(name) },
  tolerations: EVERY_TAINT,
  ...more,
});

const controller = (addon: string): readonly AddonWorkload[] => {
  const known = ADDON_CONTROLLERS[addon];
  if (known === undefined) return [];
  const { name, labels } = known;
  return [deployment(name, ['replicaCount', 2], { labels, under: ['controller'] })];
};

/**
 * The workloads of EKS add-ons whose placement the configuration can change, by the name of the add-on.
 * Sources: the schemas that `aws eks describe-addon-configuration` prints and the charts that EKS takes the add-ons from
 * (templates of aws-vpc-cni, eks-pod-identity-agent, aws-ebs-csi-driver, aws-efs-csi-driver, aws-fsx-csi-driver,
 * metrics-server, kube-state-metrics, eks-node-monitoring-agent); coredns:
 * https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
 */
export const ADDON_WORKLOADS: { readonly [addon: string]: readonly AddonWorkload[] } = {
  coredns: [
    deployment('coredns', ['replicaCount', 2], {
      ...COREDNS_PODS,
      tolerations: [
        CRITICAL_ADDONS_TOLERATION,
        { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
      ],
    }),
  ],
  'vpc-cni': [daemons('aws-node', [])],
  'kube-proxy': [daemons('kube-proxy', [])],
  'eks-pod-identity-agent': [daemons('eks-pod-identity-agent', [])],
  'aws-ebs-csi-driver': [
    ...controller('aws-ebs-csi-driver'),
    daemons('ebs-csi-node', ['node'], { tolerateAll: 'tolerateAllTaints' }),
  ],
  'aws-efs-csi-driver': [...controller('aws-efs-csi-driver'), daemons('efs-csi-node', ['node'])],
  'aws-fsx-csi-driver': [
    ...controller('aws-fsx-csi-driver'),
    daemons('fsx-csi-node', ['node'], { tolerateAll: 'tolerateAllTaints' }),
  ],
  'snapshot-controller': [deployment('snapshot-controller', ['replicaCount', 2])],
  'metrics-server': [deployment('metrics-server', ['replicas', 2])],
  'kube-state-metrics': [
    deployment('kube-state-metrics', ['replicas', 1], { namespace: 'kube-state-metrics' }),
  ],
  'eks-node-monitoring-agent': [daemons('eks-node-monitoring-agent', ['nodeAgent'])],
};
