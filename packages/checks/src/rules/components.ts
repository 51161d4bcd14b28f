import { askedComponents, type Extensions, type RenderedView } from '@nodeless/catalogue';
import type { Diagnostic } from '@nodeless/core';
import { releaseOf } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../rule.ts';

/** The rules that a repository brings along, and those of the components of the catalogue. */
export function extensionRules({ catalogue, rules }: Pick<Extensions, 'catalogue' | 'rules'>): Rule[] {
  const own = rules.map((rule): Rule => ({ ...rule, check: (view) => rule.check(renderedView(view)) }));
  const ofComponents = Object.values(catalogue).flatMap(({ key, rules: some = [] }) =>
    some.map((rule): Rule => ({ ...rule, check: (view) => rule.check(renderedView(view, key)) })),
  );
  return [...own, ...ofComponents];
}

function renderedView({ model, resources }: ClusterView, key?: string): RenderedView {
  const { spec } = model;
  const asked = askedComponents(spec.catalogue, spec.components).find(
    ({ component }) => component.key === key,
  );
  return {
    cluster: spec,
    options: asked?.options,
    release: key === undefined ? undefined : releaseOf(spec, key),
    resources,
    locationOf: (path) => model.provenance(path).location,
    finding: (...args): Diagnostic => finding(model, ...args),
  };
}
