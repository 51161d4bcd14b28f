import { annotated, application, object } from '../objects.ts';
import type { Files } from '../trees.ts';
import type { Cases } from './case.ts';

const job = (options: string): Files => ({
  'argocd/applications/web.yaml': application('web', {
    syncPolicy: { syncOptions: ['ServerSideApply=true'] },
  }),
  'manifests/web/job-migrate.yaml': object('batch/v1', 'Job', 'migrate', {
    ...annotated({ 'argocd.argoproj.io/sync-options': options }),
    spec: { backoffLimit: 1 },
  }),
});

export const ARGOCD_FORCE_CASES: Cases = {
  'argocd/force-without-replace': {
    meets: { base: job('Validate=true'), head: job('Force=true') },
    spares: { base: job('Validate=true'), head: job('Force=true,Replace=true') },
  },
};
