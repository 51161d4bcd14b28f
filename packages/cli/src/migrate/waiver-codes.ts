import { currentId } from '@nodeless/review';
import type { Migration } from './migration.ts';

/** Where waivers stand: in a cluster.yaml, and in fleet.yaml for all clusters and for those of a stage. */
const RULES = [
  ['waivers', '*', 'rule'],
  ['defaults', 'waivers', '*', 'rule'],
  ['stages', '*', 'waivers', '*', 'rule'],
];

/** `d1/volume` is `deletions/volume`. */
export const WAIVER_CODES: Migration = {
  version: '0.2.0',
  title:
    'waivers name rules by the families deletions, immutable-fields, aws-resources, argocd and availability',
  edit: (source, kind) => {
    if (kind !== 'Cluster' && kind !== 'Fleet') return;
    for (const rule of RULES) source.replace(rule, currentId);
  },
};
