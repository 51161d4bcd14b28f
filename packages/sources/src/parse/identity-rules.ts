import { errorAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { CodeDefinition, SpecPath } from '@nodeless/core';
import { appRoleName } from '../model/app-identity.ts';
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
  check({ spec, stack, apps: listed }) {
    if (!isWhole(spec) || spec.addons[AGENT] || autoModeOf(spec) !== undefined) return [];
    const sources = [...listed.values()];
    const apps = sources.map(({ value }) => value);
    const byPodIdentity = workloadIdentities({ spec, apps }).filter(({ by }) => by === 'pod-identity');
    const stackOf = (place: SpecPath) =>
      sources.find(({ value }) => place.startsWith(`app/${value.name}#`))?.stack ?? stack;
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
        location: stackOf(place).placeOf(segmentsOf(place)).location,
        ...(addons.layer === 'default'
          ? {}
          : { related: [{ message: `the add-ons, without ${AGENT}`, location: addons.location }] }),
      };
    });
  },
};

const LONGEST_ROLE_NAME = 64;

/** Roles of apps have the names of the cluster and of the app in their own. */
export const appRoleNames: ClusterRule = {
  codes: [VALUE_CODES['spec/invalid-name']],
  title: 'The role of an app would have a name that IAM does not take',
  references: ['https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html'],
  check({ spec, apps }) {
    if (!isWhole(spec)) return [];
    return [...apps.values()].flatMap((app) => {
      if (app.value.serviceAccount?.role === undefined) return [];
      const name = appRoleName(spec, app.value);
      if (name.length <= LONGEST_ROLE_NAME) return [];
      const message = `in the cluster ${spec.name} the role would be called ${name}, which has ${name.length} characters, and IAM takes ${LONGEST_ROLE_NAME}`;
      const hint = 'choose a shorter name for the app or for the cluster';
      return [errorAt(app.stack, ['name'], { code: 'spec/invalid-name', message, hint })];
    });
  },
};

/** What identities follow from. A cluster where some of it is broken is looked at again when it is right. */
const NEEDED = [
  ...(['name', 'stage', 'region', 'accountId', 'iam'] as const),
  ...(['addons', 'components', 'compute', 'storage', 'apps'] as const),
] as const;

function isWhole(spec: Partial<ClusterSpec>): spec is ClusterSpec {
  return NEEDED.every((key) => spec[key] !== undefined);
}
