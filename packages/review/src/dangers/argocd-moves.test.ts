import type { JsonObject } from '@nodeless/core';
import { application, inWeb, object, WEB } from '../testing/objects.ts';
import { reviewFiles, type Files } from '../testing/trees.ts';

const STRICT = { syncPolicy: { syncOptions: ['FailOnSharedResource=true'] } };
const CASCADE = { finalizers: ['resources-finalizer.argocd.argoproj.io'] };
const SHOP: Files = {
  'argocd/applications/shop.yaml': application('shop', {
    ...STRICT,
    destination: { name: 'in-cluster', namespace: 'shop' },
  }),
};
const BOTH: Files = {
  ...WEB,
  ...SHOP,
  'manifests/web/configmap-keep.yaml': object('v1', 'ConfigMap', 'keep', inWeb),
};
const ANNOTATE = '--overwrite argocd.argoproj.io/tracking-id=';

function dangersOf(value: JsonObject, more: { base?: Files; head?: Files } = {}) {
  const { dangers } = reviewFiles(
    { ...BOTH, ...more.base, 'manifests/web/it.yaml': value },
    { ...(more.head ?? BOTH), 'manifests/shop/it.yaml': value },
  );
  return dangers
    .filter(({ rule }) => /moved|protection/.test(rule))
    .map(({ rule, title, remedy }) => ({ rule, title, remedy }));
}

test.each<[JsonObject, string, string]>([
  [
    object('apps/v1', 'Deployment', 'web', inWeb),
    'Deployment web/web moves from the Application web to shop: its pods stop in between',
    `kubectl annotate deployment.apps web --namespace web ${ANNOTATE}shop:apps/Deployment:web/web`,
  ],
  [
    object('networking.k8s.io/v1', 'Ingress', 'web', inWeb),
    'Ingress web/web moves from the Application web to shop: its hosts do not answer in between, and a load balancer of its own is replaced',
    `kubectl annotate ingress.networking.k8s.io web --namespace web ${ANNOTATE}shop:networking.k8s.io/Ingress:web/web`,
  ],
  [
    object('v1', 'PersistentVolumeClaim', 'data', inWeb),
    'PersistentVolumeClaim web/data moves from the Application web to shop: its data are gone with the reclaim policy Delete',
    `kubectl annotate persistentvolumeclaim data --namespace web ${ANNOTATE}shop:/PersistentVolumeClaim:web/data`,
  ],
  [
    object('karpenter.sh/v1', 'NodePool', 'default'),
    'NodePool default moves from the Application web to shop: its nodes are drained and replaced',
    `kubectl annotate nodepool.karpenter.sh default ${ANNOTATE}shop:karpenter.sh/NodePool:shop/default`,
  ],
])('%j: what is missing in between, and the way without a gap', (value, title, command) => {
  expect(dangersOf(value)).toEqual([
    {
      rule: 'argocd/moved',
      title,
      remedy: `move it in one change and accept the gap; or hand it over just before the merge: ${command}`,
    },
  ]);
});

test('the Argo CD that AWS runs has the namespace of the Application in its tracking ids', () => {
  const root = {
    'argocd/root.yaml': application(
      'root',
      { project: 'bootstrap' },
      {
        annotations: { 'argocd.argoproj.io/tracking-id': 'argocd_root:argoproj.io/Application:argocd/root' },
      },
    ),
  };
  const value = object('v1', 'ConfigMap', 'it', inWeb);
  const [danger] = dangersOf(value, { base: root, head: { ...BOTH, ...root } });
  expect(danger?.remedy).toContain(`${ANNOTATE}argocd_shop:/ConfigMap:web/it`);
});

describe('an object that its old Application does not delete', () => {
  const map = (options?: string) =>
    object('v1', 'ConfigMap', 'it', {
      metadata: {
        namespace: 'web',
        ...(options === undefined ? {} : { annotations: { 'argocd.argoproj.io/sync-options': options } }),
      },
    });
  const title = 'ConfigMap web/it moves from the Application web to shop, which does not delete it';
  const remedy = `hand it over just before the merge: kubectl annotate configmap it --namespace web ${ANNOTATE}shop:/ConfigMap:web/it`;
  const kept = [{ rule: 'argocd/moved-kept', title, remedy }];

  test('because it is protected', () => {
    expect(dangersOf(map('Prune=false'))).toEqual(kept);
  });

  test('because the Application goes without its finalizer', () => {
    expect(dangersOf(map(), { head: SHOP })).toEqual(kept);
  });

  test('because its folder is empty, so that nothing is pruned', () => {
    const base = { ...WEB, ...SHOP };
    const { dangers } = reviewFiles(
      { ...base, 'manifests/web/it.yaml': map() },
      { ...base, 'manifests/shop/it.yaml': map() },
    );
    expect(dangers.map(({ rule }) => rule)).toEqual(['deletions/last-object', 'argocd/moved-kept']);
  });

  test('but one with the finalizer deletes it', () => {
    const web = { 'argocd/applications/web.yaml': application('web', {}, CASCADE) };
    expect(dangersOf(map(), { base: web, head: SHOP })[0]?.rule).toBe('argocd/moved');
  });
});

test('no rule advises to protect the object first: the new Application would fail for ever', () => {
  const { dangers } = reviewFiles(
    { ...BOTH, 'manifests/web/it.yaml': object('v1', 'ConfigMap', 'it', inWeb) },
    {
      ...BOTH,
      'manifests/shop/it.yaml': object('v1', 'ConfigMap', 'it', {
        metadata: { namespace: 'web', annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } },
      }),
    },
  );
  expect(dangers.map(({ rule }) => rule)).toEqual(['argocd/moved', 'argocd/protection-too-late']);
  for (const { remedy } of dangers) expect(remedy).toMatch(/^hand it over just before the merge: kubectl/);
});
