import { application } from '../objects.ts';
import type { Files } from '../trees.ts';
import type { Cases } from './case.ts';

const karpenter = (version: string, letter: string): Files => ({
  'argocd/applications/karpenter.yaml': application('karpenter', {
    info: [{ name: 'Release', value: version }],
    source: {
      repoURL: 'https://github.com/example/charts.git',
      targetRevision: letter.repeat(40),
      path: 'charts/karpenter',
    },
  }),
});

export const ARGOCD_RELEASES_CASES: Cases = {
  'argocd/version-without-commit': {
    meets: { base: karpenter('1.14.1', 'a'), head: karpenter('1.15.2', 'a') },
    spares: { base: karpenter('1.14.1', 'a'), head: karpenter('1.15.2', 'b') },
  },
};
