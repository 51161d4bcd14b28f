import { at, describeObject, namespaceOf, type Resource } from '@nodeless/core';
import { clusterAddons } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { addonPods, addonPodWords, addonValuePath } from '../../view/addon-pods.ts';
import { selectsLabels } from '../../view/label-selector.ts';

const MODE = 'NETWORK_POLICY_ENFORCING_MODE';
/** Pods that a message names. */
const NAMED = 3;

/** Pods as a NetworkPolicy sees them. */
interface Pods {
  readonly what: string;
  readonly namespace: string;
  readonly labels: { readonly [key: string]: string };
}

/**
 * In the mode strict a pod has no network until a NetworkPolicy selects it, DNS of the cluster included. Pods that a chart
 * makes are passed over: it may bring policies of its own.
 */
export const strictPolicies: Rule = {
  codes: [
    {
      code: 'network/strict-policies',
      severity: 'error or warning',
      title: 'NetworkPolicies are strict, and pods have none: they have no network',
    },
  ],
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html'],
  *check(view) {
    const { model } = view;
    const addon = clusterAddons(model.spec).find(({ name }) => name === 'vpc-cni');
    if (addon === undefined || at(addon.configuration, 'env', MODE) !== 'strict') return;
    const path = addonValuePath(model, addon, ['env', MODE]);
    if (String(addon.configuration['enableNetworkPolicy']) !== 'true') {
      const message = `${MODE}: strict does nothing while the VPC CNI enforces no NetworkPolicies`;
      yield finding(model, path, 'network/strict-policies', message, {
        severity: 'warning',
        hint: "write enableNetworkPolicy: 'true' beside env, or remove the variable",
      });
      return;
    }
    const policies = view.resources.filter(({ manifest }) => manifest.kind === 'NetworkPolicy');
    const without = podsOnNodes(view).filter((pods) => !policies.some((policy) => selects(policy, pods)));
    if (without.length === 0) return;
    const names = without.slice(0, NAMED).map(({ what }) => what);
    const rest = without.length > NAMED ? ` and ${without.length - NAMED} more` : '';
    const message = `${MODE}: strict lets pods without a NetworkPolicy reach nothing and be reached by nothing, and none selects ${names.join(', ')}${rest}`;
    yield finding(model, path, 'network/strict-policies', message, {
      severity: 'error',
      hint: 'write standard, or a NetworkPolicy for each of them first (network of an app), for DNS of the cluster too',
    });
  },
};

/** Pods that use the network of their node, and those on Fargate, know no policies. */
function podsOnNodes({ model, pods }: ClusterView): Pods[] {
  const rendered = pods
    .filter(({ fargateProfile, spec }) => fargateProfile === undefined && spec['hostNetwork'] !== true)
    .map(({ namespace, labels, resource }) => ({
      namespace,
      labels,
      what: describeObject(resource.manifest),
    }));
  const ofAddons = addonPods(model)
    .filter(({ kind, fargateProfile }) => kind === 'Deployment' && fargateProfile === undefined)
    .map((one) => ({ namespace: one.namespace, labels: one.labels, what: addonPodWords(one) }));
  return [...rendered, ...ofAddons];
}

function selects({ manifest }: Resource, { namespace, labels }: Pods): boolean {
  return namespaceOf(manifest) === namespace && selectsLabels(at(manifest, 'spec', 'podSelector'), labels);
}
