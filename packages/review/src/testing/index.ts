export type { Cases, RuleCase } from './cases/case.ts';
export { application, service, WEB } from './objects.ts';
export { reviewFiles, type Files } from './trees.ts';
