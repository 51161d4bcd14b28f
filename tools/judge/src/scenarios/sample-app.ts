import { stringify } from 'yaml';
import type { WorkTree } from './work-tree.ts';

export interface SampleApp {
  readonly name: string;
  /** One for each scenario: namespaces stay when their apps go. */
  readonly namespace: string;
  /** First label of the host under which it is exposed by an Ingress. */
  readonly host?: string;
}

/** Writes an app that is as near to nothing as an app with a Service can be. */
export function writeApp(work: WorkTree, { name, namespace, host }: SampleApp): void {
  const app = {
    ...{ apiVersion: 'nodeless/v1alpha1', kind: 'App', name, namespace },
    ...{
      image: 'public.ecr.aws/nginx/nginx-unprivileged:1.29.1',
      runAsUser: 101,
      writableRootFilesystem: true,
    },
    architectures: ['amd64', 'arm64'],
    ports: [{ name: 'http', containerPort: 8080, servicePort: 80 }],
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
    probes: { readiness: { path: '/', port: 'http' } },
    ...(host === undefined
      ? {}
      : { expose: { alb: { host: `${host}.${work.domain()}`, scheme: 'internal' } } }),
  };
  work.write(`apps/${name}/app.yaml`, stringify(app));
}
