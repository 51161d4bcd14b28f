import { ARGOCD_RELEASES_CASES } from '../testing/cases/argocd-releases.ts';
import { reviewFiles, type Files } from '../testing/trees.ts';

const { base = {}, head = {} } = ARGOCD_RELEASES_CASES['argocd/version-without-commit']?.meets ?? {};
const { head: both = {} } = ARGOCD_RELEASES_CASES['argocd/version-without-commit']?.spares ?? {};

const titles = (before: Files, after: Files) =>
  reviewFiles(before, after)
    .dangers.filter(({ rule }) => rule === 'argocd/version-without-commit')
    .map(({ title }) => title);

test('a version that moves alone deploys nothing', () => {
  expect(titles(base, head)).toEqual([
    'Application argocd/karpenter says 1.15.2, and still deploys the commit of 1.14.1',
  ]);
});

test('a commit that moves alone says nothing', () => {
  expect(titles(head, both)).toEqual([
    'Application argocd/karpenter deploys another commit, and still says 1.15.2',
  ]);
});

test('both together are a release', () => {
  expect(titles(base, both)).toEqual([]);
});
