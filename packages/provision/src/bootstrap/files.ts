import {
  RENDERED,
  specPath,
  type Artifact,
  type JsonObject,
  type Manifest,
  type SpecPath,
} from '@nodeless/core';
import { toJson } from '../json.ts';

/** Files that are applied once, in the order of their names; relative to the folder of the bootstrap. */
export const BOOTSTRAP_FILES = {
  namespace: '00-namespace.yaml',
  kustomization: 'argocd/kustomization.yaml',
  project: '20-appproject-bootstrap.yaml',
  root: '30-root.yaml',
} as const;

/** The objects that Argo CD starts from. Whoever makes them decides what is in them. */
export interface BootstrapInput {
  /** The Namespace of Argo CD. */
  readonly namespace: Manifest;
  /** The kustomization that installs Argo CD; absent where AWS runs it. */
  readonly argocdInstall?: {
    /** Remote bases at a commit, in kustomize's form of an URL. */
    readonly resources: readonly string[];
    /** Images whose names change. */
    readonly images: readonly { readonly name: string; readonly newName: string }[];
    /** The same patches as those of the Application that keeps Argo CD later. */
    readonly patches: readonly JsonObject[];
  };
  /** The project of the root Application. */
  readonly project: Manifest;
  /** The root Application, the same object as in its own source folder. */
  readonly root: Manifest;
}

/** The files below `bootstrap/`, which Argo CD never reads. */
export function bootstrapFiles(input: BootstrapInput): Artifact[] {
  const { namespace, argocdInstall, project, root } = input;
  const mode = specPath('cluster', 'argocd');
  return [
    artifact('namespace', namespace, mode),
    ...(argocdInstall === undefined
      ? []
      : [
          artifact(
            'kustomization',
            {
              apiVersion: 'kustomize.config.k8s.io/v1beta1',
              kind: 'Kustomization',
              namespace: namespace.metadata.name,
              resources: argocdInstall.resources,
              ...(argocdInstall.images.length === 0
                ? {}
                : { images: argocdInstall.images.map((image) => ({ ...image })) }),
              patches: argocdInstall.patches,
            },
            specPath('cluster', 'versions', 'argocd'),
          ),
        ]),
    artifact('project', project, specPath('argocd/projects')),
    artifact('root', root, specPath('argocd/settings', 'repository')),
  ];
}

function artifact(file: keyof typeof BOOTSTRAP_FILES, content: object, path: SpecPath): Artifact {
  const name = BOOTSTRAP_FILES[file];
  return {
    path: RENDERED.bootstrap(name),
    content: { yaml: toJson(content) },
    origin: { component: 'provision', constructPath: `bootstrap/${name}`, specPath: path },
  };
}
