import {
  at,
  isJsonObject,
  namespaceOf,
  type JsonObject,
  type JsonValue,
  type Resource,
} from '@nodeless/core';
import { placeOf, type AnnotationReader } from './annotation-reader.ts';
import { portWords, servicePort, type ServicePort } from './service-ports.ts';
import { serviceTargetGroup, type ServiceTargets } from './service-target-group.ts';
import type { ForwardTarget, ListenerProtocol } from './stack.ts';

interface Around {
  readonly port: ServicePort;
  readonly protocol: ListenerProtocol;
  readonly ofTargets: ListenerProtocol;
  /** Key of the target group of the Service itself. */
  readonly own: string;
}

/**
 * What `actions.<protocol>-<port>` shares connections between: the Service itself, other Services and target groups that exist.
 * Undefined without the annotation.
 * Sources: pkg/service/enhanced_backend_builder.go and buildTargetGroupTuples in pkg/service/model_build_target_group.go of the AWS
 * Load Balancer Controller 3.5.0
 */
export function weightedTargets(
  service: Resource,
  reader: AnnotationReader,
  targets: ServiceTargets,
  { port, protocol, own }: Around,
): ForwardTarget[] | undefined {
  const suffix = `actions.${protocol}-${port.port}`;
  const found = reader.find(suffix);
  const config = at(reader.json(suffix), 'forwardConfig');
  if (found === undefined || config === undefined) return undefined;
  const fail = (message: string, hint: string) =>
    targets.report({ kind: 'backend', effect: 'fails', ...placeOf(found), message, hint });
  const others = list(at(config, 'targetGroups')).flatMap((tuple): ForwardTarget[] => {
    const weight = numberOf(tuple['weight']);
    const existing = tuple['targetGroupARN'];
    if (typeof existing === 'string') return [{ weight, group: { existing } }];
    const name = String(tuple['serviceName']);
    const other = targets.service(namespaceOf(service.manifest), name);
    if (other === undefined) {
      fail(`sends to the Service ${name}, which is not there`, 'name a Service of the same namespace');
      return [];
    }
    const wanted = portOf(tuple['servicePort']);
    const otherPort = servicePort(other, wanted);
    if (otherPort === undefined) {
      fail(
        `sends to port ${wanted} of the Service ${name}, which it does not have`,
        `its ports are ${portWords(other)}`,
      );
      return [];
    }
    const ofTargets = protocol === 'TLS' && tuple['decrypt'] === true ? 'TCP' : protocol;
    return [{ weight, group: { key: serviceTargetGroup(targets, other, otherPort, ofTargets) } }];
  });
  return [{ weight: numberOf(at(config, 'baseServiceWeight')), group: { key: own } }, ...others];
}

const list = (value: JsonValue | undefined): JsonObject[] =>
  Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];

const numberOf = (value: JsonValue | undefined) => (typeof value === 'number' ? value : undefined);

/** A port of JSON: a name in quotes, or a number. */
export const portOf = (value: JsonValue | undefined): string | number =>
  typeof value === 'number' ? value : String(value ?? '');
