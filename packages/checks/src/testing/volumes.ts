import type { JsonObject } from '@nodeless/core';
import { deployment } from './view.ts';

/** A StorageClass. */
export const klass = (name: string, provisioner: string, more: JsonObject = {}): JsonObject => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name },
  provisioner,
  volumeBindingMode: 'WaitForFirstConsumer',
  ...more,
});

/** Metadata of a default class, without its name. */
export const DEFAULT = { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } };

/** The default class of EBS. */
export const GP3 = klass('gp3', 'ebs.csi.aws.com', { metadata: { name: 'gp3', ...DEFAULT } });

/** The default class of EBS in EKS Auto Mode. */
export const AUTO_GP3 = klass('gp3', 'ebs.csi.eks.amazonaws.com', {
  metadata: GP3['metadata'] as JsonObject,
});

/** A class of EFS, not the default one. */
export const EFS = klass('shared', 'efs.csi.aws.com', { volumeBindingMode: 'Immediate' });

/** A class of FSx, not the default one. */
export const FSX = klass('lustre', 'fsx.csi.aws.com');

/** The PersistentVolumeClaim web/data. */
export const claim = (spec: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'web' },
  spec: { accessModes: ['ReadWriteOnce'], ...spec },
});

/** A Deployment that mounts the claim "data". */
export const using = (more: JsonObject = {}): JsonObject => {
  const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
  const made = deployment({ containers: [], volumes });
  return { ...made, spec: { ...(made['spec'] as JsonObject), ...more } };
};

/** A StatefulSet with the claim template "data". */
export const stateful = (template: JsonObject): JsonObject => ({
  ...deployment({ containers: [] }),
  kind: 'StatefulSet',
  spec: {
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [] } },
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: template }],
  },
});

/** A Deployment with the ephemeral volume "tmp". */
export const ephemeral = (spec: JsonObject = {}): JsonObject =>
  deployment({
    containers: [],
    volumes: [
      { name: 'other', emptyDir: {} },
      { name: 'tmp', ephemeral: { volumeClaimTemplate: { spec } } },
    ],
  });

/** The source of an app with the ephemeral volume "tmp", which is written in line 7. */
export const EPHEMERAL_APP = `image: example.com/web:1.0.0
resources: { requests: { cpu: 100m, memory: 64Mi } }
volumes:
  tmp: { mountPath: /tmp, ephemeral: { size: 1Gi } }
`;
