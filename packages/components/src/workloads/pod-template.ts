import { nameLabel, nonEmpty, podSecurityContext, present } from '@nodeless/catalogue/render';
import type { JsonObject } from '@nodeless/core';
import { serviceAccountOf, type AppSpec, type NamedNodePool } from '@nodeless/sources';
import { placementFields } from '../pods/placement.ts';
import { configAnnotations } from './config-maps.ts';
import { containerFields } from './container.ts';
import { spreadConstraints } from './spread.ts';
import { volumeGroup, volumesOf } from './volumes.ts';

/** The template of the pods of an app, whatever makes them. */
export function podTemplate(
  app: AppSpec,
  nodePools: readonly NamedNodePool[],
  ofKind: JsonObject = {},
): JsonObject {
  return {
    metadata: present({ labels: nameLabel(app.name), annotations: configAnnotations(app) }),
    spec: present({
      ...ofKind,
      automountServiceAccountToken: app.serviceAccount?.token ?? false,
      containers: [containerFields(app)],
      securityContext: { ...podSecurityContext(app.runAsUser), ...volumeGroup(app) },
      serviceAccountName: serviceAccountOf(app),
      priorityClassName: app.priorityClass,
      terminationGracePeriodSeconds: app.terminationGracePeriodSeconds,
      volumes: nonEmpty(volumesOf(app).volumes),
      topologySpreadConstraints: nonEmpty(spreadConstraints(app)),
      ...placementFields(app, nodePools),
    }),
  };
}
