import { PINS, type modelOf } from './model.ts';

type Sources = NonNullable<Parameters<typeof modelOf>[0]>;

const app = (more: object) => ({
  image: 'example.com/app:1.0',
  resources: { requests: { cpu: '100m', memory: '64Mi' } },
  ...more,
});
const subnet = (digit: string, zone: string) => ({
  id: `subnet-${digit.repeat(8)}`,
  zone: `us-gov-west-1${zone}`,
});
const PORTS = [{ name: 'http', containerPort: 8080, servicePort: 80 }];

/** An app with a route of each kind. */
const ROUTED = app({
  ports: [...PORTS, { name: 'dns', containerPort: 53, protocol: 'UDP' }],
  expose: {
    targetGroup: { healthCheck: { path: '/healthz' } },
    routes: {
      web: {
        gateway: 'public',
        rules: [{ matches: [{ path: '/down' }], response: { status: 503 } }, {}],
      },
      calls: { gateway: 'public', kind: 'GRPCRoute', hosts: ['calls.example.com'] },
      mqtt: { gateway: 'tcp', kind: 'TLSRoute', hosts: ['mqtt.example.com'] },
      redis: { gateway: 'tcp', kind: 'TCPRoute', listeners: ['redis'] },
      dns: { gateway: 'tcp', kind: 'UDPRoute' },
    },
  },
});

