import { printYaml, type JsonObject } from '@nodeless/core';
import type { Surroundings } from '@nodeless/contracts/load-balancer-stacks';
import { renderCluster, sampleSources, type RenderedCluster } from 'nodeless/testing';
import type { ExposedApp } from './row.ts';

/** Zones of the VPC in which the controller was asked. */
const ZONES = ['ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c'];

/** Private subnets 1 to 3 and public ones 4 to 6, each `10.0.<n>.0/24`. */
const subnets = (first: number): JsonObject[] =>
  ZONES.map((zone, index) => ({
    id: `subnet-${String(first + index).padStart(17, '0')}`,
    zone,
    cidr: `10.0.${first + index}.0/24`,
  }));

const cluster = (apps: readonly string[]): JsonObject => ({
  apiVersion: 'nodeless/v1alpha1',
  kind: 'Cluster',
  name: 'agreement',
  stage: 'dev',
  region: 'ap-northeast-2',
  accountId: '111122223333',
  network: {
    vpc: {
      id: 'vpc-0123456789abcdef0',
      cidr: '10.0.0.0/16',
      subnets: { private: subnets(1), public: subnets(4) },
    },
    endpoint: { public: { cidrs: ['203.0.113.0/24'] }, private: true },
  },
  access: { admins: ['arn:aws:iam::111122223333:role/platform-admin'] },
  compute: {
    fargate: {
      profiles: ['argocd', 'karpenter', 'kube-system'].map((name) => ({
        name,
        selectors: [{ namespace: name }],
      })),
    },
    karpenter: {
      nodePools: [{ name: 'default', architectures: ['amd64'], limits: { cpu: '1000', nodes: '400' } }],
    },
  },
  components: { externalDns: { domain: 'example.com' } },
  apps: [...apps],
});

const APP: JsonObject = {
  apiVersion: 'nodeless/v1alpha1',
  kind: 'App',
  image: 'registry.example.com/web:1.29.1',
  architectures: ['amd64'],
  replicas: 2,
  resources: { requests: { cpu: '250m', memory: '128Mi' } },
};

const PORTS: JsonObject[] = [{ name: 'http', containerPort: 8080, servicePort: 80 }];

/** Names of the apps in the recorded stacks: `weba`, `webb`. `$NAME` stands for them in options. */
const nameOf = (index: number) => `web${'abcdefgh'.charAt(index)}`;

const SAMPLE = Object.entries(sampleSources()).filter(
  ([path]) => !path.startsWith('apps/') && !path.endsWith('/cluster.yaml'),
);

const V6 = (n: number) => `2001:db8:1:${n}::/64`;

/** What the controller met: ACM holds a certificate for `example.com` and `*.example.com`. */
export function surroundings(ipv6: boolean): Surroundings {
  const role = { 1: 'private', 4: 'public' } as const;
  return {
    vpc: {
      subnets: ([1, 4] as const).flatMap((first) =>
        subnets(first).map(({ id, zone, cidr }, index) => ({
          name: String(id),
          role: role[first],
          zone: String(zone),
          cidr: String(cidr),
          ...(ipv6 ? { ipv6Cidr: V6(first + index) } : {}),
        })),
      ),
      isComplete: true,
      hasIpv6: ipv6,
    },
    hasCertificate: (host) => /^([^.]+\.)?example\.com$/.test(host),
  };
}

/** Renders the cluster of the recorded verdicts with these apps, and checks it. */
export function rendered(apps: readonly ExposedApp[]): RenderedCluster {
  const named = apps.map((app, index) => [nameOf(index), app] as const);
  const files = named.map(([name, { ports = PORTS, expose }]) => [
    `apps/${name}/app.yaml`,
    printYaml({
      ...APP,
      name,
      ports: [...ports],
      expose: JSON.parse(JSON.stringify(expose).replaceAll('$NAME', name)) as JsonObject,
    }),
  ]);
  const names = named.map(([name]) => name);
  return renderCluster({
    ...Object.fromEntries([...SAMPLE, ...files]),
    'clusters/agreement/cluster.yaml': printYaml(cluster(names)),
  });
}
