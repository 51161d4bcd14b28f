import { annotated, application, object } from '../objects.ts';
import type { Files } from '../trees.ts';
import type { Cases } from './case.ts';

const deployment = (pointers: string): Files => ({
  'argocd/applications/web.yaml': application('web'),
  'manifests/web/deployment-web.yaml': object('apps/v1', 'Deployment', 'web', {
    ...annotated({ 'argocd.argoproj.io/ignore-differences': `jsonPointers: [${pointers}]` }),
    spec: { replicas: 2 },
  }),
});

export const ARGOCD_IGNORED_CASES: Cases = {
  'argocd/ignored-differences': {
    meets: { base: deployment(''), head: deployment('/spec/replicas') },
    spares: { base: deployment('/spec/replicas'), head: deployment('') },
  },
};
