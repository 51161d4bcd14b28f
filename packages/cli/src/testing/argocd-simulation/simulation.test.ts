import { at, isJsonObject, type JsonObject } from '@nodeless/core';
import { CLUSTERS, FLEET_SOURCES } from '../repository.ts';
import { bootstrapped, renderedTree, revisionOf, type Tree } from './example.ts';
import type { Simulation, Waiting } from './simulation.ts';
import { tracked } from './objects.ts';

const SEOUL = 'nodeless-seoul';
const TREE = renderedTree(FLEET_SOURCES, SEOUL);
const ROOT_FILES = ['argocd/root.yaml', 'bootstrap/30-root.yaml'];

const names = (tree: Tree) =>
  [...tree.keys()]
    .flatMap((path) => /^argocd\/(?:applications\/)?([^/]+)\.yaml$/.exec(path)?.[1] ?? [])
    .sort();

/** The tree with some files changed, added or, where there is no object, taken away. */
function edited(
  tree: Tree,
  files: Readonly<Record<string, ((object: JsonObject) => JsonObject) | undefined>>,
): Tree {
  const changed = new Map(tree);
  for (const [path, change] of Object.entries(files)) {
    if (change === undefined) changed.delete(path);
    else changed.set(path, change(tree.get(path) ?? {}));
  }
  return changed;
}

/** Sets annotations, or takes those away that are undefined. */
const annotated =
  (annotations: Readonly<Record<string, string | undefined>>) =>
  (object: JsonObject): JsonObject => {
    const metadata = at(object, 'metadata') as JsonObject;
    const all = { ...(isJsonObject(metadata['annotations']) ? metadata['annotations'] : {}), ...annotations };
    return JSON.parse(
      JSON.stringify({ ...object, metadata: { ...metadata, annotations: all } }),
    ) as JsonObject;
  };

const withSpec =
  (spec: JsonObject) =>
  (object: JsonObject): JsonObject => ({ ...object, spec: { ...(object['spec'] as JsonObject), ...spec } });

/** The health script as it was when root was an Application like any other. */
const oldScript = (object: JsonObject): JsonObject =>
  JSON.parse(
    JSON.stringify(object).replace(/if obj\.metadata\.name == (?:(?!end\\\\n|end\\n).)*end/, ''),
  ) as JsonObject;
const untracked = annotated({ 'argocd.argoproj.io/tracking-id': undefined });
const UNTRACKED = Object.fromEntries(ROOT_FILES.map((path) => [path, untracked]));
const OLD_SCRIPT = { 'argocd/applications/argocd.yaml': oldScript };

function synced(tree: Tree = TREE): Simulation {
  const simulation = bootstrapped(SEOUL, tree);
  expect(simulation.settle().waiting).toEqual([]);
  return simulation;
}

/** Merges a tree, and says what becomes of it. */
function merge(simulation: Simulation, id: string, tree: Tree) {
  simulation.commit(revisionOf(id, SEOUL, tree));
  return simulation.settle();
}

/** Root is as healthy as what it manages. */
const others = ({ waiting }: { readonly waiting: readonly Waiting[] }) =>
  waiting.filter(({ application }) => application !== 'root');

test.each(CLUSTERS)('%s comes up by itself from empty, and then rests', (cluster) => {
  const tree = renderedTree(FLEET_SOURCES, cluster);
  const simulation = bootstrapped(cluster, tree);
  expect(simulation.settle()).toMatchObject({ waiting: [], restless: [] });
  expect(simulation.applications()).toEqual(names(tree));
  const events = simulation.timeline.length;
  simulation.run(200);
  expect(simulation.timeline).toHaveLength(events);
});

