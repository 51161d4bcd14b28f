import type { AlbOptions, NlbOptions } from '@nodeless/contracts/load-balancer';
import { servicePorts, type AppSpec } from '@nodeless/sources';

/**
 * The options with the number of a health-check port that they name: the controller refuses a name with ip targets where the target
 * port of the Service has a name itself, as ours have.
 * Source: buildTargetGroupHealthCheckPort in pkg/ingress and pkg/service of the controller 3.5.0
 */
export function withNumbers<T extends Pick<NlbOptions | AlbOptions, 'targetType' | 'healthCheck'>>(
  options: T,
  { ports }: Pick<AppSpec, 'ports'>,
): T {
  const { healthCheck, targetType = 'ip' } = options;
  const port = ports.find(({ name }) => name === healthCheck?.port)?.containerPort;
  if (targetType === 'instance' || port === undefined) return options;
  return { ...options, healthCheck: { ...healthCheck, port } };
}

/**
 * The options with ports for the target optimizer by name: the controller looks for what the backend of the Ingress says, and that is
 * the name of a port. Source: buildTargetGroupTargetControlPort in pkg/ingress/model_build_target_group.go
 */
export function controlledByName<T extends Pick<AlbOptions, 'targetControlPorts'>>(
  options: T,
  app: AppSpec,
): T {
  if (options.targetControlPorts === undefined) return options;
  const nameOf = (key: string) => {
    const [service = '', port = ''] = key.split('.');
    const own = service === app.name ? servicePorts(app).find((one) => String(one.port) === port) : undefined;
    return own === undefined ? key : `${service}.${own.name}`;
  };
  const named = Object.entries(options.targetControlPorts).map(([key, port]) => [nameOf(key), port]);
  return { ...options, targetControlPorts: Object.fromEntries(named) as T['targetControlPorts'] };
}
