import type { CodeDefinition } from '@nodeless/core';
import { autoModeOf } from '../model/auto-mode.ts';
import { workloadIdentities } from '../model/workload-identity.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import { segmentsOf } from './segments.ts';
import type { ClusterRule } from './rule.ts';

const AGENT = 'eks-pod-identity-agent';

export const WORKLOAD_IDENTITY_CHAIN: CodeDefinition = {
  code: 'access/workload-identity-chain',
  severity: 'error or warning',
  title: 'A service account would not get the credentials of its role',
};

/** Pod Identity needs its agent on the nodes. One finding for each value that chooses it. */
export const podIdentityAgent: ClusterRule = {
  codes: [WORKLOAD_IDENTITY_CHAIN],
  title: 'Identities are for Pod Identity, and its agent is not among the add-ons',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html'],
  check({ spec, stack }) {
    if (!isWhole(spec) || spec.addons[AGENT] || autoModeOf(spec) !== undefined) return [];
    const byPodIdentity = workloadIdentities(spec).filter(({ by }) => by === 'pod-identity');
    const places = new Set(byPodIdentity.map(({ bySpecPath }) => bySpecPath));
    return [...places].map((place) => {
      const accounts = byPodIdentity
        .filter(({ bySpecPath }) => bySpecPath === place)
        .map(({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`);
      const addons = stack.placeOf(['addons']);
      return {
        code: 'access/workload-identity-chain',
        severity: 'error',
        message: `${accounts.join(', ')} would get no credentials: pod-identity needs the add-on ${AGENT}`,
        hint: `write addons: { ${AGENT}: {} }, or choose irsa`,
        location: stack.placeOf(segmentsOf(place)).location,
        ...(addons.layer === 'default'
          ? {}
          : { related: [{ message: `the add-ons, without ${AGENT}`, location: addons.location }] }),
      };
    });
  },
};

/** What identities follow from. A cluster where some of it is broken is looked at again when it is right. */
const NEEDED = ['name', 'region', 'accountId', 'iam', 'addons', 'components', 'compute', 'storage'] as const;

function isWhole(spec: Partial<ClusterSpec>): spec is ClusterSpec {
  return NEEDED.every((key) => spec[key] !== undefined);
}
