export type { Cases, RuleCase } from './case.ts';
export { application, service, WEB } from './objects.ts';
export { reviewFiles, type Files } from './trees.ts';
export { DELETED_DANGER, NO_CHANGE, place, reportOf, SCALED } from './reports.ts';
