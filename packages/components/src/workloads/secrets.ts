import { nameLabel, nonEmpty, nonEmptyMap, present } from '@nodeless/catalogue/render';
import { sortedBy, type JsonObject, type Manifest } from '@nodeless/core';
import {
  appIdentity,
  filledFor,
  type AppSpec,
  type ClusterSpec,
  type ExternalSecretSpec,
  type RemoteSecret,
  type SecretFileSpec,
  type SecretProviderClassSpec,
} from '@nodeless/sources';

/** The driver that mounts what a SecretProviderClass reads. */
const SECRETS_STORE_DRIVER = 'secrets-store.csi.k8s.io';

type Fill = (text: string) => string;

/** The objects that bring the secrets of an app; those that other programs make have none. */
export function secretObjects(app: AppSpec, namespace: string, cluster: ClusterSpec): Manifest[] {
  const fill: Fill = (text) => filledFor(cluster, text);
  return Object.entries(app.secrets).flatMap(([name, secret]): Manifest[] => {
    const metadata = { name, namespace, labels: nameLabel(app.name) };
    if ('externalSecret' in secret)
      return [
        {
          apiVersion: 'external-secrets.io/v1',
          kind: 'ExternalSecret',
          metadata,
          spec: externalSecret(name, secret.externalSecret, fill),
        },
      ];
    if ('secretProviderClass' in secret)
      return [
        {
          apiVersion: 'secrets-store.csi.x-k8s.io/v1',
          kind: 'SecretProviderClass',
          metadata,
          spec: providerClass(name, secret.secretProviderClass, appIdentity(cluster, app)?.by, fill),
        },
      ];
    return [];
  });
}

function externalSecret(
  name: string,
  { store, refreshInterval, data, dataFrom, template, type }: ExternalSecretSpec,
  fill: Fill,
): JsonObject {
  const made = nonEmptyMap(template);
  return present({
    secretStoreRef: { kind: store.kind, name: store.name },
    refreshInterval,
    target: present({
      name,
      template:
        made === undefined && type === undefined
          ? undefined
          : present({ engineVersion: 'v2', type, data: made }),
    }),
    data: nonEmpty(
      sortedBy(Object.entries(data), ([key]) => key).map(([secretKey, remote]) => ({
        secretKey,
        remoteRef: remoteRef(remote, fill),
      })),
    ),
    dataFrom: nonEmpty(
      dataFrom.map((from) =>
        'extract' in from
          ? { extract: remoteRef(from.extract, fill) }
          : { find: present({ name: { regexp: from.find.name }, path: from.find.path }) },
      ),
    ),
  });
}

function remoteRef({ key, property, version, decode }: RemoteSecret, fill: Fill): JsonObject {
  return present({ key: fill(key), property, version, decodingStrategy: decode });
}

/** @param by how the pods get the credentials of their role, with which the provider reads */
function providerClass(
  secretName: string,
  { files, keys, region }: SecretProviderClassSpec,
  by: 'irsa' | 'pod-identity' | undefined,
  fill: Fill,
): JsonObject {
  const objects = sortedBy(Object.entries(files), ([alias]) => alias).map(([alias, file]) =>
    object(alias, { ...file, name: fill(file.name) }),
  );
  const data = sortedBy(Object.entries(keys), ([key]) => key).map(([key, objectName]) => ({
    key,
    objectName,
  }));
  return present({
    provider: 'aws',
    parameters: present({
      // JSON is YAML, which the provider reads.
      objects: `${JSON.stringify(objects, null, 2)}\n`,
      region,
      usePodIdentity: by === 'pod-identity' ? 'true' : undefined,
    }),
    secretObjects: data.length === 0 ? undefined : [{ secretName, type: 'Opaque', data }],
  });
}

/** The provider refuses an alias that equals the name. Source: NewSecretDescriptorList in provider/secret_descriptor.go */
function object(alias: string, { name, from, version, versionLabel, jmesPath }: SecretFileSpec): JsonObject {
  return present({
    objectName: name,
    objectAlias: alias === name ? undefined : alias,
    objectType: from,
    objectVersion: version,
    objectVersionLabel: versionLabel,
    jmesPath: nonEmpty(
      sortedBy(Object.entries(jmesPath), ([file]) => file).map(([objectAlias, path]) => ({
        path,
        objectAlias,
      })),
    ),
  });
}

/** The volume by which the driver reads the secrets of a SecretProviderClass. */
export function secretStoreSource(secretProviderClass: string): JsonObject {
  return {
    csi: { driver: SECRETS_STORE_DRIVER, readOnly: true, volumeAttributes: { secretProviderClass } },
  };
}
