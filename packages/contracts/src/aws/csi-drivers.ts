/** Provisioners of StorageClasses and the EKS add-ons that bring them, by the kind of storage. */
export const CSI_DRIVERS = {
  ebs: { provisioner: 'ebs.csi.aws.com', addon: 'aws-ebs-csi-driver' },
  efs: { provisioner: 'efs.csi.aws.com', addon: 'aws-efs-csi-driver' },
  fsx: { provisioner: 'fsx.csi.aws.com', addon: 'aws-fsx-csi-driver' },
} as const;

/** The driver of EBS that runs as part of EKS Auto Mode: https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html */
export const AUTO_MODE_EBS_PROVISIONER = 'ebs.csi.eks.amazonaws.com';

/** Whether the volumes of a provisioner are volumes of EBS: in one zone, on one node at a time. */
export function isEbsProvisioner(provisioner: string): boolean {
  return provisioner === CSI_DRIVERS.ebs.provisioner || provisioner === AUTO_MODE_EBS_PROVISIONER;
}

/** The add-on that makes snapshots, with their CRDs: https://docs.aws.amazon.com/eks/latest/userguide/csi-snapshot-controller.html */
export const SNAPSHOT_ADDON = 'snapshot-controller';

/**
 * Where the configuration of an add-on makes its driver mount with SELinux labels (CSIDriver `seLinuxMount: true`). Source:
 * templates/csidriver.yaml of the chart of aws-ebs-csi-driver, which the add-on takes its configuration from; the drivers of EFS
 * and FSx have no such setting.
 */
export const SELINUX_MOUNT_SETTING = { addon: CSI_DRIVERS.ebs.addon, path: ['node', 'selinux'] } as const;
