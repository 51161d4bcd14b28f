import { specPath, type SpecPath } from '@nodeless/core';
import type { ClusterSpec } from '../schema/cluster.ts';
import { StorageClassSchema, type StorageClassSpec } from '../schema/storage.ts';

/** A StorageClass that a cluster has. */
export interface ClusterStorageClass {
  readonly spec: StorageClassSpec;
  readonly specPath: SpecPath;
}

const EBS_ADDON = 'aws-ebs-csi-driver';

/** EKS makes the class gp2 alone, and it is not the default one: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions-standard.html */
const GP3: StorageClassSpec = StorageClassSchema.parse({ name: 'gp3', default: true, ebs: {} });

/** The StorageClasses of a cluster: those of the sources, or else one for the driver of EBS. */
export function storageClasses({ addons, storage }: ClusterSpec): ClusterStorageClass[] {
  const { classes } = storage;
  if (classes === undefined) {
    return addons[EBS_ADDON] ? [{ spec: GP3, specPath: specPath('cluster', 'addons', EBS_ADDON) }] : [];
  }
  return classes.map((spec, index) => ({
    spec,
    specPath: specPath('cluster', 'storage', 'classes', index),
  }));
}
