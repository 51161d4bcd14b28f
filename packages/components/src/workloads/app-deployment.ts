import type { JsonObject } from '@nodeless/core';
import { serviceAccountOf, type AppSpec, type NamedNodePool } from '@nodeless/sources';
import { ApiObject, JsonPatch, type Chart } from 'cdk8s';
import { Deployment, LabelSelector } from 'cdk8s-plus-30';
import { nameLabel, nonEmpty, podSecurityContext, present } from '@nodeless/catalogue/render';
import { refine } from '../objects/refine.ts';
import { placementFields } from '../pods/placement.ts';
import { isOnOneNode } from './claims.ts';
import { configAnnotations } from './config-maps.ts';
import { containerFields } from './container.ts';
import { DEFAULT_REPLICAS } from './replicas.ts';
import { spreadConstraints } from './spread.ts';
import { volumeGroup, volumesOf } from './volumes.ts';

const POD = '/spec/template/spec';
const CONTAINER = `${POD}/containers/0`;

/**
 * What cdk8s-plus writes although nobody asked: defaults of the API server, which would only be noise in a review, its
 * own size for containers, and a label with a hash of the construct's path.
 */
const UNASKED = [
  '/spec/minReadySeconds',
  '/spec/progressDeadlineSeconds',
  '/spec/strategy',
  '/spec/template/metadata/labels/cdk8s.io~1metadata.addr',
  `${POD}/dnsPolicy`,
  `${POD}/hostNetwork`,
  `${POD}/restartPolicy`,
  `${POD}/setHostnameAsFQDN`,
  `${POD}/shareProcessNamespace`,
  `${POD}/terminationGracePeriodSeconds`,
  `${CONTAINER}/imagePullPolicy`,
];

/** The Deployment of an app. */
export function appDeployment(
  chart: Chart,
  app: AppSpec,
  namespace: string,
  nodePools: readonly NamedNodePool[],
): void {
  const labels = nameLabel(app.name);
  const deployment = new Deployment(chart, `deployment-${app.name}`, {
    metadata: { name: app.name, namespace, labels },
    podMetadata: present({ labels, annotations: configAnnotations(app) }),
    // Its own selector would be the hash.
    select: false,
    replicas: app.replicas ?? DEFAULT_REPLICAS,
    automountServiceAccountToken: app.serviceAccount?.token ?? false,
    containers: [
      {
        name: app.name,
        image: app.image,
        ...present({ command: app.command, args: app.args }),
      },
    ],
  });
  deployment.select(LabelSelector.of({ labels }));
  const patches = [
    ...UNASKED.map((path) => JsonPatch.remove(path)),
    // The autoscaler's number: one in the manifest would be set again by each sync.
    ...(app.scaling === undefined ? [] : [JsonPatch.remove('/spec/replicas')]),
    ...(isOnOneNode(app) ? [JsonPatch.add('/spec/strategy', { type: 'Recreate' })] : []),
    ...added(POD, podFields(app, nodePools)),
    ...added(CONTAINER, containerFields(app)),
  ];
  refine(ApiObject.of(deployment), (object) => JsonPatch.apply(object, ...patches) as JsonObject);
}

function added(path: string, fields: JsonObject): JsonPatch[] {
  return Object.entries(fields).map(([key, value]) => JsonPatch.add(`${path}/${key}`, value));
}

function podFields(app: AppSpec, nodePools: readonly NamedNodePool[]): JsonObject {
  return present({
    securityContext: { ...podSecurityContext(app.runAsUser), ...volumeGroup(app) },
    serviceAccountName: serviceAccountOf(app),
    priorityClassName: app.priorityClass,
    terminationGracePeriodSeconds: app.terminationGracePeriodSeconds,
    volumes: nonEmpty(volumesOf(app).volumes),
    topologySpreadConstraints: nonEmpty(spreadConstraints(app)),
    ...placementFields(app, nodePools),
  });
}
