import { type Diagnostic, sortDiagnostics, type SourceLocation } from '@nodeless/core';
import type { ClusterModel } from '../model/model.ts';
import { parseCluster } from '../parse/cluster.ts';
import { parseFleet } from '../parse/fleet.ts';
import type { Fleet } from '../parse/parsed-fleet.ts';
import { readDocument, type SourceDocument, type SourceFile } from '../read/document.ts';

/** The smallest sources that hold no problem. Tests replace one of the files or a line of it. */
export const GOOD = {
  fleet: `apiVersion: nodeless/v1alpha1
kind: Fleet
defaults:
  kubernetes: { version: '1.35' }
  versions:
    eksctl: 0.230.0
    karpenter:
      version: 1.14.1
      source: { repoURL: https://git.example.com/karpenter, commit: ${'a'.repeat(40)}, path: charts/karpenter }
      crds: { repoURL: https://git.example.com/karpenter, commit: ${'a'.repeat(40)}, path: charts/crds }
    awsLoadBalancerController:
      version: 3.5.0
      source: { repoURL: https://git.example.com/lbc, commit: ${'b'.repeat(40)}, path: helm/controller }
      crds: { repoURL: https://git.example.com/lbc, commit: ${'b'.repeat(40)}, path: helm/crds }
    externalDns:
      version: 1.21.1
      source: { repoURL: https://git.example.com/dns, commit: ${'c'.repeat(40)}, path: charts/dns }
    argocd:
      version: v3.5.1
      source: { repoURL: https://git.example.com/argocd, commit: ${'d'.repeat(40)}, path: manifests }
    kubeOpsView: { image: 'example.com/kube-ops-view:1.0' }
    pause: { image: 'example.com/pause:3.10' }
    nodeImage: al2023@v20260714
  tags: { managed-by: nodeless, team: platform }
stages:
  dev:
    tags: { stage: dev }
  prod:
    tags: { stage: prod, team: operations }
    safety: { maxDeletedPercent: 10 }
    versions:
      clusterAutoscaler:
        version: 9.59.0
        source: { repoURL: https://git.example.com/autoscaler, commit: ${'e'.repeat(40)}, path: charts/cluster-autoscaler }
        images: { '1.35': 'example.com/cluster-autoscaler:v1.35.2' }
`,
  cluster: `apiVersion: nodeless/v1alpha1
kind: Cluster
name: sample
stage: prod
region: eu-central-1
accountId: '111122223333'
network:
  vpc: { cidr: 10.0.0.0/16 }
compute:
  fargate:
    profiles:
      - { name: karpenter, selectors: [{ namespace: karpenter }] }
  karpenter:
    nodePools:
      - name: default
        architectures: [amd64]
        limits: { cpu: '100' }
components:
  externalDns: { domain: example.com }
apps: [web]
`,
  app: `apiVersion: nodeless/v1alpha1
kind: App
name: web
image: example.com/web:1.0
resources: { requests: { cpu: 100m } }
ports:
  - { name: http, containerPort: 8080 }
`,
  settings: `apiVersion: nodeless/v1alpha1
kind: ArgoCDSettings
repository: { url: https://git.example.com/fleet.git }
`,
  projects: `apiVersion: nodeless/v1alpha1
kind: ArgoCDProjects
platform: { description: Platform }
workloads: { description: Apps }
`,
} as const;

export interface Sources {
  readonly fleet?: string;
  readonly cluster?: string;
  readonly app?: string;
  readonly settings?: string;
  readonly projects?: string;
  readonly facts?: string;
  /** Folder of the cluster below clusters/. */
  readonly appFolder?: string;
  /** Overlays of the app by their name. */
  readonly overlays?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

/** One of the good sources with one part of its text replaced; throws when it does not hold the part. */
export function edited<K extends keyof typeof GOOD>(
  source: K,
  from: string,
  to: string,
): { [key in K]: string } {
  if (!GOOD[source].includes(from)) throw new Error(`the good ${source} does not hold ${from}`);
  return { [source]: GOOD[source].replace(from, () => to) } as { [key in K]: string };
}

export function sourceFile(path: string, text: string): SourceFile {
  return { path, bytes: new TextEncoder().encode(text) };
}

/** A parsed document of a string that has no problem. */
export function documentOf(text: string, path = 'source.yaml'): SourceDocument {
  const { value, diagnostics } = readDocument(sourceFile(path, text));
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

export interface Parsed {
  readonly model: ClusterModel | undefined;
  readonly fleet: Fleet | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses the good sources with some of them replaced. */
export function parse(replaced: Sources = {}): Parsed {
  const { folder = 'sample', appFolder = 'web', facts, overlays = {}, ...texts } = { ...GOOD, ...replaced };
  const fleet = parseFleet({
    fleet: sourceFile('clusters/fleet.yaml', texts.fleet),
    argocdSettings: sourceFile('argocd/settings.yaml', texts.settings),
    argocdProjects: sourceFile('argocd/projects.yaml', texts.projects),
    apps: [sourceFile(`apps/${appFolder}/app.yaml`, texts.app), ...overlayFiles(appFolder, overlays)],
    clusters: [folder],
  });
  if (fleet.value === undefined)
    return { model: undefined, fleet: undefined, diagnostics: fleet.diagnostics };
  const cluster = parseCluster(fleet.value, {
    folder,
    cluster: sourceFile(`clusters/${folder}/cluster.yaml`, texts.cluster),
    ...(facts === undefined ? {} : { facts: sourceFile(`clusters/${folder}/facts.json`, facts) }),
  });
  const diagnostics = sortDiagnostics([...fleet.diagnostics, ...cluster.diagnostics]);
  return { model: cluster.value, fleet: fleet.value, diagnostics };
}

function overlayFiles(app: string, overlays: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(overlays).map(([name, text]) =>
    sourceFile(`apps/${app}/overlays/${name}.yaml`, text),
  );
}

/** The model of sources that have no problem. */
export function modelOf(replaced: Sources = {}): ClusterModel {
  const { model, diagnostics } = parse(replaced);
  if (model === undefined || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return model;
}

/** `line:column code` of each finding. */
export function placesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ location, code }) => `${location?.line}:${location?.column} ${code}`);
}

/** Code, message and hint of each finding, as a person reads them. */
export function wordsOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(
    ({ code, message, hint }) => `${code}: ${message}${hint === undefined ? '' : ` | ${hint}`}`,
  );
}

/** The text that a location in a source points at. */
export function textAt(source: string, location: SourceLocation | undefined): string | undefined {
  const { line = 0, column = 0, endColumn = 0 } = location ?? {};
  return source.split('\n')[line - 1]?.slice(column - 1, endColumn - 1);
}
