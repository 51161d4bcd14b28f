import { KEEPS_RECORDS } from '@nodeless/catalogue';
import type { JsonObject } from '@nodeless/core';
import { jsonSchemas } from './json-schema.ts';
import { sourcePage } from './source-page.ts';

/** A whole app.yaml, of the app `web`. */
export const APP_EXAMPLE = `apiVersion: nodeless/v1alpha1
kind: App
name: web
image: registry.example.com/web:1.29.1
architectures: [amd64, arm64]
runAsUser: 10001
replicas: 3
ports:
  - { name: http, containerPort: 8080, servicePort: 80 }
resources:
  requests: { cpu: 250m, memory: 128Mi }
  limits: { memory: 128Mi }
probes:
  readiness: { path: /healthz, port: http }
expose:
  alb: { host: web.example.com, scheme: internet-facing }
`;

const HEAD = `# app.yaml

An app is a workload that clusters opt in to by its name: \`apps/<name>/app.yaml\` says what it is, \`apps: [<name>]\` in a
cluster.yaml that it runs there. What a stage or a cluster has in its place stands in [overlays](#overlays).

\`\`\`yaml
${APP_EXAMPLE}\`\`\`

It becomes an Application of Argo CD with a Deployment or what \`workload\` says, a Service when it has ports, a PodDisruptionBudget when it has two pods or
more, and an Ingress when an Application Load Balancer exposes it. Its namespace is its name, unless it says another one.

- **Kind.** A Deployment, unless \`workload\` says another: \`{ statefulSet: {} }\`, \`{ daemonSet: {} }\`, \`{ cronJob: { schedule: … } }\`
  or \`{ job: {} }\`. A key that the kind has no use for, such as \`replicas\` of a Job, is refused.
- **StatefulSet.** Each pod has a name, by a headless Service, and a volume of its own where one of \`volumes\` has a
  \`claimTemplate\`. Kubernetes takes no change of a claimTemplate, of \`serviceName\` or of \`podManagementPolicy\`: \`nodeless diff\` says so,
  and how the StatefulSet is replaced while its pods and claims stay. The claims outlive it, unless
  \`persistentVolumeClaimRetentionPolicy\` says otherwise.
- **Job.** Kubernetes takes no change of a Job either. So its name has a digest of its content: a change, also one of \`config\`, makes
  another Job, which runs, and the old one is pruned with its logs. It runs once for each content, and never again by itself. With
  \`hook\` it runs in each sync of the app instead, under a name that stays; a ConfigMap with a digest of it makes a change of the
  hook start a sync, since Argo CD compares no hooks. Sync options such as \`Force=true,Replace=true\` are not used: Argo CD compares
  by a server-side dry run, which the API server refuses for a changed Job, so that the whole app stops.
- **Image.** One fixed tag or digest, for all \`architectures\` that are named: pods stay away from other nodes. No tag and
  \`latest\` are errors, a tag that moves with each release, such as \`:1\` or \`:stable\`, is a warning. A digest is best, and not asked for.
- **Several containers.** \`containers\` run beside that of the app, \`sidecars\` before all others and until they have ended, so that
  they do not keep a Job from its end, \`initContainers\` one after the other before the app. All have the same safe defaults; they
  mount \`volumes\` of the app by name. A pod is as large as what runs at once.
- **Size.** Karpenter sizes nodes by \`resources.requests\`, a pod on Fargate gets the size that they round up to. A limit
  below its request is refused.
- **How many.** \`replicas\`, or \`scaling\`: a HorizontalPodAutoscaler between two bounds, by CPU, memory or other metrics. The
  workload then has no number, so that a sync does not set it back. \`spread\` keeps the pods of a rollout apart.
- **Variables.** Plain values, or where a value comes from: a Secret or ConfigMap by name, a field of the pod, a resource.
  \`$(NAME)\` in a value stands for another variable, whatever the order; a circle is refused.
- **Configuration.** \`config\` makes ConfigMaps, for variables (\`configMap: settings\`) or as files below \`mountPath\`. The pods
  have a digest of it as an annotation, so that a change replaces them. \`volumes\` holds what else is mounted; with a read-only
  root filesystem most programs want an \`emptyDir\` at \`/tmp\`.
- **Disks.** \`volumes: { data: { mountPath: /data, claim: { size: 20Gi } } }\` makes a PersistentVolumeClaim, which stays when the
  app goes. EBS is for one pod on a node (the old pod then stops before the new one starts), EFS for many
  (\`storageClass\` of EFS, \`accessModes: [ReadWriteMany]\`: each claim gets an access point of its own). On Fargate, and for an
  access point that exists, \`volume\` names a PersistentVolume that somebody made. \`projected\` puts secrets, configuration, tokens
  and fields of the pod into one folder. A folder of the node is never mounted.
- **AWS.** \`serviceAccount: { role: … }\` gives the pods a role of their own: policies that exist, or statements in which
  \`\${account}\`, \`\${cluster}\`, \`\${partition}\`, \`\${region}\` and \`\${stage}\` stand for the cluster's own. It is made with the cluster, by
  eksctl: on one that runs, \`nodeless diff\` prints the command, which has to run before the pods come.
- **Start and stop.** Probes ask over HTTP, TCP or gRPC, or run a command; \`lifecycle\` runs after the start and before the stop,
  within \`terminationGracePeriodSeconds\`.
- **Safe by default.** No root, no privilege, no capability, a read-only root filesystem and no token of the API server. The
  image must be able to run so: \`runAsUser\` and \`writableRootFilesystem\` help those that are not.
- **Exceptions.** What needs more says so in \`securityExceptions\`, each with its reason: root, capabilities, the network of the
  node. The namespace enforces what is left, and each exception is named in every run (\`security/restricted-exception\`).
- **Where it runs.** On any node without taints, or only on the \`nodePools\` that are named, or on Fargate where a profile
  selects its namespace. A pod that nothing takes is an error (\`karpenter/pod-has-capacity\`), before the merge.
- **Near and apart.** \`placement\` chooses nodes by their labels (how they are paid for, category, zone), keeps pods near or apart from
  those of other apps, and tolerates more taints.
- **From outside.** \`expose\` makes a load balancer; [load-balancers.md](load-balancers.md) shows how to expose what. \`alb: { host }\` is the short form of one rule; \`rules\` have several hosts and
  paths, each to a port or to one of the \`actions\`: a redirect, a fixed response, or shares of the traffic by weight. The hosts get
  their records from ${KEEPS_RECORDS}, where the cluster runs it. \`readinessGates\` makes a rollout wait for the load balancer. What
  all load balancers of a kind have is said once in a cluster: \`ingressClasses\` of cluster.yaml, named by \`class\`.
- **One load balancer for many apps.** A class with \`group\` is one load balancer for all apps that name it: cluster.yaml has
  \`ingressClasses: { public: { group: public, scheme: internet-facing, listenPorts: [{ HTTP: 80 }, { HTTPS: 443 }], tls: { redirectPort: 443 } } }\`,
  each app \`alb: { class: public, host: … }\`. Settings of the load balancer (scheme, listeners, who may connect, security groups,
  web ACL, attributes) stand in the class; hosts, paths, actions, login, health checks and certificates in the apps. Without a class,
  \`group: { name: … }\` in each app does the same, and the settings have to be equal in all of them.
- **Ports and listeners.** An NLB listens on every port of the app, to everybody who may reach it; \`servicePort: false\` leaves one to
  the pods, for their health and metrics. A port is TCP, or \`protocol: UDP\`; an NLB serves a TCP and a UDP port of one number with \`tcpUdpListener\`. Login and tokens are
  checked by HTTPS listeners alone, so that plain HTTP has to redirect: \`tls: { redirectPort: 443 }\`. What nothing would read, a
  listener, a port or a Service that is not there, is refused.
- **Through a Gateway.** \`expose: { routes: { main: { gateway: public } } }\` leads requests from a load balancer that apps share, one of
  \`gateways\` of cluster.yaml, to the app: an HTTPRoute or GRPCRoute from an ALB, a TLSRoute, TCPRoute or UDPRoute from an NLB. Rules match
  paths, methods, headers and parameters; they redirect, rewrite, answer, ask for a login, or share requests by weight. A Service of
  another namespace needs a ReferenceGrant there.
- **Inside the cluster.** \`expose: { service: … }\` makes the Service headless, keeps clients with their pod or in their zone; it stands
  beside a load balancer too.
- **Metrics.** \`monitoring: { port: http }\` makes a ServiceMonitor, or a PodMonitor with \`find: pods\`; the Prometheus Operator has to
  run in the cluster (\`consistency/missing-operator\`).
- **Whom it talks to.** \`network: { accepts: [{ app: web }], reaches: [{ app: orders }, aws] }\` makes a NetworkPolicy; what is left out
  stays open. Load balancer and probes come in, DNS is reached. A policy that nothing enforces is a warning
  (\`network/policy-not-enforced\`).
- **Secrets** are named and never held: \`env: { PASSWORD: { secret: database, key: password } }\`. \`secrets\` says where they are kept:
  the External Secrets Operator makes a Secret (\`externalSecret\`), or the Secrets Store CSI driver mounts files with the role of
  the pods (\`secretProviderClass\`); or it names the keys of a Secret that exists, so that references are checked. Nothing that is
  secret belongs in git, see [secrets.md](secrets.md).
- **To remove it**, take it out of \`apps\` of the clusters; what Argo CD then does tells [taking-away.md](taking-away.md).

## Overlays

\`apps/<name>/overlays/<stage>.yaml\` and \`apps/<name>/overlays/<cluster>.yaml\` are laid over app.yaml, the cluster on top:

\`\`\`yaml
# apps/web/overlays/prod.yaml
image: registry.example.com/web:1.28.4
replicas: null
scaling: { minReplicas: 3, maxReplicas: 12, cpu: 70 }
\`\`\`

- Maps merge key by key, everything else (lists too) is replaced as a whole. \`null\` takes a key away; a key without any value
  is refused, because it is more often forgotten than meant.
- \`apiVersion\`, \`kind\` and \`name\` belong to app.yaml alone. What every stage says for itself may be missing there.
- Each file is checked where it stands, and the whole once more for each cluster that gets it: a finding names the layer that
  wrote the value. \`nodeless explain\` does, too.
- Editors: [schemas/app-overlay.schema.json](../schemas/app-overlay.schema.json).

## Keys

Every key, made from the same types that validate it. \`[]\` stands for the items of a list, \`<key>\` for any key of a map. Editors
complete the same keys: [schemas/app.schema.json](../schemas/app.schema.json).
`;

/** The page about app.yaml. */
export function appPage(): string {
  return sourcePage(HEAD, jsonSchemas()['app.schema.json'] as JsonObject);
}
