import { present } from '@nodeless/catalogue/render';
import type { JsonObject } from '@nodeless/core';
import type { AppContainer } from '@nodeless/sources';
import { containerPortName } from './container-ports.ts';

type Container = AppContainer['spec'];
type Ports = Container['ports'];
type Probe = NonNullable<Container['probes']['readiness']>;
type Handler = NonNullable<Container['lifecycle']['preStop']>;

/** The probes of a container. */
export function probeFields({ ports, probes }: Container): JsonObject {
  const { startup, readiness, liveness } = probes;
  const fields = (probe: Probe | undefined) => probe && probeField(ports, probe);
  return present({
    startupProbe: fields(startup),
    readinessProbe: fields(readiness),
    livenessProbe: fields(liveness),
  });
}

function probeField(ports: Ports, probe: Probe): JsonObject {
  const { initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold } = probe;
  return present({
    ...action(ports, probe),
    initialDelaySeconds,
    periodSeconds,
    timeoutSeconds,
    failureThreshold,
  });
}

function action(ports: Ports, probe: Probe): JsonObject {
  if ('exec' in probe) return { exec: { command: probe.exec } };
  if ('tcp' in probe) return { tcpSocket: { port: containerPortName(ports, probe.tcp) } };
  if ('grpc' in probe) {
    // This one takes no name. Source: GRPCAction of k8s.io/api/core/v1
    const port = ports.find(({ name }) => name === probe.grpc)?.containerPort ?? 0;
    return { grpc: present({ port, service: probe.service }) };
  }
  const { path, port, scheme } = probe;
  return { httpGet: present({ path, port: containerPortName(ports, port), scheme }) };
}

/** What runs after the start and before the stop; undefined where nothing does. */
export function lifecycleField({ ports, lifecycle }: Container): JsonObject | undefined {
  const { postStart, preStop } = lifecycle;
  if (postStart === undefined && preStop === undefined) return undefined;
  const field = (handler: Handler | undefined) => handler && handlerField(ports, handler);
  return present({ postStart: field(postStart), preStop: field(preStop) });
}

function handlerField(ports: Ports, handler: Handler): JsonObject {
  if ('sleep' in handler) return { sleep: { seconds: handler.sleep } };
  if ('exec' in handler) return { exec: { command: handler.exec } };
  return { httpGet: { path: handler.path, port: containerPortName(ports, handler.port) } };
}
