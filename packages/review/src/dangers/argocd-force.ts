import { texts } from '@nodeless/core';
import { valueAt } from '../classify/pattern.ts';
import { annotation, type TreeObject } from '../objects/tree-object.ts';
import { isSyncedBy36 } from './argocd-version.ts';
import type { ClusterContext } from './context.ts';
import type { ChangeRule } from './rule.ts';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/**
 * `Force=true`: nothing applies server-side with it, so that it needs `Replace=true` there. Argo CD 3.5 hands it to
 * kubectl, which refuses; 3.6 leaves it out. Source: newApplyOptions in gitops-engine/pkg/utils/kube/resource_ops.go
 */
export const ARGOCD_FORCE: readonly ChangeRule[] = [
  {
    id: 'argocd/force-without-replace',
    severity: 'danger',
    match: (change, context) => {
      if (change.operation === 'removed' || !isForcedApply(change.after, context, 'head')) return [];
      if (change.operation !== 'added' && isForcedApply(change.before, context, 'base')) return [];
      const what = 'has Force=true without Replace=true, and is applied server-side';
      return [isSyncedBy36(context, 'head') === true ? { what, severity: 'warning' } : { what }];
    },
    consequence:
      'up to Argo CD 3.5 kubectl refuses --force together with --server-side, so every sync of the object fails, and with it that of its Application; from 3.6 on Force=true does nothing',
    remedy: 'write Force=true,Replace=true, or leave Force=true out',
    source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#force-sync',
  },
];

/** `Force=true` for an object that is applied server-side and not replaced. */
export function isForcedApply(object: TreeObject, context: ClusterContext, side: 'base' | 'head'): boolean {
  const own = (annotation(object, SYNC_OPTIONS) ?? '').split(',').map((text) => text.trim());
  const application = context.application(side, object.place.application)?.value;
  const all = [
    ...own,
    ...texts(application === undefined ? undefined : valueAt(application, 'spec.syncPolicy.syncOptions')),
  ];
  const isServerSide = !own.includes('ServerSideApply=false') && all.includes('ServerSideApply=true');
  return own.includes('Force=true') && !all.includes('Replace=true') && isServerSide;
}
