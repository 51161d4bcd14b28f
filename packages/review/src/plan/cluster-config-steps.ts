import { touches } from '../classify/pattern.ts';
import { type FieldChange, showPath } from '../report/field-change.ts';
import type { ConfigStep } from './config-step.ts';
import { ACCESS } from './steps/access.ts';
import { ADDONS, CAPABILITIES } from './steps/addons.ts';
import { CONTROL_PLANE, EKS_AUTO_MODE } from './steps/control-plane.ts';
import { FARGATE_PROFILES, FARGATE_ROLE } from './steps/fargate.ts';
import { IDENTITY_MAPPINGS, OIDC, POD_IDENTITIES, SERVICE_ACCOUNTS } from './steps/iam.ts';
import { KUBERNETES_VERSION } from './steps/kubernetes-version.ts';
import { NETWORK } from './steps/network.ts';
import { NEW_NODE_GROUPS, NODE_GROUPS } from './steps/node-groups.ts';
import { CLUSTER_TAGS } from './steps/tags.ts';

/**
 * In the order of work: who may in, the control plane, new nodes, what runs on them with its rights, and last the nodes
 * that change or go. The agent of pod identities is an add-on, so add-ons come before the associations.
 */
export const CONFIG_STEPS: readonly ConfigStep[] = [
  ...ACCESS,
  IDENTITY_MAPPINGS,
  ...NETWORK,
  KUBERNETES_VERSION,
  ...CONTROL_PLANE,
  CLUSTER_TAGS,
  ...EKS_AUTO_MODE,
  NEW_NODE_GROUPS,
  OIDC,
  ADDONS,
  SERVICE_ACCOUNTS,
  POD_IDENTITIES,
  CAPABILITIES,
  FARGATE_ROLE,
  FARGATE_PROFILES,
  NODE_GROUPS,
];

/** Fields that no row of the table covers, as texts. */
export function uncovered(fields: readonly FieldChange[], fixed: readonly string[]): string[] {
  const known = [...CONFIG_STEPS.flatMap(({ paths }) => paths), ...fixed];
  return fields
    .filter((field) => !known.some((path) => touches(field, path)))
    .map((field) => showPath(field.path));
}
