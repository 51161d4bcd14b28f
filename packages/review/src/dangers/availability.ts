import { maps, type JsonObject } from '@nodeless/core';
import { touches, valueAt } from '../classify/pattern.ts';
import { stableText } from '../compare/diff.ts';
import type { Change } from '../compare/match.ts';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import {
  below,
  blockingWebhooks,
  blocks,
  denied,
  fargateRefusals,
  newTexts,
  objectAt,
  wildcards,
} from './availability-facts.ts';
import { allContainers, isPinned, nodePowers, podsOf } from './pod.ts';
import type { ChangeRule } from './rule.ts';

const K8S = 'https://kubernetes.io/docs';
const RBAC = 'rbac.authorization.k8s.io';
const WEBHOOKS = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'] as const;
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** Both sides of an object that stays. */
function stays(change: Change): { before: TreeObject; after: TreeObject } | undefined {
  return change.operation === 'added' || change.operation === 'removed' ? undefined : change;
}

/** What a container asks for; a limit without a request is one: SetDefaults_Pod of the API server. */
function requestsOf(container: JsonObject | undefined): string[] {
  return ['requests', 'limits'].flatMap((part) => Object.keys(objectAt(container, 'resources', part)));
}

/** A rollout of the Deployment may stop all its pods before the first new one runs. */
function stopsAll({ value }: TreeObject): boolean {
  return (
    valueAt(value, 'spec.strategy.type') === 'Recreate' ||
    valueAt(value, 'spec.strategy.rollingUpdate.maxUnavailable') === '100%'
  );
}

/** Who gets `cluster-admin` by a binding. */
function administratorsOf({ value }: TreeObject): readonly string[] {
  const role = valueAt(value, 'roleRef');
  if (valueAt(role, 'name') !== 'cluster-admin' || valueAt(role, 'kind') !== 'ClusterRole') return [];
  return maps(valueAt(value, 'subjects')).map(stableText);
}

