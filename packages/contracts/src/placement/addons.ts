import type { PodIdentity } from './fargate.ts';

/** Pods of an EKS add-on that cannot start on Fargate. */
export interface PrivilegedAddon extends PodIdentity {
  /** Name of their Deployment. */
  readonly name: string;
}

/**
 * Controllers of EKS add-ons that ask for a privileged container, by the name of the add-on. DaemonSets are not listed:
 * EKS never puts their pods on Fargate. The controllers of EBS, FSx and of snapshots are not privileged.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/efs-csi.html, chart aws-efs-csi-driver 3.x, `templates/controller-deployment.yaml`
 */
export const PRIVILEGED_ADDONS: { readonly [addon: string]: PrivilegedAddon } = {
  'aws-efs-csi-driver': {
    name: 'efs-csi-controller',
    namespace: 'kube-system',
    labels: {
      app: 'efs-csi-controller',
      'app.kubernetes.io/name': 'aws-efs-csi-driver',
      'app.kubernetes.io/instance': 'aws-efs-csi-driver',
    },
  },
};
