import { AUTO_MODE_LABELS } from '@nodeless/contracts/auto-mode';
import { CSI_DRIVERS } from '@nodeless/contracts/aws';
import { DEFAULT_CLASS_ANNOTATION } from '@nodeless/contracts/kubernetes';
import type { JsonObject, Manifest } from '@nodeless/core';
import { autoModeOf, ebsProvisioner, type ClusterSpec, type StorageClassSpec } from '@nodeless/sources';
import { nonEmpty, present } from '@nodeless/catalogue/render';
import { tagParameters } from './tag-parameters.ts';

/** A StorageClass. Parameters of drivers are texts, all of them. */
export function storageClass(cluster: ClusterSpec, spec: StorageClassSpec): Manifest {
  return present({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: present({
      name: spec.name,
      annotations: spec.default ? { [DEFAULT_CLASS_ANNOTATION]: 'true' } : undefined,
    }),
    ...('ebs' in spec ? ebs(cluster, spec) : 'efs' in spec ? efs(spec) : fsx(cluster, spec)),
    reclaimPolicy: spec.reclaimPolicy,
    mountOptions: spec.mountOptions ?? ('fsx' in spec ? ['flock'] : undefined),
  });
}

type ClassOf<K extends string> = Extract<StorageClassSpec, { readonly [key in K]: unknown }>;

/**
 * A volume of EBS lives in one zone: it is made when the scheduler knows the zone of the pod. The driver of EKS Auto Mode
 * takes the same parameters; its volumes can be mounted on nodes of Auto Mode alone, which the topology tells the scheduler.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html
 */
function ebs(cluster: ClusterSpec, { ebs: options }: ClassOf<'ebs'>) {
  const { type, iops, throughput, encrypted, kmsKeyId, fsType, zones } = options;
  const isAuto = autoModeOf(cluster) !== undefined;
  const topology = [
    ...(isAuto ? [{ key: AUTO_MODE_LABELS.computeType, values: ['auto'] }] : []),
    ...(zones === undefined ? [] : [{ key: 'topology.kubernetes.io/zone', values: [...zones] }]),
  ];
  return present({
    provisioner: ebsProvisioner(cluster),
    parameters: texts({
      type,
      iops,
      throughput,
      encrypted,
      kmsKeyId,
      'csi.storage.k8s.io/fstype': fsType,
      ...(isAuto ? tagParameters(cluster.tags) : {}),
    }),
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
    allowedTopologies: nonEmpty(topology) && [{ matchLabelExpressions: topology }],
  });
}

/** EFS is as large as what it holds: there is nothing to expand. */
function efs({ efs: { fileSystemId, directoryPerms, basePath, uid, gid, gidRange } }: ClassOf<'efs'>) {
  return {
    provisioner: CSI_DRIVERS.efs.provisioner,
    parameters: texts({
      provisioningMode: 'efs-ap',
      fileSystemId,
      directoryPerms,
      basePath,
      uid,
      gid,
      gidRangeStart: gidRange?.start,
      gidRangeEnd: gidRange?.end,
    }),
    volumeBindingMode: 'Immediate',
  };
}

function fsx({ tags }: ClusterSpec, { fsx: options }: ClassOf<'fsx'>) {
  return {
    provisioner: CSI_DRIVERS.fsx.provisioner,
    parameters: texts({
      subnetId: options.subnetId,
      securityGroupIds: options.securityGroupIds.join(','),
      deploymentType: options.deploymentType,
      storageType: options.storageType,
      driveCacheType: options.driveCacheType,
      perUnitStorageThroughput: options.perUnitStorageThroughput,
      dataCompressionType: options.dataCompression ? 'LZ4' : 'NONE',
      kmsKeyId: options.kmsKeyId,
      automaticBackupRetentionDays: options.backupRetentionDays,
      fileSystemTypeVersion: options.version,
      extraTags: tagList(tags),
    }),
    volumeBindingMode: 'Immediate',
    allowVolumeExpansion: true,
  };
}

/** The form of the driver has no way to write a comma or an equals sign: tags with one of them are left out. */
function tagList(tags: ClusterSpec['tags']): string | undefined {
  const plain = Object.entries(tags).filter((tag) => !/[,=]/.test(tag.join('')));
  return plain.length === 0 ? undefined : plain.map((tag) => tag.join('=')).join(',');
}

function texts(parameters: { readonly [key: string]: string | number | boolean | undefined }): JsonObject {
  const entries = Object.entries(parameters).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return Object.fromEntries(entries) as JsonObject;
}
