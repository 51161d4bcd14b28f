import { askedComponents, conflictAt, type Component } from '@nodeless/catalogue';
import type { Diagnostic } from '@nodeless/core';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { PRIMITIVE_CODES } from '@nodeless/catalogue/schema';
import type { LayerStack } from '../layers/stack.ts';
import { autoModeOf } from '../model/auto-mode.ts';
import { releaseOf } from '../model/components.ts';
import type { ClusterRule } from './rule.ts';

/** What the components that shall run find wrong with the sources, and those whose release nobody names. */
export const componentSources: ClusterRule = {
  codes: [
    VALUE_CODES['spec/conflict'],
    VALUE_CODES['spec/missing-key'],
    PRIMITIVE_CODES['spec/invalid-value'],
  ],
  title: 'A component finds something wrong with the sources, or has no release',
  references: ['packages/catalogue/src/registry.ts'],
  check({ spec, stack, fleet: { catalogue } }) {
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
  },
};

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
