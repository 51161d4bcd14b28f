import { annotated, application, object } from '../testing/objects.ts';
import { reviewFiles, type Files } from '../testing/trees.ts';

const tree = (own: string, ofApplication: string[]): Files => ({
  'argocd/applications/web.yaml': application('web', { syncPolicy: { syncOptions: ofApplication } }),
  'manifests/web/job-migrate.yaml': object('batch/v1', 'Job', 'migrate', {
    ...annotated({ 'argocd.argoproj.io/sync-options': own }),
    spec: { backoffLimit: 1 },
  }),
});
const titles = (own: string, ofApplication: string[], before = tree('Prune=false', ofApplication)) =>
  reviewFiles(before, tree(own, ofApplication))
    .dangers.filter(({ rule }) => rule === 'argocd/force-without-replace')
    .map(({ title }) => title);

const TOLD = ['Job web/migrate has Force=true without Replace=true, and is applied server-side'];

test.each([
  ['Force=true', ['ServerSideApply=true'], TOLD],
  ['Prune=false, Force=true, ServerSideApply=true', [], TOLD],
  ['Force=true,Replace=true', ['ServerSideApply=true'], []],
  ['Force=true', ['ServerSideApply=true', 'Replace=true'], []],
  ['Force=true,ServerSideApply=false', ['ServerSideApply=true'], []],
  ['Force=true', [], []],
])('%s below %j', (own, ofApplication, expected) => {
  expect(titles(own, ofApplication)).toEqual(expected);
});

test('what was so before is no news', () => {
  const before = tree('Force=true', ['ServerSideApply=true']);
  expect(titles('Force=true,PruneLast=true', ['ServerSideApply=true'], before)).toEqual([]);
});

test.each([
  ['v3.5.1', 'danger'],
  ['v3.6.1', 'warning'],
])('Argo CD %s: %s', (version, severity) => {
  const argocd: Files = {
    'argocd/applications/argocd.yaml': application('argocd', {
      info: [{ name: 'Release', value: version }],
    }),
  };
  const options = ['ServerSideApply=true'];
  const { dangers } = reviewFiles(
    { ...argocd, ...tree('Prune=false', options) },
    { ...argocd, ...tree('Force=true', options) },
  );
  expect(dangers.filter(({ rule }) => rule === 'argocd/force-without-replace')).toMatchObject([
    { severity, title: TOLD[0] },
  ]);
});
