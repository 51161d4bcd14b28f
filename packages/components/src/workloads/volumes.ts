import { present } from '@nodeless/catalogue/render';
import { sortedBy, type JsonObject } from '@nodeless/core';
import {
  claimName,
  mountedElsewhere,
  volumeName,
  type AppSpec,
  type ProjectedSource,
} from '@nodeless/sources';
import { secretStoreSource } from './secrets.ts';

type Volume = AppSpec['volumes'][string];

/** The volumes of a pod and where the container of the app finds them, by name. */
export function volumesOf(app: AppSpec): {
  readonly volumes: JsonObject[];
  readonly mounts: JsonObject[];
} {
  const all = sortedBy([...configVolumes(app), ...secretVolumes(app), ...ownVolumes(app)], ([name]) => name);
  return {
    // Kubernetes adds those of claim templates itself.
    volumes: all.flatMap(([name, { source }]) =>
      source === undefined ? [] : [{ name: volumeName(name), ...source }],
    ),
    mounts: all.flatMap(([name, { mountPath, readOnly }]) =>
      mountPath === undefined ? [] : [present({ name: volumeName(name), mountPath, readOnly })],
    ),
  };
}

interface Mounted {
  /** Undefined for one that comes from a claim template. */
  readonly source: JsonObject | undefined;
  /** Undefined where only other containers mount it. */
  readonly mountPath: string | undefined;
  readonly readOnly: boolean | undefined;
}

function configVolumes(app: AppSpec): [string, Mounted][] {
  const elsewhere = mountedElsewhere(app);
  return Object.entries(app.config).flatMap(([name, { mountPath }]): [string, Mounted][] =>
    mountPath === undefined && !elsewhere.has(name)
      ? []
      : [[name, { mountPath, readOnly: true, source: { configMap: { name } } }]],
  );
}

function secretVolumes({ secrets }: AppSpec): [string, Mounted][] {
  return Object.entries(secrets).flatMap(([name, secret]): [string, Mounted][] => {
    if (!('secretProviderClass' in secret)) return [];
    const { mountPath } = secret.secretProviderClass;
    return [[name, { mountPath, readOnly: true, source: secretStoreSource(name) }]];
  });
}

function ownVolumes(app: AppSpec): [string, Mounted][] {
  return Object.entries(app.volumes).map(([name, volume]) => {
    const { mountPath } = volume;
    const readOnly = isReadOnly(volume) ? true : volume.readOnly;
    const source = 'claimTemplate' in volume ? undefined : sourceOf(app, name, volume);
    return [name, { mountPath, readOnly, source }];
  });
}

/** What kubelet writes itself is read-only, whatever the mount says. */
function isReadOnly(
  volume: Volume,
): volume is Extract<Volume, { secret: unknown } | { configMap: unknown } | { projected: unknown }> {
  return 'secret' in volume || 'configMap' in volume || 'projected' in volume;
}

function sourceOf(
  app: AppSpec,
  name: string,
  volume: Exclude<Volume, { claimTemplate: unknown }>,
): JsonObject {
  if ('emptyDir' in volume) return { emptyDir: present(volume.emptyDir) };
  if ('secret' in volume)
    return {
      secret: present({ secretName: volume.secret, items: itemsOf(volume.items), optional: volume.optional }),
    };
  if ('configMap' in volume)
    return {
      configMap: present({ name: volume.configMap, items: itemsOf(volume.items), optional: volume.optional }),
    };
  if ('claim' in volume)
    return {
      persistentVolumeClaim: present({
        claimName: typeof volume.claim === 'string' ? volume.claim : claimName(app, name),
        readOnly: volume.readOnly,
      }),
    };
  if ('projected' in volume) return { projected: { sources: volume.projected.map(projectedSource) } };
  const { size, storageClass } = volume.ephemeral;
  const spec = present({
    accessModes: ['ReadWriteOnce'],
    storageClassName: storageClass,
    resources: { requests: { storage: size } },
  });
  return { ephemeral: { volumeClaimTemplate: { spec } } };
}

function projectedSource(source: ProjectedSource): JsonObject {
  if ('serviceAccountToken' in source) return { serviceAccountToken: present(source.serviceAccountToken) };
  if ('downwardAPI' in source)
    return {
      downwardAPI: {
        items: sortedBy(Object.entries(source.downwardAPI), ([path]) => path).map(([path, fieldPath]) => ({
          path,
          fieldRef: { fieldPath },
        })),
      },
    };
  const { items, optional } = source;
  return 'secret' in source
    ? { secret: present({ name: source.secret, items: itemsOf(items), optional }) }
    : { configMap: present({ name: source.configMap, items: itemsOf(items), optional }) };
}

function itemsOf(items: Readonly<Record<string, string>> | undefined): JsonObject[] | undefined {
  return items && sortedBy(Object.entries(items), ([key]) => key).map(([key, path]) => ({ key, path }));
}

/** Any group does: Kubernetes gives it to the files of a volume and to all processes of the pod. */
const ANY_GROUP = 10_001;

/**
 * Disks are made for root, and an app never is: their files get a group that the process has. It is set only where the root of
 * the volume has another one, since a large volume takes minutes.
 * Source: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/ (fsGroup, fsGroupChangePolicy)
 */
export function volumeGroup({ runAsUser, volumes }: AppSpec): JsonObject {
  const hasDisk = Object.values(volumes).some(
    (volume) => 'claim' in volume || 'claimTemplate' in volume || 'ephemeral' in volume,
  );
  return hasDisk ? { fsGroup: runAsUser ?? ANY_GROUP, fsGroupChangePolicy: 'OnRootMismatch' } : {};
}
