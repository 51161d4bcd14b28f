import type { ClusterConfig } from '@nodeless/eksctl-schema';
import type { ClusterSpec } from '@nodeless/sources';

type ControlPlane = Pick<
  ClusterConfig,
  'controlPlaneScalingConfig' | 'secretsEncryption' | 'upgradePolicy' | 'zonalShiftConfig'
>;

/** What the sources want of the control plane otherwise than EKS does by itself. */
export function controlPlane({ controlPlane: wanted }: ClusterSpec): ControlPlane {
  const { secretsEncryption, supportType, tier, zonalShift } = wanted;
  return {
    ...(tier === 'standard' ? {} : { controlPlaneScalingConfig: { tier } }),
    ...(secretsEncryption === undefined ? {} : { secretsEncryption: { keyARN: secretsEncryption.keyArn } }),
    ...(supportType === undefined ? {} : { upgradePolicy: { supportType } }),
    ...(zonalShift ? { zonalShiftConfig: { enabled: true } } : {}),
  };
}
