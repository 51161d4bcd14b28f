import { AUTO_MODE_EBS_PROVISIONER, CSI_DRIVERS } from '@nodeless/contracts/aws';
import { specPath, type SpecPath } from '@nodeless/core';
import type { ClusterSpec } from '../schema/cluster.ts';
import { StorageClassSchema, type StorageClassSpec } from '../schema/storage.ts';
import { autoModeOf } from './auto-mode.ts';

/** A StorageClass that a cluster has. */
export interface ClusterStorageClass {
  readonly spec: StorageClassSpec;
  readonly specPath: SpecPath;
}

/**
 * EKS makes the class gp2 alone, it is not the default one, and EKS Auto Mode makes no volumes for it.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions-standard.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html
 */
const GP3: StorageClassSpec = StorageClassSchema.parse({ name: 'gp3', default: true, ebs: {} });

/** The StorageClasses of a cluster: those of the sources, or else one for the driver of EBS, add-on or built in. */
export function storageClasses(cluster: ClusterSpec): ClusterStorageClass[] {
  const { classes } = cluster.storage;
  if (classes === undefined) {
    const driver = ebsDriver(cluster);
    return driver === undefined ? [] : [{ spec: GP3, specPath: driver }];
  }
  return classes.map((spec, index) => ({
    spec,
    specPath: specPath('cluster', 'storage', 'classes', index),
  }));
}

/** The provisioner of volumes of EBS. That of EKS Auto Mode is another one than that of the add-on. */
export function ebsProvisioner(cluster: Pick<ClusterSpec, 'compute'>): string {
  return autoModeOf(cluster) === undefined ? CSI_DRIVERS.ebs.provisioner : AUTO_MODE_EBS_PROVISIONER;
}

/** The value of the sources that brings a driver of EBS. */
function ebsDriver(cluster: ClusterSpec): SpecPath | undefined {
  if (autoModeOf(cluster) !== undefined) return specPath('cluster', 'compute', 'autoMode');
  const { addon } = CSI_DRIVERS.ebs;
  return cluster.addons[addon] ? specPath('cluster', 'addons', addon) : undefined;
}
