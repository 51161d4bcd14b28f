import type { Resource } from '@nodeless/core';
import { placeOf, type AnnotationReader } from './annotation-reader.ts';
import type { Report } from './issue.ts';
import { portWords, servicePort } from './service-ports.ts';
import type { HealthCheck, TargetGroup } from './stack.ts';

/**
 * The port of the health checks of a target group: a number, the port of the traffic, or that of a named port of the Service.
 * Sources: buildTargetGroupHealthCheckPort in pkg/service and pkg/ingress of the load balancer controller 3.5.0
 *
 * @param usual what counts without the annotation
 */
export function healthPort(
  reader: AnnotationReader,
  suffix: string,
  service: Resource,
  targetType: TargetGroup['targetType'],
  report: Report,
  usual: HealthCheck['port'] = 'traffic-port',
): HealthCheck['port'] {
  const found = reader.find(suffix);
  if (found === undefined) return usual;
  if (found.text === 'traffic-port') return 'traffic-port';
  if (/^[+-]?\d+$/.test(found.text)) return Number(found.text);
  const port = servicePort(service, found.text);
  const fail = (message: string, hint: string) =>
    report({ kind: 'health-check', effect: 'fails', ...placeOf(found), message, hint });
  const { name } = service.manifest.metadata;
  if (port === undefined) {
    fail(
      `checks the health of the port ${JSON.stringify(found.text)}, which the Service ${name} does not have`,
      `its ports are ${portWords(service)}`,
    );
    return 'traffic-port';
  }
  if (targetType === 'instance') return port.nodePort ?? 'node-port';
  if (typeof port.targetPort === 'number') return port.targetPort;
  fail(
    `checks the health of the port ${JSON.stringify(found.text)}, whose target port has a name: with ip targets the controller cannot tell its number`,
    'write the number of the port of the container',
  );
  return 'traffic-port';
}
