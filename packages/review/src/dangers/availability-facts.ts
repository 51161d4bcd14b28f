import { at, compareText, isJsonObject, maps, texts, type JsonObject, type JsonValue } from '@nodeless/core';
import { isBuiltInGroup, parseQuantity } from '@nodeless/contracts/kubernetes';
import { fargateProfileOf, type FargateProfile, type PodTemplate } from '@nodeless/contracts/placement';
import { stableText } from '../compare/diff.ts';
import type { Change } from '../compare/match.ts';
import type { ClusterContext } from './context.ts';
import { allContainers, nodePowers, podsOf } from './pod.ts';
import type { Hit } from './rule.ts';

export function newTexts(before: readonly string[], after: readonly string[]): string[] {
  return after.filter((text) => !before.includes(text));
}

export function objectAt(value: JsonValue | undefined, ...keys: readonly string[]): JsonObject {
  const found = at(value, ...keys);
  return isJsonObject(found) ? found : {};
}

export function below(limit: JsonValue | undefined, request: JsonValue | undefined): boolean {
  const [most, least] = [limit, request].map((value) =>
    value === undefined ? undefined : parseQuantity(String(value)),
  );
  return most !== undefined && least !== undefined && most < least;
}

export function blocks(budget: JsonObject): boolean {
  const [most, least] = ['maxUnavailable', 'minAvailable'].map((key) => at(budget, 'spec', key));
  return most === 0 || most === '0%' || most === '0' || least === '100%';
}

/** The rules of a role with `*` in them, and what each of them has it for. */
export function wildcards(role: JsonObject): { readonly rule: string; readonly parts: readonly string[] }[] {
  return maps(role['rules']).flatMap((rule) => {
    const parts = ['verbs', 'resources', 'apiGroups', 'nonResourceURLs'].filter((part) =>
      texts(rule[part]).includes('*'),
    );
    return parts.length === 0 ? [] : [{ rule: stableText(sorted(rule)), parts }];
  });
}

/** The order in the lists of a rule means nothing. */
function sorted(rule: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(rule).map(([key, list]) => [key, texts(list).sort(compareText)]));
}

/** Names that a webhook must leave alone, so that the cluster can heal. */
const VITAL = ['kube-system', 'argocd'];

export function blockingWebhooks(configuration: JsonObject): string[] {
  return maps(configuration['webhooks'])
    .filter((webhook) => (webhook['failurePolicy'] ?? 'Fail') === 'Fail' && reachesBuiltIn(webhook))
    .filter(
      (webhook) =>
        !sparesVital(webhook['namespaceSelector']) && !isJsonObject(nonEmpty(webhook['objectSelector'])),
    )
    .map((webhook) => String(webhook['name']));
}

/** What the cluster heals itself with is of groups that the API server serves itself; without rules nothing is known. */
function reachesBuiltIn(webhook: JsonObject): boolean {
  if (webhook['rules'] === undefined) return true;
  return maps(webhook['rules'])
    .flatMap((rule) => texts(rule['apiGroups']))
    .some((group) => group === '*' || isBuiltInGroup(group));
}

function nonEmpty(value: JsonValue | undefined): JsonValue | undefined {
  return isJsonObject(value) && Object.keys(value).length > 0 ? value : undefined;
}

/** A selector that asks for a label or a name spares what has none; one that excludes has to exclude both. */
function sparesVital(selector: JsonValue | undefined): boolean {
  if (Object.keys(objectAt(selector, 'matchLabels')).length > 0) return true;
  return maps(at(selector, 'matchExpressions')).some((expression) => {
    const values = texts(expression['values']);
    if (expression['operator'] === 'NotIn') return VITAL.every((name) => values.includes(name));
    if (expression['operator'] === 'In') return VITAL.every((name) => !values.includes(name));
    return expression['operator'] === 'Exists';
  });
}

/**
 * The directions in which a policy denies all pods of its namespace everything. Without `policyTypes` a policy is about
 * Ingress, and about Egress only where it has rules for that: SetDefaults_NetworkPolicy in
 * https://github.com/kubernetes/kubernetes/blob/v1.35.4/pkg/apis/networking/v1/defaults.go
 */
export function denied(policy: JsonObject): string[] {
  const selector = objectAt(policy, 'spec', 'podSelector');
  const some =
    Object.keys(objectAt(selector, 'matchLabels')).length > 0 ||
    maps(selector['matchExpressions']).length > 0;
  if (some) return [];
  const written = texts(at(policy, 'spec', 'policyTypes'));
  const types = written.length > 0 ? written : ['Ingress'];
  return ['Ingress', 'Egress'].filter((type) => {
    const rules = at(policy, 'spec', type.toLowerCase());
    return types.includes(type) && (!Array.isArray(rules) || rules.length === 0);
  });
}

export function fargateRefusals(change: Change, context: ClusterContext): Hit[] {
  const pods = podsOf(change);
  if (pods === undefined) return [];
  const [before, after] = [pods.before, pods.after].map((pod) => [...nodePowers(pod), ...otherLimits(pod)]);
  const gained = newTexts(before ?? [], after ?? []);
  // Pods of a DaemonSet are made for nodes, and Fargate never gets one.
  if (gained.length === 0 || pods.after.onEveryNode) return [];
  const configs = context.objects('head', (path) => path.includes('/rendered/eksctl/'));
  const profiles = configs.flatMap((config) =>
    maps(config.value['fargateProfiles']),
  ) as unknown as FargateProfile[];
  const profile = fargateProfileOf(profiles.filter(isProfile), pods.after);
  return profile === undefined
    ? []
    : [{ what: `runs on Fargate by the profile ${profile.name}, which has no ${gained.join(', ')}` }];
}

function isProfile(profile: FargateProfile): boolean {
  return typeof profile.name === 'string' && Array.isArray(profile.selectors);
}

/** GPUs and ports of the host: Fargate has neither. */
function otherLimits(pod: PodTemplate | undefined): string[] {
  return allContainers(pod).flatMap((container) => [
    ...Object.keys(objectAt(container, 'resources', 'limits')).filter((name) => /gpu|neuron/.test(name)),
    ...maps(container['ports']).flatMap((port) =>
      port['hostPort'] === undefined ? [] : [`hostPort ${String(port['hostPort'])}`],
    ),
  ]);
}
