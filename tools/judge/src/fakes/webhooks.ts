import { X509Certificate } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import { at, isJsonObject, maps, type JsonObject } from '@nodeless/core';
import type { Client } from '../kubernetes/client.ts';
import { sleep } from '../machine/run.ts';

const CONFIGURATIONS = ['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'];

/** Where an admission webhook is asked. */
interface Endpoint {
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
}

/**
 * Answers each admission webhook that names a Service: on the Service's address, with the key pair of the TLS Secret that
 * is made out for it, so that caBundle and certificate have to fit as in a real cluster. Everything is allowed. Never returns.
 */
export async function answerWebhooks(client: Client): Promise<never> {
  const servers = new Map<string, { server: Server; certificate: string }>();
  for (;;) {
    for (const endpoint of await endpoints(client)) await serve(client, endpoint, servers);
    await sleep(1);
  }
}

async function endpoints(client: Client): Promise<Endpoint[]> {
  const found: Endpoint[] = [];
  for (const kind of CONFIGURATIONS) {
    for (const configuration of await client.list(`/apis/admissionregistration.k8s.io/v1/${kind}`)) {
      for (const hook of maps(at(configuration, 'webhooks'))) {
        const service = at(hook, 'clientConfig', 'service');
        if (!isJsonObject(service)) continue;
        const { namespace, name, port } = service;
        found.push({ namespace: String(namespace), service: String(name), port: Number(port ?? 443) });
      }
    }
  }
  return found;
}

async function serve(
  client: Client,
  { namespace, service, port }: Endpoint,
  servers: Map<string, { server: Server; certificate: string }>,
): Promise<void> {
  const object = await client.get(`/api/v1/namespaces/${namespace}/services/${service}`);
  const address = at(object, 'spec', 'clusterIP');
  const pair = await keyPair(client, namespace, `${service}.${namespace}.svc`);
  if (typeof address !== 'string' || pair === undefined) return;
  const key = `${address}:${port}`;
  const running = servers.get(key);
  if (running?.certificate === pair.cert) return;
  running?.server.setSecureContext(pair);
  if (running !== undefined) return void servers.set(key, { server: running.server, certificate: pair.cert });
  const server = createServer(pair, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(allowed(JSON.parse(Buffer.concat(parts).toString()) as JsonObject)));
    });
  });
  servers.set(key, { server, certificate: pair.cert });
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
}

/** The answer of https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#response */
function allowed({ apiVersion, kind, request }: JsonObject): JsonObject {
  return {
    apiVersion: apiVersion ?? 'admission.k8s.io/v1',
    kind: kind ?? 'AdmissionReview',
    response: { uid: at(request, 'uid') ?? '', allowed: true },
  };
}

async function keyPair(
  client: Client,
  namespace: string,
  host: string,
): Promise<{ cert: string; key: string } | undefined> {
  const secrets = await client.list(
    `/api/v1/namespaces/${namespace}/secrets?fieldSelector=type=kubernetes.io/tls`,
  );
  for (const secret of secrets) {
    const [cert, key] = ['tls.crt', 'tls.key'].map((name) =>
      Buffer.from(String(at(secret, 'data', name) ?? ''), 'base64').toString(),
    );
    if (!cert || !key) continue;
    if (new X509Certificate(cert).checkHost(host) !== undefined) return { cert, key };
  }
  return undefined;
}
