/** Provisioners of StorageClasses and the EKS add-ons that bring them, by the kind of storage. */
export const CSI_DRIVERS = {
  ebs: { provisioner: 'ebs.csi.aws.com', addon: 'aws-ebs-csi-driver' },
  efs: { provisioner: 'efs.csi.aws.com', addon: 'aws-efs-csi-driver' },
  fsx: { provisioner: 'fsx.csi.aws.com', addon: 'aws-fsx-csi-driver' },
} as const;

/** The add-on that makes snapshots, with their CRDs: https://docs.aws.amazon.com/eks/latest/userguide/csi-snapshot-controller.html */
export const SNAPSHOT_ADDON = 'snapshot-controller';
