import { KEEP_FOREVER, nameLabel, present } from '@nodeless/catalogue/render';
import { sortedBy, type JsonObject, type Manifest } from '@nodeless/core';
import { claimName, claimTemplates, ownClaims, type AppSpec } from '@nodeless/sources';

/** A PersistentVolumeClaim of an app's own, with the volume that it is for. */
export interface AppClaim {
  readonly volume: string;
  readonly manifest: Manifest;
}

/** The PersistentVolumeClaims that an app makes. Argo CD never deletes them: with a claim goes what it holds. */
export function claims(app: AppSpec, namespace: string): AppClaim[] {
  return ownClaims(app).map(([volume, { size, storageClass, accessModes, volume: volumeName }]) => ({
    volume,
    manifest: {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: claimName(app, volume),
        namespace,
        labels: nameLabel(app.name),
        annotations: KEEP_FOREVER,
      },
      spec: present({
        accessModes: [...accessModes],
        resources: { requests: { storage: size } },
        // Without a class, a claim that names a volume would wait for one of the default class.
        storageClassName: volumeName === undefined ? storageClass : '',
        volumeName,
      }),
    },
  }));
}

/** Whether one node alone may mount a claim of the app: its new pod would wait for the node of the old one. */
export function isOnOneNode(app: AppSpec): boolean {
  return ownClaims(app).some(
    ([, { accessModes }]) => !accessModes.includes('ReadWriteMany') && !accessModes.includes('ReadOnlyMany'),
  );
}

/** The claims that a StatefulSet makes for each of its pods, by name. */
export function volumeClaimTemplates(app: AppSpec): JsonObject[] {
  return sortedBy(claimTemplates(app), ([name]) => name).map(
    ([name, { size, storageClass, accessModes }]) => ({
      // Kubernetes writes both into what it keeps: without them each comparison would find a difference.
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name },
      spec: present({
        accessModes: [...accessModes],
        resources: { requests: { storage: size } },
        storageClassName: storageClass,
      }),
    }),
  );
}
