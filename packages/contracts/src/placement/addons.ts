import type { PodIdentity } from './fargate.ts';

/** Pods of the controller of an EKS add-on. */
export interface AddonController extends PodIdentity {
  /** Name of their Deployment. */
  readonly name: string;
  readonly serviceAccount: string;
  /** Whether they ask for a privileged container, which Fargate does not start. */
  readonly privileged: boolean;
}

const driver = (short: string, privileged: boolean): AddonController => ({
  name: `${short}-csi-controller`,
  namespace: 'kube-system',
  serviceAccount: `${short}-csi-controller-sa`,
  labels: {
    app: `${short}-csi-controller`,
    'app.kubernetes.io/name': `aws-${short}-csi-driver`,
    'app.kubernetes.io/instance': `aws-${short}-csi-driver`,
  },
  privileged,
});

/**
 * Controllers of EKS add-ons that have a role in AWS, by the name of the add-on. Their DaemonSets are not listed: EKS
 * never puts such pods on Fargate.
 * Sources: `templates/controller*.yaml` of the charts aws-ebs-csi-driver 2.x, aws-efs-csi-driver 4.x, aws-fsx-csi-driver
 * 1.x; https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/1100 (the controller of EFS on Fargate)
 */
export const ADDON_CONTROLLERS: { readonly [addon: string]: AddonController } = {
  'aws-ebs-csi-driver': driver('ebs', false),
  'aws-efs-csi-driver': driver('efs', true),
  'aws-fsx-csi-driver': driver('fsx', false),
};

/**
 * CPU that the DaemonSets of EKS add-ons ask for on each node, in thousandths, by the name of the add-on.
 * Sources: charts/aws-vpc-cni/values.yaml of https://github.com/aws/amazon-vpc-cni-k8s (aws-node and its network policy
 * agent, 25m each), pkg/addons/default/testdata of https://github.com/eksctl-io/eksctl (kube-proxy as EKS makes it, 100m)
 */
export const DAEMON_CPU_MILLIS: { readonly [addon: string]: number } = { 'kube-proxy': 100, 'vpc-cni': 50 };

/**
 * Pods of the add-on coredns as EKS makes it.
 * Source: configuration of the EKS add-on coredns v1.12, https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
 */
export const COREDNS_SIZE = { replicas: 2, resources: { cpu: '100m', memory: '70Mi' } } as const;
