import { nameLabel, serviceAccountValues } from '@nodeless/catalogue/render';
import type { JsonObject, Manifest } from '@nodeless/core';
import { appIdentity, serviceAccountOf, type AppSpec, type ClusterSpec } from '@nodeless/sources';

/** The service account of an app's own; undefined where it runs with that of its namespace. */
export function serviceAccount(app: AppSpec, namespace: string, cluster: ClusterSpec): Manifest | undefined {
  const name = serviceAccountOf(app);
  if (name === undefined) return undefined;
  const identity = appIdentity(cluster, app);
  const { annotations } =
    identity === undefined ? {} : (serviceAccountValues(cluster, identity) as JsonObject);
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name,
      namespace,
      labels: nameLabel(app.name),
      ...(annotations === undefined ? {} : { annotations: annotations as { [key: string]: string } }),
    },
    automountServiceAccountToken: false,
  };
}
