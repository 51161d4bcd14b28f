export { isAllowed, type IamRequest } from './iam/decision.ts';
export type { KindRow, KindTable, TableNode } from '@nodeless/kubernetes-schema/form';
export {
  definitionsOf,
  facts,
  kindTable,
  ruleKey,
  rulesOf,
  schemaOfKind,
  transitionRulesOf,
  verdicts,
  versionsOf,
  type ProgramName,
} from './tables.ts';
export {
  clusterConfigProblems,
  kindProblems,
  NEWEST_RELEASES,
  objectProblems,
  OLDER_RELEASES,
  type Readers,
} from './validate.ts';
