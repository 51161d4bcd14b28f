import { join } from 'node:path';
import { at, isJsonObject, type JsonObject } from '@nodeless/core';
import { PrintCache } from '@nodeless/tree';
import { parse } from 'yaml';
import { loadCluster, loadFleet } from '../../fleet.ts';
import { renderCluster } from '../../pipeline.ts';
import { filesBelow, isObjectPath, renderedObjects } from '../rendered.ts';
import { healthScriptIn, Simulation } from './simulation.ts';
import type { Revision, Upstream } from './world.ts';

/** Objects of a tree by their path below `rendered/`: `manifests/web/deployment-web.web.yaml`; null for other files. */
export type Tree = ReadonlyMap<string, JsonObject | null>;

/** Reads a rendered tree. */
export function readTree(repository: string, cluster: string): Tree {
  const rendered = join(repository, 'clusters', cluster, 'rendered');
  const objects = new Map(
    renderedObjects(rendered).map(({ path, object }) => [path, object as unknown as JsonObject]),
  );
  return new Map(filesBelow(rendered).map((path) => [path, objects.get(path) ?? null]));
}

/** The tree that sources give, without writing it. @throws when they have errors */
export function renderedTree(root: string, cluster: string): Tree {
  const fleet = loadFleet(root).value;
  const model = fleet && loadCluster(fleet, cluster).value;
  const files = model && renderCluster(model, new PrintCache()).value?.files;
  if (files === undefined) throw new Error(`${cluster} has errors`);
  return new Map(
    files.map(({ path, bytes }) => [
      path,
      isObjectPath(path) ? (parse(Buffer.from(bytes).toString()) as JsonObject) : null,
    ]),
  );
}

/** A commit that holds the tree of one cluster. */
export function revisionOf(id: string, cluster: string, tree: Tree): Revision {
  const prefix = `clusters/${cluster}/rendered/`;
  return {
    id,
    objects: (folder) => {
      const below = folder.startsWith(prefix) ? `${folder.slice(prefix.length)}/` : undefined;
      const found = [...tree].filter(([path]) => below !== undefined && path.startsWith(below));
      return found.length === 0
        ? undefined
        : found.flatMap(([, object]) => (object === null ? [] : [object]));
    },
  };
}

/** Kinds that the CRDs of upstream bring, by the Application that installs them. */
const CRDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'karpenter-crd': {
    'karpenter.sh': ['NodePool', 'NodeClaim', 'NodeOverlay'],
    'karpenter.k8s.aws': ['EC2NodeClass'],
    'autoscaling.x-k8s.io': ['CapacityBuffer'],
  },
  'aws-load-balancer-controller-crds': {
    'elbv2.k8s.aws': ['IngressClassParams', 'TargetGroupBinding', 'ALBTargetControlConfig'],
  },
};

function groupsOf(application: string): string[] {
  return Object.keys(CRDS[application] ?? {});
}

/** Stands for charts and kustomizations of others: their CRDs where they are of CRDs, and one Deployment. */
export const standIns: Upstream = (source, application, namespace) => {
  const crds = Object.entries(CRDS[application] ?? {});
  if (crds.length > 0) return crds.flatMap(([group, kinds]) => kinds.map((kind) => crd(group, kind)));
  const values = at(source, 'helm', 'valuesObject');
  if (isJsonObject(values) && values['broken'] === true)
    throw new Error(`${application}: execution error in the chart`);
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: application, namespace },
      spec: { selector: { matchLabels: { app: application } }, values: values ?? {} },
    },
  ];
};

function crd(group: string, kind: string): JsonObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${kind.toLowerCase()}s.${group}`,
      annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' },
    },
    spec: { group, names: { kind } },
  };
}

/** A cluster that nobody has synced yet: what is applied by hand, and the commit that follows. */
export function bootstrapped(cluster: string, tree: Tree, upstream: Upstream = standIns): Simulation {
  const root = tree.get('argocd/root.yaml');
  return new Simulation({
    head: revisionOf('commit-1', cluster, tree),
    repository: String(at(root, 'spec', 'source', 'repoURL')),
    healthScript: healthScriptIn(
      tree.get('argocd/applications/argocd.yaml'),
      (text) => parse(text) as unknown,
    ),
    upstream,
    // Where AWS runs Karpenter or the controller of load balancers, it brings their kinds too.
    unserved: ['karpenter-crd', 'aws-load-balancer-controller-crds'].flatMap((name) =>
      tree.has(`argocd/applications/${name}.yaml`) ? groupsOf(name) : [],
    ),
    bootstrap: [...tree]
      .filter(([path]) => path.startsWith('bootstrap/'))
      .flatMap(([, object]) => (object === null ? [] : [object])),
  });
}
