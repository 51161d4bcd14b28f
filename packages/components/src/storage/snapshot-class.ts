import { DEFAULT_SNAPSHOT_CLASS_ANNOTATION } from '@nodeless/contracts/kubernetes';
import type { Manifest } from '@nodeless/core';
import { autoModeOf, ebsProvisioner, type ClusterSpec, type SnapshotClassSpec } from '@nodeless/sources';
import { nonEmptyMap, present } from '@nodeless/catalogue/render';
import { tagParameters } from './tag-parameters.ts';

/** A VolumeSnapshotClass of EBS, the only driver of AWS that makes snapshots. They get the tags that volumes get. */
export function snapshotClass(cluster: ClusterSpec, spec: SnapshotClassSpec): Manifest {
  return present({
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshotClass',
    metadata: present({
      name: spec.name,
      annotations: spec.default ? { [DEFAULT_SNAPSHOT_CLASS_ANNOTATION]: 'true' } : undefined,
    }),
    driver: ebsProvisioner(cluster),
    parameters: autoModeOf(cluster) && nonEmptyMap(tagParameters(cluster.tags)),
    deletionPolicy: spec.deletionPolicy,
  });
}
