import { problem, type ConfigRule } from '../problem.ts';
import { TAINT_EFFECTS } from '../taints.ts';
import type { Taints } from '../types.ts';
import { allGroups } from './facts.ts';
import { isLabelValue, isQualifiedName } from './qualified-names.ts';

/** Labels below reserved domains that kubelet may set. Source: k8s.io/kubelet/pkg/apis/well_known_labels.go. */
const KUBELET_LABELS: readonly string[] = [
  'beta.kubernetes.io/arch',
  'beta.kubernetes.io/instance-type',
  'beta.kubernetes.io/os',
  'failure-domain.beta.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'kubernetes.io/arch',
  'kubernetes.io/hostname',
  'kubernetes.io/os',
  'node.kubernetes.io/instance-type',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
];

/** Domains, with all below them, in which kubelet may set any label. */
const KUBELET_DOMAINS: readonly string[] = ['kubelet.kubernetes.io', 'node.kubernetes.io'];
const RESERVED_DOMAINS: readonly string[] = ['kubernetes.io', 'k8s.io'];

/** Kubelet does not start with labels that are malformed or reserved. Source: `validateLabels` in validation.go. */
export const nodeLabels: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    for (const [key, value] of Object.entries(group.labels ?? {})) {
      const where = [...path, 'labels', key];
      if (!isQualifiedName(key))
        yield problem(
          where,
          `${key} is no key of a label`,
          'write name or prefix/name: letters, digits, hyphens, dots and underscores, the name up to 63 characters',
        );
      else if (isReserved(key)) {
        yield problem(
          where,
          `${key} has a prefix that Kubernetes keeps for itself`,
          'use a domain of your own',
        );
      }
      if (!isLabelValue(value))
        yield problem(
          where,
          `"${value}" is no value of a label`,
          'write up to 63 letters, digits, hyphens, dots and underscores, with a letter or digit at both ends',
        );
    }
  }
};

/**
 * The names of the cluster and of its groups become labels of the nodes. Source: `setDefaultNodeLabels` in defaults.go and
 * `validateLabels` in validation.go, which are asked for managed groups; kubelet says the same about all nodes.
 */
export const nodeNameLabels: ConfigRule = function* (config) {
  const groups = allGroups(config);
  const hint = 'end with a letter or digit, and stay below 64 characters';
  if (groups.length > 0 && !isLabelValue(config.metadata.name)) {
    yield problem(['metadata', 'name'], `${config.metadata.name} cannot become a label of nodes`, hint);
  }
  for (const { group, path } of groups) {
    if (isLabelValue(group.name)) continue;
    yield problem([...path, 'name'], `${group.name} cannot become a label of nodes`, hint);
  }
};

/** Source: `validateTaints` in validation.go, `Validate` in pkg/utils/taints/taints.go. */
export const nodeTaints: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    for (const { at, key, value, effect } of taintList(group.taints)) {
      const where = [...path, 'taints', at];
      if (!isQualifiedName(key))
        yield problem(
          where,
          `${key} is no key of a taint`,
          'write name or prefix/name: letters, digits, hyphens, dots and underscores, the name up to 63 characters',
        );
      if (!isLabelValue(value))
        yield problem(
          where,
          `"${value}" is no value of a taint`,
          'write up to 63 letters, digits, hyphens, dots and underscores, with a letter or digit at both ends',
        );
      if (!TAINT_EFFECTS.some((known) => known === effect)) {
        yield problem(where, `"${effect}" is no effect of a taint`, `write ${TAINT_EFFECTS.join(', ')}`);
      }
    }
  }
};

/** Taints from either form. The map has values `value:effect` or `effect`. */
function taintList(taints: Taints = []) {
  if (Array.isArray(taints)) {
    return taints.map(({ key, value = '', effect }, at) => ({ at, key, value, effect }));
  }
  return Object.entries(taints).map(([key, text]) => {
    const parts = text.split(':');
    const [value = '', effect = ''] = parts.length === 1 ? ['', ...parts] : parts.length === 2 ? parts : [];
    return { at: key, key, value, effect };
  });
}

function isReserved(label: string): boolean {
  const [domain, name] = label.split('/');
  const isBelow = (parents: readonly string[]) =>
    parents.some((parent) => domain === parent || domain?.endsWith(`.${parent}`) === true);
  return (
    name !== undefined &&
    isBelow(RESERVED_DOMAINS) &&
    !isBelow(KUBELET_DOMAINS) &&
    !KUBELET_LABELS.includes(label)
  );
}
