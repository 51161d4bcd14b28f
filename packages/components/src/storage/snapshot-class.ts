import { CSI_DRIVERS } from '@nodeless/contracts/aws';
import { DEFAULT_SNAPSHOT_CLASS_ANNOTATION } from '@nodeless/contracts/kubernetes';
import type { Manifest } from '@nodeless/core';
import type { SnapshotClassSpec } from '@nodeless/spec';
import { present } from '../objects/present.ts';

/** A VolumeSnapshotClass of EBS, the only driver of AWS that makes snapshots. The driver tags them as it tags volumes. */
export function snapshotClass(spec: SnapshotClassSpec): Manifest {
  return {
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshotClass',
    metadata: present({
      name: spec.name,
      annotations: spec.default ? { [DEFAULT_SNAPSHOT_CLASS_ANNOTATION]: 'true' } : undefined,
    }),
    driver: CSI_DRIVERS.ebs.provisioner,
    deletionPolicy: spec.deletionPolicy,
  };
}
