import { application, object, inWeb } from '../testing/objects.ts';
import { reviewFiles, type Files } from '../testing/trees.ts';

const map = { 'manifests/web/it.yaml': object('v1', 'PersistentVolumeClaim', 'it', inWeb) };
const web = (allowEmpty: boolean): Files => ({
  'argocd/applications/web.yaml': application('web', {
    syncPolicy: { automated: { prune: true, allowEmpty } },
  }),
});
const rules = (base: Files, head: Files) => reviewFiles(base, head).dangers.map(({ rule }) => rule);
const PLACE = { 'manifests/web/RETIRED.txt': 'its objects are deleted\n' };

test('the last objects of an Application go when it may be empty and its folder is still there', () => {
  expect(rules({ ...web(false), ...map }, { ...web(true), ...PLACE })).toEqual([
    'deletions/application-emptied',
    'deletions/volume',
  ]);
});

test.each<[string, Files]>([
  ['its folder is gone', web(true)],
  ['it may not be empty', { ...web(false), ...PLACE }],
])('they stay when %s', (_name, head) => {
  expect(rules({ ...web(true), ...map }, head)).toContain('deletions/last-object');
  expect(rules({ ...web(true), ...map }, head)).not.toContain('deletions/volume');
});
