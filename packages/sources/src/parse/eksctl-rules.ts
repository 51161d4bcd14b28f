import { at, type Diagnostic } from '@nodeless/core';
import type { Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { ClusterRule } from './rule.ts';

/** Keys of the ClusterConfig that everything else depends on, with the keys of cluster.yaml that decide them. */
const FIXED: readonly (readonly [string, Segments])[] = [
  ['name', ['name']],
  ['region', ['region']],
  ['version', ['kubernetes', 'version']],
];

/**
 * The escape hatch cannot make another cluster: roles, Applications and commands are rendered for the one that the
 * other keys describe.
 */
export const eksctlMetadata: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'Metadata of the ClusterConfig would make another cluster than the one that is rendered for',
  check({ stack }) {
    return FIXED.flatMap(([key, decidedBy]): Diagnostic[] => {
      const path = ['eksctl', 'metadata', key];
      const metadata = at(stack.value, 'eksctl', 'metadata');
      const wanted = at(metadata, key);
      const decided = at(stack.value, ...decidedBy.map(String));
      if (wanted === undefined || wanted === decided) return [];
      return [
        {
          code: 'spec/conflict',
          severity: 'error',
          message: `eksctl.metadata.${key}: ${JSON.stringify(wanted)} contradicts ${decidedBy.join('.')}, which is ${JSON.stringify(decided)}`,
          hint: `leave it out here, and change ${decidedBy.join('.')} where the cluster is meant to change`,
          location: stack.placeOf(path).location,
          related: [{ message: decidedBy.join('.'), location: stack.placeOf(decidedBy).location }],
        },
      ];
    });
  },
};
