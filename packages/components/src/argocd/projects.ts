import {
  ARGOCD_ANNOTATIONS,
  ARGOCD_API_VERSION,
  BUILT_IN_PROJECT,
  IN_CLUSTER,
  IN_CLUSTER_SERVER,
  type AppProject,
  type AppProjectSpec,
  type GroupKind,
} from '@nodeless/contracts/argocd';
import { sortedBy, specPath, type SpecPath } from '@nodeless/core';
import { ARGOCD_NAMESPACE, clusterArn, type ClusterModel } from '@nodeless/sources';
import { KUBE_SYSTEM } from '@nodeless/catalogue';
import { WAVE } from '@nodeless/catalogue/render';
import type { BuiltUnit } from '../unit.ts';
import { CHILD_KINDS, WORKLOAD_KINDS } from '../workloads/kinds.ts';

/** Namespaces of Kubernetes itself. */
const SYSTEM_NAMESPACES = [KUBE_SYSTEM, 'kube-public', 'kube-node-lease'];

/**
 * The projects: each permits what its Applications need. Workloads may use every namespace but those of the platform, and
 * the kinds of all that an app may have: not of what the apps have today, for the reason below.
 * Lists that permit nothing are written out as empty, because Argo CD fills in `default` what is not.
 */
export function projects(
  model: ClusterModel,
  units: readonly BuiltUnit[],
): { readonly manifest: AppProject; readonly specPath: SpecPath }[] {
  const { settings, projects: policy } = model.argocd;
  const repository = settings.repository.url;
  const platform = units.filter((unit) => unit.project === 'platform');
  const workloads = units.filter((unit) => unit.project === 'workloads');
  // Not the namespaces of the apps one by one: the project syncs before an Application that left the tree is deleted,
  // and Argo CD deletes no object that its project no longer permits (getPermittedAppLiveObjects, v3.5.1).
  const server = model.spec.argocd.mode === 'in-cluster' ? IN_CLUSTER_SERVER : clusterArn(model.spec);
  const closed = texts([
    ...SYSTEM_NAMESPACES,
    ...namespacesOf(platform),
    ...policy.workloads.deniedNamespaces,
    ARGOCD_NAMESPACE,
  ]);
  const project = (name: string, spec: AppProjectSpec) => appProject(name, spec, model);
  return [
    {
      specPath: specPath('argocd/settings', 'repository'),
      manifest: project('bootstrap', {
        description: 'The root Application: Applications and projects, nothing else',
        sourceRepos: [repository],
        destinations: destinations([ARGOCD_NAMESPACE]),
        clusterResourceWhitelist: [],
        namespaceResourceWhitelist: [
          { group: 'argoproj.io', kind: 'AppProject' },
          { group: 'argoproj.io', kind: 'Application' },
        ],
      }),
    },
    {
      specPath: specPath('argocd/projects', 'platform'),
      manifest: project('platform', {
        description: policy.platform.description,
        sourceRepos: texts([repository, ...upstreamRepositories(platform), ...policy.platform.sourceRepos]),
        destinations: destinations(namespacesOf(platform)),
        clusterResourceWhitelist: clusterKinds(platform),
        namespaceResourceBlacklist: [{ group: 'argoproj.io', kind: '*' }],
      }),
    },
    {
      specPath: specPath('argocd/projects', 'workloads'),
      manifest: project('workloads', {
        description: policy.workloads.description,
        sourceRepos: texts([repository, ...upstreamRepositories(workloads), ...policy.workloads.sourceRepos]),
        destinations: [
          ...destinations(['*']),
          ...closed.map((namespace) => ({ server, namespace: `!${namespace}` })),
        ],
        clusterResourceWhitelist: [],
        namespaceResourceWhitelist: kinds([
          ...WORKLOAD_KINDS,
          ...CHILD_KINDS,
          ...policy.workloads.additionalKinds,
        ]),
      }),
    },
    {
      specPath: specPath('argocd/settings', 'repository'),
      manifest: project(BUILT_IN_PROJECT, {
        description: 'Locked: every Application names its project',
        sourceRepos: [],
        destinations: [],
        clusterResourceWhitelist: [],
        namespaceResourceBlacklist: [{ group: '*', kind: '*' }],
      }),
    },
  ];
}

function appProject(name: string, spec: AppProjectSpec, model: ClusterModel): AppProject {
  return {
    apiVersion: ARGOCD_API_VERSION,
    kind: 'AppProject',
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      annotations: { [ARGOCD_ANNOTATIONS.syncWave]: String(WAVE.projects) },
    },
    // AWS's Argo CD only lets Applications of the namespaces in this list use a project.
    spec:
      model.spec.argocd.mode === 'eks-capability' ? { ...spec, sourceNamespaces: [ARGOCD_NAMESPACE] } : spec,
  };
}

function namespacesOf(units: readonly BuiltUnit[]): string[] {
  return texts(units.flatMap(({ namespace, footprint }) => [namespace, ...footprint.namespaces]));
}

function upstreamRepositories(units: readonly BuiltUnit[]): string[] {
  const sources = units.map(({ source, previousSource }) => previousSource ?? source);
  return sources.flatMap((source) => (source.kind === 'manifests' ? [] : [source.pin.repoURL]));
}

function clusterKinds(units: readonly BuiltUnit[]): GroupKind[] {
  return kinds(units.flatMap(({ footprint }) => footprint.clusterKinds));
}

/** Each kind once, in order. */
function kinds(items: readonly GroupKind[]): GroupKind[] {
  const unique = new Map(items.map((item) => [`${item.group}/${item.kind}`, item]));
  return sortedBy(unique, ([key]) => key).map(([, kind]) => kind);
}

function destinations(namespaces: readonly string[]): AppProjectSpec['destinations'] {
  return namespaces.map((namespace) => ({ name: IN_CLUSTER, namespace }));
}

/** Each text once, in order. */
function texts(items: readonly string[]): string[] {
  return sortedBy(new Set(items), (item) => item);
}
