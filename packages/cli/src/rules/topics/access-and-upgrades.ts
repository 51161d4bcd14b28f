import { checked, given, outside, type TopicArea } from './topic.ts';

export const ACCESS_AND_UPGRADES: readonly TopicArea[] = [
  {
    area: 'access',
    title: 'Access',
    topics: [
      checked(
        'workload-identity-chain',
        'A link is missing between a service account and its permissions',
        'access/workload-identity-chain access/unused-role',
      ),
      checked(
        'auth-mode-coherence',
        'The way of authentication contradicts who is to get in',
        'spec/conflict access/entry-shape-and-binding karpenter/node-role-can-join',
      ),
      outside(
        'aws-auth-in-git',
        'The ConfigMap aws-auth in git',
        'What stands in it is written in access.mappings and given to eksctl; an app cannot bring it, since apps have namespaces of their own.',
      ),
      checked(
        'node-role-policies',
        'The role of nodes lacks a policy',
        'karpenter/node-role-can-join eksctl/cluster-config',
        'Roles that are made here have what nodes need.',
      ),
      checked(
        'entry-shape-and-binding',
        'Access entries that EKS refuses, or groups without bindings',
        'access/entry-shape-and-binding spec/conflict deletions/last-administrator',
      ),
      checked(
        'break-glass-and-rbac',
        'Nobody can get in when something fails, or everybody may do everything',
        'deletions/last-administrator availability/cluster-admin manifests/cluster-scoped',
        'Apps cannot bring ClusterRoleBindings.',
      ),
    ],
  },
  {
    area: 'upgrade',
    title: 'Versions and upgrades',
    topics: [
      checked(
        'version-and-skew',
        'A version of Kubernetes without support, or a step over one',
        'upgrade/version-and-skew spec/unsupported-kubernetes immutable-fields/kubernetes-version-skip immutable-fields/kubernetes-version-rollback',
      ),
      checked(
        'pdb-blocks-drain',
        'A budget that no drain gets past',
        'upgrade/blocked-drain addons/blocked-drain karpenter/drain-deadlock availability/blocking-budget',
      ),
      checked(
        'removed-api',
        'An API that the version no longer has',
        'upgrade/removed-api schema/no-such-kind upgrade/feature-gate',
        'What a chart of an app renders is not seen (argocd/chart-not-checked).',
      ),
      checked(
        'karpenter-compat',
        'A Karpenter that does not suit the version',
        'upgrade/karpenter-compat convert/old-name',
      ),
      checked(
        'addon-version',
        'An add-on that does not suit the version, or has two owners',
        'upgrade/addon-version spec/conflict spec/unknown-addon facts/missing',
      ),
      checked(
        'node-image',
        'Node images that move by themselves, or do not start',
        'upgrade/node-image-before-version karpenter/image-family karpenter/user-data capacity/node-volume',
        'An image is pinned in fleet.yaml; latest is refused.',
      ),
      checked(
        'control-plane-observability',
        'Nobody sees what the control plane does',
        'upgrade/control-plane-logs',
        'All logs are on by default. Which metrics and alarms a company has is no matter of these sources.',
      ),
    ],
  },
  {
    area: 'webhook',
    title: 'Admission webhooks',
    topics: [
      checked(
        'self-deadlock',
        'A webhook stops the pods that it needs itself',
        'webhook/blocks-its-pods availability/webhook-blocks-all',
        'Apps cannot bring webhooks; components of a repository can. Those of charts are not seen.',
      ),
      checked(
        'catch-all-and-timeouts',
        'A webhook is asked about everything, or for long',
        'webhook/catch-all webhook/long-timeout',
      ),
      given(
        'lbc-service-mutator-order',
        'The webhook of the load balancer controller stops all Services',
        'It is switched off, and Services name their class.',
      ),
      given(
        'cert-rerender',
        'A chart makes a new certificate with each rendering',
        'The certificate of the first sync stays: Argo CD ignores the fields that hold it. Charts of apps are not seen.',
      ),
      checked('backend-reachable', 'Nothing answers for a webhook', 'webhook/no-backend'),
    ],
  },
];
