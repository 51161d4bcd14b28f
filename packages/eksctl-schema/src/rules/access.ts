import { duplicates, type ConfigProblem, type ConfigRule } from '../problem.ts';
import type { AccessEntry, AccessPolicy } from '../types.ts';

/** Entries of these types carry the permissions of a node; nothing can be added. */
const NODE_TYPES: readonly AccessEntry['type'][] = [
  'EC2_LINUX',
  'EC2_WINDOWS',
  'FARGATE_LINUX',
  'HYBRID_LINUX',
];

/** Access entries: https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html */
export const accessRules: ConfigRule = function* ({ accessConfig }) {
  const entries = accessConfig?.accessEntries ?? [];
  if (entries.length > 0 && accessConfig?.authenticationMode === 'CONFIG_MAP') {
    yield {
      path: ['accessConfig', 'authenticationMode'],
      message: 'access entries are not used in authentication mode CONFIG_MAP',
      hint: 'write API_AND_CONFIG_MAP or API',
    };
  }
  for (const [index, arn] of duplicates(entries, (entry) => entry.principalARN)) {
    yield {
      path: ['accessConfig', 'accessEntries', index, 'principalARN'],
      message: `two access entries name ${arn}`,
      hint: 'a principal has one entry; put all of its policies there',
    };
  }
  for (const [index, entry] of entries.entries()) {
    yield* entryProblems(entry, ['accessConfig', 'accessEntries', index]);
  }
};

function* entryProblems(entry: AccessEntry, path: ConfigProblem['path']): Iterable<ConfigProblem> {
  if (NODE_TYPES.includes(entry.type)) {
    for (const key of ['kubernetesGroups', 'kubernetesUsername', 'accessPolicies'] as const) {
      if ((entry[key]?.length ?? 0) === 0) continue;
      yield {
        path: [...path, key],
        message: `an access entry of type ${entry.type} cannot have ${key}`,
        hint: 'leave it out: the type brings all that nodes need',
      };
    }
  }
  for (const [index, policy] of (entry.accessPolicies ?? []).entries()) {
    yield* policyProblems(policy, [...path, 'accessPolicies', index]);
  }
}

function* policyProblems(policy: AccessPolicy, path: ConfigProblem['path']): Iterable<ConfigProblem> {
  if (!/:cluster-access-policy\/.+$/.test(policy.policyARN)) {
    yield {
      path: [...path, 'policyARN'],
      message: `${policy.policyARN} is not an EKS access policy`,
      hint: 'IAM policies do not work here; write arn:aws:eks::aws:cluster-access-policy/<name>',
    };
  }
  const { type, namespaces = [] } = policy.accessScope;
  if (type === 'cluster' && namespaces.length > 0) {
    yield {
      path: [...path, 'accessScope', 'namespaces'],
      message: 'a policy for the whole cluster cannot list namespaces',
      hint: 'leave the namespaces out, or write type: namespace',
    };
  }
  if (type === 'namespace' && namespaces.length === 0) {
    yield {
      path: [...path, 'accessScope', 'namespaces'],
      message: 'a policy for namespaces lists none',
      hint: 'list at least one namespace, or write type: cluster',
    };
  }
}
