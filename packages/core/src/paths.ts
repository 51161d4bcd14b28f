import type { Manifest } from './resource.ts';

/** The Application that holds every Namespace of a cluster. */
export const NAMESPACES_APPLICATION = 'namespaces';

/** Files of one cluster, relative to `clusters/<name>/rendered/`. One place for the layout of the tree. */
export const RENDERED = {
  readme: 'README.md',
  clusterConfig: 'eksctl/cluster.yaml',
  cloudFormation: (stack: string) => `cloudformation/${stack}.yaml`,
  bootstrap: (file: string) => `bootstrap/${file}`,
  root: 'argocd/root.yaml',
  project: (name: string) => `argocd/projects/${name}.yaml`,
  applications: 'argocd/applications',
  application: (name: string) => `argocd/applications/${name}.yaml`,
  manifests: 'manifests',
  manifestFolder: (application: string) => `manifests/${application}`,
  appReadme: (app: string) => `manifests/${app}/README.md`,
} as const;

/** The first part of the names of stacks whose templates lie in `cloudformation/`, by the template's name. */
const STACKS: { readonly [template: string]: string } = {
  'auto-mode': 'EKSAuto',
  'fargate-logging': 'FargateLogging',
  karpenter: 'Karpenter',
  network: 'Network',
};

/** CloudFormation stack of a template of a cluster: `Karpenter-seoul`. Stacks of one account share their names. */
export function stackName(template: string, cluster: string): string {
  return `${Object.hasOwn(STACKS, template) ? STACKS[template] : template}-${cluster}`;
}

/** `clusters/<name>/cluster.yaml`, relative to the repository's root. */
export function clusterFile(cluster: string): string {
  return `clusters/${cluster}/cluster.yaml`;
}

/** `clusters/<name>/rendered`, relative to the repository's root. */
export function renderedFolder(cluster: string): string {
  return `clusters/${cluster}/rendered`;
}

/** `manifests/<application>/<kind>-<name>[.<namespace>].yaml`: depends on the object alone. */
export function manifestPath(application: string, manifest: Manifest): string {
  const { name, namespace } = manifest.metadata;
  const file = `${manifest.kind.toLowerCase()}-${name}${namespace === undefined ? '' : `.${namespace}`}`;
  // Names of RBAC objects may hold a colon, which some file systems refuse.
  return `${RENDERED.manifestFolder(application)}/${file.replaceAll(':', '_')}.yaml`;
}

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/**
 * The one door through which a name becomes part of a path on disk.
 * Accepts relative paths of plain segments; refuses `..`, absolute paths, backslashes, hidden files, control
 * characters, trailing dots, names that Windows reserves, and paths longer than 240 characters.
 *
 * @returns why the path is refused, or undefined when it is safe
 */
export function unsafePathReason(path: string): string | undefined {
  if (path === '') return 'it is empty';
  if (path.length > 240) return 'it is longer than 240 characters';
  for (const segment of path.split('/')) {
    if (segment === '') return 'it has an empty segment';
    if (!SEGMENT.test(segment))
      return `its segment ${JSON.stringify(segment)} has characters outside A-Z a-z 0-9 . _ -`;
    if (segment.endsWith('.')) return `its segment ${JSON.stringify(segment)} ends with a dot`;
    if (RESERVED_ON_WINDOWS.test(segment))
      return `its segment ${JSON.stringify(segment)} is a device name on Windows`;
  }
  return undefined;
}
