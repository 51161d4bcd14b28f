import { valueAt } from '../classify/pattern.ts';
import type { Change } from '../compare/match.ts';
import { annotation, isKind } from '../objects/tree-object.ts';
import type { ChangeRule } from './rule.ts';

const GENERATE_PATHS = 'argocd.argoproj.io/manifest-generate-paths';

/** An Application before and after a change in place. */
function changedApplication(change: Change) {
  if (change.operation !== 'changed' || !isKind(change.after, 'argoproj.io', 'Application')) return undefined;
  return { before: change.before, after: change.after };
}

/** An Application follows another source. */
export const ARGOCD_SOURCES: readonly ChangeRule[] = [
  {
    id: 'argocd/source-moved',
    severity: 'warning',
    match: (change) => {
      const application = changedApplication(change);
      if (application === undefined || annotation(application.after, GENERATE_PATHS) === undefined) return [];
      const urls = [application.before, application.after].map(({ value }) =>
        valueAt(value, 'spec.source.repoURL'),
      );
      return urls[0] === urls[1] ? [] : [{ what: `follows another repository with ${GENERATE_PATHS}` }];
    },
    consequence:
      'Argo CD looks in the new repository for the commit that it synced from the old one; where that is not there the Application has a ComparisonError for ever, and nothing of it is synced',
    remedy:
      'see that the new repository has the history of the old one, or take the annotation away until it is synced from there',
    source: 'https://github.com/argoproj/argo-cd/blob/v3.5.1/reposerver/repository/repository.go',
  },
];
