import { NODE_MONITORING_AGENT, POD_IDENTITY_AGENT } from './addon-configuration/agents.ts';
import { COREDNS, KUBE_PROXY } from './addon-configuration/core.ts';
import { EBS, EFS, FSX, SNAPSHOT_CONTROLLER } from './addon-configuration/drivers.ts';
import { KUBE_STATE_METRICS, METRICS_SERVER } from './addon-configuration/metrics.ts';
import { VPC_CNI } from './addon-configuration/vpc-cni.ts';

/**
 * Configuration values of EKS add-ons that are common enough to have a type here, by the name of the add-on in EKS.
 * Each version of an add-on has a schema of its own, which EKS checks
 * (`aws eks describe-addon-configuration --addon-name <name> --addon-version <version>`): what this one lacks goes
 * through `rawConfiguration`.
 */
export const ADDON_CONFIGURATIONS = {
  'vpc-cni': VPC_CNI,
  coredns: COREDNS,
  'kube-proxy': KUBE_PROXY,
  'metrics-server': METRICS_SERVER,
  'eks-pod-identity-agent': POD_IDENTITY_AGENT,
  'aws-ebs-csi-driver': EBS,
  'aws-efs-csi-driver': EFS,
  'aws-fsx-csi-driver': FSX,
  'snapshot-controller': SNAPSHOT_CONTROLLER,
  'kube-state-metrics': KUBE_STATE_METRICS,
  'eks-node-monitoring-agent': NODE_MONITORING_AGENT,
} as const;
