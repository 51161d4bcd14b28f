import { askedComponents, conflictAt, type Catalogue, type Component } from '@nodeless/catalogue';
import type { Diagnostic } from '@nodeless/core';
import type { LayerStack } from '../layers/stack.ts';
import { autoModeOf } from '../model/auto-mode.ts';
import { releaseOf } from '../model/components.ts';
import type { ClusterSpec } from '../schema/cluster.ts';

/** What the components that shall run find wrong with the sources, and those whose release nobody names. */
export function checkComponents(
  spec: Partial<ClusterSpec>,
  stack: LayerStack,
  catalogue: Catalogue,
): Diagnostic[] {
  const { components = {}, compute, versions } = spec;
  const onAutoMode = compute !== undefined && autoModeOf({ compute }) !== undefined;
  return askedComponents(catalogue, components).flatMap(({ component, options }) => {
    // Refused there altogether.
    if (onAutoMode && component.besideAutoMode !== undefined) return [];
    const release = versions && releaseOf({ versions }, component.key);
    return [
      ...(component.problems?.({ cluster: spec, options, release, places: stack }) ?? []),
      ...(versions === undefined ? [] : missingRelease(component, release, stack)),
    ];
  });
}

function missingRelease(
  { key, title, release }: Component,
  pinned: unknown,
  stack: LayerStack,
): Diagnostic[] {
  if (release === undefined || pinned !== undefined) return [];
  const message = `${title} has no release: versions.${key} is missing`;
  const hint = `name it in clusters/fleet.yaml: versions.${key}`;
  const other = { path: ['versions'], message: 'the versions' };
  return [conflictAt(stack, ['components', key], message, hint, other)];
}
