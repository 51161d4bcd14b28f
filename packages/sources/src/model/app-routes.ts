import type { RouteKind } from '@nodeless/contracts/gateway';
import type { AppSpec } from '../schema/app.ts';
import { protocolOf } from './app-ports.ts';

/**
 * The port of an app that a route leads to: the one of a name, or the first one that fits the kind; undefined where none does.
 * @param name undefined where the route names none
 */
export function routedPort(
  { ports }: Pick<AppSpec, 'ports'>,
  kind: RouteKind,
  name: string | number | undefined,
): AppSpec['ports'][number] | undefined {
  const protocol = kind === 'UDPRoute' ? 'UDP' : 'TCP';
  return ports.find((port) => (name === undefined || port.name === name) && protocolOf(port) === protocol);
}
