import { INSTANCE_LABEL_NAMES, NODE_LABELS, restrictedLabelReason } from '../karpenter/labels.ts';

const DOMAIN = 'eks.amazonaws.com';

/** Labels of Auto Mode that stand for labels of Karpenter's own domain. */
export const AUTO_MODE_LABELS = {
  computeType: `${DOMAIN}/compute-type`,
  instanceCategory: `${DOMAIN}/instance-category`,
  instanceGeneration: `${DOMAIN}/instance-generation`,
} as const;

/**
 * Labels of its own that Auto Mode sets, and that requirements may name.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html#auto-supported-labels
 */
export const AUTO_MODE_NODE_LABELS: ReadonlySet<string> = new Set([
  ...Object.values(AUTO_MODE_LABELS),
  ...INSTANCE_LABEL_NAMES.map((name) => `${DOMAIN}/${name}`),
]);

/** Labels that every node has besides, whatever its pool says. */
export const AUTO_MODE_OPEN_LABELS: ReadonlySet<string> = new Set([
  ...AUTO_MODE_NODE_LABELS,
  NODE_LABELS.architecture,
  NODE_LABELS.capacityType,
  NODE_LABELS.instanceType,
  NODE_LABELS.region,
  NODE_LABELS.zone,
]);

/** Nodes run Linux and nothing else, so the guide names these as not supported. */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  NODE_LABELS.operatingSystem,
  'node.kubernetes.io/windows-build',
]);

/** Why a requirement of a pool of Auto Mode may not be about a label; undefined when it may. */
export function autoModeRequirementReason(key: string): string | undefined {
  if (UNSUPPORTED.has(key)) return `EKS Auto Mode does not support requirements on ${key}: nodes run Linux`;
  if (isBelow(key, 'karpenter.k8s.aws')) {
    return `EKS Auto Mode does not know labels of karpenter.k8s.aws: its own are of ${DOMAIN}`;
  }
  if (isBelow(key, DOMAIN) && !AUTO_MODE_NODE_LABELS.has(key)) {
    return `EKS Auto Mode does not know the label ${key}`;
  }
  return restrictedLabelReason(key);
}

/**
 * Why a pool of Auto Mode may not give its nodes a label; undefined when it may. The whole domain is taken, subdomains
 * too. Source: https://github.com/awslabs/ai-on-eks/pull/376 (the words of the API server)
 */
export function autoModeLabelReason(key: string): string | undefined {
  return isBelow(key, DOMAIN) ? `label domain "${DOMAIN}" is restricted` : restrictedLabelReason(key);
}

function isBelow(key: string, domain: string): boolean {
  const slash = key.indexOf('/');
  const own = slash < 0 ? '' : key.slice(0, slash);
  return own === domain || own.endsWith(`.${domain}`);
}
