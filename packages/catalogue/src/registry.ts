import { efsCsiDriver } from './aws-efs-csi-driver/aws-efs-csi-driver.ts';
import { awsLoadBalancerController } from './aws-load-balancer-controller/aws-load-balancer-controller.ts';
import { clusterAutoscaler } from './cluster-autoscaler/cluster-autoscaler.ts';
import { externalDns } from './external-dns/external-dns.ts';
import { kubeOpsView } from './kube-ops-view/kube-ops-view.ts';

/** The components that come with Nodeless, in the order of their keys in the pages. */
export const COMPONENTS = {
  awsLoadBalancerController,
  clusterAutoscaler,
  externalDns,
  kubeOpsView,
  efsCsiDriver,
} as const;

/** What keeps DNS records, by its name: for pages that tell of names. */
export const KEEPS_RECORDS: string = COMPONENTS.externalDns.title;

/** An Application of a component, for examples in pages. */
export const [EXAMPLE_APPLICATION = ''] = COMPONENTS.kubeOpsView.applications;
