import { at, isJsonObject, maps, type JsonObject, type Resource } from '@nodeless/core';
import { podTemplates, type PodTemplate } from '@nodeless/contracts/placement';
import type { Change } from '../compare/match.ts';
import type { TreeObject } from '../objects/tree-object.ts';

const ORIGIN = { component: '', constructPath: '', specPath: '' };

/** An object as the rules of placement take it. */
export function resourceOf({ value, place }: TreeObject): Resource {
  return { manifest: value as never, origin: ORIGIN, application: place.application, path: place.file };
}

/** The pods of a workload. */
export function podOf(object: TreeObject): PodTemplate | undefined {
  return podTemplates([resourceOf(object)])[0];
}

/** The pods before and after; `before` is absent for what is new. */
export function podsOf(
  change: Change,
): { readonly before?: PodTemplate; readonly after: PodTemplate } | undefined {
  if (change.operation === 'removed') return undefined;
  const after = podOf(change.after);
  if (after === undefined) return undefined;
  const before = change.operation === 'added' ? undefined : podOf(change.before);
  return { after, ...(before === undefined ? {} : { before }) };
}

/** All containers, those for the start included. */
export function allContainers(pod: PodTemplate | undefined): readonly JsonObject[] {
  return pod === undefined ? [] : [...pod.containers, ...maps(pod.spec['initContainers'])];
}

/** What a pod may do to its node, as short texts: `hostNetwork`, `privileged container web`. */
export function nodePowers(pod: PodTemplate | undefined): readonly string[] {
  if (pod === undefined) return [];
  const host = ['hostNetwork', 'hostPID', 'hostIPC'].filter((name) => pod.spec[name] === true);
  const paths = maps(pod.spec['volumes'])
    .filter((volume) => isJsonObject(volume['hostPath']))
    .map((volume) => `hostPath ${String(at(volume, 'hostPath', 'path'))}`);
  const privileged = allContainers(pod)
    .filter((container) => at(container, 'securityContext', 'privileged') === true)
    .map((container) => `privileged container ${String(container['name'])}`);
  return [...host, ...paths, ...privileged];
}

/** True for an image that is the same bytes for ever, as far as its name can tell: a digest, or a tag with a version in it. */
export function isPinned(image: string): boolean {
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return true;
  const tag = /:([^:/@]+)$/.exec(image)?.[1];
  return tag !== undefined && /\d/.test(tag) && !/^(latest|stable|main|master|edge|nightly|dev)\b/.test(tag);
}
