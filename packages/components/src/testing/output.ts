import type { JsonObject, Manifest, Resource } from '@nodeless/core';
import { buildComponents } from '../build.ts';
import type { ComponentsOutput } from '../output.ts';
import { modelOf } from './model.ts';

/** Builds a cluster from sources, see {@link modelOf}. */
export function outputOf(...sources: Parameters<typeof modelOf>): ComponentsOutput {
  return buildComponents(modelOf(...sources));
}

/** The objects that an Application's folder holds, by path inside that folder. */
export function folderOf(output: ComponentsOutput, application: string): Record<string, Manifest> {
  const folder = `manifests/${application}/`;
  const files = output.resources.filter(({ path }) => path.startsWith(folder));
  return Object.fromEntries(files.map(({ path, manifest }) => [path.slice(folder.length), manifest]));
}

export function resourceAt(output: ComponentsOutput, path: string): Resource {
  const found = output.resources.filter((resource) => resource.path === path);
  const [resource] = found;
  if (resource === undefined || found.length > 1) {
    const paths = output.resources.map((other) => other.path).join('\n');
    throw new Error(`${found.length} resources at ${path}; there are:\n${paths}`);
  }
  return resource;
}

/** An Application below the root. */
export function applicationOf(
  output: ComponentsOutput,
  name: string,
): Manifest & { readonly spec: JsonObject } {
  const { manifest } = resourceAt(output, `argocd/applications/${name}.yaml`);
  return manifest as Manifest & { readonly spec: JsonObject };
}

/** Names of the Applications below the root. */
export function applicationNames(output: ComponentsOutput): string[] {
  return output.applications.map(({ name }) => name);
}
