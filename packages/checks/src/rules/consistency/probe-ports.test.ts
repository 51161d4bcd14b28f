import type { JsonObject } from '@nodeless/core';
import { deployment, run } from '../../testing/view.ts';
import { probePorts } from './probe-ports.ts';

const told = (container: JsonObject, more: JsonObject = {}) =>
  run(probePorts, {}, [
    deployment({ containers: [{ name: 'web', image: 'web:1', ...container }], ...more }),
  ]).map(({ message, hint }) => [message, hint]);

const PORTS = [{ name: 'http', containerPort: 8080 }];

test('ports that the container has, and numbers', () => {
  expect(
    told({
      ports: PORTS,
      livenessProbe: { httpGet: { path: '/', port: 'http' } },
      readinessProbe: { tcpSocket: { port: 9999 } },
      startupProbe: { tcpSocket: { port: '9999' } },
      lifecycle: { preStop: { exec: { command: ['true'] } } },
    }),
  ).toEqual([]);
});

test('a name that no port of the container has', () => {
  expect(told({ ports: PORTS, livenessProbe: { httpGet: { path: '/', port: 'web' } } })).toEqual([
    [
      'Deployment web/web: the livenessProbe of the container web asks the port "web", which the container does not have',
      'its ports are http',
    ],
  ]);
  expect(told({ lifecycle: { preStop: { httpGet: { path: '/', port: 'admin' } } } })).toEqual([
    [
      'Deployment web/web: the lifecycle of the container web asks the port "admin", which the container does not have',
      'name a port of the container, or write its number',
    ],
  ]);
  const sidecar = { name: 'proxy', image: 'proxy:1', startupProbe: { tcpSocket: { port: 'http' } } };
  expect(told({ ports: PORTS }, { initContainers: [sidecar] })).toEqual([
    [
      'Deployment web/web: the startupProbe of the container proxy asks the port "http", which the container does not have',
      'name a port of the container, or write its number',
    ],
  ]);
});