describe('root waits for itself', () => {
  const reason = 'waiting for healthy state of Application argocd/root';

  test('when it is applied without a tracking id, and its health depends on its own sync', () => {
    const simulation = bootstrapped(SEOUL, edited(TREE, { ...UNTRACKED, ...OLD_SCRIPT }));
    expect(simulation.settle().waiting).toEqual([{ application: 'root', reason }]);
    expect(simulation.applications()).not.toContain('karpenter-config');
  });

  test.each([
    ['with a tracking id', OLD_SCRIPT],
    ['with health of its own', UNTRACKED],
  ])('but not %s', (_name, files) => {
    const simulation = bootstrapped(SEOUL, edited(TREE, files));
    expect(simulation.settle().waiting).toEqual([]);
    expect(simulation.applications()).toEqual(names(TREE));
  });

  test('when it changes together with something of a later wave', () => {
    const change = {
      'argocd/root.yaml': withSpec({ revisionHistoryLimit: 5 }),
      'argocd/applications/headroom.yaml': withSpec({ revisionHistoryLimit: 5 }),
    };
    const old = edited(TREE, OLD_SCRIPT);
    expect(merge(synced(old), 'commit-2', edited(old, change)).waiting).toContainEqual({
      application: 'root',
      reason,
    });
    expect(merge(synced(), 'commit-2', edited(TREE, change)).waiting).toEqual([]);
  });
});

describe('an object that moves to another Application', () => {
  const from = 'manifests/kube-ops-view/serviceaccount-kube-ops-view.kube-system.yaml';
  const to = 'manifests/scheduling/serviceaccount-kube-ops-view.kube-system.yaml';
  const id = { group: '', kind: 'ServiceAccount', namespace: 'kube-system', name: 'kube-ops-view' };
  const object = TREE.get(from) ?? {};
  const moved = (tree: Tree) => edited(tree, { [from]: undefined, [to]: () => tree.get(from) ?? {} });
  const KEEP = annotated({ 'argocd.argoproj.io/sync-options': 'Prune=false' });

  /** Seconds without the object until it belongs to its new Application. */
  function gap(simulation: Simulation): number {
    simulation.commit(revisionOf('commit-9', SEOUL, moved(TREE)));
    let missing = 0;
    for (let second = 0; second < 400; second += 5) {
      simulation.run(5);
      if (simulation.live.get(id) === undefined) missing += 5;
    }
    expect(simulation.waiting()).toEqual([]);
    return missing;
  }

  test('is missing until the new one tries again', () => {
    const missing = gap(synced());
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBeLessThanOrEqual(180);
  });

  test('is never missing when its tracking id was set by hand before', () => {
    const simulation = synced();
    expect(simulation.live.apply(tracked(object, 'scheduling', 'kube-system'), 0)).toBeUndefined();
    expect(gap(simulation)).toBe(0);
  });

  test('keeps the new one from syncing for ever when it was protected before', () => {
    const guarded = edited(TREE, { [from]: KEEP });
    const simulation = synced(guarded);
    const { waiting } = merge(simulation, 'commit-2', moved(guarded));
    expect(waiting).toContainEqual({
      application: 'scheduling',
      reason: expect.stringContaining(
        'Shared resource found: ServiceAccount kube-system/kube-ops-view',
      ) as string,
    });
  });
});

