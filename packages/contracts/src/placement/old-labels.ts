import { NODE_LABELS } from '../karpenter/labels.ts';
import type { Requirement } from '../karpenter/requirement.ts';

/**
 * Labels of older releases, and of the EBS driver, that stand for others on each node.
 * Sources: NormalizedLabels in pkg/apis/v1/labels.go of sigs.k8s.io/karpenter v1.14 and in pkg/operator/operator.go of
 * https://github.com/aws/karpenter-provider-aws, https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
const CURRENT: { readonly [old: string]: string } = {
  'beta.kubernetes.io/arch': NODE_LABELS.architecture,
  'beta.kubernetes.io/os': NODE_LABELS.operatingSystem,
  'beta.kubernetes.io/instance-type': NODE_LABELS.instanceType,
  'failure-domain.beta.kubernetes.io/zone': NODE_LABELS.zone,
  'failure-domain.beta.kubernetes.io/region': NODE_LABELS.region,
  'topology.ebs.csi.aws.com/zone': NODE_LABELS.zone,
};

/** A requirement on an older label as one on the label that it stands for. */
export function withCurrentLabel(requirement: Requirement): Requirement {
  const key = Object.hasOwn(CURRENT, requirement.key) ? CURRENT[requirement.key] : undefined;
  return key === undefined ? requirement : { ...requirement, key };
}
