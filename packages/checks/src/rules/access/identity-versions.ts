import { specPath } from '@nodeless/core';
import { KUBE_SYSTEM, workloadIdentities } from '@nodeless/spec';
import { finding, type Rule } from '../../rule.ts';

/**
 * First releases whose SDK asks the agent of Pod Identity for credentials: that of Go from 1.47.11 on. Every Karpenter
 * that supports a Kubernetes version of EKS is new enough.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html; go.mod of the controller at v2.7.0,
 * of external-dns at v0.14.1, which is the chart 1.14.4
 */
const FIRST = [
  { serviceAccount: 'aws-load-balancer-controller', key: 'awsLoadBalancerController', least: '2.7.0' },
  { serviceAccount: 'external-dns', key: 'externalDns', least: '1.14.4' },
] as const;

/** What is older looks for other credentials, and finds those of the node or none. */
export const identityVersions: Rule = {
  codes: ['access/workload-identity-chain'],
  *check({ model }) {
    const byPodIdentity = workloadIdentities(model.spec).filter(({ by }) => by === 'pod-identity');
    for (const { serviceAccount, key, least } of FIRST) {
      const { version } = model.spec.versions[key];
      const identity = byPodIdentity.find(
        (one) => one.namespace === KUBE_SYSTEM && one.serviceAccount === serviceAccount,
      );
      if (identity === undefined || !isOlder(version, least)) continue;
      const path = specPath('cluster', 'versions', key, 'version');
      const message = `${serviceAccount} ${version} knows nothing of Pod Identity: it would get no credentials`;
      yield finding(model, path, 'access/workload-identity-chain', message, {
        hint: `upgrade it to ${least} at least, or choose irsa`,
        related: [{ message: 'chosen here', location: model.provenance(identity.bySpecPath).location }],
      });
    }
  },
};

function isOlder(version: string, least: string): boolean {
  const [have = [], need = []] = [version, least].map((text) =>
    text
      .replace(/^v|[-+].*$/g, '')
      .split('.')
      .map(Number),
  );
  const decisive = need.findIndex((part, index) => part !== have[index]);
  return decisive >= 0 && (have[decisive] ?? 0) < (need[decisive] ?? 0);
}