/** Clusters that differ in as much as they can; between them every branch of rendering is taken. */
export const SAMPLES = {
  nodeless: {
    cluster: {
      compute: {
        karpenter: {
          nodePools: [
            {
              name: 'default',
              capacityTypes: ['spot', 'on-demand'],
              architectures: ['amd64', 'arm64'],
              limits: { cpu: '1000' },
            },
            {
              name: 'steady',
              architectures: ['arm64'],
              limits: { cpu: '100', memory: '400Gi' },
              taints: [{ key: 'example.com/steady', value: 'true', effect: 'NoSchedule' }],
              budgets: [{ nodes: '0', reasons: ['Drifted'], schedule: '0 9 * * *', duration: '8h' }],
              weight: 10,
            },
          ],
        },
      },
      scheduling: { headroom: { replicas: 2, requests: { cpu: '1' } } },
      ingressClasses: { public: { default: true, group: 'shared', scheme: 'internet-facing' } },
      gatewayClasses: { internal: { alb: { scheme: 'internal' } } },
      gateways: {
        web: { class: 'internal', alb: { listeners: { http: { port: 80, protocol: 'HTTP' } } } },
        dns: {
          namespaces: 'all',
          nlb: { scheme: 'internal', listeners: { udp: { port: 53, protocol: 'UDP' } } },
        },
      },
      components: {
        awsLoadBalancerController: { gatewayApi: true },
        externalDns: { domain: 'example.com' },
        kubeOpsView: { expose: { nlb: { scheme: 'internet-facing', hostname: 'view.example.com' } } },
      },
    },
    apps: {
      worker: app({
        network: { accepts: [], reaches: [{ app: 'web' }, 'aws'] },
        replicas: 0,
        volumes: { files: { mountPath: '/files', claim: { size: '1Gi' } } },
        terminationGracePeriodSeconds: 0,
        serviceAccount: { role: { policies: ['arn:aws:iam::aws:policy/A'] } },
        secrets: {
          queue: {
            externalSecret: { store: { kind: 'SecretStore', name: 'aws' }, data: { url: { key: 'queue' } } },
          },
          mail: {
            secretProviderClass: {
              mountPath: '/mail',
              files: { mail: { name: 'mail', from: 'secretsmanager' } },
            },
          },
        },
      }),
      api: app({
        ports: PORTS,
        monitoring: { port: 'http' },
        expose: { nlb: { scheme: 'internal' } },
        nodePools: ['steady'],
      }),
      web: app({
        namespace: 'shop',
        ports: PORTS,
        monitoring: { port: 'http', find: 'pods' },
        probes: { readiness: { path: '/', port: 'http' } },
        expose: { alb: { host: 'web.example.com', scheme: 'internet-facing' } },
      }),
    },
  },
  kinds: {
    cluster: {},
    apps: {
      agent: app({ workload: { daemonSet: {} } }),
      database: app({
        workload: { statefulSet: {} },
        ports: PORTS,
        volumes: { data: { mountPath: '/data', claimTemplate: { size: '10Gi' } } },
      }),
      nightly: app({ workload: { cronJob: { schedule: '0 3 * * *' } } }),
      once: app({ workload: { job: {} } }),
      hook: app({ workload: { job: { hook: {} } } }),
    },
  },
  access: {
    cluster: {
      compute: {
        fargate: { profiles: [{ name: 'tools', selectors: [{ namespace: 'tools' }] }], logging: {} },
      },
      access: {
        rbac: {
          roles: [
            {
              name: 'restarter',
              rules: [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['patch'] }],
            },
          ],
          bindings: [
            { name: 'readers', role: 'view', groups: ['readers'] },
            { name: 'restarters', role: 'restarter', groups: ['developers'], namespaces: ['solo', 'tools'] },
          ],
        },
      },
    },
    apps: {
      solo: app({}),
      routed: ROUTED,
    },
  },
  autoMode: {
    cluster: {
      tags: { team: 'a' },
      compute: {
        autoMode: {
          nodeClasses: [
            {
              name: 'own',
              networkPolicy: 'DefaultDeny',
              ephemeralStorage: { size: '160Gi' },
              podSubnetSelectorTerms: [{ tags: { tier: 'pods' } }],
              podSecurityGroupSelectorTerms: [{ name: 'pods' }],
            },
          ],
          nodePools: [
            {
              name: 'spot',
              nodeClass: 'own',
              architectures: ['arm64'],
              capacityTypes: ['spot'],
              limits: { cpu: '9' },
            },
          ],
        },
      },
      components: { kubeOpsView: { expose: 'nlb' } },
    },
    apps: {
      web: app({
        ports: PORTS,
        nodePools: ['spot'],
        scaling: { minReplicas: 2, maxReplicas: 6, cpu: 70 },
        expose: { alb: { host: 'web.example.com', group: { name: 'shared', order: 1 } } },
      }),
    },
  },
  capability: {
    cluster: {
      region: 'us-gov-west-1',
      kubernetes: { version: '1.36' },
      tags: { team: 'a' },
      argocd: { mode: 'eks-capability' },
      network: { vpc: { id: 'vpc-12345678', subnets: { private: [subnet('1', 'a'), subnet('2', 'b')] } } },
      compute: {
        karpenter: {
          nodeClasses: [{ name: 'default', image: 'bottlerocket@1.20.0' }],
          nodePools: [
            {
              name: 'only',
              architectures: ['amd64'],
              instanceTypes: ['m7i.large'],
              zones: ['us-gov-west-1a'],
              requirements: [{ key: 'karpenter.k8s.aws/instance-cpu', operator: 'Gt', values: ['1'] }],
              limits: { nodes: '3' },
              labels: { tier: 'one' },
              startupTaints: [{ key: 'warming-up', effect: 'NoSchedule' }],
              terminationGracePeriod: '1h',
            },
          ],
        },
      },
      scheduling: { priorityClasses: [{ name: 'calm', value: 10, preemptionPolicy: 'Never' }] },
      addons: { 'aws-ebs-csi-driver': {} },
      components: { awsLoadBalancerController: { replicas: 1 }, kubeOpsView: { expose: 'nlb' } },
    },
    apps: {
      busy: app({
        scaling: { minReplicas: 2, maxReplicas: 4, cpu: 70, metrics: [{ pods: 'requests', average: '10' }] },
        config: { settings: { data: { a: 'b' }, mountPath: '/etc/busy' } },
        volumes: {
          tmp: { mountPath: '/tmp', emptyDir: { sizeLimit: '1Gi' } },
          scratch: { mountPath: '/scratch', ephemeral: { size: '1Gi' } },
        },
        env: { IP: { field: 'status.podIP' }, A: { configMap: 'settings', key: 'a' } },
        envFrom: [{ secret: 'keys', optional: true }],
        probes: { startup: { exec: ['/check'] } },
        lifecycle: { preStop: { sleep: 5 } },
        spread: [{ over: 'zones' }],
        serviceAccount: { role: { statements: [{ actions: ['s3:GetObject'], resources: ['*'] }] } },
      }),
      solo: app({ replicas: 1, env: { A: '1' }, runAsUser: 1000, writableRootFilesystem: true }),
    },
  },
  classic: {
    apps: { guarded: app({}) },
    cluster: {
      network: {
        vpc: { cidr: '10.0.0.0/16' },
        podSecurityGroups: [{ app: 'guarded', securityGroups: ['sg-12345678'] }],
      },
      addons: { 'vpc-cni': { configuration: { env: { ENABLE_POD_ENI: 'true' } } } },
      compute: {
        managedNodeGroups: [
          {
            name: 'system',
            architecture: 'arm64',
            instanceTypes: ['m7g.large'],
            scaling: { min: 1, max: 3 },
          },
        ],
      },
      scheduling: { headroom: { replicas: 1, requests: { cpu: '1' } } },
      components: {
        clusterAutoscaler: { expander: 'priority', priorities: [{ priority: 1, nodeGroups: ['system'] }] },
      },
    },
  },
  newest: {
    cluster: {
      kubernetes: { version: '1.37' },
      compute: {
        karpenter: {
          featureGates: { nodeRepair: true, terminateFirstRepair: true },
          awsFeatureGates: { draNVIDIAGPU: true },
          nodeClasses: [{ name: 'default', enclaveOptions: { enabled: true } }],
          nodePools: [
            {
              name: 'default',
              architectures: ['amd64'],
              limits: { cpu: '10' },
              budgets: [{ nodes: '20%' }, { nodes: '1', reasons: ['Unhealthy'] }],
            },
          ],
        },
      },
    },
    versions: {
      karpenter: { version: '1.15.2', source: PINS.karpenter, crds: PINS.karpenterCrds },
      argocd: { version: 'v3.6.1', source: PINS.argocd },
      nodeImage: 'al2023@v20261104',
    },
    apps: {
      solo: app({}),
      routed: ROUTED,
    },
  },
  smallest: {},
} as const satisfies Record<string, Sources>;