/** Availability and security. */
export const AVAILABILITY: readonly ChangeRule[] = [
  {
    id: 'availability/no-replicas',
    severity: 'danger',
    class: 'availability',
    match: (change) => {
      const both = stays(change);
      if (both === undefined || !isKind(both.after, 'apps', 'Deployment', 'StatefulSet')) return [];
      const field = change.fields.find((one) => touches(one, 'spec.replicas'));
      return field?.after === 0 ? [{ what: 'is scaled to 0', field }] : [];
    },
    consequence: 'all its pods stop, and what calls it gets no answer',
    remedy: 'see that nobody needs it any more',
    source: `${K8S}/concepts/workloads/controllers/deployment/#scaling-a-deployment`,
  },
  {
    id: 'availability/blocking-budget',
    severity: 'danger',
    class: 'availability',
    match: (change) => {
      if (change.operation === 'removed' || !isKind(change.after, 'policy', 'PodDisruptionBudget')) return [];
      const was = change.operation === 'added' ? false : blocks(change.before.value);
      return blocks(change.after.value) && !was ? [{ what: 'lets no pod be evicted' }] : [];
    },
    consequence:
      'Karpenter cannot drain the nodes: no upgrade, no consolidation, until a node expires by force',
    remedy: 'let at least one pod be away: maxUnavailable: 1',
    source: `${K8S}/tasks/run-application/configure-pdb/`,
  },
  {
    id: 'availability/surge',
    severity: 'warning',
    class: 'availability',
    match: (change) => {
      const both = stays(change);
      if (both === undefined || !isKind(both.after, 'apps', 'Deployment')) return [];
      const field = change.fields.find((one) => touches(one, 'spec.strategy'));
      return field !== undefined && stopsAll(both.after) && !stopsAll(both.before)
        ? [{ what: 'may stop all its pods during a rollout', field }]
        : [];
    },
    consequence: 'every rollout interrupts the service',
    remedy: 'use RollingUpdate with maxUnavailable below 100%',
    source: `${K8S}/concepts/workloads/controllers/deployment/#strategy`,
  },
  {
    id: 'availability/probe-removed',
    severity: 'warning',
    class: 'availability',
    match: (change) => {
      const pods = podsOf(change);
      return allContainers(pods?.before).flatMap((container) => {
        const now = allContainers(pods?.after).find((other) => other['name'] === container['name']);
        return PROBES.filter((probe) => now !== undefined && probe in container && !(probe in now)).map(
          (probe) => ({
            what: `loses the ${probe} of its container ${String(container['name'])}`,
          }),
        );
      });
    },
    consequence: 'pods get traffic before they can answer, or are not restarted when they hang',
    remedy: 'keep the probe',
    source: `${K8S}/concepts/configuration/liveness-readiness-startup-probes/`,
  },
  {
    id: 'availability/requests-removed',
    severity: 'warning',
    class: 'availability',
    match: (change) => {
      const pods = podsOf(change);
      return allContainers(pods?.before).flatMap((container) => {
        const now = allContainers(pods?.after).find((other) => other['name'] === container['name']);
        const [had = [], has = []] = [container, now].map(requestsOf);
        const lost = now === undefined ? [] : newTexts(has, had);
        return lost.map((name) => ({
          what: `no longer requests ${name} for its container ${String(container['name'])}`,
        }));
      });
    },
    consequence: 'Karpenter makes nodes too small for it, and it is evicted first',
    remedy: 'keep a request of what it uses',
    source: 'https://karpenter.sh/docs/concepts/scheduling/#resource-requests',
  },
  {
    id: 'availability/limit-below-request',
    severity: 'danger',
    class: 'availability',
    match: (change) =>
      allContainers(podsOf(change)?.after).flatMap((container) => {
        const requests = objectAt(container, 'resources', 'requests');
        const limits = objectAt(container, 'resources', 'limits');
        return Object.keys(requests)
          .filter((name) => below(limits[name], requests[name]))
          .map((name) => ({
            what: `limits ${name} of its container ${String(container['name'])} below its request`,
          }));
      }),
    consequence: 'the API server refuses the object, so that every sync of it fails',
    remedy: 'raise the limit to the request',
    source: `${K8S}/concepts/configuration/manage-resources-containers/`,
  },
  {
    id: 'availability/mutable-image',
    severity: 'danger',
    class: 'availability',
    match: (change) => {
      const pods = podsOf(change);
      const before = new Set(allContainers(pods?.before).map((container) => String(container['image'])));
      return [...new Set(allContainers(pods?.after).map((container) => String(container['image'])))]
        .filter((image) => !before.has(image) && !isPinned(image))
        .map((image) => ({ what: `runs ${image}, whose bytes can change` }));
    },
    consequence: 'pods that start on different days run different programs, and no pull request shows it',
    remedy: 'name a version, best with its digest',
    source: `${K8S}/concepts/containers/images/#image-names`,
  },
  {
    id: 'availability/node-powers',
    severity: 'danger',
    class: 'availability',
    match: (change) => {
      const pods = podsOf(change);
      const gained = newTexts(nodePowers(pods?.before), nodePowers(pods?.after));
      return gained.length === 0 ? [] : [{ what: `gets power over its node: ${gained.join(', ')}` }];
    },
    consequence: 'whoever takes the pod takes the node, and with it the pods and the role of the node',
    remedy: 'leave it out, or keep such pods in a namespace and on nodes of their own',
    source: `${K8S}/concepts/security/pod-security-standards/`,
  },
  {
    id: 'availability/fargate',
    severity: 'danger',
    class: 'availability',
    match: fargateRefusals,
    consequence: 'the pod matches a Fargate profile and cannot run there: it stays pending',
    remedy: 'take it out of the namespace of the profile, or leave out what Fargate does not have',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html#fargate-considerations',
  },
  {
    id: 'availability/cluster-admin',
    severity: 'danger',
    class: 'access',
    match: (change) => {
      if (change.operation === 'removed') return [];
      const { after } = change;
      if (!isKind(after, RBAC, 'ClusterRoleBinding', 'RoleBinding')) return [];
      const before = change.operation === 'added' ? [] : administratorsOf(change.before);
      return newTexts(before, administratorsOf(after)).length > 0 ? [{ what: 'gives cluster-admin' }] : [];
    },
    consequence: 'its subjects may do everything, and read every Secret',
    remedy: 'bind a role with the verbs that are needed',
    source: `${K8S}/concepts/security/rbac-good-practices/#least-privilege`,
  },
  {
    id: 'availability/wildcard',
    severity: 'danger',
    class: 'access',
    match: (change) => {
      if (change.operation === 'removed' || !isKind(change.after, RBAC, 'ClusterRole', 'Role')) return [];
      const before = change.operation === 'added' ? [] : wildcards(change.before.value);
      const gained = wildcards(change.after.value).filter(
        ({ rule }) => !before.some((one) => one.rule === rule),
      );
      const parts = [...new Set(gained.flatMap((one) => one.parts))];
      return parts.length === 0 ? [] : [{ what: `allows * for ${parts.join(' and ')}` }];
    },
    consequence: 'the role also covers what is added to the API later',
    remedy: 'list verbs, resources and groups',
    source: `${K8S}/concepts/security/rbac-good-practices/#least-privilege`,
  },
  {
    id: 'availability/iam-role',
    severity: 'warning',
    class: 'access',
    match: (change) => {
      if (change.operation !== 'changed' || !isKind(change.after, '', 'ServiceAccount')) return [];
      const role = ['metadata', 'annotations', 'eks.amazonaws.com/role-arn'];
      return change.fields
        .filter((field) => touches(field, role))
        .map((field) => ({ what: 'takes another IAM role', field }));
    },
    consequence: 'pods get the rights of the other role when they restart, and lose those of the old one',
    remedy: 'see that the role exists, trusts this service account, and has the rights',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
  },
  {
    id: 'availability/webhook-blocks-all',
    severity: 'danger',
    class: 'availability',
    match: (change) => {
      if (change.operation === 'removed') return [];
      if (!isKind(change.after, 'admissionregistration.k8s.io', ...WEBHOOKS)) return [];
      const before = change.operation === 'added' ? [] : blockingWebhooks(change.before.value);
      return newTexts(before, blockingWebhooks(change.after.value)).map((name) => ({
        what: `has the webhook ${name}, which fails closed in every namespace`,
      }));
    },
    consequence:
      'while its pods are down nothing can be made, in kube-system and argocd neither: the cluster cannot heal itself',
    remedy: 'exclude kube-system and argocd by namespaceSelector, or set failurePolicy: Ignore',
    source: `${K8S}/concepts/cluster-administration/admission-webhooks-good-practices/`,
  },
  {
    id: 'availability/default-deny',
    severity: 'danger',
    class: 'availability',
    match: (change) => {
      if (change.operation === 'removed') return [];
      if (!isKind(change.after, 'networking.k8s.io', 'NetworkPolicy')) return [];
      const was = change.operation === 'added' ? [] : denied(change.before.value);
      const directions = newTexts(was, denied(change.after.value));
      return directions.length === 0
        ? []
        : [{ what: `denies all ${directions.join(' and ')} of its namespace` }];
    },
    consequence: 'pods of the namespace reach nothing that no other policy allows, DNS included',
    remedy: 'merge the policies that allow first',
    source: `${K8S}/concepts/services-networking/network-policies/#default-policies`,
  },
  {
    id: 'availability/platform-application',
    severity: 'warning',
    match: (change) => {
      if (change.operation !== 'changed' || !isKind(change.after, 'argoproj.io', 'Application')) return [];
      if (!PLATFORM.includes(change.after.ref.name)) return [];
      const field = change.fields.find((one) => touches(one, 'spec.source') || touches(one, 'spec.sources'));
      return field === undefined ? [] : [{ what: 'is what keeps the cluster running', field }];
    },
    consequence: 'a mistake here stops all syncs, or all new nodes',
    remedy: 'merge it alone, in one stage after the other, and watch it',
    source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/upgrading/overview/',
  },
];

const PLATFORM: readonly string[] = ['argocd', 'karpenter', 'karpenter-crd', 'karpenter-config', 'root'];
