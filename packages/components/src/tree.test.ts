import {
  ARGOCD_ANNOTATIONS,
  isExcludedFromSync,
  isResourceSyncOption,
  isSyncOption,
} from '@nodeless/contracts/argocd';
import { isNamespaced } from '@nodeless/contracts/kubernetes';
import {
  apiGroup,
  identityKey,
  isJsonObject,
  manifestPath,
  printYaml,
  unsafePathReason,
  type JsonObject,
  type JsonValue,
  type Manifest,
  type Resource,
} from '@nodeless/core';
import { WAVE } from '@nodeless/catalogue/render';
import { buildComponents } from './build.ts';
import { modelOf } from './testing/model.ts';
import { SAMPLES } from './testing/samples.ts';
import { WORKLOAD_KINDS } from './workloads/kinds.ts';

const SYSTEM_NAMESPACES = ['default', 'kube-system'];
const json = (manifest: Manifest) => manifest as unknown as JsonObject;
const at = (value: JsonValue | undefined, ...keys: string[]) =>
  keys.reduce<JsonValue | undefined>((inner, key) => (isJsonObject(inner) ? inner[key] : undefined), value);
const list = (value: JsonValue | undefined) => (value ?? []) as readonly JsonObject[];

describe.each(Object.keys(SAMPLES) as (keyof typeof SAMPLES)[])('the tree of the sample %s', (name) => {
  const output = buildComponents(modelOf(SAMPLES[name]));
  const { resources } = output;
  const ofKind = (kind: string) => resources.filter(({ manifest }) => manifest.kind === kind);
  const applications = new Map(
    ofKind('Application').map(({ manifest }) => [manifest.metadata.name, manifest]),
  );
  const projects = new Map(ofKind('AppProject').map(({ manifest }) => [manifest.metadata.name, manifest]));

  test('an object names a namespace exactly when its kind has one, and that namespace exists', () => {
    const known = new Set([
      ...SYSTEM_NAMESPACES,
      ...ofKind('Namespace').map(({ manifest }) => manifest.metadata.name),
    ]);
    for (const { manifest } of resources) {
      const { namespace } = manifest.metadata;
      expect([manifest.kind, namespace !== undefined]).toEqual([
        manifest.kind,
        isNamespaced(manifest.apiVersion, manifest.kind),
      ]);
      if (namespace !== undefined) expect(known).toContain(namespace);
    }
    for (const { namespace } of output.applications) expect(known).toContain(namespace);
  });

  test('the project of each Application permits what it contains, where it goes and what it reads', () => {
    for (const application of applications.values()) {
      const project = projects.get(String(at(json(application), 'spec', 'project')));
      const spec = at(project && json(project), 'spec');
      expect(reaches(spec, String(at(json(application), 'spec', 'destination', 'namespace')))).toBe(true);
      expect(at(spec, 'sourceRepos')).toContain(at(json(application), 'spec', 'source', 'repoURL'));
    }
    for (const { application, manifest } of resources) {
      const owner = applications.get(application);
      const project = projects.get(String(at(owner && json(owner), 'spec', 'project')));
      expect([manifest.kind, permits(at(project && json(project), 'spec'), manifest)]).toEqual([
        manifest.kind,
        true,
      ]);
    }
  });

  test('what waits for a load balancer or a volume waits in the last wave', () => {
    const slow = resources.filter(
      ({ manifest }) =>
        ['Ingress', 'PersistentVolumeClaim'].includes(manifest.kind) ||
        (manifest.kind === 'Service' && at(json(manifest), 'spec', 'type') === 'LoadBalancer'),
    );
    for (const { application, manifest } of slow) {
      expect(manifest.metadata.annotations?.[ARGOCD_ANNOTATIONS.syncWave]).toBeUndefined();
      const wave = applications.get(application)?.metadata.annotations?.[ARGOCD_ANNOTATIONS.syncWave];
      expect(wave).toBe(String(Math.max(...Object.values(WAVE))));
    }
  });

  test('waves are text and one of the known bands', () => {
    const bands = Object.values(WAVE).map(String);
    const waves = resources.flatMap(
      ({ manifest }) => manifest.metadata.annotations?.[ARGOCD_ANNOTATIONS.syncWave] ?? [],
    );
    expect(waves.filter((wave) => !bands.includes(wave))).toEqual([]);
    expect(waves).toHaveLength(applications.size - 1 + projects.size);
  });

  test('no object is in two Applications', () => {
    const keys = resources.map(({ manifest }) => identityKey(manifest));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('nothing that Argo CD leaves out, writes itself or should never be told', () => {
    for (const { manifest } of resources) {
      expect(isExcludedFromSync(manifest.apiVersion, manifest.kind)).toBe(false);
      expect(manifest).not.toHaveProperty('status');
      const { creationTimestamp, managedFields, annotations = {} } = manifest.metadata;
      expect([creationTimestamp, managedFields]).toEqual([undefined, undefined]);
      expect(
        Object.keys(annotations).filter((key) => /tracking-id|installation-id|refresh/.test(key)),
      ).toEqual(manifest.metadata.name === 'root' ? ['argocd.argoproj.io/tracking-id'] : []);
    }
  });

  test('sync options are known ones, and none of them replaces, forces or skips validation', () => {
    const onObjects = resources.flatMap(
      ({ manifest }) => manifest.metadata.annotations?.[ARGOCD_ANNOTATIONS.syncOptions]?.split(',') ?? [],
    );
    const onApplications = [...applications.values()].flatMap(
      (application) => at(json(application), 'spec', 'syncPolicy', 'syncOptions') as string[],
    );
    expect(onObjects.filter((option) => !isResourceSyncOption(option))).toEqual([]);
    expect(onApplications.filter((option) => !isSyncOption(option))).toEqual([]);
    expect(
      [...onObjects, ...onApplications].filter((option) =>
        /^(Replace|Force|Validate|CreateNamespace)=/.test(option),
      ),
    ).toEqual([]);
  });

  test('every Application syncs by itself and retries for 23 minutes; only apps take their objects with them', () => {
    for (const application of applications.values()) {
      expect(application).toMatchObject({
        spec: {
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            syncOptions: expect.arrayContaining([
              'ServerSideApply=true',
              'PruneLast=true',
              'FailOnSharedResource=true',
            ]),
            retry: { limit: 10, refresh: true },
          },
        },
      });
      const cascades = application.metadata['finalizers'] !== undefined;
      expect(cascades).toBe(at(json(application), 'spec', 'project') === 'workloads');
      const kept =
        application.metadata.annotations?.[ARGOCD_ANNOTATIONS.syncOptions]?.includes('Prune=false') ?? false;
      expect(kept).toBe(!cascades);
    }
  });

  test('destinations are names, so that the tree fits every way to run Argo CD', () => {
    for (const application of applications.values()) {
      expect(at(json(application), 'spec', 'destination', 'name')).toBe('in-cluster');
      expect(at(json(application), 'spec', 'destination', 'server')).toBeUndefined();
    }
  });

  test('one object a file, named after it alone, in folders that Argo CD can read', () => {
    const paths = resources.map(({ path }) => path);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    expect(paths.map(unsafePathReason).filter((reason) => reason !== undefined)).toEqual([]);
    for (const { application, manifest, path } of resources.filter(
      (resource) => resource.application !== 'root',
    )) {
      expect(path).toBe(manifestPath(application, manifest));
    }
    const bytes = new Map<string, number>();
    for (const { application, manifest } of resources) {
      bytes.set(application, (bytes.get(application) ?? 0) + Buffer.byteLength(printYaml(json(manifest))));
    }
    expect(Math.max(...bytes.values())).toBeLessThan(1024 * 1024);
  });

  test('the folder of an Application is where its objects lie', () => {
    const folders = new Map(
      [...applications].map(([application, manifest]) => [
        application,
        at(json(manifest), 'spec', 'source', 'path'),
      ]),
    );
    for (const { application, path } of resources) {
      expect(`clusters/sample/rendered/${path}`).toContain(`${String(folders.get(application))}/`);
    }
  });
});

test('workloads may have exactly the kinds that Applications of their project hold', () => {
  const held = Object.values(SAMPLES).flatMap((sample) => {
    const { resources } = buildComponents(modelOf(sample));
    const names = resources
      .filter(({ manifest }) => at(json(manifest), 'spec', 'project') === 'workloads')
      .map(({ manifest }) => manifest.metadata.name);
    return resources
      .filter(({ application }) => names.includes(application))
      .map(({ manifest }) => `${apiGroup(manifest.apiVersion)} ${manifest.kind}`);
  });
  expect([...new Set(held)].sort()).toEqual(WORKLOAD_KINDS.map(({ group, kind }) => `${group} ${kind}`));
});

function permits(spec: JsonValue | undefined, manifest: Resource['manifest']): boolean {
  const { namespace } = manifest.metadata;
  const lists = (key: string) =>
    list(at(spec, key)).some(
      ({ group, kind }) =>
        ['*', apiGroup(manifest.apiVersion)].includes(String(group)) &&
        ['*', manifest.kind].includes(String(kind)),
    );
  if (namespace === undefined) return lists('clusterResourceWhitelist');
  const open = at(spec, 'namespaceResourceWhitelist') === undefined || lists('namespaceResourceWhitelist');
  return reaches(spec, namespace) && open && !lists('namespaceResourceBlacklist');
}

/** An allowed destination matches and no denied one does. */
function reaches(spec: JsonValue | undefined, namespace: string): boolean {
  const namespaces = list(at(spec, 'destinations')).map((destination) => destination['namespace']);
  return (
    (namespaces.includes(namespace) || namespaces.includes('*')) && !namespaces.includes(`!${namespace}`)
  );
}
