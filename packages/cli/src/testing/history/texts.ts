/** Objects of a small fleet, as they are rendered, in few lines. */
export const FLEET = `defaults:
  safety: { maxDeletedPercent: 30 }
stages:
  dev: {}
`;

export const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - image: registry.example.com/web:1.0.0
          name: web
          resources:
            requests:
              cpu: "1"
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-scheme: internal
  name: web
  namespace: web
spec:
  ports:
    - port: 80
      targetPort: 8080
  type: LoadBalancer
`;

const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: web
data:
  a: "1"
  b: "2"
`;

export const NODE_POOL = `apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: default
spec:
  limits:
    cpu: "100"
  template:
    spec:
      expireAfter: 168h
      nodeClassRef:
        group: karpenter.k8s.aws
        kind: EC2NodeClass
        name: default
`;

export const PVC = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
  namespace: web
spec:
  resources:
    requests:
      storage: 10Gi
`;

export const SECRET = `apiVersion: v1
kind: Secret
metadata:
  name: token
  namespace: web
stringData:
  password: do-not-show-me
  user: do-not-show-me-either
`;

export const CLUSTER_CONFIG = `apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata:
  name: fleet-01
  region: eu-central-1
  version: "1.35"
kubernetesNetworkConfig:
  serviceIPv4CIDR: 172.20.0.0/16
`;

export const CLOUDFORMATION = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Queue:
    Properties:
      QueueName: a
    Type: AWS::SQS::Queue
`;

const application = (name: string, path: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
spec:
  destination:
    name: in-cluster
  project: workloads
  source:
    path: ${path}
    repoURL: https://github.com/example/platform.git
    targetRevision: refs/heads/main
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
    syncOptions:
      - PruneLast=true
      - ServerSideApply=true
`;

/** What every cluster has. */
export function objectsOfCluster(cluster: string): Record<string, string> {
  const rendered = `clusters/${cluster}/rendered`;
  return {
    'argocd/root.yaml': application('root', `${rendered}/argocd`),
    'argocd/applications/web.yaml': application('web', `${rendered}/manifests/web`),
    'manifests/web/deployment-web.web.yaml': DEPLOYMENT,
    'manifests/web/service-web.web.yaml': SERVICE,
    'manifests/web/configmap-web.web.yaml': CONFIG_MAP,
    ...(cluster === 'fleet-01'
      ? Object.fromEntries(
          ['nodes', 'data'].map((name) => [
            `argocd/applications/${name}.yaml`,
            application(name, `${rendered}/manifests/${name}`),
          ]),
        )
      : {}),
  };
}
