import type { RuleDefinition } from '@nodeless/core';
import { ADDON_VERSIONS, CLUSTER_CONFIG } from './cluster-config/problems.ts';
import { NETWORK_FACTS } from './network-facts.ts';
import { OVERLAY } from './overlay/overlay.ts';

/** What may stand in the way of what exists before Argo CD. */
export const PROVISION_RULES: readonly RuleDefinition[] = [
  ADDON_VERSIONS,
  CLUSTER_CONFIG,
  NETWORK_FACTS,
  OVERLAY,
];
