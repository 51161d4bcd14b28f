/**
 * What follows when the API server refuses an object. Applications compare by a dry run at the API server
 * (ServerSideDiff=true), so that the refusal comes before any sync. Source: StateDiffs in CompareAppState,
 * controller/state.go, Argo CD v3.5.1
 */
export const REFUSED =
  'the API server refuses the update already when Argo CD compares (ComparisonError): nothing of this Application is applied, healed or pruned until a later commit takes the change back';

/** How an object gets a field that cannot change. */
export const RECREATE =
  'give the object another name, or delete it by hand in a maintenance window and let Argo CD recreate it';

/** Where the API server's rules stand. */
export const VALIDATION = 'https://github.com/kubernetes/kubernetes/blob/v1.35.4/pkg/apis';
