import { askedComponents, COMPONENTS, type Component, type RenderedView } from '@nodeless/catalogue';
import type { Diagnostic, DiagnosticCode } from '@nodeless/core';
import { releaseOf } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../rule.ts';

const CODES = Object.values<Component>(COMPONENTS)
  .flatMap(({ rules = [] }) => rules)
  .flatMap(({ codes }) => codes) as [DiagnosticCode, ...DiagnosticCode[]];

/** The rules of the components of the catalogue, and those that the repository brings along. */
export const componentRules: Rule = {
  codes: CODES,
  *check(view) {
    const { model } = view;
    for (const rule of model.rules) yield* rule.check(renderedView(view));
    for (const component of Object.values(model.spec.catalogue)) {
      const seen = renderedView(view, component.key);
      for (const rule of component.rules ?? []) yield* rule.check(seen);
    }
  },
};

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