describe('a component that goes', () => {
  const files = {
    'argocd/applications/headroom.yaml': undefined,
    'manifests/headroom/deployment-pause-pods.pause.yaml': undefined,
  };
  const narrow = (object: JsonObject): JsonObject => {
    const destinations = at(object, 'spec', 'destinations') as readonly JsonObject[];
    return withSpec({ destinations: destinations.filter(({ namespace }) => namespace !== 'pause') })(object);
  };
  const gone = (tree: Tree, more: Parameters<typeof edited>[1] = {}) => edited(tree, { ...files, ...more });
  const pause = { group: 'apps', kind: 'Deployment', namespace: 'pause', name: 'pause-pods' };

  test('together with its permission is left, Unknown and not to be deleted', () => {
    const simulation = synced();
    const after = gone(TREE, { 'argocd/projects/platform.yaml': narrow });
    expect(others(merge(simulation, 'commit-2', after))).toEqual([
      { application: 'headroom', reason: 'application destination is not permitted in project' },
    ]);
    const application = { group: 'argoproj.io', kind: 'Application', namespace: 'argocd', name: 'headroom' };
    const live = simulation.live.get(application);
    if (live === undefined) throw new Error('headroom is gone');
    live.manifest = {
      ...live.manifest,
      metadata: {
        ...(live.manifest['metadata'] as JsonObject),
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
    };
    simulation.live.delete(live);
    simulation.settle();
    expect(simulation.live.get(application)).toBeUndefined();
    expect(simulation.live.get(pause)).toBeDefined();
  });

  test('makes root sync again and again unless what is left is ignored', () => {
    const loud = edited(TREE, {
      'argocd/applications/headroom.yaml': annotated({
        'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
      }),
    });
    expect(merge(synced(loud), 'commit-2', gone(loud)).restless).toContain('root');
    expect(merge(synced(), 'commit-2', gone(TREE)).restless).toEqual([]);
  });
});

describe('what the API server or the project refuses', () => {
  const app = 'manifests/inflate/deployment-inflate.inflate.yaml';
  const scaled = { [app]: withSpec({ replicas: 7 }) };
  const replicas = (simulation: Simulation) =>
    at(
      simulation.live.get({ group: 'apps', kind: 'Deployment', namespace: 'inflate', name: 'inflate' })
        ?.manifest,
      'spec',
      'replicas',
    );
  const pod = (annotations: JsonObject) => () => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { generateName: 'migrate-', namespace: 'inflate', annotations },
  });

  test.each<[string, string, Parameters<typeof edited>[1]]>([
    [
      'a kind that the project refuses',
      'resource rbac.authorization.k8s.io:Role is not permitted in project workloads',
      {
        'manifests/inflate/role.yaml': () => ({
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'Role',
          metadata: { name: 'migrate', namespace: 'inflate' },
        }),
      },
    ],
    [
      'a namespace that the project refuses',
      "namespace kube-system is not permitted in project 'workloads'",
      {
        'manifests/inflate/service.yaml': () => ({
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'inflate', namespace: 'kube-system' },
        }),
      },
    ],
    [
      'a generated name',
      'Pod: cannot use generate name with apply',
      { 'manifests/inflate/pod.yaml': pod({}) },
    ],
    [
      'an immutable field',
      'Deployment inflate/inflate: field is immutable',
      { [app]: withSpec({ replicas: 7, selector: { matchLabels: { app: 'other' } } }) },
    ],
  ])('%s stops the whole Application until a later commit', (_name, reason, files) => {
    const simulation = synced();
    const before = replicas(simulation);
    expect(others(merge(simulation, 'commit-2', edited(TREE, { ...scaled, ...files })))).toEqual([
      { application: 'inflate', reason: expect.stringContaining(reason) as string },
    ]);
    expect(replicas(simulation)).toBe(before);
    expect(merge(simulation, 'commit-3', edited(TREE, scaled)).waiting).toEqual([]);
    expect(replicas(simulation)).toBe(7);
  });

  test('a generated name is no problem for a hook', () => {
    const files = { ...scaled, 'manifests/inflate/pod.yaml': pod({ 'argocd.argoproj.io/hook': 'PreSync' }) };
    expect(merge(synced(), 'commit-2', edited(TREE, files)).waiting).toEqual([]);
  });
});

test('a chart that cannot be rendered keeps failing until other values come', () => {
  const values = (broken: boolean) => (object: JsonObject) => {
    const source = at(object, 'spec', 'source') as JsonObject;
    const helm = source['helm'] as JsonObject;
    return withSpec({ source: { ...source, helm: { ...helm, valuesObject: { broken } } } })(object);
  };
  const path = 'argocd/applications/external-dns.yaml';
  const simulation = synced();
  expect(merge(simulation, 'commit-2', edited(TREE, { [path]: values(true) })).waiting).toContainEqual({
    application: 'external-dns',
    reason: expect.stringContaining('execution error in the chart') as string,
  });
  expect(merge(simulation, 'commit-3', edited(TREE, { [path]: values(false) })).waiting).toEqual([]);
});
