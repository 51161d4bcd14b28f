import { nameLabel, nonEmpty, present } from '@nodeless/catalogue/render';
import type { JsonObject } from '@nodeless/core';
import { serviceAccountOf, type AppSpec } from '@nodeless/sources';
import { configAnnotations } from './config-maps.ts';
import { containerLists } from './container.ts';
import { appPodSecurity, hostNetworkFields } from './security.ts';
import { spreadConstraints } from './spread.ts';
import { volumeGroup, volumesOf } from './volumes.ts';

/** The template of the pods of an app, whatever makes them. */
export function podTemplate(app: AppSpec, placement: JsonObject, ofKind: JsonObject = {}): JsonObject {
  const { containers, initContainers } = containerLists(app);
  return {
    metadata: present({ labels: nameLabel(app.name), annotations: configAnnotations(app) }),
    spec: present({
      ...ofKind,
      automountServiceAccountToken: app.serviceAccount?.token ?? false,
      containers,
      initContainers: nonEmpty(initContainers),
      securityContext: { ...appPodSecurity(app), ...volumeGroup(app) },
      serviceAccountName: serviceAccountOf(app),
      priorityClassName: app.priorityClass,
      terminationGracePeriodSeconds: app.terminationGracePeriodSeconds,
      volumes: nonEmpty(volumesOf(app).volumes),
      topologySpreadConstraints: nonEmpty(spreadConstraints(app)),
      ...hostNetworkFields(app),
      ...placement,
    }),
  };
}
