import { nonEmpty, present, resourceFields } from '@nodeless/catalogue/render';
import type { JsonObject } from '@nodeless/core';
import type { AppSpec } from '@nodeless/sources';
import { containerPorts } from './container-ports.ts';
import { environmentSources, environmentVariables } from './environment.ts';
import { lifecycleField, probeFields } from './probes.ts';
import { appContainerSecurity } from './security.ts';
import { volumesOf } from './volumes.ts';

/** The container of an app. */
export function containerFields(app: AppSpec): JsonObject {
  const { name, image, command, args, env, envFrom, ports, resources } = app;
  return present({
    name,
    image,
    command,
    args,
    env: nonEmpty(environmentVariables(env)),
    envFrom: nonEmpty(environmentSources(envFrom)),
    resources: resourceFields(resources),
    securityContext: appContainerSecurity(app),
    ports: nonEmpty(containerPorts(ports).map(({ name, containerPort }) => ({ name, containerPort }))),
    ...probeFields(app),
    lifecycle: lifecycleField(app),
    volumeMounts: nonEmpty(volumesOf(app).mounts),
  });
}
