import { nonEmpty, present, resourceFields } from '@nodeless/catalogue/render';
import { sortedBy, type JsonObject } from '@nodeless/core';
import { containersOf, volumeName, type AppContainer, type AppSpec } from '@nodeless/sources';
import { containerPorts, protocolField } from './container-ports.ts';
import { environmentSources, environmentVariables } from './environment.ts';
import { lifecycleField, probeFields } from './probes.ts';
import { appContainerSecurity, otherContainerSecurity } from './security.ts';
import { volumesOf } from './volumes.ts';

/** The containers of a pod. Sidecars stand before the init containers, so that these can use them. */
export function containerLists(app: AppSpec): {
  readonly containers: JsonObject[];
  readonly initContainers: JsonObject[];
} {
  const all = containersOf(app);
  const of = (...roles: readonly AppContainer['role'][]) =>
    roles.flatMap((role) => all.filter((one) => one.role === role).map((one) => containerFields(app, one)));
  return { containers: of('app', 'container'), initContainers: of('sidecar', 'initContainer') };
}

function containerFields(app: AppSpec, { name, role, spec }: AppContainer): JsonObject {
  const { image, command, args, env, envFrom, ports, resources } = spec;
  return present({
    name,
    image,
    command,
    args,
    restartPolicy: role === 'sidecar' ? 'Always' : undefined,
    env: nonEmpty(environmentVariables(env)),
    envFrom: nonEmpty(environmentSources(envFrom)),
    resources: resourceFields(resources),
    securityContext: role === 'app' ? appContainerSecurity(app) : otherContainerSecurity(app, spec),
    ports: nonEmpty(
      containerPorts(ports).map((port) => ({
        ...{ name: port.name, containerPort: port.containerPort },
        ...protocolField(port),
      })),
    ),
    ...probeFields(spec),
    lifecycle: lifecycleField(spec),
    volumeMounts: nonEmpty(role === 'app' ? volumesOf(app).mounts : mountsOf(spec)),
  });
}

function mountsOf({ mounts = {} }: AppContainer['spec']): JsonObject[] {
  return sortedBy(Object.entries(mounts), ([name]) => name).map(([name, mount]) => {
    const { mountPath, readOnly } = typeof mount === 'string' ? { mountPath: mount, readOnly: false } : mount;
    return present({ name: volumeName(name), mountPath, readOnly: readOnly || undefined });
  });
}
